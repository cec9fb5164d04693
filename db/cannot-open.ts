/** The database could not be opened. The message is one line for the person who runs the bot: what is wrong, what to do. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
}
