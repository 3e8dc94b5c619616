CREATE TABLE "communities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text,
	"kind" text NOT NULL,
	"access" text NOT NULL,
	"lang" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"rules" text DEFAULT '' NOT NULL,
	"proposed_on" date NOT NULL,
	"proposer" "bytea",
	"opened_on" date,
	"refused_on" date,
	"refusal" text DEFAULT '' NOT NULL,
	"closed_on" date,
	"counted" integer,
	"counted_on" date,
	CONSTRAINT "communities_slug_unique" UNIQUE("slug"),
	CONSTRAINT "communities_kind" CHECK ("communities"."kind" in ('field', 'city', 'culture', 'generation', 'youth', 'women')),
	CONSTRAINT "communities_access" CHECK ("communities"."access" in ('open', 'invited')),
	CONSTRAINT "communities_address" CHECK ("communities"."slug" is null or "communities"."access" = 'open'),
	CONSTRAINT "communities_decided" CHECK ("communities"."opened_on" is null or "communities"."refused_on" is null)
);
--> statement-breakpoint
CREATE TABLE "community_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"until" date NOT NULL,
	"used_on" date,
	CONSTRAINT "community_invitations_hash_unique" UNIQUE("hash"),
	CONSTRAINT "community_invitations_role" CHECK ("community_invitations"."role" in ('member', 'moderator'))
);
--> statement-breakpoint
CREATE TABLE "community_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"listed" boolean DEFAULT false NOT NULL,
	"digest" "bytea",
	"digested_on" date,
	"joined_on" date NOT NULL,
	CONSTRAINT "community_members_once" UNIQUE("community_id","person"),
	CONSTRAINT "community_members_name" UNIQUE("community_id","folded")
);
--> statement-breakpoint
CREATE TABLE "community_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "community_posts_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"community_id" uuid NOT NULL,
	"parent_id" uuid,
	"member_id" uuid,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	"hidden_on" date,
	"hidden_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"appealed_on" date,
	"appeal" text DEFAULT '' NOT NULL,
	"decided_on" date,
	CONSTRAINT "community_posts_kind" CHECK ("community_posts"."kind" in ('notice', 'question', 'answer')),
	CONSTRAINT "community_posts_parent" CHECK (("community_posts"."kind" = 'answer') = ("community_posts"."parent_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "community_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"person" text NOT NULL,
	"reason" text NOT NULL,
	"on" date NOT NULL,
	"handled_on" date,
	CONSTRAINT "community_reports_once" UNIQUE("post_id","person")
);
--> statement-breakpoint
ALTER TABLE "community_invitations" ADD CONSTRAINT "community_invitations_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_members" ADD CONSTRAINT "community_members_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_parent_id_community_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."community_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_member_id_community_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."community_members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_reports" ADD CONSTRAINT "community_reports_post_id_community_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."community_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "community_invitations_community" ON "community_invitations" USING btree ("community_id");--> statement-breakpoint
CREATE INDEX "community_members_person" ON "community_members" USING btree ("person");--> statement-breakpoint
CREATE INDEX "community_posts_board" ON "community_posts" USING btree ("community_id","parent_id","sequence");--> statement-breakpoint
CREATE INDEX "community_posts_member" ON "community_posts" USING btree ("member_id");--> statement-breakpoint
-- What public pages may read: open communities that anybody may join, and none under a severe threat.
CREATE VIEW public_communities AS
  SELECT id, slug, kind, lang, name, purpose, rules, counted
  FROM communities
  WHERE opened_on IS NOT NULL AND closed_on IS NULL AND access = 'open' AND slug IS NOT NULL
    AND coalesce(current_setting('passerelle.threat', true), '') <> 'severe';
