CREATE TABLE "chat_members" (
	"chat_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"status" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chat_members_chat_id_identity_id_pk" PRIMARY KEY("chat_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"platform_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"title" text,
	"identity_id" uuid,
	"working_group_id" uuid,
	"language" text,
	"zone" text,
	"may_pin" boolean DEFAULT false NOT NULL,
	"admins_asked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chats_platform_chat" UNIQUE("platform","platform_id")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"working_group_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"question_id" uuid,
	"text_id" uuid NOT NULL,
	"indicator_id" uuid,
	"owner" text NOT NULL,
	"sides" jsonb NOT NULL,
	"due" date NOT NULL,
	"first_due" date NOT NULL,
	"proposal" jsonb,
	"declined" jsonb,
	"word" jsonb,
	"verdict" jsonb,
	"status" text NOT NULL,
	"referred_to_id" uuid,
	"withdrawn_reason_id" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"kept_late" boolean NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "commitments_number" UNIQUE("working_group_id","number")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" uuid NOT NULL,
	"act" text NOT NULL,
	"recipe" text NOT NULL,
	"params" jsonb NOT NULL,
	"slot" text,
	"key" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reply" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"platform_message_id" text,
	"answers_message_id" text,
	"sent_at" timestamp with time zone,
	"error" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "due" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "due_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"argument" text,
	"working_group_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "due_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"noun" text NOT NULL,
	"stream_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"actor_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_stream_seq" UNIQUE("stream_id","seq")
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"chat_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"working_group_id" uuid,
	"draft" jsonb NOT NULL,
	"awaiting" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"working_group_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"series_id" uuid,
	"post_id" uuid,
	"date" date NOT NULL,
	"time" time NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"place_id" uuid NOT NULL,
	"status" text NOT NULL,
	"announced_at" timestamp with time zone,
	"attendance" jsonb,
	"not_held_reason_id" uuid,
	"recorded_at" timestamp with time zone,
	CONSTRAINT "meetings_number" UNIQUE("working_group_id","number"),
	CONSTRAINT "meetings_occurrence" UNIQUE("series_id","date")
);
--> statement-breakpoint
CREATE TABLE "rsvps" (
	"meeting_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rsvps_meeting_id_identity_id_pk" PRIMARY KEY("meeting_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"working_group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"time" time NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"place_id" uuid NOT NULL,
	"post_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"platform_id" text NOT NULL,
	"name" text NOT NULL,
	"username" text,
	"language" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_platform_account" UNIQUE("platform","platform_id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"poll_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"chat_id" uuid NOT NULL,
	"answer" text,
	"cast_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ballots_poll_id_identity_id_pk" PRIMARY KEY("poll_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "early_votes" (
	"platform" text NOT NULL,
	"platform_poll_id" text NOT NULL,
	"identity_id" uuid NOT NULL,
	"options" text[] NOT NULL,
	"cast_at" timestamp with time zone NOT NULL,
	CONSTRAINT "early_votes_platform_platform_poll_id_identity_id_pk" PRIMARY KEY("platform","platform_poll_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "poll_messages" (
	"platform" text NOT NULL,
	"platform_poll_id" text NOT NULL,
	"poll_id" uuid NOT NULL,
	"chat_id" uuid NOT NULL,
	"options" jsonb NOT NULL,
	CONSTRAINT "poll_messages_platform_platform_poll_id_pk" PRIMARY KEY("platform","platform_poll_id")
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"working_group_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"meeting_id" uuid,
	"status" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"tally" jsonb,
	"verdict" text,
	"quorum" integer,
	"not_counted" integer
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"working_group_id" uuid NOT NULL,
	"role" text NOT NULL,
	"post_id" uuid,
	"token" text,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" uuid,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"working_group_id" uuid NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "posts_name" UNIQUE("working_group_id","side","name")
);
--> statement-breakpoint
CREATE TABLE "tenures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "private_askers" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"ciphertext" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"working_group_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text_id" uuid NOT NULL,
	"asker_id" uuid,
	"aloud" boolean NOT NULL,
	"meeting_id" uuid,
	"status" text NOT NULL,
	"visibility" text NOT NULL,
	"answer_id" uuid,
	"answered_at" timestamp with time zone,
	"commitments" uuid[] NOT NULL,
	"referred_to_id" uuid,
	"withdrawn_reason_id" uuid,
	"edited" boolean NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_because" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "questions_number" UNIQUE("working_group_id","number")
);
--> statement-breakpoint
CREATE TABLE "received" (
	"platform" text NOT NULL,
	"event_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"parked_at" timestamp with time zone,
	CONSTRAINT "received_platform_event_id_pk" PRIMARY KEY("platform","event_id")
);
--> statement-breakpoint
CREATE TABLE "summaries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"working_group_id" uuid NOT NULL,
	"meeting_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"author_id" uuid,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "wrong_tries" (
	"person_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"working_group_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activity_working_group_id_identity_id_pk" PRIMARY KEY("working_group_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "facilitators" (
	"working_group_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "facilitators_working_group_id_identity_id_pk" PRIMARY KEY("working_group_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "working_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"language" text NOT NULL,
	"code" text NOT NULL,
	"public_page" boolean DEFAULT true NOT NULL,
	"reminders" integer[] NOT NULL,
	"last_meeting_number" integer DEFAULT 0 NOT NULL,
	"last_question_number" integer DEFAULT 0 NOT NULL,
	"last_commitment_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "working_groups_slug_unique" UNIQUE("slug"),
	CONSTRAINT "working_groups_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due" ADD CONSTRAINT "due_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_identities_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_place_id_texts_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_identities_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_poll_id_polls_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."polls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "early_votes" ADD CONSTRAINT "early_votes_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_messages" ADD CONSTRAINT "poll_messages_poll_id_polls_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."polls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_messages" ADD CONSTRAINT "poll_messages_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_identities_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_identities_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_askers" ADD CONSTRAINT "private_askers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_author_id_identities_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_tries" ADD CONSTRAINT "wrong_tries_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitators" ADD CONSTRAINT "facilitators_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitators" ADD CONSTRAINT "facilitators_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_members_of_identity" ON "chat_members" USING btree ("identity_id");--> statement-breakpoint
CREATE INDEX "chats_of_working_group" ON "chats" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "chats_of_identity" ON "chats" USING btree ("identity_id");--> statement-breakpoint
CREATE INDEX "commitments_by_status" ON "commitments" USING btree ("working_group_id","status","due");--> statement-breakpoint
CREATE INDEX "commitments_of_question" ON "commitments" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_key" ON "deliveries" USING btree ("key");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at","id") WHERE state in ('queued', 'retry', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_in_order" ON "deliveries" USING btree ("chat_id","id") WHERE state in ('queued', 'retry', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_by_slot" ON "deliveries" USING btree ("slot","chat_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_message" ON "deliveries" USING btree ("chat_id","platform_message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_edit" ON "deliveries" USING btree ("chat_id","slot") WHERE act = 'edit' and state = 'queued';--> statement-breakpoint
CREATE INDEX "due_open" ON "due" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "due_of_subject" ON "due" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "due_of_group" ON "due" USING btree ("working_group_id","due_at");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "forms_of_person" ON "forms" USING btree ("chat_id","identity_id");--> statement-breakpoint
CREATE INDEX "meetings_by_start" ON "meetings" USING btree ("working_group_id","starts_at");--> statement-breakpoint
CREATE INDEX "poll_messages_of_poll" ON "poll_messages" USING btree ("poll_id");--> statement-breakpoint
CREATE INDEX "polls_of_commitment" ON "polls" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "polls_of_meeting" ON "polls" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "polls_one_open" ON "polls" USING btree ("commitment_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "tenures_of_post" ON "tenures" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "tenures_of_identity" ON "tenures" USING btree ("identity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenures_one_holder" ON "tenures" USING btree ("post_id") WHERE until is null;--> statement-breakpoint
CREATE INDEX "questions_by_status" ON "questions" USING btree ("working_group_id","status");--> statement-breakpoint
CREATE INDEX "summaries_by_time" ON "summaries" USING btree ("working_group_id","at");--> statement-breakpoint
CREATE INDEX "wrong_tries_of_person" ON "wrong_tries" USING btree ("person_id","secret","at");--> statement-breakpoint
CREATE FUNCTION "events_are_added_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are only ever added: % is refused', TG_OP;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "events_no_change" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "events_are_added_only"();
--> statement-breakpoint
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "events_are_added_only"();
