import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** A place to meet across organisations: what it is for, who may come in, and since when it is open. */
export const communities = pgTable(
  'communities',
  {
    id: uuid().primaryKey(),
    /** Its public address; one that is entered by invitation has none. */
    slug: text().unique(),
    kind: text().notNull(),
    access: text().notNull(),
    /** The language of its name, purpose and rules. */
    lang: text().notNull(),
    name: text().notNull(),
    purpose: text().notNull(),
    rules: text().notNull().default(''),
    proposedOn: date('proposed_on').notNull(),
    /** The account of the member who proposed it, sealed, until it is decided: they are to moderate it. */
    proposer: bytea(),
    openedOn: date('opened_on'),
    refusedOn: date('refused_on'),
    refusal: text().notNull().default(''),
    closedOn: date('closed_on'),
    /** How many members it had, protected, on the day of the last count. */
    counted: integer(),
    countedOn: date('counted_on'),
  },
  (table) => [
    check(
      'communities_kind',
      sql`${table.kind} in ('field', 'city', 'culture', 'generation', 'youth', 'women')`,
    ),
    check('communities_access', sql`${table.access} in ('open', 'invited')`),
    check('communities_address', sql`${table.slug} is null or ${table.access} = 'open'`),
    check('communities_decided', sql`${table.openedOn} is null or ${table.refusedOn} is null`),
  ],
);

/** Somebody in one community, under the name that only this community has for them. */
export const communityMembers = pgTable(
  'community_members',
  {
    id: uuid().primaryKey(),
    communityId: uuid('community_id')
      .notNull()
      .references(() => communities.id, { onDelete: 'cascade' }),
    person: text().notNull(),
    /** As they wish to be called here, and the same folded: nobody can pass for somebody else. */
    name: text().notNull(),
    folded: text().notNull(),
    /** Agreed to stand in the list that members who stand in it can see. */
    listed: boolean().notNull().default(false),
    /** Their account, sealed, where they asked for news of the board by message. */
    digest: bytea(),
    digestedOn: date('digested_on'),
    joinedOn: date('joined_on').notNull(),
  },
  (table) => [
    unique('community_members_once').on(table.communityId, table.person),
    unique('community_members_name').on(table.communityId, table.folded),
    index('community_members_person').on(table.person),
  ],
);

/** A code that lets one person in, as a member or as a moderator. */
export const communityInvitations = pgTable(
  'community_invitations',
  {
    id: uuid().primaryKey(),
    communityId: uuid('community_id')
      .notNull()
      .references(() => communities.id, { onDelete: 'cascade' }),
    role: text().notNull(),
    /** Keyed hash of the code. */
    hash: text().notNull().unique(),
    until: date().notNull(),
    usedOn: date('used_on'),
  },
  (table) => [
    index('community_invitations_community').on(table.communityId),
    check('community_invitations_role', sql`${table.role} in ('member', 'moderator')`),
  ],
);

/** What stands on the board: a notice, a question, or an answer to one of them. */
export const communityPosts = pgTable(
  'community_posts',
  {
    id: uuid().primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    communityId: uuid('community_id')
      .notNull()
      .references(() => communities.id, { onDelete: 'cascade' }),
    parentId: uuid('parent_id').references((): AnyPgColumn => communityPosts.id, {
      onDelete: 'cascade',
    }),
    /** Null once its author has left. */
    memberId: uuid('member_id').references(() => communityMembers.id, { onDelete: 'set null' }),
    kind: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    on: date().notNull(),
    hiddenOn: date('hidden_on'),
    /** What this community calls the moderator who hid it: somebody else decides the appeal. */
    hiddenBy: text('hidden_by'),
    reason: text().notNull().default(''),
    appealedOn: date('appealed_on'),
    appeal: text().notNull().default(''),
    decidedOn: date('decided_on'),
  },
  (table) => [
    index('community_posts_board').on(table.communityId, table.parentId, table.sequence),
    index('community_posts_member').on(table.memberId),
    check('community_posts_kind', sql`${table.kind} in ('notice', 'question', 'answer')`),
    check(
      'community_posts_parent',
      sql`(${table.kind} = 'answer') = (${table.parentId} is not null)`,
    ),
  ],
);

/** A member says that something should not stand on the board. */
export const communityReports = pgTable(
  'community_reports',
  {
    id: uuid().primaryKey(),
    postId: uuid('post_id')
      .notNull()
      .references(() => communityPosts.id, { onDelete: 'cascade' }),
    person: text().notNull(),
    reason: text().notNull(),
    on: date().notNull(),
    handledOn: date('handled_on'),
  },
  (table) => [unique('community_reports_once').on(table.postId, table.person)],
);
