import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * postgres.js 3.4.9 has defects that a hub whose database dies runs into (docs/decisions/0014-mended-driver.md): it writes to a
 * socket that is gone and takes the process with it, goes on with a transaction on the connection that replaced its own,
 * outside of any transaction, or mixes what was half answered into the next answer. These mends go into every build and every test; each must find its place.
 */
const MENDS: Record<string, readonly (readonly [before: string, after: string, times?: number])[]> =
  {
    'connection.js': [
      // A query on a connection that is gone is refused like any other that it cuts off. It stays where it is in the pool.
      [
        `    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
        `    if (!socket)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true

    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
      ],
      // A half-done log-in may still want to write; what it awaited was refused when the socket went.
      [
        '    const x = socket.write(chunk, fn)\n',
        `    if (!socket)
      return chunk = nextWriteTimer = null, false

    const x = socket.write(chunk, fn)
`,
      ],
      // A cancelled timer that is kept would let the next connection wait for ever to write.
      [
        '    clearImmediate(nextWriteTimer)\n',
        '    clearImmediate(nextWriteTimer), (chunk = nextWriteTimer = null)\n',
        2,
      ],
      // What was asked between the socket's error and its end is refused too.
      [
        '    !hadError && (query || sent.length) && error(',
        '    ;(query || sent.length) && error(',
      ],
      // What was half answered belongs to the connection that went: its rows and its error are not the next question's.
      [
        `    if (initial)
      return reconnect()
`,
        `    errorResponse = results = null
    result = new Result()
    rows = 0

    if (initial)
      return query = null, reconnect()
`,
      ],
      [
        '    closedTime = performance.now()\n',
        '    query = null\n    closedTime = performance.now()\n',
      ],
      // Whoever asked for the connection is told; nobody awaits the question about types.
      ['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(noop)\n'],
    ],
    'index.js': [
      // A reserved connection that went does not come back under the same handle.
      [
        `    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      c.queue === full`,
        `    const sql = Sql(handler)
    let gone = null
    c.onclose = error => {
      gone = error
      while (queue.length) queue.shift().reject(error)
    }
    sql.release = () => {
      if (gone)
        return
      c.onclose = c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      if (gone)
        return q.reject(gone)
      c.queue === full`,
      ],
      // A transaction ends with its connection: nothing of it may run on the next one, where nothing would be rolled back.
      [
        `    let savepoints = 0
      , connection
`,
        `    let savepoints = 0
      , gone = null
      , connection
`,
      ],
      [
        'new Promise((_, reject) => connection.onclose = reject)',
        `new Promise((_, reject) => connection.onclose = error => {
          gone = error
          while (queries.length) queries.shift().reject(error)
          reject(error)
        })`,
      ],
      [
        `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
        `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (gone)
          return q.reject(gone)
        c.queue === full`,
      ],
    ],
  };

const DRIVER = /[\\/]node_modules[\\/]postgres[\\/]src[\\/](connection|index)\.js$/;

/** The driver's file with its mends; null for every other file. Fails where a mend does not fit, so that a new version is looked at. */
export function mendDriver(path: string, text: string): string | null {
  const name = DRIVER.exec(path)?.[1];
  if (!name) return null;
  return (MENDS[`${name}.js`] ?? []).reduce((mended, [before, after, times = 1]) => {
    const parts = mended.split(before);
    if (parts.length !== times + 1)
      throw new Error(`${path} is not what the mends of scripts/driver.ts were written for`);
    return parts.join(after);
  }, text);
}

interface Loads {
  onResolve(filter: { filter: RegExp }, resolve: () => { path: string }): void;
  onLoad(
    filter: { filter: RegExp },
    load: (file: { path: string }) => Promise<{ contents: string } | null>,
  ): void;
}

/** For esbuild: takes the mended driver into the bundle, whatever else stays outside. */
export const mendedDriver = {
  name: 'mended driver',
  setup: (build: Loads) => {
    const path = fileURLToPath(import.meta.resolve('postgres'));
    build.onResolve({ filter: /^postgres$/ }, () => ({ path }));
    build.onLoad({ filter: DRIVER }, async (file) => {
      const contents = mendDriver(file.path, await readFile(file.path, 'utf8'));
      return contents === null ? null : { contents };
    });
  },
};
