/** The command that a text begins with, in small letters, and what follows it. */
export function readCommand(text: string): { name: string; argument: string } | undefined {
  const [, name, argument = ''] = /^\/([a-z0-9_]{1,32})(?:\s+|$)([\s\S]*)/i.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), argument: argument.trim() };
}
