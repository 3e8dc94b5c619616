CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"texts" jsonb NOT NULL,
	"field" text NOT NULL,
	"purpose" text,
	"unit" text NOT NULL,
	"targeted" integer,
	"reached" integer,
	"groups" text[] DEFAULT '{}' NOT NULL,
	"country" text NOT NULL,
	"divisions" text[] DEFAULT '{}' NOT NULL,
	"place" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"state" text NOT NULL,
	"partner_ids" uuid[] DEFAULT '{}' NOT NULL,
	"partner_names" text[] DEFAULT '{}' NOT NULL,
	"money" text,
	"capitals" text[] DEFAULT '{}' NOT NULL,
	"targets" text[] DEFAULT '{}' NOT NULL,
	"sections" text[] DEFAULT '{}' NOT NULL,
	"commitments" text[] DEFAULT '{}' NOT NULL,
	"visibility" text DEFAULT 'coordination' NOT NULL,
	"copied_from" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activities_dates" CHECK ("activities"."ends_on" >= "activities"."starts_on"),
	CONSTRAINT "activities_state" CHECK ("activities"."state" in ('planned', 'underway', 'done')),
	CONSTRAINT "activities_visibility" CHECK ("activities"."visibility" in ('public', 'coordination', 'hidden')),
	CONSTRAINT "activities_numbers" CHECK ("activities"."targeted" >= 0 and "activities"."reached" >= 0)
);
--> statement-breakpoint
CREATE TABLE "activity_changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" uuid NOT NULL,
	"act" text NOT NULL,
	"on" date NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commitment_checks" (
	"organisation_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"commitment" text NOT NULL,
	"level" text,
	"evidence" text DEFAULT '' NOT NULL,
	"planned" text DEFAULT '' NOT NULL,
	"lang" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "commitment_checks_organisation_id_year_commitment_pk" PRIMARY KEY("organisation_id","year","commitment"),
	CONSTRAINT "commitment_checks_year" CHECK ("commitment_checks"."year" between 2000 and 2100),
	CONSTRAINT "commitment_checks_level" CHECK ("commitment_checks"."level" in ('not_yet', 'begun', 'usual', 'reviewed'))
);
--> statement-breakpoint
CREATE TABLE "report_texts" (
	"organisation_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"section" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_texts_organisation_id_year_section_lang_pk" PRIMARY KEY("organisation_id","year","section","lang"),
	CONSTRAINT "report_texts_year" CHECK ("report_texts"."year" between 2000 and 2100)
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_copied_from_activities_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."activities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_changes" ADD CONSTRAINT "activity_changes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_checks" ADD CONSTRAINT "commitment_checks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_texts" ADD CONSTRAINT "report_texts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_organisation" ON "activities" USING btree ("organisation_id","starts_on");--> statement-breakpoint
CREATE INDEX "activities_country" ON "activities" USING btree ("country","visibility");--> statement-breakpoint
CREATE INDEX "activity_changes_activity" ON "activity_changes" USING btree ("activity_id","sequence");
--> statement-breakpoint
-- What public pages see of activities: those that their organisation made public, while the directory shows it. What a
-- merged organisation did stands under the one that it was merged into. Partners outside the directory are only counted.
CREATE VIEW public_activities AS
  SELECT a.id, o.id AS organisation_id, o.slug AS organisation, o.names->0->>'text' AS organisation_name,
    o.names->0->>'lang' AS organisation_lang, o.kind AS organisation_kind, o.named_on,
    o.origins, o.residences, o.country AS seat, a.texts, a.field, a.purpose,
    a.unit, a.targeted, a.reached, a.groups, a.country, a.divisions, a.place, a.starts_on, a.ends_on, a.state,
    a.partner_ids, cardinality(a.partner_names) AS other_partners, a.money, a.capitals, a.targets, a.changed_at
  FROM activities a
  JOIN organisations own ON own.id = a.organisation_id
  JOIN public_organisations o ON o.id = coalesce(own.merged_into, own.id)
  WHERE a.visibility = 'public';
