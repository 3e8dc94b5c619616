import type postgres from 'postgres';
import { PUBLIC_ROLE } from './database.ts';

/**
 * Gives the public role exactly what public pages read. Returns false where the server does not let us make roles;
 * the hub then runs with one role and `passerelle doctor` says so.
 */
export async function grantPublic(
  sql: postgres.Sql,
  readable: readonly string[],
): Promise<boolean> {
  try {
    return await sql.begin((tx) => grantWithin(tx, readable));
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '42501') return false;
    throw error;
  }
}

// Apart from the locks of migrations and of the journal.
const LOCK = 7_263_003;

/** At once and one after the other: two commands may open one hub in the same moment, while its pages are read. */
async function grantWithin(
  tx: postgres.TransactionSql,
  readable: readonly string[],
): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  await tx.unsafe(
    `do $$ begin create role ${PUBLIC_ROLE} nologin; exception when duplicate_object then null; end $$`,
  );
  await tx.unsafe(`revoke all on all tables in schema public from ${PUBLIC_ROLE}`);
  await tx.unsafe(`grant usage on schema public to ${PUBLIC_ROLE}`);
  for (const name of readable) await tx.unsafe(`grant select on "${name}" to ${PUBLIC_ROLE}`);
  const [row] = await tx<
    { member: boolean }[]
  >`select pg_has_role(${PUBLIC_ROLE}, 'MEMBER') as member`;
  return row?.member ?? false;
}
