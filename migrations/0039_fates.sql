CREATE TABLE "commitment_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"commitment_id" uuid NOT NULL,
	"on" date NOT NULL,
	"state" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"due_on" date,
	CONSTRAINT "commitment_steps_state" CHECK ("commitment_steps"."state" in ('under-way', 'kept', 'partly', 'dropped')),
	CONSTRAINT "commitment_steps_text" CHECK ("commitment_steps"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid,
	"paragraph_id" uuid,
	"organisation_id" uuid,
	"owner" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"made_on" date NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"ended_on" date,
	CONSTRAINT "commitments_state" CHECK ("commitments"."state" in ('under-way', 'kept', 'partly', 'dropped')),
	CONSTRAINT "commitments_ended" CHECK (("commitments"."state" = 'under-way') = ("commitments"."ended_on" is null)),
	CONSTRAINT "commitments_due_after" CHECK ("commitments"."due_on" >= "commitments"."made_on")
);
--> statement-breakpoint
CREATE TABLE "fates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"said_on" date NOT NULL,
	"fate" text NOT NULL,
	"paragraph_id" uuid,
	"joined_with" uuid,
	"lang" text NOT NULL,
	"reason" text NOT NULL,
	"expected_by" date,
	"decided_on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "fates_subject_kind" CHECK ("fates"."subject_kind" in ('statement', 'proposal', 'request', 'question')),
	CONSTRAINT "fates_fate" CHECK ("fates"."fate" in ('retained', 'joined', 'not-retained', 'expected')),
	CONSTRAINT "fates_reason" CHECK ("fates"."reason" <> ''),
	CONSTRAINT "fates_joined" CHECK (("fates"."fate" = 'joined') = ("fates"."joined_with" is not null)),
	CONSTRAINT "fates_expected" CHECK (("fates"."fate" = 'expected') = ("fates"."expected_by" is not null)),
	CONSTRAINT "fates_retained" CHECK ("fates"."paragraph_id" is null or "fates"."fate" = 'retained')
);
--> statement-breakpoint
ALTER TABLE "commitment_steps" ADD CONSTRAINT "commitment_steps_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_steps_commitment" ON "commitment_steps" USING btree ("commitment_id","on");--> statement-breakpoint
CREATE INDEX "commitments_due" ON "commitments" USING btree ("state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "fates_standing" ON "fates" USING btree ("subject_kind","subject") WHERE "fates"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "fates_subject" ON "fates" USING btree ("subject_kind","subject");--> statement-breakpoint
CREATE INDEX "fates_decided" ON "fates" USING btree ("decided_on");--> statement-breakpoint
CREATE INDEX "fates_paragraph" ON "fates" USING btree ("paragraph_id");