import 'i18next';
import type commitments from './en/commitments.json';
import type common from './en/common.json';
import type help from './en/help.json';
import type linking from './en/linking.json';
import type meetings from './en/meetings.json';
import type polls from './en/polls.json';
import type posts from './en/posts.json';
import type progress from './en/progress.json';
import type questions from './en/questions.json';
import type record from './en/record.json';
import type settings from './en/settings.json';
import type web from './en/web.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
    resources: {
      translation: {
        commitments: typeof commitments;
        common: typeof common;
        help: typeof help;
        linking: typeof linking;
        meetings: typeof meetings;
        polls: typeof polls;
        posts: typeof posts;
        progress: typeof progress;
        questions: typeof questions;
        record: typeof record;
        settings: typeof settings;
        web: typeof web;
      };
    };
  }
}
