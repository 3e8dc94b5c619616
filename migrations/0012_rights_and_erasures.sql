CREATE TABLE "erasures" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"on" date NOT NULL,
	"counts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rights_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"person" text,
	"account" "bytea",
	"contact" "bytea",
	"lang" text NOT NULL,
	"wording" text NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"outcome" text,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "rights_requests_kind" CHECK ("rights_requests"."kind" in ('access', 'rectification', 'erasure', 'objection')),
	CONSTRAINT "rights_requests_channel" CHECK ("rights_requests"."channel" in ('web', 'paper')),
	CONSTRAINT "rights_requests_person" CHECK (("rights_requests"."person" is null) = ("rights_requests"."account" is null)),
	CONSTRAINT "rights_requests_outcome" CHECK ("rights_requests"."outcome" in ('granted', 'partly', 'refused')),
	CONSTRAINT "rights_requests_answered" CHECK (("rights_requests"."answered_on" is null) = ("rights_requests"."outcome" is null))
);
--> statement-breakpoint
CREATE INDEX "rights_requests_person" ON "rights_requests" USING btree ("person");--> statement-breakpoint
CREATE INDEX "rights_requests_due" ON "rights_requests" USING btree ("answered_on","due_on");