ALTER TABLE "event_registrations" ALTER COLUMN "sequence" DROP IDENTITY;--> statement-breakpoint
ALTER TABLE "event_registrations" ALTER COLUMN "sequence" DROP NOT NULL;--> statement-breakpoint
UPDATE "event_registrations" SET "sequence" = NULL WHERE NOT "waiting";--> statement-breakpoint
ALTER TABLE "event_registrations" DROP COLUMN "on";--> statement-breakpoint
ALTER TABLE "event_registrations" ADD CONSTRAINT "event_registrations_line" CHECK ("event_registrations"."waiting" = ("event_registrations"."sequence" is not null));
