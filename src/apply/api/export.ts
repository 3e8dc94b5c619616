import { createHash } from 'node:crypto';
import type { Executor } from '../../platform/database/database.ts';
import { csvLine } from '../../platform/sheets/sheets.ts';
import { type Edition, type FactFilter, readFacts } from '../../process/releases/releases.ts';
import { FACT_COLUMNS, factCells } from '../dossiers/dossiers.ts';

const BATCH = 5000;

/** All matching facts as CSV, a batch at a time; the last line says how many there were and the SHA-256 of all before it. */
export function factStream(
  db: Executor,
  edition: Edition,
  filter: FactFilter,
): ReadableStream<Uint8Array> {
  const hash = createHash('sha256');
  const encoder = new TextEncoder();
  let [after, count, begun] = [-1, 0, false];
  return new ReadableStream({
    async pull(controller) {
      const send = (text: string) => {
        hash.update(text);
        controller.enqueue(encoder.encode(text));
      };
      if (!begun) send(csvLine(FACT_COLUMNS));
      begun = true;
      const facts = await readFacts(db, edition, filter, after, BATCH);
      if (facts.length > 0) send(facts.map((fact) => csvLine(factCells(fact))).join(''));
      count += facts.length;
      after = facts.at(-1)?.position ?? after;
      if (facts.length === BATCH) return;
      controller.enqueue(encoder.encode(`# rows ${count} sha256 ${hash.digest('hex')}\r\n`));
      controller.close();
    },
  });
}
