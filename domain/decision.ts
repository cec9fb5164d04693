/** What a decision comes to: events to keep, or a refusal that says why nothing changed. */
export type Decision<Event, Refusal> = { readonly events: readonly Event[] } | { readonly refused: Refusal };

/** True when a decision changes nothing and says why. */
export function isRefused<Event, Refusal>(
  decision: Decision<Event, Refusal>,
): decision is { readonly refused: Refusal } {
  return 'refused' in decision;
}
