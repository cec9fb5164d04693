/** What Telegram answers instead of a result. `description` is the whole line a bot reads. */
export class Refusal extends Error {
  readonly status: number;
  readonly description: string;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(status: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.status = status;
    this.description = description;
    this.parameters = parameters;
  }
}

export const badRequest = (why: string): Refusal => new Refusal(400, `Bad Request: ${why}`);
export const forbidden = (why: string): Refusal => new Refusal(403, `Forbidden: ${why}`);
export const conflict = (why: string): Refusal => new Refusal(409, `Conflict: ${why}`);
export const notPlayed = (what: string): Refusal => badRequest(`${what} is not played by this stand-in`);
