CREATE TABLE "event_calendars" (
	"person" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "event_calendars_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "event_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"lang" text NOT NULL,
	"added_on" date NOT NULL,
	"accepted_on" date,
	"read_on" date,
	"trouble" text,
	"pending" text,
	CONSTRAINT "event_feeds_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "event_registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "event_registrations_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"time_id" uuid NOT NULL,
	"person" text,
	"teller" "bytea",
	"code_hash" text,
	"door" text NOT NULL,
	"waiting" boolean NOT NULL,
	"on" date NOT NULL,
	"reminded_on" date,
	"came_on" date,
	CONSTRAINT "event_registrations_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "event_registrations_once" UNIQUE("time_id","person"),
	CONSTRAINT "event_registrations_door" UNIQUE("time_id","door"),
	CONSTRAINT "event_registrations_known" CHECK (("event_registrations"."person" is null) <> ("event_registrations"."code_hash" is null)),
	CONSTRAINT "event_registrations_teller" CHECK ("event_registrations"."teller" is null or "event_registrations"."person" is not null)
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"event_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "event_texts_event_id_lang_pk" PRIMARY KEY("event_id","lang")
);
--> statement-breakpoint
CREATE TABLE "event_times" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"key" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"own" boolean DEFAULT false NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"counted" integer,
	CONSTRAINT "event_times_once" UNIQUE("event_id","key"),
	CONSTRAINT "event_times_counted" CHECK ("event_times"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"feed_id" uuid,
	"digest" text,
	"starts" text NOT NULL,
	"ends" text NOT NULL,
	"zone" text NOT NULL,
	"rule" text,
	"except" jsonb NOT NULL,
	"also" jsonb NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"country" text,
	"online" boolean DEFAULT false NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"organiser" text DEFAULT '' NOT NULL,
	"organisation_id" uuid,
	"spoken" jsonb NOT NULL,
	"access" jsonb NOT NULL,
	"access_note" text DEFAULT '' NOT NULL,
	"registers" boolean DEFAULT true NOT NULL,
	"capacity" integer,
	"proposer" "bytea",
	"proposed_on" date NOT NULL,
	"published_on" date,
	"refused_on" date,
	"cancelled_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug"),
	CONSTRAINT "events_uid_unique" UNIQUE("uid"),
	CONSTRAINT "events_capacity" CHECK ("events"."capacity" > 0),
	CONSTRAINT "events_decided" CHECK ("events"."published_on" is null or "events"."refused_on" is null)
);
--> statement-breakpoint
ALTER TABLE "event_registrations" ADD CONSTRAINT "event_registrations_time_id_event_times_id_fk" FOREIGN KEY ("time_id") REFERENCES "public"."event_times"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_times" ADD CONSTRAINT "event_times_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_feed_id_event_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."event_feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_registrations_person" ON "event_registrations" USING btree ("person");--> statement-breakpoint
CREATE INDEX "event_registrations_queue" ON "event_registrations" USING btree ("time_id","waiting","sequence");--> statement-breakpoint
CREATE INDEX "event_times_next" ON "event_times" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "events_feed" ON "events" USING btree ("feed_id");--> statement-breakpoint
-- What public pages may read: events that are published, without what is for those who are registered.
CREATE VIEW public_events AS
  SELECT id, slug, uid, sequence, starts, ends, zone, rule, "except", also, lang, title, description, town, country,
    online, url, organiser, spoken, access, access_note, registers, capacity, published_on, cancelled_on, reason, changed_at
  FROM events
  WHERE published_on IS NOT NULL;
--> statement-breakpoint
CREATE VIEW public_event_texts AS
  SELECT t.event_id, t.lang, t.title, t.description
  FROM event_texts t JOIN events e ON e.id = t.event_id
  WHERE e.published_on IS NOT NULL;
--> statement-breakpoint
-- Whether there is a place, and never how many there are.
CREATE VIEW public_event_times AS
  SELECT t.id, t.event_id, t.key, t.starts_at, t.ends_at, t.own, t.cancelled,
    e.capacity IS NOT NULL AND (
      (SELECT count(*) FROM event_registrations r WHERE r.time_id = t.id AND NOT r.waiting) >= e.capacity
      OR EXISTS (SELECT FROM event_registrations r WHERE r.time_id = t.id AND r.waiting)) AS "full"
  FROM event_times t JOIN events e ON e.id = t.event_id
  WHERE e.published_on IS NOT NULL;
