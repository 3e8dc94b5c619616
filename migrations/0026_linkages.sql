CREATE TABLE "linkage_pairs" (
	"linkage_id" uuid NOT NULL,
	"l" integer NOT NULL,
	"r" integer NOT NULL,
	"weight" real NOT NULL,
	"vector" bigint NOT NULL,
	CONSTRAINT "linkage_pairs_linkage_id_l_r_pk" PRIMARY KEY("linkage_id","l","r"),
	CONSTRAINT "linkage_pairs_order" CHECK ("linkage_pairs"."l" < "linkage_pairs"."r")
);
--> statement-breakpoint
CREATE TABLE "linkage_records" (
	"linkage_id" uuid NOT NULL,
	"idx" integer NOT NULL,
	"list_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"person" integer NOT NULL,
	CONSTRAINT "linkage_records_linkage_id_idx_pk" PRIMARY KEY("linkage_id","idx"),
	CONSTRAINT "linkage_records_row" UNIQUE("linkage_id","list_id","row")
);
--> statement-breakpoint
CREATE TABLE "linkages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"plan" jsonb,
	"planned_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"model" jsonb,
	"manifest" jsonb,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "linkages_finished" CHECK ("linkages"."finished_at" is null or "linkages"."model" is not null),
	CONSTRAINT "linkages_undone" CHECK (("linkages"."undone_at" is null) = ("linkages"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"linkage_id" uuid NOT NULL,
	"l" integer NOT NULL,
	"r" integer NOT NULL,
	"verdict" text NOT NULL,
	"reviewer" text NOT NULL,
	"sampled" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "verdicts_order" CHECK ("verdicts"."l" < "verdicts"."r"),
	CONSTRAINT "verdicts_kind" CHECK ("verdicts"."verdict" in ('same', 'different', 'unsure')),
	CONSTRAINT "verdicts_ended" CHECK (("verdicts"."ended_at" is null) = ("verdicts"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "linkage_pairs" ADD CONSTRAINT "linkage_pairs_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_records" ADD CONSTRAINT "linkage_records_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "linkage_pairs_right" ON "linkage_pairs" USING btree ("linkage_id","r");--> statement-breakpoint
CREATE INDEX "linkage_pairs_weight" ON "linkage_pairs" USING btree ("linkage_id","weight");--> statement-breakpoint
CREATE INDEX "linkage_records_person" ON "linkage_records" USING btree ("linkage_id","person");--> statement-breakpoint
CREATE INDEX "verdicts_pair" ON "verdicts" USING btree ("linkage_id","l","r");--> statement-breakpoint
CREATE INDEX "verdicts_reviewer" ON "verdicts" USING btree ("linkage_id","reviewer","at");