CREATE TABLE "contact_wishes" (
	"person" text PRIMARY KEY NOT NULL,
	"lang" text NOT NULL,
	"monthly" integer NOT NULL,
	"quiet_from" integer NOT NULL,
	"quiet_to" integer NOT NULL,
	"zone" text NOT NULL,
	CONSTRAINT "contact_wishes_monthly" CHECK ("contact_wishes"."monthly" between 0 and 31),
	CONSTRAINT "contact_wishes_quiet" CHECK ("contact_wishes"."quiet_from" between 0 and 23 and "contact_wishes"."quiet_to" between 0 and 23)
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"value" "bytea" NOT NULL,
	"blind" text,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "contacts_person_kind_pk" PRIMARY KEY("person","kind"),
	CONSTRAINT "contacts_kind" CHECK ("contacts"."kind" in ('name', 'email', 'phone'))
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"person" text PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"changed_on" date NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_blind" ON "contacts" USING btree ("kind","blind") WHERE "contacts"."confirmed_at" is not null;