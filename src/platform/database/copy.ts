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

/**
 * The rows that `copy … to stdout` sends, whole rows in each buffer. A reader that leaves early lets the rest run through: the
 * driver waits for ever on a stream that was destroyed.
 */
export async function* copyOut(sql: postgres.ISql, statement: string): AsyncGenerator<Buffer> {
  const stream = await sql.unsafe(statement).readable();
  try {
    for await (const rows of stream.iterator({ destroyOnReturn: false })) yield rows;
  } finally {
    if (!stream.readableEnded) stream.on('error', () => {}).resume();
  }
}
