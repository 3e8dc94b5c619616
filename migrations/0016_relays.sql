CREATE TABLE "relay_days" (
	"relay" text NOT NULL,
	"day" date NOT NULL,
	"act" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "relay_days_relay_day_act_pk" PRIMARY KEY("relay","day","act"),
	CONSTRAINT "relay_days_act" CHECK ("relay_days"."act" in ('registered', 'keyed', 'assisted', 'requested'))
);
--> statement-breakpoint
CREATE TABLE "sheet_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"relay" text NOT NULL,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"large" boolean NOT NULL,
	"consents" jsonb NOT NULL,
	"made_on" date NOT NULL,
	"until" date NOT NULL,
	"cancelled_on" date,
	CONSTRAINT "sheet_batches_kind" CHECK ("sheet_batches"."kind" in ('profile', 'request'))
);
--> statement-breakpoint
CREATE TABLE "sheets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"secret_hash" text NOT NULL,
	"keyed_on" date,
	"person" text,
	"account" "bytea",
	"claimed_on" date,
	CONSTRAINT "sheets_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "sheets_owner" CHECK (("sheets"."person" is null) = ("sheets"."account" is null)),
	CONSTRAINT "sheets_claimed" CHECK ("sheets"."claimed_on" is null or "sheets"."account" is null)
);
--> statement-breakpoint
ALTER TABLE "tickets" DROP CONSTRAINT "tickets_kind";--> statement-breakpoint
ALTER TABLE "sheets" ADD CONSTRAINT "sheets_batch_id_sheet_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."sheet_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sheet_batches_relay" ON "sheet_batches" USING btree ("relay");--> statement-breakpoint
CREATE INDEX "sheets_batch" ON "sheets" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "sheets_person" ON "sheets" USING btree ("person");--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_kind" CHECK ("tickets"."kind" in ('passkey-join', 'passkey-add', 'passkey-show', 'mail-sign-in', 'mail-confirm', 'provider', 'totp', 'relay'));