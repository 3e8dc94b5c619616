CREATE TABLE "organisation_domains" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"asked_on" date NOT NULL,
	"checked_on" date,
	"outcome" text,
	"proven_on" date,
	"next_on" date,
	"misses" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "organisation_domains_outcome" CHECK ("organisation_domains"."outcome" in ('dns', 'file', 'missing', 'unreachable', 'inside'))
);
--> statement-breakpoint
ALTER TABLE "organisation_domains" ADD CONSTRAINT "organisation_domains_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_domains_next" ON "organisation_domains" USING btree ("next_on");--> statement-breakpoint
-- With the domain of its site, where the organisation has shown that it holds it.
CREATE OR REPLACE VIEW public_organisations AS
  SELECT o.id, slug, kind, names, texts, origins, residences, sectors, languages, offers, capitals,
    website, email, phone, registration, founded, size, country, town, place, latitude, longitude,
    named_on, changed_at, verified_at, verified_by, d.domain, d.proven_on AS domain_proven_on
  FROM organisations o
  LEFT JOIN organisation_domains d ON d.organisation_id = o.id AND d.proven_on IS NOT NULL
  WHERE merged_at IS NULL AND hidden_at IS NULL AND refused_at IS NULL AND passed_at IS NOT NULL
    AND (accepted_at IS NOT NULL OR kind = 'public')
    AND coalesce(current_setting('passerelle.threat', true), '') <> 'severe';
