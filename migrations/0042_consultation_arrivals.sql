CREATE TABLE "consultation_arrivals" (
	"consultation_id" uuid NOT NULL,
	"on" date NOT NULL,
	"newcomers" integer NOT NULL,
	CONSTRAINT "consultation_arrivals_consultation_id_on_pk" PRIMARY KEY("consultation_id","on")
);
--> statement-breakpoint
ALTER TABLE "statements" DROP CONSTRAINT "statements_author_participants_id_fk";
--> statement-breakpoint
ALTER TABLE "statements" ALTER COLUMN "author" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "consultation_arrivals" ADD CONSTRAINT "consultation_arrivals_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" DROP COLUMN "on";