import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
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
 * The rows that `copy … to stdout` sends, whole rows in each buffer. A reader that leaves early lets the rest run through: on a
 * stream that was destroyed the driver waits for ever, and before its end it takes no other query.
 */
export async function* copyOut(sql: postgres.ISql, statement: string): AsyncGenerator<Buffer> {
  const stream = await sql.unsafe(statement).readable();
  // The driver pauses its socket for a slow reader and resumes it on the next read, which never comes after the last row.
  stream.once('end', () => stream._read(0));
  try {
    for await (const rows of stream.iterator({ destroyOnReturn: false })) yield rows;
  } finally {
    if (!stream.readableEnded) await finished(stream.resume()).catch(() => {});
  }
}
