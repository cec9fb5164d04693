/** The pages could not be served. The message is one line for the person who runs the bot: what is wrong, what to do. */
export class CannotListen extends Error {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const why =
      cause.code === 'EADDRINUSE'
        ? 'something else listens there already; set PORT to another one'
        : `it cannot be listened on (${cause.code}); correct HOST or PORT`;
    super(`HOST and PORT ${host}:${port}: ${why}`, { cause });
    this.name = 'CannotListen';
  }
}
