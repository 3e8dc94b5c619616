CREATE TABLE "statement_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"statement_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"on" date NOT NULL,
	"handled_on" date
);
--> statement-breakpoint
ALTER TABLE "statement_reports" ADD CONSTRAINT "statement_reports_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_reports_of" ON "statement_reports" USING btree ("statement_id","handled_on");