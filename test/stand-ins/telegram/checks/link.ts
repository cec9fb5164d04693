/** Whether Telegram takes this as an address: a host with a dot, with or without http(s), or a tg:// link (tdlib, LinkManager). */
export function isLink(url: string): boolean {
  if (/^(?:tg|ton|tonsite):/i.test(url)) return true;
  const parsed = URL.parse(/^[a-z]+:\/\//i.test(url) ? url : `http://${url}`);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return false;
  return parsed.hostname.includes('.') || parsed.hostname.startsWith('[');
}
