import type { IncomingMessage } from 'node:http';
import type { SentFile } from '../chats/chat-message.ts';
import { partsOf } from './multipart.ts';
import { badRequest } from './refusal.ts';

export interface Body {
  params: Record<string, unknown>;
  files: Map<string, SentFile>;
  /** Every value came as text and is still to be read by its type. */
  isForm: boolean;
}

const NO_FILES = new Map<string, SentFile>();

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the caller hung up')));
  });
}

function fromJson(body: Buffer): Body {
  const params: unknown = body.length === 0 ? {} : parsed(body.toString());
  if (typeof params !== 'object' || params === null || Array.isArray(params))
    throw badRequest("can't parse JSON object");
  return { params: { ...params }, files: NO_FILES, isForm: false };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

/** A file's part may be named like its parameter, or be meant by an attach://<name> in another one. */
function fromMultipart(body: Buffer, type: string): Body {
  const params: Record<string, unknown> = {};
  const files = new Map<string, SentFile>();
  for (const { name, filename, content } of partsOf(body, type)) {
    if (filename === undefined) params[name] = content.toString();
    else files.set(name, { name: filename, mime: 'application/octet-stream', bytes: new Uint8Array(content) });
  }
  const meant = Object.values(params).join(' ');
  for (const name of files.keys()) {
    if (!meant.includes(`attach://${name}`)) params[name] = `attach://${name}`;
  }
  return { params, files, isForm: true };
}

/** The parameters of a call, from JSON, a form or a form with files. */
export async function bodyOf(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const body = await read(request);
  if (type.startsWith('multipart/form-data')) return fromMultipart(body, type);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { params: Object.fromEntries(new URLSearchParams(body.toString())), files: NO_FILES, isForm: true };
  }
  return fromJson(body);
}
