CREATE TABLE "list_returns" (
	"list_id" uuid NOT NULL,
	"linkage_id" uuid NOT NULL,
	"counts" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "list_returns_list_id_linkage_id_pk" PRIMARY KEY("list_id","linkage_id")
);
--> statement-breakpoint
ALTER TABLE "list_returns" ADD CONSTRAINT "list_returns_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_returns" ADD CONSTRAINT "list_returns_linkage_id_linkages_id_fk" FOREIGN KEY ("linkage_id") REFERENCES "public"."linkages"("id") ON DELETE cascade ON UPDATE no action;