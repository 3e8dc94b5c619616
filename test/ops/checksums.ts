import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** Row count and SHA-256 of every table's rows in the order of their own text, whatever the server. */
export async function checksums(sql: postgres.ISql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const hash = createHash('sha256');
    let rows = 0;
    const query = sql<{ text: string }[]>`
      select ${sql(name)}::text as text from ${sql(name)} order by ${sql(name)}::text collate "C"`;
    for await (const page of query.cursor(500))
      for (const { text } of page) {
        hash.update(`${text}\n`);
        rows += 1;
      }
    found[name] = `${rows} ${hash.digest('hex')}`;
  }
  return found;
}
