CREATE TABLE "request_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"author_said" text,
	"recipient_said" text,
	"released_at" timestamp with time zone,
	CONSTRAINT "request_proposals_kind" CHECK ("request_proposals"."kind" in ('organisation', 'office', 'member')),
	CONSTRAINT "request_proposals_author" CHECK ("request_proposals"."author_said" in ('yes', 'no')),
	CONSTRAINT "request_proposals_recipient" CHECK ("request_proposals"."recipient_said" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "request_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"side" text NOT NULL,
	"step" text NOT NULL,
	"lang" text,
	"text" text DEFAULT '' NOT NULL,
	CONSTRAINT "request_steps_side" CHECK ("request_steps"."side" in ('author', 'office', 'recipient', 'hub'))
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"residence" text NOT NULL,
	"origin" text,
	"town" text DEFAULT '' NOT NULL,
	"person" text,
	"code_hash" text,
	"channel" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"answered_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"author_confirmed_at" timestamp with time zone,
	"office_confirmed_at" timestamp with time zone,
	"thanked_at" timestamp with time zone,
	CONSTRAINT "requests_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('need', 'offer', 'question', 'grievance')),
	CONSTRAINT "requests_channel" CHECK ("requests"."channel" in ('web', 'relay', 'paper')),
	CONSTRAINT "requests_outcome" CHECK ("requests"."outcome" in ('met', 'unmet', 'withdrawn')),
	CONSTRAINT "requests_closed" CHECK (("requests"."closed_at" is null) = ("requests"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "request_proposals" ADD CONSTRAINT "request_proposals_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_proposals_request" ON "request_proposals" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_proposals_ref" ON "request_proposals" USING btree ("kind","ref");--> statement-breakpoint
CREATE INDEX "request_steps_request" ON "request_steps" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "requests_waiting" ON "requests" USING btree ("closed_at","due_on");--> statement-breakpoint
CREATE INDEX "requests_person" ON "requests" USING btree ("person");