CREATE TABLE "member_counts" (
	"organisation_id" uuid NOT NULL,
	"what" text NOT NULL,
	"count" integer NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "member_counts_organisation_id_what_pk" PRIMARY KEY("organisation_id","what"),
	CONSTRAINT "member_counts_protected" CHECK ("member_counts"."count" >= 10)
);
--> statement-breakpoint
ALTER TABLE "member_counts" ADD CONSTRAINT "member_counts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;