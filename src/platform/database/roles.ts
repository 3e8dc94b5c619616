import type postgres from 'postgres';
import { PUBLIC_ROLE } from './database.ts';

// Every process that opens the hub comes by here; two that change the same grants at once are refused by the server.
const LOCK = 7_263_003;

/**
 * Gives the public role exactly what public pages read, at once, and only where something is amiss. Returns false where the
 * server does not let us make or wear roles; the hub then runs with one role and `passerelle doctor` says so.
 */
export async function grantPublic(
  sql: postgres.Sql,
  readable: readonly string[],
): Promise<boolean> {
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`;
      if (!(await isGranted(tx, readable))) await grant(tx, readable);
      // The sure sign that the pool may wear it; the role is laid down with the end of the transaction.
      await tx.unsafe(`set local role ${PUBLIC_ROLE}`);
    });
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '42501') return false;
    throw error;
  }
}

async function isGranted(tx: postgres.TransactionSql, readable: readonly string[]) {
  const rows = await tx<{ grant: string }[]>`
    select c.relname || ' ' || a.privilege_type as grant
    from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where c.relnamespace = 'public'::regnamespace and r.rolname = ${PUBLIC_ROLE}`;
  const found = rows.map((row) => row.grant).sort();
  return (
    found.join() ===
    readable
      .map((name) => `${name} SELECT`)
      .sort()
      .join()
  );
}

async function grant(tx: postgres.TransactionSql, readable: readonly string[]): Promise<void> {
  const [known] = await tx`select from pg_roles where rolname = ${PUBLIC_ROLE}`;
  // Roles belong to the whole server: another hub's database may make it at this moment.
  if (!known)
    await tx.unsafe(`do $$ begin create role ${PUBLIC_ROLE} nologin;
      exception when duplicate_object or unique_violation then null; end $$`);
  // From PostgreSQL 16 on, whoever makes a role may not wear it before.
  const [member] = await tx<{ member: boolean }[]>`
    select pg_has_role(${PUBLIC_ROLE}, 'USAGE') as member`;
  if (!member?.member) await tx.unsafe(`grant ${PUBLIC_ROLE} to current_user`);
  await tx.unsafe(`revoke all on all tables in schema public from ${PUBLIC_ROLE}`);
  await tx.unsafe(`grant usage on schema public to ${PUBLIC_ROLE}`);
  for (const name of readable) await tx.unsafe(`grant select on "${name}" to ${PUBLIC_ROLE}`);
}
