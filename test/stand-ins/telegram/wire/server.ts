import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromForm, isMethod } from '../checks/check-call.ts';
import { Verbatim } from '../methods/method.ts';
import type { World } from '../world.ts';
import type { Answer, Calls } from './calls.ts';
import { hold, refusalOf } from './faults.ts';
import type { Flood } from './flood.ts';
import { Refusal } from './refusal.ts';
import { bodyOf } from './request-body.ts';
import { runCall } from './run-call.ts';
import type { Script } from './script.ts';

export interface Wire {
  world: World;
  token: string;
  calls: Calls;
  script: Script;
  flood: Flood | undefined;
}

const refused = ({ status, description, parameters }: Refusal): Exclude<Answer, 'dropped'> => ({
  ok: false,
  error_code: status,
  description,
  ...(parameters && { parameters }),
});

function send(response: ServerResponse, status: number, json: string, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
    ...(retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }),
  });
  response.end(json);
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  send(response, refusal.status, JSON.stringify(refused(refusal)), refusal.parameters?.retry_after);
}

/** A mistake of the stand-in itself reaches the bot as a server error with its stack. */
const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(500, `Internal Server Error: ${error instanceof Error ? error.stack : error}`);

async function answer(wire: Wire, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, calls, script } = wire;
  const body = await bodyOf(request);
  if (body.isForm) body.params = fromForm(method, body.params);
  const call = calls.begin(method, body.params, world.now());
  const fault = script.take(method, body.params);
  const drop = () => {
    request.socket.destroy();
    calls.end(call, 'dropped');
  };
  if (fault) await hold(world.alarms, fault);
  if (fault && 'drop' in fault) return drop();
  if (fault && 'page' in fault) {
    response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.page);
    return calls.end(call, { ok: false, error_code: fault.status, description: fault.page });
  }
  try {
    const scripted = fault && refusalOf(fault);
    if (scripted) throw scripted;
    wire.flood?.check(method, body.params.chat_id, call.at);
    const result = await runCall(world, method, body, (hungUp) => response.once('close', hungUp));
    if (fault && 'dropAfter' in fault) return drop();
    if (fault && 'answerAfter' in fault) await fault.answerAfter;
    const isVerbatim = result instanceof Verbatim;
    send(response, 200, `{"ok":true,"result":${isVerbatim ? result.json : JSON.stringify(result)}}`);
    calls.end(call, { ok: true, result: isVerbatim ? result.brief : result });
  } catch (error) {
    const refusal = asRefusal(error);
    refuse(response, refusal);
    calls.end(call, refused(refusal));
  }
}

/** Bytes of a file that getFile has named. */
function sendFile({ world }: Wire, path: string, response: ServerResponse): void {
  const file = world.files.get(path.split('/').at(-1) ?? '');
  if (!file) {
    refuse(response, new Refusal(404, 'Not Found'));
    return;
  }
  response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length });
  response.end(file.bytes);
}

async function route(wire: Wire, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  if (path.startsWith(`/file/bot${wire.token}/`)) return sendFile(wire, path, response);
  const [, bot = '', method = ''] = path.split('/');
  if (!bot.startsWith('bot')) return refuse(response, new Refusal(404, 'Not Found'));
  if (bot !== `bot${wire.token}`) return refuse(response, new Refusal(401, 'Unauthorized'));
  if (!isMethod(method)) return refuse(response, new Refusal(404, 'Not Found'));
  return answer(wire, method, request, response);
}

interface Listening {
  root: string;
  breakConnections(): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function listen(wire: Wire): Promise<Listening> {
  const server = createServer((request, response) => {
    route(wire, request, response).catch((error: unknown) => {
      // The caller hung up, or its body cannot be read.
      if (response.writable && !response.headersSent) refuse(response, asRefusal(error));
    });
  });
  // A socket that this end closes first would break the next call of a client that keeps it open.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a host gives an AddressInfo; only pipes give a string.
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    breakConnections: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
