import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type Keys, verifySignature } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { type Content, content } from './content.ts';
import { documentAdoptions, documentVersions } from './tables.ts';
import { type Document, dayOf, note } from './writing.ts';

type Row = typeof documentVersions.$inferSelect;
export type Adoption = typeof documentAdoptions.$inferSelect;

export interface PublishedVersion extends Omit<Row, 'content' | 'state'> {
  readonly state: Content['state'];
  readonly content: Content;
  /** The bytes that were signed. */
  readonly text: string;
}

/** All that a version says but its number, its state and its day. */
export type Unpublished = Omit<Content, 'format' | 'slug' | 'version' | 'state' | 'on'>;

/**
 * Publishes what is written as the next version: from now on nobody changes it, the database refuses. It is hashed
 * (SHA-256 of its canonical JSON) and signed with the hub's key.
 */
export async function publishVersion(
  tx: Executor,
  by: By & { readonly keys: Keys },
  { id, slug }: Document,
  state: Content['state'],
  said: Unpublished,
): Promise<number> {
  if (!said.paragraphs.some(({ kind }) => kind === 'text'))
    throw new Problem('document/empty', 409);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`document ${id}`}, 0))`);
  const last = await newestVersion(tx, id);
  const version = (last?.version ?? 0) + 1;
  const on = dayOf(by.clock);
  const format = 'passerelle-document/1';
  const text = canonical({ ...said, format, slug, version, state, on });
  await tx.insert(documentVersions).values({
    documentId: id,
    version,
    state,
    on,
    content: text,
    hash: hashOf(text),
    signature: by.keys.sign(Buffer.from(text)),
    publicKey: by.keys.publicKey,
  });
  await note(tx, by, state === 'adopted' ? 'adopted' : 'published', id);
  return version;
}

function canonical(said: Content): string {
  // Parsed first, so that nothing is signed that no reader of the format would take.
  const text = canonicalize(content.parse(said));
  if (text === undefined) throw new Error('a document is an object, which has a canonical form');
  return text;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Proof = 'sound' | 'changed' | 'unsigned';

/** Whether a version says what was signed. */
export function proofOf({ text, hash, signature, publicKey }: PublishedVersion): Proof {
  if (hashOf(text) !== hash) return 'changed';
  return verifySignature(publicKey, Buffer.from(text), signature) ? 'sound' : 'unsigned';
}

/** Every published version, oldest first. */
export async function versionsOf(db: Executor, id: string): Promise<PublishedVersion[]> {
  const rows = await db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, id))
    .orderBy(asc(documentVersions.version));
  return rows.map(read);
}

export async function newestVersion(db: Executor, id: string): Promise<PublishedVersion | null> {
  const [row] = await db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, id))
    .orderBy(desc(documentVersions.version))
    .limit(1);
  return row ? read(row) : null;
}

export async function versionIn(
  db: Executor,
  id: string,
  version: number,
): Promise<PublishedVersion> {
  const [row] = await db
    .select()
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, id), eq(documentVersions.version, version)));
  if (!row) throw new Problem('page/not-found', 404);
  return read(row);
}

function read(row: Row): PublishedVersion {
  const said = content.parse(JSON.parse(row.content));
  return { ...row, state: said.state, content: said, text: row.content };
}

interface Adopter {
  readonly version: number;
  readonly kind: 'office' | 'organisation' | 'people';
  readonly organisationId: string | null;
  readonly name: string;
  readonly people: number | null;
  readonly on: string;
}

/** Notes who has adopted a version, and on which day. */
export async function addAdoption(
  tx: Executor,
  by: By,
  { id }: Document,
  adopter: Adopter,
): Promise<void> {
  const { state } = await versionIn(tx, id, adopter.version);
  if (state !== 'adopted') throw new Problem('document/draft', 409);
  await tx
    .insert(documentAdoptions)
    .values({ ...adopter, id: randomUUID(), documentId: id })
    .onConflictDoNothing();
  await note(tx, by, 'adoption-noted', id);
}

/** Who has adopted a version, in the order of their days. */
export const adoptionsOf = (db: Executor, id: string, version: number): Promise<Adoption[]> =>
  db
    .select()
    .from(documentAdoptions)
    .where(and(eq(documentAdoptions.documentId, id), eq(documentAdoptions.version, version)))
    .orderBy(asc(documentAdoptions.on), asc(documentAdoptions.kind), asc(documentAdoptions.name));
