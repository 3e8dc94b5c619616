CREATE TABLE "list_records" (
	"list_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "list_records_list_id_row_pk" PRIMARY KEY("list_id","row")
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sealed_original" text,
	"sealed_key" "bytea",
	"columns" jsonb,
	"refused" jsonb,
	"mapping" jsonb,
	"rows" integer,
	"held_on" date,
	"unique_people" boolean,
	"issue_count" integer,
	"issues" jsonb,
	"sample" jsonb,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"profiled_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "lists_key" CHECK (("lists"."sealed_original" is null) = ("lists"."sealed_key" is null)),
	CONSTRAINT "lists_accepted" CHECK ("lists"."accepted_at" is null or ("lists"."profiled_at" is not null and "lists"."mapping" is not null
        and "lists"."held_on" is not null and "lists"."unique_people" is not null))
);
--> statement-breakpoint
ALTER TABLE "list_records" ADD CONSTRAINT "list_records_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_sealed_original_blobs_hash_fk" FOREIGN KEY ("sealed_original") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lists_source" ON "lists" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lists_once" ON "lists" USING btree ("source_id","fingerprint") WHERE withdrawn_at is null;