import type { Key, Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { bold, lines } from './lines.ts';

export type Help = {
  readonly commands: readonly { readonly name: string; readonly help: Key }[];
  readonly group: boolean;
};

/** What somebody may do here, one command a line. */
export function helpMessage({ commands, group }: Help, { t }: Words): Message {
  return {
    body: lines(
      bold(t('help.title')),
      ...commands.map(({ name, help }) => `/${name} – ${t(help)}`),
      ...(group ? ['', t('help.inPrivate')] : []),
    ),
    ...(group ? { choices: [[{ label: t('linking.openPrivate'), open: 'hello' }]] } : {}),
  };
}
