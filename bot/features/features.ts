import type { Feature } from '../feature.ts';
import { note } from '../note.ts';
import { namingTheAnonymous } from './anonymous.ts';
import { cancelling } from './cancel.ts';
import { decidingDates } from './commitments/decide-date.ts';
import { fillingIn } from './commitments/fill-in.ts';
import { askingForTime } from './commitments/later.ts';
import { listingCommitments } from './commitments/list.ts';
import { makingCommitments } from './commitments/make.ts';
import { listingMine } from './commitments/mine.ts';
import { owningCommitments } from './commitments/own.ts';
import { ownWords } from './commitments/own-words.ts';
import { gettingStuck } from './commitments/stuck.ts';
import { typedByOwners } from './commitments/typed.ts';
import { helping } from './help.ts';
import { linking } from './linking/linking.ts';
import { listingMeetings } from './meetings/list.ts';
import { planningMeetings } from './meetings/planning.ts';
import { polling } from './polls/polls.ts';
import { proposingPolls } from './polls/propose.ts';
import { inviting } from './posts/inviting.ts';
import { summing } from './progress/progress.ts';
import { recording } from './progress/record.ts';
import { answering } from './questions/answer.ts';
import { asking } from './questions/ask.ts';
import { askingPrivately } from './questions/ask-privately.ts';
import { hearingAskers } from './questions/asker.ts';
import { deciding } from './questions/desk.ts';
import { hearingOfQuestions } from './questions/hear.ts';
import { passingTime } from './questions/in-time.ts';
import { listingQuestions } from './questions/list.ts';
import { passingOn } from './questions/refer.ts';
import { changingSettings } from './settings/settings.ts';
import { starting } from './start.ts';

/** Everything that people can do with the bot, in the order in which `/help` shows it. */
export const features: readonly Feature[] = [
  starting,
  helping,
  linking,
  planningMeetings,
  listingMeetings,
  asking,
  askingPrivately,
  listingQuestions,
  answering,
  passingOn,
  deciding,
  hearingAskers,
  hearingOfQuestions,
  passingTime,
  makingCommitments,
  listingCommitments,
  listingMine,
  typedByOwners,
  owningCommitments,
  ownWords,
  askingForTime,
  gettingStuck,
  decidingDates,
  fillingIn,
  proposingPolls,
  polling,
  inviting,
  recording,
  summing,
  changingSettings,
  namingTheAnonymous,
  cancelling,
  { recipes: [note] },
];
