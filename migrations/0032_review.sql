CREATE TABLE "linkage_draws" (
	"linkage_id" uuid NOT NULL,
	"l" integer NOT NULL,
	"r" integer NOT NULL,
	"stratum" integer NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "linkage_draws_linkage_id_l_r_pk" PRIMARY KEY("linkage_id","l","r")
);
--> statement-breakpoint
CREATE TABLE "linkage_samples" (
	"linkage_id" uuid PRIMARY KEY NOT NULL,
	"strata" jsonb NOT NULL,
	"drawn_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linkage_turns" (
	"linkage_id" uuid NOT NULL,
	"reviewer" text NOT NULL,
	"l" integer NOT NULL,
	"r" integer NOT NULL,
	"sampled" boolean NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"skipped_at" timestamp with time zone,
	CONSTRAINT "linkage_turns_linkage_id_reviewer_l_r_pk" PRIMARY KEY("linkage_id","reviewer","l","r"),
	CONSTRAINT "linkage_turns_order" CHECK ("linkage_turns"."l" < "linkage_turns"."r")
);
--> statement-breakpoint
ALTER TABLE "linkage_draws" ADD CONSTRAINT "linkage_draws_linkage_id_linkage_samples_linkage_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkage_samples"("linkage_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_samples" ADD CONSTRAINT "linkage_samples_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_turns" ADD CONSTRAINT "linkage_turns_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "linkage_draws_place" ON "linkage_draws" USING btree ("linkage_id","place");