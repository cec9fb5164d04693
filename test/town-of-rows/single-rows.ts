import type { ChatEvent } from '../../bot/channels/channel.ts';
import { press } from '../../bot/press.ts';
import { commitmentNames } from './commitments.ts';
import { pressing, saying } from './events.ts';
import type { Place } from './forms.ts';
import type { Role } from './people.ts';
import { questionNames } from './questions.ts';
import { facilitators, onlyAnswerers, type Rule, rule } from './rules.ts';
import type { Town } from './town.ts';

/** A thing that hangs on one row: who may do it there, and how it is done. */
type Single = { readonly rule: Rule; readonly happens: (role: Role) => () => Promise<ChatEvent> };

const notYours = 'commitments.refused.notYours';
const notAsked = 'questions.asker.notYours';
const noSuch = 'questions.refused.noSuch';

const Q = (name: (typeof questionNames)[number]) => `Q-${questionNames.indexOf(name) + 1}`;
const C = (name: (typeof commitmentNames)[number]) => `C-${commitmentNames.indexOf(name) + 1}`;

/** What the rule of a button or a command does not say yet, for it depends on the row. */
export function singleRows(town: Town): readonly Single[] {
  const { commitments, questions, posts } = town;
  const pressed = (who: Rule, action: string, row: string, argument = ''): Single => ({
    rule: who,
    happens: (role) => async () => pressing(town, role, 'private', press(action, row, argument)),
  });
  const typed = (who: Rule, text: string, place: Place): Single => ({
    rule: who,
    happens: (role) => async () => saying(town, role, place, text),
  });
  const onlyOfThoseWhoAnswer = { ...onlyAnswerers, who: [...facilitators] };
  return [
    // Where nobody is named for the community, its facilitators answer; a neighbour who is named answers alone.
    pressed(rule(facilitators, notYours), 'commitment.confirm', commitments.ofTheCommunity, 'community'),
    pressed(rule(['member'], notYours), 'commitment.confirm', commitments.ofAMember, 'community'),
    pressed(rule(['adviser'], notYours), 'commitment.confirm', commitments.ofTheAdviser, 'local_government'),
    pressed(rule(['officer'], notYours), 'commitment.confirm', commitments.joint, 'police'),
    pressed(rule(['adviser'], notYours), 'commitment.confirm', commitments.joint, 'local_government'),
    pressed(rule(facilitators, notYours), 'commitment.confirm', commitments.joint, 'community'),
    pressed(rule([], notYours), 'commitment.confirm', commitments.proposed, 'community'),
    typed(rule(['member'], notYours), `/done ${C('ofAMember')}`, 'group'),
    typed(rule(facilitators, notYours), `/later ${C('ofTheCommunity')} 30.12.2026 Snow`, 'group'),
    // Whoever asked says whether it is answered, with or without their name; what was asked aloud, a facilitator.
    pressed(rule(['member'], notAsked), 'question.isAnswered', questions.hiddenAnswered),
    pressed(rule(facilitators, notAsked), 'question.isAnswered', questions.aloud),
    pressed(rule(facilitators, notAsked), 'question.notYet', questions.aloud),
    // What is not public is a facilitator's alone: those who answer questions do not hear of it.
    typed(rule(facilitators, noSuch), `/questions ${Q('waiting')}`, 'private'),
    typed(rule(facilitators, noSuch), `/questions ${Q('hidden')}`, 'private'),
    typed(rule(facilitators, noSuch), `/questions ${Q('removed')}`, 'private'),
    typed(rule([], noSuch), `/questions ${Q('hidden')}`, 'group'),
    pressed(rule(facilitators, noSuch), 'question.show', questions.hidden),
    pressed(
      { ...onlyOfThoseWhoAnswer, except: { officer: noSuch, officerAdmin: noSuch, adviser: noSuch } },
      'question.answer',
      questions.hidden,
    ),
    typed(
      {
        ...onlyOfThoseWhoAnswer,
        except: { officer: noSuch, officerAdmin: noSuch, adviser: noSuch, neighbour: noSuch },
      },
      `/answer ${Q('hidden')} On Monday`,
      'private',
    ),
    // Who answers for promises does not lead the group too; who leads it needs no invitation.
    pressed(
      rule(['member', 'stranger', 'former', 'neighbour'], 'posts.refused.holdsPost', {
        admin: 'posts.refused.own',
        invited: 'posts.refused.facilitates',
      }),
      'invite.accept',
      posts.invitations.toFacilitate,
      'BBBBBBBBBBBBBBBBBBBBBB',
    ),
    pressed(rule(['invited'], 'posts.toast.notYours'), 'invite.giveUp', posts.invitations.facilitators, 'sure'),
  ];
}
