CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lang" text NOT NULL,
	"opened_on" date NOT NULL,
	"channel" text NOT NULL,
	"closed_on" date,
	CONSTRAINT "accounts_channel" CHECK ("accounts"."channel" in ('web', 'relay', 'operator', 'provider'))
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"selector" text NOT NULL,
	"secret_hash" text,
	"label" text DEFAULT '' NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"made_on" date NOT NULL,
	"used_on" date,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "credentials_kind" CHECK ("credentials"."kind" in ('code', 'phrase', 'passkey', 'mail', 'provider', 'totp'))
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"input" jsonb NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "consent_acts" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_acts_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"person" text NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"recipient_id" uuid NOT NULL,
	"act" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" date,
	"lang" text NOT NULL,
	"channel" text NOT NULL,
	"witness" uuid,
	CONSTRAINT "consent_acts_id_unique" UNIQUE("id"),
	CONSTRAINT "consent_acts_act" CHECK ("consent_acts"."act" in ('given', 'refused', 'withdrawn', 'expired')),
	CONSTRAINT "consent_acts_channel" CHECK ("consent_acts"."channel" in ('web', 'relay', 'paper')),
	CONSTRAINT "consent_acts_until" CHECK (("consent_acts"."act" = 'given') = ("consent_acts"."until" is not null))
);
--> statement-breakpoint
CREATE TABLE "consent_people" (
	"person" text PRIMARY KEY NOT NULL,
	"account" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purposes" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"recipients" jsonb NOT NULL,
	"months" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "purposes_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid,
	"names" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "recipients_subject_unique" UNIQUE("subject"),
	CONSTRAINT "recipients_kind" CHECK ("recipients"."kind" in ('office', 'organisation', 'public', 'partner'))
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope" uuid,
	"purpose" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"until" date NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"previous_hash" text,
	"method" text NOT NULL,
	"device" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_secret_hash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "sessions_previous_hash_unique" UNIQUE("previous_hash")
);
--> statement-breakpoint
CREATE TABLE "brakes" (
	"key" text NOT NULL,
	"window" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "brakes_key_window_pk" PRIMARY KEY("key","window")
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_acts" ADD CONSTRAINT "consent_acts_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_selector" ON "credentials" USING btree ("kind","selector");--> statement-breakpoint
CREATE INDEX "credentials_account" ON "credentials" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "consent_acts_person" ON "consent_acts" USING btree ("person","purpose","recipient_id","sequence");--> statement-breakpoint
CREATE INDEX "consent_acts_purpose" ON "consent_acts" USING btree ("purpose","recipient_id","sequence");--> statement-breakpoint
CREATE INDEX "role_grants_account" ON "role_grants" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");