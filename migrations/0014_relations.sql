CREATE TABLE "relation_events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "relation_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"on" date NOT NULL,
	"kind" text NOT NULL,
	"stage" text,
	"text" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "relation_events_kind" CHECK ("relation_events"."kind" in ('started', 'moved', 'asked', 'thanked', 'answered', 'told', 'planned', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "relation_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"left_on" date,
	CONSTRAINT "relation_letters_once" UNIQUE("batch","organisation_id"),
	CONSTRAINT "relation_letters_state" CHECK ("relation_letters"."state" in ('waiting', 'sending', 'sent', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "relations" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"asked_on" date,
	"thanked_on" date,
	"answered_on" date,
	"step" text DEFAULT '' NOT NULL,
	"step_on" date,
	"stopped_on" date,
	"stop_key" text NOT NULL,
	CONSTRAINT "relations_stop_key_unique" UNIQUE("stop_key"),
	CONSTRAINT "relations_stages" CHECK ("relations"."stage" in ('research', 'cultivation', 'solicitation', 'stewardship')),
	CONSTRAINT "relations_step" CHECK (("relations"."step" = '') = ("relations"."step_on" is null))
);
--> statement-breakpoint
ALTER TABLE "relation_events" ADD CONSTRAINT "relation_events_organisation_id_relations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."relations"("organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relation_letters" ADD CONSTRAINT "relation_letters_organisation_id_relations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."relations"("organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "relation_events_organisation" ON "relation_events" USING btree ("organisation_id","sequence");--> statement-breakpoint
CREATE INDEX "relation_letters_due" ON "relation_letters" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "relations_stage" ON "relations" USING btree ("stage","step_on");