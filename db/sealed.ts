import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
/** Bytes of a nonce and of an authentication tag, as NIST SP 800-38D recommends for GCM. */
const nonceLength = 12;
const tagLength = 16;

/** A new key: 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32);

/**
 * Encrypts and authenticates a short text with AES-256-GCM. `place` says where the result is kept, such as a table and
 * a row: it opens in no other place. The result is base64url.
 */
export function seal(key: Buffer, text: string, place: string): string {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64url');
}

/** What was sealed; undefined with another key, from another place, or when it was tampered with. */
export function unseal(key: Buffer, sealed: string, place: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceLength + tagLength) return undefined;
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]).toString('utf8');
  } catch {
    return undefined; // GCM says only that it is not authentic
  }
}
