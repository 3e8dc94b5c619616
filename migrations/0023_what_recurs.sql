CREATE TABLE "guide_helps" (
	"slug" text NOT NULL,
	"month" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "guide_helps_slug_month_pk" PRIMARY KEY("slug","month")
);
--> statement-breakpoint
ALTER TABLE "guides" ADD COLUMN "topics" jsonb DEFAULT '[]'::jsonb NOT NULL;