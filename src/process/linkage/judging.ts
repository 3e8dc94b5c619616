/** What reviewers said of pairs, found again in the records of this linkage: the table `judged` (l, r, same, vector). */
import {
  type Comparison,
  type Pair,
  type Said,
  unpack,
  type VectorCount,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Standardised } from './lists.ts';
import { comparedSql } from './pairing.ts';
import type { Steps } from './steps.ts';

/** A record by the name of its list and its id there: its place changes with the lists beside it. */
export interface Verdict {
  readonly left: readonly [source: string, id: string];
  readonly right: readonly [source: string, id: string];
  readonly same: boolean;
}

export interface Judged {
  readonly said: Said;
  /** To be learnt from; a candidate among them is taken out of where it was counted. */
  readonly vectors: readonly VectorCount[];
}

export async function judge(
  duck: Duck,
  steps: Steps,
  lists: Standardised['lists'],
  verdicts: readonly Verdict[],
  comparisons: readonly Comparison[],
): Promise<Judged> {
  await steps.once('judge', async () => {
    const place = new Map(lists.map(({ source }, at) => [source, at]));
    await duck.run(
      'create table verdicts (sl smallint, il text, sr smallint, ir text, same boolean)',
    );
    await duck.append(
      'verdicts',
      verdicts.map(({ left, right, same }) => [
        place.get(left[0]) ?? null,
        left[1],
        place.get(right[0]) ?? null,
        right[1],
        same,
      ]),
    );
    await duck.run(`create table said as
      select least(a.idx, b.idx) as a, greatest(a.idx, b.idx) as b, bool_and(same) as same
      from verdicts v join standardised a on a.source = v.sl and a.id = v.il join standardised b on b.source = v.sr and b.id = v.ir
      where a.idx <> b.idx group by all`);
    const compared = await comparedSql(duck, 'select a, b from said', comparisons);
    await duck.run(`create table judged as
      select x.l, x.r, x.vector, s.same, c.l is not null as candidate
      from (${compared}) x join said s on s.a = x.l and s.b = x.r left join compared c on c.l = x.l and c.r = x.r`);
  });
  const rows = await duck.rows<{
    l: number;
    r: number;
    same: boolean;
    vector: string;
    candidate: boolean;
  }>('select l, r, same, vector::text as vector, candidate from judged order by l, r');
  const pairs = (same: boolean) =>
    rows.filter((row) => row.same === same).map(({ l, r }): Pair => [l, r]);
  const vectors = rows.flatMap(({ vector, same, candidate }): VectorCount[] => {
    const levels = unpack(BigInt(vector), comparisons);
    const said = { levels, count: 1, label: same ? 'same' : 'different' } as const;
    return candidate ? [said, { levels, count: -1 }] : [said];
  });
  return { said: { same: pairs(true), different: pairs(false) }, vectors };
}
