CREATE TABLE "live_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"guide_id" uuid,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"guide_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"stance" smallint,
	"lang" text,
	"text" text,
	"hidden_on" date,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "session_answers_once" UNIQUE("guide_id","voice_id"),
	CONSTRAINT "session_answers_stance" CHECK ("session_answers"."stance" in (-1, 0, 1)),
	CONSTRAINT "session_answers_one" CHECK (("session_answers"."stance" is null) <> ("session_answers"."text" is null))
);
--> statement-breakpoint
CREATE TABLE "session_guides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"form" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"changed" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "session_guides_number" UNIQUE("session_id","number"),
	CONSTRAINT "session_guides_form" CHECK ("session_guides"."form" in ('stance', 'words'))
);
--> statement-breakpoint
CREATE TABLE "session_note_versions" (
	"note_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"writer" text,
	"on" date NOT NULL,
	CONSTRAINT "session_note_versions_note_id_version_pk" PRIMARY KEY("note_id","version")
);
--> statement-breakpoint
CREATE TABLE "session_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"removed_on" date,
	"changed" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "session_notes_number" UNIQUE("session_id","number"),
	CONSTRAINT "session_notes_kind" CHECK ("session_notes"."kind" in ('note', 'recommendation'))
);
--> statement-breakpoint
CREATE TABLE "session_question_votes" (
	"question_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	CONSTRAINT "session_question_votes_question_id_voice_id_pk" PRIMARY KEY("question_id","voice_id")
);
--> statement-breakpoint
CREATE TABLE "session_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"voice_id" uuid,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"hidden_on" date,
	"hidden_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"joined_into" uuid,
	"changed" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "session_questions_number" UNIQUE("session_id","number"),
	CONSTRAINT "session_questions_state" CHECK ("session_questions"."state" in ('asked', 'current', 'answered'))
);
--> statement-breakpoint
CREATE TABLE "session_voices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "session_voices_once" UNIQUE("session_id","voice")
);
--> statement-breakpoint
CREATE TABLE "summit_agenda_sessions" (
	"agenda_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	CONSTRAINT "summit_agenda_sessions_agenda_id_session_id_pk" PRIMARY KEY("agenda_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "summit_agendas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"teller" "bytea",
	"made_on" date NOT NULL,
	CONSTRAINT "summit_agendas_once" UNIQUE("summit_id","voice")
);
--> statement-breakpoint
CREATE TABLE "summit_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "summit_changes_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"summit_id" uuid NOT NULL,
	"session_id" uuid,
	"on" date NOT NULL,
	"kind" text NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	CONSTRAINT "summit_changes_kind" CHECK ("summit_changes"."kind" in ('added', 'moved', 'room', 'title', 'cancelled', 'restored'))
);
--> statement-breakpoint
CREATE TABLE "summit_evaluations" (
	"summit_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"heard" smallint NOT NULL,
	"learnt" smallint NOT NULL,
	"again" smallint NOT NULL,
	CONSTRAINT "summit_evaluations_summit_id_voice_pk" PRIMARY KEY("summit_id","voice"),
	CONSTRAINT "summit_evaluations_heard" CHECK ("summit_evaluations"."heard" between 1 and 4),
	CONSTRAINT "summit_evaluations_learnt" CHECK ("summit_evaluations"."learnt" between 1 and 4),
	CONSTRAINT "summit_evaluations_again" CHECK ("summit_evaluations"."again" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "summit_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"body" "bytea" NOT NULL,
	"on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "summit_reports" (
	"summit_id" uuid PRIMARY KEY NOT NULL,
	"made_on" date NOT NULL,
	"paragraphs" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "summit_rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"guid" text,
	"capacity" integer,
	CONSTRAINT "summit_rooms_once" UNIQUE("summit_id","name")
);
--> statement-breakpoint
CREATE TABLE "summit_session_speakers" (
	"session_id" uuid NOT NULL,
	"speaker_id" uuid NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	"agreed_on" date,
	CONSTRAINT "summit_session_speakers_session_id_speaker_id_pk" PRIMARY KEY("session_id","speaker_id"),
	CONSTRAINT "summit_session_speakers_role" CHECK ("summit_session_speakers"."role" in ('host', 'keynote', 'example', 'speaker', 'moderator'))
);
--> statement-breakpoint
CREATE TABLE "summit_session_texts" (
	"session_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"overview" text DEFAULT '' NOT NULL,
	CONSTRAINT "summit_session_texts_session_id_lang_pk" PRIMARY KEY("session_id","lang")
);
--> statement-breakpoint
CREATE TABLE "summit_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text NOT NULL,
	"guid" text NOT NULL,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"overview" text DEFAULT '' NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"method" text DEFAULT '' NOT NULL,
	"track_id" uuid,
	"room_id" uuid,
	"day" date,
	"start" text,
	"minutes" integer NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"cancelled_on" date,
	CONSTRAINT "summit_sessions_number" UNIQUE("summit_id","number"),
	CONSTRAINT "summit_sessions_code" UNIQUE("summit_id","code"),
	CONSTRAINT "summit_sessions_guid" UNIQUE("summit_id","guid"),
	CONSTRAINT "summit_sessions_minutes" CHECK ("summit_sessions"."minutes" between 1 and 1440),
	CONSTRAINT "summit_sessions_placed" CHECK (("summit_sessions"."day" is null) = ("summit_sessions"."start" is null)),
	CONSTRAINT "summit_sessions_start" CHECK ("summit_sessions"."start" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "summit_speakers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"source" text,
	"name" "bytea",
	"biography" "bytea",
	"organisation_id" uuid,
	"code_hash" text,
	"answered_on" date,
	"in_files_on" date,
	CONSTRAINT "summit_speakers_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "summit_speakers_source" UNIQUE("summit_id","source"),
	CONSTRAINT "summit_speakers_who" CHECK (("summit_speakers"."name" is null) <> ("summit_speakers"."organisation_id" is null))
);
--> statement-breakpoint
CREATE TABLE "summit_texts" (
	"summit_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "summit_texts_summit_id_lang_pk" PRIMARY KEY("summit_id","lang")
);
--> statement-breakpoint
CREATE TABLE "summit_tracks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "summit_tracks_once" UNIQUE("summit_id","name")
);
--> statement-breakpoint
CREATE TABLE "summits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"zone" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"languages" text[] NOT NULL,
	"drafted_on" date NOT NULL,
	"published_on" date,
	"reported_on" date,
	"thanked_on" date,
	"thanks" text DEFAULT '' NOT NULL,
	CONSTRAINT "summits_slug_unique" UNIQUE("slug"),
	CONSTRAINT "summits_order" CHECK ("summits"."opens_on" <= "summits"."closes_on")
);
--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_guide_id_session_guides_id_fk" FOREIGN KEY ("guide_id") REFERENCES "public"."session_guides"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_guide_id_session_guides_id_fk" FOREIGN KEY ("guide_id") REFERENCES "public"."session_guides"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_voice_id_session_voices_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."session_voices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_guides" ADD CONSTRAINT "session_guides_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_note_versions" ADD CONSTRAINT "session_note_versions_note_id_session_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."session_notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_question_votes" ADD CONSTRAINT "session_question_votes_question_id_session_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."session_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_question_votes" ADD CONSTRAINT "session_question_votes_voice_id_session_voices_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."session_voices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_questions" ADD CONSTRAINT "session_questions_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_questions" ADD CONSTRAINT "session_questions_voice_id_session_voices_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."session_voices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_questions" ADD CONSTRAINT "session_questions_joined_into_session_questions_id_fk" FOREIGN KEY ("joined_into") REFERENCES "public"."session_questions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_voices" ADD CONSTRAINT "session_voices_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_agenda_sessions" ADD CONSTRAINT "summit_agenda_sessions_agenda_id_summit_agendas_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."summit_agendas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_agenda_sessions" ADD CONSTRAINT "summit_agenda_sessions_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_agendas" ADD CONSTRAINT "summit_agendas_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_changes" ADD CONSTRAINT "summit_changes_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_changes" ADD CONSTRAINT "summit_changes_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_evaluations" ADD CONSTRAINT "summit_evaluations_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_imports" ADD CONSTRAINT "summit_imports_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_reports" ADD CONSTRAINT "summit_reports_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_rooms" ADD CONSTRAINT "summit_rooms_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_session_speakers" ADD CONSTRAINT "summit_session_speakers_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_session_speakers" ADD CONSTRAINT "summit_session_speakers_speaker_id_summit_speakers_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."summit_speakers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_session_texts" ADD CONSTRAINT "summit_session_texts_session_id_summit_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."summit_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_sessions" ADD CONSTRAINT "summit_sessions_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_sessions" ADD CONSTRAINT "summit_sessions_track_id_summit_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."summit_tracks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_sessions" ADD CONSTRAINT "summit_sessions_room_id_summit_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."summit_rooms"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_speakers" ADD CONSTRAINT "summit_speakers_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_speakers" ADD CONSTRAINT "summit_speakers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_texts" ADD CONSTRAINT "summit_texts_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summit_tracks" ADD CONSTRAINT "summit_tracks_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_answers_voice" ON "session_answers" USING btree ("voice_id");--> statement-breakpoint
CREATE INDEX "session_note_versions_writer" ON "session_note_versions" USING btree ("writer");--> statement-breakpoint
CREATE INDEX "session_notes_changed" ON "session_notes" USING btree ("session_id","changed");--> statement-breakpoint
CREATE INDEX "session_question_votes_voice" ON "session_question_votes" USING btree ("voice_id");--> statement-breakpoint
CREATE INDEX "session_questions_voice" ON "session_questions" USING btree ("voice_id");--> statement-breakpoint
CREATE INDEX "session_questions_changed" ON "session_questions" USING btree ("session_id","changed");--> statement-breakpoint
CREATE INDEX "summit_agenda_sessions_session" ON "summit_agenda_sessions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "summit_changes_summit" ON "summit_changes" USING btree ("summit_id","number");--> statement-breakpoint
CREATE INDEX "summit_imports_summit" ON "summit_imports" USING btree ("summit_id");--> statement-breakpoint
CREATE INDEX "summit_sessions_day" ON "summit_sessions" USING btree ("summit_id","day","start");--> statement-breakpoint
CREATE INDEX "summit_speakers_organisation" ON "summit_speakers" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "summits_days" ON "summits" USING btree ("published_on","closes_on");