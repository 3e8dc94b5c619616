import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

/**
 * Streams `source` into `copy … from stdin`. An error that the server reports after the last byte was sent would leave
 * the driver waiting for ever (it has then forgotten the stream), so its rejection is led back to the stream.
 */
export async function copyIn(
  sql: postgres.ISql,
  statement: string,
  source: Readable | AsyncIterable<Buffer | string>,
): Promise<void> {
  const query = sql.unsafe(statement);
  const out = await query.writable();
  Object.assign(query, { reject: (error: Error) => out.destroy(error) });
  await pipeline(source, out);
}
