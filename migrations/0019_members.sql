CREATE TABLE "member_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"most" integer NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"made_on" date NOT NULL,
	"until" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "member_invitations_hash_unique" UNIQUE("hash"),
	CONSTRAINT "member_invitations_most" CHECK ("member_invitations"."most" between 10 and 250),
	CONSTRAINT "member_invitations_used" CHECK ("member_invitations"."used" between 0 and "member_invitations"."most")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person" text NOT NULL,
	"name" "bytea",
	"joined_on" date NOT NULL,
	"removed_on" date,
	"reason" "bytea",
	CONSTRAINT "members_once" UNIQUE("organisation_id","person"),
	CONSTRAINT "members_removed" CHECK (("members"."removed_on" is null) = ("members"."reason" is null)),
	CONSTRAINT "members_nameless" CHECK ("members"."removed_on" is null or "members"."name" is null)
);
--> statement-breakpoint
ALTER TABLE "organisation_invitations" DROP CONSTRAINT "organisation_invitations_role";--> statement-breakpoint
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_invitations_organisation" ON "member_invitations" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "organisation_invitations" DROP COLUMN "role";