/**
 * What a button carries: `1:<action>:<id>:<argument>`, at most 64 bytes. It names a row and never holds a right; who may
 * press it is looked up when it is pressed. The leading number changes when older buttons can no longer be understood.
 */
const version = '1';

export type Press = { readonly action: string; readonly id: string; readonly argument: string };

/** Writes what a button carries. Ids are shortened from 36 to 22 characters. */
export function press(action: string, id = '', argument = ''): string {
  return [version, action, shorten(id), argument].join(':').replace(/:+$/, '');
}

/** Reads what a button carried; undefined when it is not one of ours, or an outdated one. */
export function readPress(data: string): Press | undefined {
  const [spoken, action, id = '', ...rest] = data.split(':');
  if (spoken !== version || !action) return undefined;
  const whole = id === '' ? '' : lengthen(id);
  return whole === undefined ? undefined : { action, id: whole, argument: rest.join(':') };
}

function shorten(id: string): string {
  return id === '' ? '' : Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function lengthen(short: string): string | undefined {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  if (hex.length !== 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
