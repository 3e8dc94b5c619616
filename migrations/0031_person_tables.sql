CREATE TABLE "person_tables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"linkage_id" uuid,
	"counted_on" date NOT NULL,
	"tables" jsonb NOT NULL,
	"report" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"chosen" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"chosen_at" timestamp with time zone,
	"chosen_by" text,
	"published_at" timestamp with time zone,
	CONSTRAINT "person_tables_chosen" CHECK (("person_tables"."chosen_at" is null) = ("person_tables"."chosen_by" is null))
);
--> statement-breakpoint
CREATE TABLE "privacy_budgets" (
	"name" text PRIMARY KEY NOT NULL,
	"total_top" numeric NOT NULL,
	"total_bottom" numeric NOT NULL,
	"spent_top" numeric NOT NULL,
	"spent_bottom" numeric NOT NULL,
	CONSTRAINT "privacy_budgets_fractions" CHECK ("privacy_budgets"."total_top" >= 0 and "privacy_budgets"."total_bottom" > 0 and "privacy_budgets"."spent_top" >= 0 and "privacy_budgets"."spent_bottom" > 0),
	CONSTRAINT "privacy_budgets_kept" CHECK ("privacy_budgets"."spent_top" * "privacy_budgets"."total_bottom" <= "privacy_budgets"."total_top" * "privacy_budgets"."spent_bottom")
);
--> statement-breakpoint
CREATE TABLE "privacy_spendings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"budget" text NOT NULL,
	"what" text NOT NULL,
	"top" numeric NOT NULL,
	"bottom" numeric NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "privacy_spendings_positive" CHECK ("privacy_spendings"."top" > 0 and "privacy_spendings"."bottom" > 0)
);
--> statement-breakpoint
ALTER TABLE "person_tables" ADD CONSTRAINT "person_tables_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_spendings" ADD CONSTRAINT "privacy_spendings_budget_privacy_budgets_name_fk" FOREIGN KEY ("budget") REFERENCES "public"."privacy_budgets"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_tables_linkage" ON "person_tables" USING btree ("linkage_id","made_at");--> statement-breakpoint
CREATE INDEX "privacy_spendings_budget" ON "privacy_spendings" USING btree ("budget","at");