import { badRequest } from './refusal.ts';

export interface Part {
  name: string;
  /** Undefined when the part is no file. */
  filename: string | undefined;
  content: Buffer;
}

/** A value of a header's parameter, with or without quotes: grammY writes file names without. */
const parameter = (header: string, name: string): string | undefined => {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(header);
  return match?.[1] ?? match?.[2]?.trim();
};

function part(bytes: Buffer): Part {
  const end = bytes.indexOf('\r\n\r\n');
  const header = bytes.subarray(0, Math.max(end, 0)).toString();
  const disposition = header.split('\r\n').find((line) => /^content-disposition:/i.test(line));
  const name = disposition && parameter(disposition, 'name');
  if (end < 0 || !disposition || !name) throw badRequest("can't parse multipart form data");
  return { name, filename: parameter(disposition, 'filename'), content: bytes.subarray(end + 4) };
}

/**
 * The parts of a multipart/form-data body. The platform's own parser cannot be used: it refuses unquoted file names,
 * which Telegram takes and grammY sends.
 */
export function partsOf(body: Buffer, contentType: string): Part[] {
  const boundary = parameter(contentType, 'boundary');
  if (!boundary) throw badRequest("can't parse multipart form data");
  const mark = `\r\n--${boundary}`;
  // The first mark has no line before it.
  const bytes = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Part[] = [];
  let start = bytes.indexOf(mark);
  while (start >= 0) {
    const from = start + mark.length + 2;
    const next = bytes.indexOf(mark, from);
    if (next < 0) break;
    parts.push(part(bytes.subarray(from, next)));
    start = next;
  }
  return parts;
}
