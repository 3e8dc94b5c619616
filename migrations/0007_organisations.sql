CREATE TABLE "organisation_changes" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_changes_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"act" text NOT NULL,
	"capacity" text NOT NULL,
	"on" date NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "organisation_changes_capacity" CHECK ("organisation_changes"."capacity" in ('steward', 'office', 'list'))
);
--> statement-breakpoint
CREATE TABLE "organisation_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"made_on" date NOT NULL,
	"until" date NOT NULL,
	"used_on" date,
	"ended_on" date,
	CONSTRAINT "organisation_invitations_hash_unique" UNIQUE("hash"),
	CONSTRAINT "organisation_invitations_role" CHECK ("organisation_invitations"."role" in ('steward', 'member'))
);
--> statement-breakpoint
CREATE TABLE "organisation_pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"one" uuid NOT NULL,
	"other" uuid NOT NULL,
	"score" double precision NOT NULL,
	"reasons" text[] NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	"before" jsonb,
	CONSTRAINT "organisation_pairs_once" UNIQUE("one","other"),
	CONSTRAINT "organisation_pairs_order" CHECK ("organisation_pairs"."one" < "organisation_pairs"."other"),
	CONSTRAINT "organisation_pairs_decision" CHECK ("organisation_pairs"."decision" in ('joined', 'apart')),
	CONSTRAINT "organisation_pairs_decided" CHECK (("organisation_pairs"."decision" is null) = ("organisation_pairs"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"names" jsonb NOT NULL,
	"texts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"origins" text[] DEFAULT '{}' NOT NULL,
	"residences" text[] DEFAULT '{}' NOT NULL,
	"sectors" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"offers" text[] DEFAULT '{}' NOT NULL,
	"capitals" text[] DEFAULT '{}' NOT NULL,
	"website" text,
	"email" text,
	"phone" text,
	"registration" text,
	"founded" integer,
	"size" text,
	"country" text,
	"town" text,
	"place" text,
	"latitude" double precision,
	"longitude" double precision,
	"named_on" text[] DEFAULT '{}' NOT NULL,
	"came_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"passed_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"verified_by" text,
	"hidden_at" timestamp with time zone,
	"merged_at" timestamp with time zone,
	"merged_into" uuid,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisations_came_by" CHECK ("organisations"."came_by" in ('list', 'office', 'member')),
	CONSTRAINT "organisations_verified" CHECK (("organisations"."verified_at" is null) = ("organisations"."verified_by" is null)),
	CONSTRAINT "organisations_verified_by" CHECK ("organisations"."verified_by" in ('people', 'domain')),
	CONSTRAINT "organisations_merged" CHECK (("organisations"."merged_at" is null) = ("organisations"."merged_into" is null)),
	CONSTRAINT "organisations_itself" CHECK ("organisations"."merged_into" <> "organisations"."id"),
	CONSTRAINT "organisations_place" CHECK (("organisations"."latitude" is null) = ("organisations"."longitude" is null)),
	CONSTRAINT "organisations_founded" CHECK ("organisations"."founded" between 1500 and 2200)
);
--> statement-breakpoint
ALTER TABLE "organisation_changes" ADD CONSTRAINT "organisation_changes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_invitations" ADD CONSTRAINT "organisation_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_pairs" ADD CONSTRAINT "organisation_pairs_one_organisations_id_fk" FOREIGN KEY ("one") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_pairs" ADD CONSTRAINT "organisation_pairs_other_organisations_id_fk" FOREIGN KEY ("other") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_organisations_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_changes_organisation" ON "organisation_changes" USING btree ("organisation_id","sequence");--> statement-breakpoint
CREATE INDEX "organisation_invitations_organisation" ON "organisation_invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_pairs_other" ON "organisation_pairs" USING btree ("other");--> statement-breakpoint
CREATE INDEX "organisation_pairs_waiting" ON "organisation_pairs" USING btree ("decision","score");--> statement-breakpoint
CREATE INDEX "organisations_country" ON "organisations" USING btree ("country");--> statement-breakpoint
-- What public pages see of organisations: those that said yes themselves (a public body need not), that the office has
-- looked at, and that are neither hidden nor merged into another. `stateOf` in the code says the same.
CREATE VIEW public_organisations AS
  SELECT id, slug, kind, names, texts, origins, residences, sectors, languages, offers, capitals,
    website, email, phone, registration, founded, size, country, town, place, latitude, longitude,
    named_on, changed_at, verified_at, verified_by
  FROM organisations
  WHERE merged_at IS NULL AND hidden_at IS NULL AND refused_at IS NULL AND passed_at IS NOT NULL
    AND (accepted_at IS NOT NULL OR kind = 'public');
