CREATE TABLE "overlap_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"overlap_id" uuid NOT NULL,
	"files" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"figures" jsonb,
	"made_at" timestamp with time zone,
	CONSTRAINT "overlap_counts_made" CHECK (("overlap_counts"."figures" is null) = ("overlap_counts"."made_at" is null))
);
--> statement-breakpoint
CREATE TABLE "overlap_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"party_id" uuid NOT NULL,
	"rows" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"unique_people" boolean NOT NULL,
	"sealed_codes" text,
	"sealed_key" "bytea",
	"received_at" timestamp with time zone NOT NULL,
	"gate" jsonb,
	"judged_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "overlap_files_key" CHECK (("overlap_files"."sealed_codes" is null) = ("overlap_files"."sealed_key" is null)),
	CONSTRAINT "overlap_files_judged" CHECK (("overlap_files"."gate" is null) = ("overlap_files"."judged_at" is null)),
	CONSTRAINT "overlap_files_deleted" CHECK ("overlap_files"."deleted_at" is null or "overlap_files"."sealed_codes" is null)
);
--> statement-breakpoint
CREATE TABLE "overlap_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"overlap_id" uuid NOT NULL,
	"a" uuid NOT NULL,
	"b" uuid NOT NULL,
	"links" integer,
	"sealed" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "overlap_links_once" UNIQUE("a","b")
);
--> statement-breakpoint
CREATE TABLE "overlap_parties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"overlap_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"token" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "overlap_parties_token_unique" UNIQUE("token"),
	CONSTRAINT "overlap_parties_once" UNIQUE("overlap_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "overlaps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"schema" jsonb NOT NULL,
	"bits" integer NOT NULL,
	"threshold" real NOT NULL,
	"ends_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"linked_at" timestamp with time zone,
	"unlinked_at" timestamp with time zone,
	"unlinked_why" text,
	CONSTRAINT "overlaps_threshold" CHECK ("overlaps"."threshold" > 0 and "overlaps"."threshold" <= 1),
	CONSTRAINT "overlaps_unlinked" CHECK (("overlaps"."unlinked_at" is null) = ("overlaps"."unlinked_why" is null))
);
--> statement-breakpoint
ALTER TABLE "overlap_counts" ADD CONSTRAINT "overlap_counts_overlap_id_overlaps_id_fk" FOREIGN KEY ("overlap_id") REFERENCES "public"."overlaps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_files" ADD CONSTRAINT "overlap_files_party_id_overlap_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."overlap_parties"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_files" ADD CONSTRAINT "overlap_files_sealed_codes_blobs_hash_fk" FOREIGN KEY ("sealed_codes") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_links" ADD CONSTRAINT "overlap_links_overlap_id_overlaps_id_fk" FOREIGN KEY ("overlap_id") REFERENCES "public"."overlaps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_links" ADD CONSTRAINT "overlap_links_a_overlap_files_id_fk" FOREIGN KEY ("a") REFERENCES "public"."overlap_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_links" ADD CONSTRAINT "overlap_links_b_overlap_files_id_fk" FOREIGN KEY ("b") REFERENCES "public"."overlap_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_parties" ADD CONSTRAINT "overlap_parties_overlap_id_overlaps_id_fk" FOREIGN KEY ("overlap_id") REFERENCES "public"."overlaps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_parties" ADD CONSTRAINT "overlap_parties_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overlap_counts_of" ON "overlap_counts" USING btree ("overlap_id");--> statement-breakpoint
CREATE INDEX "overlap_files_party" ON "overlap_files" USING btree ("party_id");--> statement-breakpoint
CREATE UNIQUE INDEX "overlap_files_one" ON "overlap_files" USING btree ("party_id") WHERE deleted_at is null;