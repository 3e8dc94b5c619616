CREATE TABLE "divergent_positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"statement_id" uuid,
	"lang" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_adoptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid,
	"name" text NOT NULL,
	"people" integer,
	"on" date NOT NULL,
	CONSTRAINT "document_adoptions_once" UNIQUE("document_id","version","kind","name","on"),
	CONSTRAINT "document_adoptions_kind" CHECK ("document_adoptions"."kind" in ('office', 'organisation', 'people')),
	CONSTRAINT "document_adoptions_people" CHECK (("document_adoptions"."kind" = 'people') = ("document_adoptions"."people" is not null) and ("document_adoptions"."people" is null or "document_adoptions"."people" >= 5))
);
--> statement-breakpoint
CREATE TABLE "document_paragraphs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"removed_on" date,
	CONSTRAINT "document_paragraphs_kind" CHECK ("document_paragraphs"."kind" in ('heading', 'text'))
);
--> statement-breakpoint
CREATE TABLE "document_titles" (
	"document_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"by" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "document_titles_document_id_lang_pk" PRIMARY KEY("document_id","lang")
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"document_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"on" date NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"public_key" text NOT NULL,
	CONSTRAINT "document_versions_document_id_version_pk" PRIMARY KEY("document_id","version"),
	CONSTRAINT "document_versions_state" CHECK ("document_versions"."state" in ('draft', 'adopted')),
	CONSTRAINT "document_versions_hash" CHECK ("document_versions"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"consultation_id" uuid,
	"lang" text NOT NULL,
	"created_on" date NOT NULL,
	CONSTRAINT "documents_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "paragraph_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"author" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	"accepted_on" date,
	"hidden_on" date,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "paragraph_comments_hidden" CHECK ("paragraph_comments"."hidden_on" is null or "paragraph_comments"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "paragraph_texts" (
	"paragraph_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"on" date NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "paragraph_texts_paragraph_id_lang_pk" PRIMARY KEY("paragraph_id","lang")
);
--> statement-breakpoint
CREATE TABLE "amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"base" integer NOT NULL,
	"author" text,
	"source" text NOT NULL,
	"text" text NOT NULL,
	"why" text NOT NULL,
	"why_lang" text NOT NULL,
	"on" date NOT NULL,
	"accepted_on" date,
	"hidden_on" date,
	"decision" text,
	"decided_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"reason_lang" text,
	CONSTRAINT "amendments_number" UNIQUE("proposal_id","number"),
	CONSTRAINT "amendments_source" CHECK ("amendments"."source" in ('office', 'participant')),
	CONSTRAINT "amendments_decision" CHECK ("amendments"."decision" in ('accepted', 'rejected')),
	CONSTRAINT "amendments_decided" CHECK (("amendments"."decision" is null) = ("amendments"."decided_on" is null) and ("amendments"."decision" is null or "amendments"."reason" <> ''))
);
--> statement-breakpoint
CREATE TABLE "lineage" (
	"from_kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" uuid NOT NULL,
	"how" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "lineage_from_kind_from_id_to_kind_to_id_pk" PRIMARY KEY("from_kind","from_id","to_kind","to_id"),
	CONSTRAINT "lineage_from_kind" CHECK ("lineage"."from_kind" in ('statement', 'proposal')),
	CONSTRAINT "lineage_to_kind" CHECK ("lineage"."to_kind" in ('proposal', 'paragraph')),
	CONSTRAINT "lineage_how" CHECK ("lineage"."how" in ('drawn', 'joined', 'split', 'carried'))
);
--> statement-breakpoint
CREATE TABLE "proposal_stands" (
	"proposal_id" uuid NOT NULL,
	"author" text NOT NULL,
	"stand" text NOT NULL,
	"id" uuid NOT NULL,
	"lang" text NOT NULL,
	"reason" text NOT NULL,
	"shown" boolean NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "proposal_stands_proposal_id_author_pk" PRIMARY KEY("proposal_id","author"),
	CONSTRAINT "proposal_stands_id_unique" UNIQUE("id"),
	CONSTRAINT "proposal_stands_stand" CHECK ("proposal_stands"."stand" in ('support', 'objection'))
);
--> statement-breakpoint
CREATE TABLE "proposal_texts" (
	"proposal_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "proposal_texts_proposal_id_version_lang_pk" PRIMARY KEY("proposal_id","version","lang")
);
--> statement-breakpoint
CREATE TABLE "proposal_versions" (
	"proposal_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	"amendment_id" uuid,
	CONSTRAINT "proposal_versions_proposal_id_version_pk" PRIMARY KEY("proposal_id","version")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"lang" text NOT NULL,
	"source" text NOT NULL,
	"author" text,
	"on" date NOT NULL,
	"accepted_on" date,
	"hidden_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"ended_on" date,
	CONSTRAINT "proposals_number" UNIQUE("consultation_id","number"),
	CONSTRAINT "proposals_source" CHECK ("proposals"."source" in ('office', 'participant')),
	CONSTRAINT "proposals_hidden" CHECK ("proposals"."hidden_on" is null or "proposals"."reason" <> '')
);
--> statement-breakpoint
ALTER TABLE "divergent_positions" ADD CONSTRAINT "divergent_positions_paragraph_id_document_paragraphs_id_fk" FOREIGN KEY ("paragraph_id") REFERENCES "public"."document_paragraphs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "divergent_positions" ADD CONSTRAINT "divergent_positions_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_paragraphs" ADD CONSTRAINT "document_paragraphs_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_titles" ADD CONSTRAINT "document_titles_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_comments" ADD CONSTRAINT "paragraph_comments_paragraph_id_document_paragraphs_id_fk" FOREIGN KEY ("paragraph_id") REFERENCES "public"."document_paragraphs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_texts" ADD CONSTRAINT "paragraph_texts_paragraph_id_document_paragraphs_id_fk" FOREIGN KEY ("paragraph_id") REFERENCES "public"."document_paragraphs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_stands" ADD CONSTRAINT "proposal_stands_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_texts" ADD CONSTRAINT "proposal_texts_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "divergent_positions_paragraph" ON "divergent_positions" USING btree ("paragraph_id");--> statement-breakpoint
CREATE INDEX "document_paragraphs_document" ON "document_paragraphs" USING btree ("document_id","position");--> statement-breakpoint
CREATE INDEX "documents_consultation" ON "documents" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "paragraph_comments_paragraph" ON "paragraph_comments" USING btree ("paragraph_id");--> statement-breakpoint
CREATE INDEX "paragraph_comments_author" ON "paragraph_comments" USING btree ("author");--> statement-breakpoint
CREATE INDEX "amendments_author" ON "amendments" USING btree ("author");--> statement-breakpoint
CREATE INDEX "lineage_to" ON "lineage" USING btree ("to_kind","to_id");--> statement-breakpoint
CREATE INDEX "proposal_stands_author" ON "proposal_stands" USING btree ("author");--> statement-breakpoint
CREATE INDEX "proposals_author" ON "proposals" USING btree ("author");--> statement-breakpoint
-- What is published is cited: its words are never changed and never taken away.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version of a document is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'document_versions_kept';
END $$;--> statement-breakpoint
CREATE TRIGGER document_versions_keep_published BEFORE UPDATE OR DELETE ON document_versions FOR EACH ROW EXECUTE FUNCTION keep_published();--> statement-breakpoint
CREATE TRIGGER document_versions_keep_all BEFORE TRUNCATE ON document_versions FOR EACH STATEMENT EXECUTE FUNCTION keep_published();
