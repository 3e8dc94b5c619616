CREATE TABLE "population_estimates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"linkage_id" uuid NOT NULL,
	"origin" char(3),
	"residence" char(3),
	"by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"report" jsonb,
	"made_at" timestamp with time zone,
	CONSTRAINT "population_estimates_made" CHECK (("population_estimates"."report" is null) = ("population_estimates"."made_at" is null)),
	CONSTRAINT "population_estimates_corridor" CHECK (("population_estimates"."origin" is null) = ("population_estimates"."residence" is null))
);
--> statement-breakpoint
ALTER TABLE "population_estimates" ADD CONSTRAINT "population_estimates_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;