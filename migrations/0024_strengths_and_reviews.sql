CREATE TABLE "review_answers" (
	"organisation_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"question" text NOT NULL,
	"answer" integer NOT NULL,
	CONSTRAINT "review_answers_organisation_id_year_question_pk" PRIMARY KEY("organisation_id","year","question"),
	CONSTRAINT "review_answers_years" CHECK ("review_answers"."year" between 2000 and 2100),
	CONSTRAINT "review_answers_answer" CHECK ("review_answers"."answer" between 1 and 4),
	CONSTRAINT "review_answers_question" CHECK ("review_answers"."question" in ('people', 'trust', 'means', 'purpose', 'change'))
);
--> statement-breakpoint
CREATE TABLE "strength_assessments" (
	"organisation_id" uuid NOT NULL,
	"on" date NOT NULL,
	"area" text NOT NULL,
	"level" integer NOT NULL,
	CONSTRAINT "strength_assessments_organisation_id_on_area_pk" PRIMARY KEY("organisation_id","on","area"),
	CONSTRAINT "strength_assessments_level" CHECK ("strength_assessments"."level" between 1 and 4),
	CONSTRAINT "strength_assessments_area" CHECK ("strength_assessments"."area" in ('governance', 'finance', 'accountability', 'skills', 'reach'))
);
--> statement-breakpoint
CREATE TABLE "strength_offers" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"agreed_on" date NOT NULL,
	"offers" text[] NOT NULL,
	"asks" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strength_assessments" ADD CONSTRAINT "strength_assessments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strength_offers" ADD CONSTRAINT "strength_offers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_answers_year" ON "review_answers" USING btree ("year");