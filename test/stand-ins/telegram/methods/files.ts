import { badRequest } from '../wire/refusal.ts';
import type { Method } from './method.ts';

/** Bytes of the file are served under /file/bot<token>/<file_path>. */
export const getFile: Method<'getFile'> = (world, args) => {
  const file = world.files.get(args.file_id);
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  return {
    file_id: args.file_id,
    file_unique_id: args.file_id.replace('file-', 'unique-'),
    file_size: file.bytes.length,
    file_path: `documents/${args.file_id}`,
  };
};
