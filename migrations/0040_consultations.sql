CREATE TABLE "consultation_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_phases" (
	"consultation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	CONSTRAINT "consultation_phases_consultation_id_kind_pk" PRIMARY KEY("consultation_id","kind"),
	CONSTRAINT "consultation_phases_kind" CHECK ("consultation_phases"."kind" in ('listening', 'proposing', 'concluding')),
	CONSTRAINT "consultation_phases_days" CHECK ("consultation_phases"."opens_on" <= "consultation_phases"."closes_on")
);
--> statement-breakpoint
CREATE TABLE "consultation_roll" (
	"consultation_id" uuid NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "consultation_roll_consultation_id_person_pk" PRIMARY KEY("consultation_id","person")
);
--> statement-breakpoint
CREATE TABLE "consultation_texts" (
	"consultation_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"context" text DEFAULT '' NOT NULL,
	CONSTRAINT "consultation_texts_consultation_id_lang_pk" PRIMARY KEY("consultation_id","lang")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"context" text DEFAULT '' NOT NULL,
	"access" text NOT NULL,
	"access_id" uuid,
	"anonymity" text NOT NULL,
	"moderation" text NOT NULL,
	"minimum" integer NOT NULL,
	"answer_by" date NOT NULL,
	"drafted_on" date NOT NULL,
	"opened_on" date,
	"closed_on" date,
	CONSTRAINT "consultations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "consultations_access" CHECK ("consultations"."access" in ('anybody', 'community', 'organisation')),
	CONSTRAINT "consultations_members" CHECK (("consultations"."access" = 'anybody') = ("consultations"."access_id" is null)),
	CONSTRAINT "consultations_anonymity" CHECK ("consultations"."anonymity" in ('pseudonymous', 'anonymous')),
	CONSTRAINT "consultations_moderation" CHECK ("consultations"."moderation" in ('before', 'after')),
	CONSTRAINT "consultations_minimum" CHECK ("consultations"."minimum" between 5 and 1000),
	CONSTRAINT "consultations_closed" CHECK ("consultations"."closed_on" is null or "consultations"."opened_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"channel" text NOT NULL,
	"on" date NOT NULL,
	"lang" text NOT NULL,
	"residence" text,
	"age_band" text,
	"sex" text,
	"teller" "bytea",
	CONSTRAINT "participants_voice" UNIQUE("consultation_id","voice"),
	CONSTRAINT "participants_channel" CHECK ("participants"."channel" in ('web', 'relay', 'paper', 'room'))
);
--> statement-breakpoint
CREATE TABLE "statement_texts" (
	"statement_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "statement_texts_statement_id_lang_pk" PRIMARY KEY("statement_id","lang")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"author" uuid,
	"on" date NOT NULL,
	"accepted_on" date,
	"hidden_on" date,
	"hidden_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"appealed_on" date,
	"appeal" text DEFAULT '' NOT NULL,
	"decided_on" date,
	"joined_into" uuid,
	CONSTRAINT "statements_number" UNIQUE("consultation_id","number"),
	CONSTRAINT "statements_source" CHECK ("statements"."source" in ('seed', 'participant', 'paper', 'room')),
	CONSTRAINT "statements_itself" CHECK ("statements"."joined_into" <> "statements"."id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"participant_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"vote" smallint NOT NULL,
	CONSTRAINT "votes_participant_id_statement_id_pk" PRIMARY KEY("participant_id","statement_id"),
	CONSTRAINT "votes_vote" CHECK ("votes"."vote" in (-1, 0, 1))
);
--> statement-breakpoint
ALTER TABLE "consultation_documents" ADD CONSTRAINT "consultation_documents_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_phases" ADD CONSTRAINT "consultation_phases_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_roll" ADD CONSTRAINT "consultation_roll_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD CONSTRAINT "consultation_texts_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_texts" ADD CONSTRAINT "statement_texts_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_author_participants_id_fk" FOREIGN KEY ("author") REFERENCES "public"."participants"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_joined_into_statements_id_fk" FOREIGN KEY ("joined_into") REFERENCES "public"."statements"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_documents_of" ON "consultation_documents" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "statements_author" ON "statements" USING btree ("author");--> statement-breakpoint
CREATE INDEX "votes_statement" ON "votes" USING btree ("statement_id");--> statement-breakpoint
-- What was promised to those who take part cannot be taken back: anonymity is never lowered, not even in a draft, and
-- nothing of it changes once somebody may have relied on it.
CREATE FUNCTION keep_anonymity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.anonymity IS DISTINCT FROM OLD.anonymity AND (OLD.anonymity = 'anonymous' OR OLD.opened_on IS NOT NULL) THEN
    RAISE EXCEPTION 'the anonymity of a consultation is never lowered' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_anonymity_kept';
  END IF;
  IF NEW.minimum < OLD.minimum AND OLD.opened_on IS NOT NULL THEN
    RAISE EXCEPTION 'the minimum of an open consultation is never lowered' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_minimum_kept';
  END IF;
  IF OLD.opened_on IS NOT NULL AND NEW.opened_on IS NULL THEN
    RAISE EXCEPTION 'a consultation that was opened is no draft again' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_opening_kept';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER consultations_keep_anonymity BEFORE UPDATE ON consultations FOR EACH ROW EXECUTE FUNCTION keep_anonymity();--> statement-breakpoint
-- Where nobody may know who takes part, no account is kept, sealed or not.
CREATE FUNCTION keep_no_teller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.teller IS NOT NULL AND (SELECT anonymity FROM consultations WHERE id = NEW.consultation_id) <> 'pseudonymous' THEN
    RAISE EXCEPTION 'an anonymous consultation keeps no account' USING ERRCODE = 'check_violation', CONSTRAINT = 'participants_teller_none';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER participants_keep_no_teller BEFORE INSERT OR UPDATE ON participants FOR EACH ROW EXECUTE FUNCTION keep_no_teller();
