CREATE TABLE "guide_texts" (
	"slug" text NOT NULL,
	"lang" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guide_texts_slug_lang_pk" PRIMARY KEY("slug","lang")
);
--> statement-breakpoint
CREATE TABLE "guides" (
	"slug" text PRIMARY KEY NOT NULL,
	"office_kind" text NOT NULL,
	"origins" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"residences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"related" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"example" boolean DEFAULT false NOT NULL,
	"reviewed_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"hidden_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid,
	"file_name" text NOT NULL,
	"original" text NOT NULL,
	"layout" text,
	"mapping" jsonb,
	"facts" text,
	"issues" text,
	"fact_count" bigint DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"note_count" integer DEFAULT 0 NOT NULL,
	"tally" jsonb,
	"proposal" jsonb,
	"sample" jsonb,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"staged_at" timestamp with time zone,
	"applied_at" timestamp with time zone,
	"reverted_at" timestamp with time zone,
	"discarded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"operator" text NOT NULL,
	"country" text NOT NULL,
	"city" text,
	"kind" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"website" text,
	"phone" text
);
--> statement-breakpoint
CREATE TABLE "plan_answers" (
	"number" integer PRIMARY KEY NOT NULL,
	"answer" jsonb NOT NULL,
	"decided_on" date,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"holder_id" uuid NOT NULL,
	"legal_basis" text NOT NULL,
	"purpose" text NOT NULL,
	"uses" jsonb NOT NULL,
	"signed_on" date NOT NULL,
	"expires_on" date,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "holders_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"holder_id" uuid NOT NULL,
	"agreement_id" uuid,
	"form" text DEFAULT 'figures' NOT NULL,
	"title" jsonb NOT NULL,
	"definition" text NOT NULL,
	"kind" text NOT NULL,
	"vintage" date NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"coverage" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"method" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"biases" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quality" text DEFAULT 'unknown' NOT NULL,
	"themes" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sources_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "operator_links" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_sessions_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "blob_chunks" (
	"hash" text NOT NULL,
	"part" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "blob_chunks_hash_part_pk" PRIMARY KEY("hash","part")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"input" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"run_after" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"alive_at" timestamp with time zone,
	"stop_asked_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"note" jsonb,
	"problem" jsonb
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"purpose" text,
	"commitment" "bytea",
	"sequence" bigint,
	"hash" "bytea",
	CONSTRAINT "journal_sequence_unique" UNIQUE("sequence")
);
--> statement-breakpoint
CREATE TABLE "journal_details" (
	"journal_id" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub_marks" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_cells" (
	"release_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"residence" text NOT NULL,
	"measure" text NOT NULL,
	"definition" text NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"sex" text NOT NULL,
	"source" text NOT NULL,
	"value" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_documents" (
	"release_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"document" json NOT NULL,
	CONSTRAINT "release_documents_release_id_kind_key_pk" PRIMARY KEY("release_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "release_facts" (
	"release_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"source" text NOT NULL,
	"origin" text NOT NULL,
	"residence" text NOT NULL,
	"place" text,
	"year" smallint NOT NULL,
	"quarter" smallint,
	"sex" text NOT NULL,
	"age" text,
	"education" text,
	"isco" text,
	"labour" text,
	"duration" text,
	"generation" text,
	"measure" text NOT NULL,
	"definition" text NOT NULL,
	"kind" text NOT NULL,
	"value" double precision NOT NULL,
	"low" double precision,
	"high" double precision,
	"import_id" uuid NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"column" integer NOT NULL,
	CONSTRAINT "release_facts_release_id_position_pk" PRIMARY KEY("release_id","position")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"package" text NOT NULL,
	"signature" text NOT NULL,
	"public_key" text NOT NULL,
	"report" jsonb NOT NULL,
	"difference" jsonb NOT NULL,
	"journal_head" text,
	"demo" boolean DEFAULT false NOT NULL,
	"loaded" boolean DEFAULT true NOT NULL,
	CONSTRAINT "releases_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"imports" jsonb NOT NULL,
	"manifest" jsonb,
	"tables" jsonb
);
--> statement-breakpoint
ALTER TABLE "guide_texts" ADD CONSTRAINT "guide_texts_slug_guides_slug_fk" FOREIGN KEY ("slug") REFERENCES "public"."guides"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_original_blobs_hash_fk" FOREIGN KEY ("original") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_facts_blobs_hash_fk" FOREIGN KEY ("facts") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_issues_blobs_hash_fk" FOREIGN KEY ("issues") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_holder_id_holders_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."holders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_holder_id_holders_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."holders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blob_chunks" ADD CONSTRAINT "blob_chunks_hash_blobs_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."blobs"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_details" ADD CONSTRAINT "journal_details_journal_id_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_package_blobs_hash_fk" FOREIGN KEY ("package") REFERENCES "public"."blobs"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "imports_source" ON "imports" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_once" ON "imports" USING btree ("source_id","original") WHERE applied_at is not null and reverted_at is null;--> statement-breakpoint
CREATE INDEX "offices_corridor" ON "offices" USING btree ("operator","country");--> statement-breakpoint
CREATE INDEX "offices_country" ON "offices" USING btree ("country");--> statement-breakpoint
CREATE INDEX "agreements_holder" ON "agreements" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "sources_holder" ON "sources" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "jobs_waiting" ON "jobs" USING btree ("run_after") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "jobs_subject" ON "jobs" USING btree ("subject","created_at");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal" USING btree ("at");--> statement-breakpoint
CREATE INDEX "release_cells_choice" ON "release_cells" USING btree ("release_id","measure","definition","year","sex");--> statement-breakpoint
CREATE INDEX "release_cells_origin" ON "release_cells" USING btree ("release_id","origin");--> statement-breakpoint
CREATE INDEX "release_cells_residence" ON "release_cells" USING btree ("release_id","residence");--> statement-breakpoint
CREATE INDEX "release_facts_corridor" ON "release_facts" USING btree ("release_id","origin","residence");--> statement-breakpoint
CREATE INDEX "release_facts_residence" ON "release_facts" USING btree ("release_id","residence");--> statement-breakpoint
CREATE INDEX "releases_published" ON "releases" USING btree ("published_at");