/** An id of one noun, so that a question's id is never taken for a commitment's. The value is a UUID. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

export type WorkingGroupId = Id<'working group'>;
export type ChatId = Id<'chat'>;
export type IdentityId = Id<'identity'>;
export type PersonId = Id<'person'>;
export type PostId = Id<'post'>;
export type SeriesId = Id<'series'>;
export type MeetingId = Id<'meeting'>;
export type QuestionId = Id<'question'>;
export type CommitmentId = Id<'commitment'>;
export type PollId = Id<'poll'>;
export type TextId = Id<'text'>;
export type TenureId = Id<'tenure'>;
export type InvitationId = Id<'invitation'>;
export type FormId = Id<'form'>;
export type SummaryId = Id<'summary'>;
