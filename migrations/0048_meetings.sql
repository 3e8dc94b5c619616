CREATE TABLE "meeting_people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"summit_id" uuid,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"langs" text[] NOT NULL,
	"offers" text[] NOT NULL,
	"seeks" text[] NOT NULL,
	"zone" text NOT NULL,
	"times" text[] NOT NULL,
	"teller" "bytea",
	"on" date NOT NULL,
	CONSTRAINT "meeting_people_once" UNIQUE NULLS NOT DISTINCT("person","summit_id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"on" date NOT NULL,
	"reasons" jsonb NOT NULL,
	"one_says" text,
	"other_says" text,
	"one_words" "bytea",
	"other_words" "bytea",
	"time" text,
	"place" "bytea",
	"time_by" text,
	"agreed_on" date,
	"released_on" date,
	"one_helped" boolean,
	"other_helped" boolean,
	CONSTRAINT "meetings_once" UNIQUE("one_id","other_id"),
	CONSTRAINT "meetings_two" CHECK ("meetings"."one_id" < "meetings"."other_id"),
	CONSTRAINT "meetings_one_says" CHECK ("meetings"."one_says" in ('yes', 'no')),
	CONSTRAINT "meetings_other_says" CHECK ("meetings"."other_says" in ('yes', 'no')),
	CONSTRAINT "meetings_time_by" CHECK ("meetings"."time_by" in ('one', 'other')),
	CONSTRAINT "meetings_mutual" CHECK (("meetings"."one_says" = 'yes' and "meetings"."other_says" = 'yes') or
        ("meetings"."one_words" is null and "meetings"."other_words" is null and "meetings"."time" is null)),
	CONSTRAINT "meetings_agreed" CHECK ("meetings"."agreed_on" is null or "meetings"."time" is not null)
);
--> statement-breakpoint
ALTER TABLE "meeting_people" ADD CONSTRAINT "meeting_people_summit_id_summits_id_fk" FOREIGN KEY ("summit_id") REFERENCES "public"."summits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_one_id_meeting_people_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."meeting_people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_other_id_meeting_people_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."meeting_people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_people_summit" ON "meeting_people" USING btree ("summit_id");--> statement-breakpoint
CREATE INDEX "meetings_other" ON "meetings" USING btree ("other_id");