CREATE TABLE "message_links" (
	"key" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"purpose" text,
	"recipient_id" uuid
);
--> statement-breakpoint
CREATE TABLE "message_people" (
	"person" text PRIMARY KEY NOT NULL,
	"account" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"cause" text NOT NULL,
	"purpose" text,
	"recipient_id" uuid,
	"official" boolean NOT NULL,
	"body" "bytea",
	"state" text NOT NULL,
	"channel" text,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"month" text,
	"queued_on" date NOT NULL,
	"left_on" date,
	"read_on" date,
	"until" date NOT NULL,
	CONSTRAINT "messages_once" UNIQUE("person","cause"),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('waiting', 'sending', 'sent', 'kept', 'failed', 'lapsed')),
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('email', 'letter', 'call')),
	CONSTRAINT "messages_official" CHECK ("messages"."official" = ("messages"."purpose" is null)),
	CONSTRAINT "messages_recipient" CHECK (("messages"."purpose" is null) = ("messages"."recipient_id" is null)),
	CONSTRAINT "messages_left" CHECK ("messages"."state" <> 'sent' or "messages"."month" is not null)
);
--> statement-breakpoint
CREATE TABLE "official_notices" (
	"code" text PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"sent_on" date NOT NULL,
	"digests" jsonb NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message_links" ADD CONSTRAINT "message_links_person_message_people_person_fk" FOREIGN KEY ("person") REFERENCES "public"."message_people"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_message_people_person_fk" FOREIGN KEY ("person") REFERENCES "public"."message_people"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_links_person" ON "message_links" USING btree ("person");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "messages_until" ON "messages" USING btree ("until");