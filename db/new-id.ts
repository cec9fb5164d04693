import { randomBytes } from 'node:crypto';
import type { Id } from '../domain/ids.ts';

/** Makes ids: UUIDs of version 7 (RFC 9562), which sort by the time they were made at. */
export type NewId = <Name extends Id<string>>() => Name;

/** A maker of ids that reads the time from `now`. */
export function idMaker(now: () => Temporal.Instant): NewId {
  return <Name extends Id<string>>() => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(now().epochMilliseconds, 0, 6);
    bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
    bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
    const hex = bytes.toString('hex');
    const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    // The one place where an id begins, so the one place that gives it its brand.
    return uuid as Name;
  };
}
