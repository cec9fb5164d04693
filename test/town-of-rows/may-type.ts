import {
  adminsThere,
  anybody,
  both,
  facilitators,
  forMembers,
  members,
  onlyAnswerers,
  onlyFacilitators,
  onlyInGroup,
  onlyInPrivate,
  type Rules,
  rule,
  theOfficer,
} from './rules.ts';

/** What an owner says of a commitment by typing: of what is not in their groups they do not even hear. */
const owning: Rules = {
  group: theOfficer,
  private: {
    ...theOfficer,
    except: {
      stranger: 'commitments.refused.noSuchCommitment',
      neighbour: 'commitments.refused.noSuchCommitment',
    },
  },
};

/** Who may type each command. The neighbour facilitates a group too: in private they may begin, and find nothing of ours. */
export const mayType: Readonly<Record<string, Rules>> = {
  start: both(anybody),
  language: both(anybody),
  help: both(anybody),
  meeting: onlyInGroup(onlyFacilitators),
  reporting: {
    group: {
      ...onlyFacilitators,
      others: 'common.onlyAnswerers',
      except: {
        officer: 'common.onlyFacilitators',
        officerAdmin: 'common.onlyFacilitators',
        adviser: 'common.onlyFacilitators',
      },
    },
    // In private everybody sets the reporting days of a post that they hold.
    private: rule(['officer', 'officerAdmin'], 'meetings.plan.noPost', {
      member: 'common.onlyAnswerers',
      stranger: 'common.onlyAnswerers',
      former: 'common.onlyAnswerers',
    }),
  },
  meetings: forMembers,
  ask: forMembers,
  questions: forMembers,
  answer: { group: onlyAnswerers, private: { ...onlyAnswerers, except: { neighbour: 'questions.refused.noSuch' } } },
  commit: onlyInGroup(onlyFacilitators),
  commitments: forMembers,
  mine: onlyInPrivate(rule(['admin', 'invited', 'member', 'officer', 'adviser'], 'commitments.mine.none')),
  done: owning,
  progressing: owning,
  blocked: owning,
  later: owning,
  poll: onlyInGroup(onlyFacilitators),
  officer: onlyInGroup(onlyFacilitators),
  adviser: onlyInGroup(onlyFacilitators),
  facilitator: onlyInGroup(onlyFacilitators),
  record: { group: onlyFacilitators, private: { ...onlyFacilitators, except: { neighbour: 'record.noSuchMeeting' } } },
  progress: { group: onlyFacilitators, private: forMembers.private },
  // The neighbour sees the settings of their own group.
  settings: {
    group: onlyFacilitators,
    private: rule([...facilitators, 'neighbour'], 'common.onlyFacilitators'),
  },
};

/** Whose typed answer is taken, however they came to be asked. */
export const mayFillIn: Readonly<Record<string, Rules>> = {
  'setup.zone': adminsThere,
  'setup.code': adminsThere,
  'meeting.plan': both(onlyFacilitators),
  'question.ask': both(anybody),
  'question.askPrivately': both(rule(members, 'questions.private.notMember')),
  'question.answer': both(onlyAnswerers),
  'question.answerSure': both(anybody),
  'question.refer': both(onlyFacilitators),
  'commitment.make': both(onlyFacilitators),
  'commitment.which': both(theOfficer),
  'commitment.decline': both(theOfficer),
  'commitment.note': both(theOfficer),
  'commitment.progress': both(theOfficer),
  'commitment.later': both(theOfficer),
  'commitment.stuck': both(theOfficer),
  'invite.post': both(onlyFacilitators),
  'record.why': both(onlyFacilitators),
  'record.came': both(onlyFacilitators),
  'record.asked': both(onlyFacilitators),
  'settings.zone': both(onlyFacilitators),
  'settings.name': both(onlyFacilitators),
};
