/**
 * Zones offered as buttons, the likeliest first. An own list, because Node's canonicalises some names
 * (Asia/Kathmandu comes back as Asia/Katmandu), and people should read the name that they know.
 */
export const SUGGESTED_ZONES = [
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Tashkent',
  'Asia/Almaty',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Karachi',
  'Asia/Manila',
  'Europe/Belgrade',
  'Europe/Tirane',
  'Europe/Kyiv',
  'Europe/London',
] as const;

// Temporal also takes offsets and whole timestamps for a zone; neither follows a country's clock changes.
const ZONE_ID = /^[A-Za-z][A-Za-z0-9_+-]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/;

/** Whether this is an IANA zone id that Temporal knows. Store the text as typed: never a canonicalised form. */
export function isZone(text: string): boolean {
  if (!ZONE_ID.test(text)) return false;
  try {
    new Temporal.ZonedDateTime(0n, text);
    return true;
  } catch {
    return false;
  }
}
