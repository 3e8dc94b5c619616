ALTER TABLE "relay_days" DROP CONSTRAINT "relay_days_act";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "caller" text;--> statement-breakpoint
ALTER TABLE "contact_wishes" ADD COLUMN "by_phone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_caller" ON "messages" USING btree ("caller");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_caller" CHECK ("messages"."caller" is null or "messages"."channel" = 'call');--> statement-breakpoint
ALTER TABLE "relay_days" ADD CONSTRAINT "relay_days_act" CHECK ("relay_days"."act" in ('registered', 'keyed', 'assisted', 'requested', 'called'));