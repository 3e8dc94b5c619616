CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"texts" jsonb NOT NULL,
	"author" text,
	"signature" text,
	"meeting_on" date,
	"made_on" date NOT NULL,
	CONSTRAINT "announcements_signed" CHECK ("announcements"."signature" is null or "announcements"."author" is not null)
);
--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_organisation" ON "announcements" USING btree ("organisation_id","made_on");--> statement-breakpoint
CREATE INDEX "announcements_author" ON "announcements" USING btree ("author");