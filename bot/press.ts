/**
 * What a button carries: `1:<action>:<id>:<argument>`, at most 64 bytes. It names a row and never holds a right; who may
 * press it is looked up when it is pressed. The leading number changes when older buttons can no longer be understood.
 */
const version = '1';

export type Press = { readonly action: string; readonly id: string; readonly argument: string };

/** Writes what a button carries. Ids are shortened from 36 to 22 characters. */
export function press(action: string, id = '', argument = ''): string {
  return [version, action, shortId(id), argument].join(':').replace(/:+$/, '');
}

/** Reads what a button carried; undefined when it is not one of ours, or an outdated one. */
export function readPress(data: string): Press | undefined {
  const [spoken, action, id = '', ...rest] = data.split(':');
  if (spoken !== version || !action) return undefined;
  const whole = id === '' ? '' : wholeId(id);
  return whole === undefined ? undefined : { action, id: whole, argument: rest.join(':') };
}

/** A UUID in 22 characters, also for a second one in a button's argument. */
export function shortId(id: string): string {
  return id === '' ? '' : Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The UUID that was shortened; undefined when it was none. */
export function wholeId(short: string): string | undefined {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  if (hex.length !== 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
