CREATE TABLE "ballot_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"lang" text NOT NULL,
	"large" boolean NOT NULL,
	"statements" jsonb NOT NULL,
	"made_on" date NOT NULL,
	"cancelled_on" date,
	CONSTRAINT "ballot_batches_channel" CHECK ("ballot_batches"."channel" in ('paper', 'room'))
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"voice" text,
	"keyed_on" date,
	"differences" integer,
	CONSTRAINT "ballots_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "ballots_voice_unique" UNIQUE("voice"),
	CONSTRAINT "ballots_voice" CHECK ("ballots"."keyed_on" is null or "ballots"."voice" is null)
);
--> statement-breakpoint
CREATE TABLE "sitting_tallies" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sitting_tallies_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sitting_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"agree" integer NOT NULL,
	"disagree" integer NOT NULL,
	"pass" integer NOT NULL,
	"undone" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sitting_tallies_counts" CHECK ("sitting_tallies"."agree" >= 0 and "sitting_tallies"."disagree" >= 0 and "sitting_tallies"."pass" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"place" text NOT NULL,
	"present" integer NOT NULL,
	"on" date NOT NULL,
	"closed_on" date,
	CONSTRAINT "sittings_present" CHECK ("sittings"."present" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "hearing_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"aspect" text NOT NULL,
	"code" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"asked_on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "hearing_tasks_aspect" CHECK ("hearing_tasks"."aspect" in ('residence', 'age', 'sex'))
);
--> statement-breakpoint
CREATE TABLE "open_vote_files" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"on" date NOT NULL,
	"blob" text NOT NULL,
	"seen" text NOT NULL,
	"rows" integer NOT NULL,
	"withheld" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion_places" (
	"participant_id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"group" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion_results" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	"result" jsonb NOT NULL,
	"silence" jsonb
);
--> statement-breakpoint
CREATE TABLE "opinion_states" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"seen" text NOT NULL,
	"next_group" integer NOT NULL,
	"watch" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voices_aside" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"flag" text NOT NULL,
	"reason" text NOT NULL,
	"on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "voices_aside_reason" CHECK (length("voices_aside"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "voices_aside_members" (
	"aside_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	CONSTRAINT "voices_aside_members_aside_id_participant_id_pk" PRIMARY KEY("aside_id","participant_id")
);
--> statement-breakpoint
ALTER TABLE "ballot_batches" ADD CONSTRAINT "ballot_batches_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_batch_id_ballot_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."ballot_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_tallies" ADD CONSTRAINT "sitting_tallies_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_tallies" ADD CONSTRAINT "sitting_tallies_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hearing_tasks" ADD CONSTRAINT "hearing_tasks_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_vote_files" ADD CONSTRAINT "open_vote_files_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_vote_files" ADD CONSTRAINT "open_vote_files_blob_blobs_hash_fk" FOREIGN KEY ("blob") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_places" ADD CONSTRAINT "opinion_places_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_places" ADD CONSTRAINT "opinion_places_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_results" ADD CONSTRAINT "opinion_results_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_states" ADD CONSTRAINT "opinion_states_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices_aside" ADD CONSTRAINT "voices_aside_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices_aside_members" ADD CONSTRAINT "voices_aside_members_aside_id_voices_aside_id_fk" FOREIGN KEY ("aside_id") REFERENCES "public"."voices_aside"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices_aside_members" ADD CONSTRAINT "voices_aside_members_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_batches_consultation" ON "ballot_batches" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "ballots_batch" ON "ballots" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "sitting_tallies_sitting" ON "sitting_tallies" USING btree ("sitting_id","statement_id");--> statement-breakpoint
CREATE INDEX "sittings_consultation" ON "sittings" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "hearing_tasks_consultation" ON "hearing_tasks" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "opinion_places_consultation" ON "opinion_places" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "voices_aside_consultation" ON "voices_aside" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "voices_aside_members_participant" ON "voices_aside_members" USING btree ("participant_id");