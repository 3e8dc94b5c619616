CREATE TABLE "organisation_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"header" text[] NOT NULL,
	"columns" text[] NOT NULL,
	"first_row" integer NOT NULL,
	"rows" jsonb NOT NULL,
	"brought_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"counts" jsonb
);
--> statement-breakpoint
-- Under severe threat there is no directory at all: neither organisations nor offices, whatever page, file or interface
-- asks. The hub tells its public connections of the threat (`openHub`); whoever does not say is not under any.
CREATE OR REPLACE VIEW public_organisations AS
  SELECT id, slug, kind, names, texts, origins, residences, sectors, languages, offers, capitals,
    website, email, phone, registration, founded, size, country, town, place, latitude, longitude,
    named_on, changed_at, verified_at, verified_by
  FROM organisations
  WHERE merged_at IS NULL AND hidden_at IS NULL AND refused_at IS NULL AND passed_at IS NOT NULL
    AND (accepted_at IS NOT NULL OR kind = 'public')
    AND coalesce(current_setting('passerelle.threat', true), '') <> 'severe';
--> statement-breakpoint
CREATE OR REPLACE VIEW public_offices AS
  SELECT o.id, o.operator, o.country, o.city, o.kind, o.latitude, o.longitude, o.website, o.phone
  FROM offices o
  JOIN imports i ON i.id = o.import_id
  LEFT JOIN sources s ON s.id = i.source_id
  LEFT JOIN agreements a ON a.id = s.agreement_id
  WHERE i.applied_at IS NOT NULL AND i.reverted_at IS NULL
    AND (a.id IS NULL OR (
      a.ended_at IS NULL
      AND (a.expires_on IS NULL OR a.expires_on >= (now() AT TIME ZONE 'utc')::date)
      AND a.uses ? 'figures'))
    AND coalesce(current_setting('passerelle.threat', true), '') <> 'severe';
