CREATE TABLE "list_weights" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	"by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"report" jsonb,
	"made_at" timestamp with time zone,
	CONSTRAINT "list_weights_made" CHECK (("list_weights"."report" is null) = ("list_weights"."made_at" is null))
);
--> statement-breakpoint
ALTER TABLE "list_weights" ADD CONSTRAINT "list_weights_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_weights_list" ON "list_weights" USING btree ("list_id");