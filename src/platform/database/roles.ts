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
    await sql.unsafe(
      `do $$ begin create role ${PUBLIC_ROLE} nologin; exception when duplicate_object then null; end $$`,
    );
    await sql.unsafe(`revoke all on all tables in schema public from ${PUBLIC_ROLE}`);
    await sql.unsafe(`grant usage on schema public to ${PUBLIC_ROLE}`);
    for (const name of readable) await sql.unsafe(`grant select on "${name}" to ${PUBLIC_ROLE}`);
    const [row] = await sql<
      { member: boolean }[]
    >`select pg_has_role(${PUBLIC_ROLE}, 'MEMBER') as member`;
    return row?.member ?? false;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '42501') return false;
    throw error;
  }
}
