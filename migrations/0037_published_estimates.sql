ALTER TABLE "population_estimates" ADD COLUMN "publishable" jsonb;--> statement-breakpoint
ALTER TABLE "population_estimates" ADD COLUMN "chosen_at" timestamp with time zone;