import { commitmentLife } from '../db/commitments.ts';
import { meetingLife } from '../db/meetings.ts';
import { pollLife } from '../db/polls.ts';
import { questionLife } from '../db/questions.ts';
import { decide as decideCommitment } from '../domain/commitment/decide.ts';
import { decide as decideMeeting } from '../domain/meeting.ts';
import { decide as decidePoll } from '../domain/poll.ts';
import { decide as decideQuestion } from '../domain/question/decide.ts';

/** The nouns that have a life, each with how it is kept and how it decides; for `settle`. */
export const question = { life: questionLife, decide: decideQuestion };
export const commitment = { life: commitmentLife, decide: decideCommitment };
export const meeting = { life: meetingLife, decide: decideMeeting };
export const poll = { life: pollLife, decide: decidePoll };
