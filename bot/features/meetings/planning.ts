import { type Feature, onPress } from '../../feature.ts';
import { theChat } from '../linking/setup.ts';
import { beginByButton, beginMeeting, beginReporting } from './begin.ts';
import { planForm, theDraft } from './draft.ts';
import { meetingDue } from './due.ts';
import { planAnnounced, planCancelled, planMessage } from './plan-card.ts';
import { pressAnnounce } from './press-announce.ts';
import { meetingAnnounced, meetingCalendar, meetingReminder } from './recipes.ts';
import { answerInvitation } from './rsvp.ts';
import { theMeeting } from './target.ts';
import { typedAnswer } from './typed.ts';
import { answerTo, askTyped, cancel, change, chooseKind, choosePost } from './wizard.ts';

const questions = ['unclear', 'rhythm', 'ordinal', 'weekday', 'date', 'time', 'place'] as const;

/** Meetings and reporting days are set, announced in every chat, reminded of, and answered to. */
export const planningMeetings: Feature = {
  commands: [
    { name: 'meeting', where: ['group'], who: 'facilitator', help: 'help.commands.meeting', run: beginMeeting },
    {
      name: 'reporting',
      where: ['group', 'private'],
      who: 'answerer',
      help: 'help.commands.reporting',
      run: beginReporting,
    },
  ],
  // Who may set a meeting hangs on its kind and post, so the handlers check it.
  presses: [
    onPress({ action: 'meeting.new', of: theChat, who: 'facilitator', run: (act) => beginByButton(act) }),
    onPress({ action: 'plan.kind', of: theDraft, who: 'anybody', run: chooseKind }),
    onPress({ action: 'plan.post', of: theDraft, who: 'anybody', run: choosePost }),
    ...questions.map((question) =>
      onPress({ action: `plan.${question}`, of: theDraft, who: 'anybody', run: answerTo(question) }),
    ),
    onPress({ action: 'plan.type', of: theDraft, who: 'anybody', run: askTyped }),
    onPress({ action: 'plan.change', of: theDraft, who: 'anybody', run: change }),
    onPress({ action: 'plan.cancel', of: theDraft, who: 'anybody', run: cancel }),
    onPress({ action: 'plan.announce', of: theDraft, who: 'anybody', run: pressAnnounce }),
    onPress({ action: 'meeting.rsvp', of: theMeeting, who: 'anybody', run: answerInvitation }),
  ],
  forms: [{ kind: planForm, who: 'anybody', typed: typedAnswer }],
  due: meetingDue,
  recipes: [planMessage, planCancelled, planAnnounced, meetingAnnounced, meetingReminder, meetingCalendar],
};
