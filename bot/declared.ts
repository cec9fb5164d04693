import type { AnyPress, Command, DueKind, Feature, FormKind } from './feature.ts';
import type { AnyRecipe } from './recipe.ts';

/** Everything the features declared, by name. */
export type Declared = {
  readonly features: readonly Feature[];
  readonly commands: ReadonlyMap<string, Command>;
  readonly presses: ReadonlyMap<string, AnyPress>;
  readonly forms: ReadonlyMap<string, FormKind>;
  readonly due: ReadonlyMap<string, DueKind>;
  readonly recipes: ReadonlyMap<string, AnyRecipe>;
};

/** Gathers the declarations of all features. @throws when two features claim one name. */
export function gather(features: readonly Feature[]): Declared {
  return {
    features,
    commands: byName(
      features.flatMap((feature) => feature.commands ?? []),
      (command) => command.name,
    ),
    presses: byName(
      features.flatMap((feature) => feature.presses ?? []),
      (press) => press.action,
    ),
    forms: byName(
      features.flatMap((feature) => feature.forms ?? []),
      (form) => form.kind,
    ),
    due: byName(
      features.flatMap((feature) => feature.due ?? []),
      (due) => due.kind,
    ),
    recipes: byName(
      features.flatMap((feature) => feature.recipes ?? []),
      (recipe) => recipe.name,
    ),
  };
}

function byName<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): ReadonlyMap<string, Thing> {
  const named = new Map<string, Thing>();
  for (const thing of things) {
    const name = nameOf(thing);
    if (named.has(name)) throw new Error(`two features declare "${name}"`);
    named.set(name, thing);
  }
  return named;
}
