CREATE TABLE "mail_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"address" "bytea" NOT NULL,
	"account_id" uuid,
	"lang" text NOT NULL,
	"next" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_requests_kind" CHECK ("mail_requests"."kind" in ('sign-in', 'confirm'))
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"data" jsonb NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "tickets_kind" CHECK ("tickets"."kind" in ('passkey-join', 'passkey-add', 'passkey-show', 'mail-sign-in', 'mail-confirm', 'provider', 'totp'))
);
--> statement-breakpoint
ALTER TABLE "mail_requests" ADD CONSTRAINT "mail_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tickets_account" ON "tickets" USING btree ("account_id");