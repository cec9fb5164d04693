import type { Key } from '../../locales/words.ts';
import { type Role, roles } from './people.ts';

/** Who may, and what the others are told. */
export type Rule = {
  readonly who: readonly Role[];
  readonly others: Key;
  /** Those of the others who are told something else. */
  readonly except?: Partial<Record<Role, Key>>;
};
export type Rules = { readonly group: Rule; readonly private: Rule };

const everybody: readonly Role[] = roles;
const nobody: readonly Role[] = [];
/** Everybody but those who are not in the chat. */
export const members = roles.filter((role) => role !== 'stranger' && role !== 'neighbour');
export const facilitators: readonly Role[] = ['admin', 'invited'];
const answering: readonly Role[] = [...facilitators, 'officer', 'officerAdmin', 'adviser'];
const chatAdmins: readonly Role[] = ['admin', 'officerAdmin'];

export const rule = (who: readonly Role[], others: Key, except: Rule['except'] = {}): Rule => ({ who, others, except });
export const both = (one: Rule): Rules => ({ group: one, private: one });

/** Rights by what somebody is. */
export const anybody = rule(everybody, 'common.outdatedButton');
export const onlyFacilitators = rule(facilitators, 'common.onlyFacilitators');
export const onlyAnswerers = rule(answering, 'common.onlyAnswerers');
export const onlyAdmins = rule(chatAdmins, 'common.onlyChatAdmins');
/** Only in the chat itself is somebody its admin. */
export const adminsThere: Rules = { group: onlyAdmins, private: rule(nobody, 'common.onlyChatAdmins') };

/** What works in one of the two places only. */
export const onlyInGroup = (group: Rule): Rules => ({ group, private: rule(nobody, 'common.onlyInGroup') });
export const onlyInPrivate = (inside: Rule): Rules => ({
  group: rule(nobody, 'common.onlyInPrivate'),
  private: inside,
});

/** Whoever belongs to no group has nothing to see in private. */
export const forMembers: Rules = { group: anybody, private: rule([...members, 'neighbour'], 'common.noGroup') };

/** The officer of Beat 4 answers for it, and nobody else. */
export const theOfficer = rule(['officer'], 'commitments.refused.notYours');
/** The member asked it. */
export const itsAsker = rule(['member'], 'questions.asker.notYours');
