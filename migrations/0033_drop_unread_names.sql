ALTER TABLE "linkages" DROP CONSTRAINT "linkages_undone";--> statement-breakpoint
ALTER TABLE "person_tables" DROP CONSTRAINT "person_tables_chosen";--> statement-breakpoint
ALTER TABLE "imports" DROP COLUMN "by";--> statement-breakpoint
ALTER TABLE "lists" DROP COLUMN "by";--> statement-breakpoint
ALTER TABLE "population_estimates" DROP COLUMN "by";--> statement-breakpoint
ALTER TABLE "linkages" DROP COLUMN "by";--> statement-breakpoint
ALTER TABLE "linkages" DROP COLUMN "undone_by";--> statement-breakpoint
ALTER TABLE "person_tables" DROP COLUMN "chosen_by";