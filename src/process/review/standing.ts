/** Where a review stands: what waits for whom, how far reviewers agree, what the linkage is worth. */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { seededStreams } from '../../methods/random/random.ts';
import {
  type Agreement,
  cohensKappa,
  fleissKappa,
  type Quality,
  qualityOf,
  type Reviewed,
} from '../../methods/review/review.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Linkage, linkagePairs, reviewerName, VERDICTS, verdicts } from '../intake/intake.ts';
import { decided, type Judged, judgedPairs, pairKey } from './opinions.ts';
import { drawsOf, type Sample, sampleOf } from './sample.ts';
import { type DrawnStratum, linkageDraws } from './tables.ts';
import { doubtOf, drawnPairs, forMe } from './turns.ts';

export interface Standing {
  /** Pairs of the queue that this reviewer may judge. */
  readonly fresh: number;
  readonly second: number;
  readonly third: number;
  /** Pairs on which as many reviewers as are asked have spoken. */
  readonly settled: number;
  readonly reviewers: number;
  readonly verdicts: number;
  readonly agreement: Agreement | null;
  readonly sample: SampleStanding | null;
}

export interface SampleStanding {
  readonly drawnOn: string;
  readonly pairs: number;
  readonly judged: number;
  /** Pairs of which nobody can tell, or of which two say two things. */
  readonly open: number;
  /** Pairs that wait for this reviewer. */
  readonly mine: number;
  readonly strata: readonly (DrawnStratum & Reviewed)[];
  readonly quality: Quality;
  /** Pairs of one person that the model expects among those that were not kept. */
  readonly below: number | null;
}

export async function standingOf(
  db: Executor,
  keys: Keys,
  account: string,
  linkage: Linkage,
): Promise<Standing> {
  const me = reviewerName(keys, account);
  const judged = await judgedPairs(db, linkage);
  const all = [...judged.values()];
  const drawn = await drawnPairs(db, linkage);
  const queued = all.filter((pair) => !drawn.has(pairKey(pair)));
  const open = forMe(queued, me);
  const reviewers = new Set(
    all.flatMap(({ opinions }) => opinions.map(({ reviewer }) => reviewer)),
  );
  const sample = await sampleOf(db, linkage);
  return {
    fresh: await freshPairs(db, linkage),
    second: open.filter(({ stage }) => stage === 'second').length,
    third: open.filter(({ stage }) => stage === 'third').length,
    settled: all.filter(({ stage }) => stage === 'settled').length,
    reviewers: reviewers.size,
    verdicts: all.reduce((sum, { opinions }) => sum + opinions.length, 0),
    agreement: agreementOf(all),
    sample: sample ? await sampleStanding(db, linkage, sample, judged, me) : null,
  };
}

/** Pairs in doubt of which nobody has said anything. */
async function freshPairs(db: Executor, linkage: Linkage): Promise<number> {
  const { low, high } = doubtOf(linkage);
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(linkagePairs)
    .where(
      and(
        and(eq(linkagePairs.linkageId, linkage.id), gte(linkagePairs.weight, low)),
        lt(linkagePairs.weight, high),
        sql`not exists (select from ${verdicts} v where v.linkage_id = ${linkage.id}
          and v.l = ${linkagePairs.l} and v.r = ${linkagePairs.r} and v.ended_at is null)`,
        sql`not exists (select from ${linkageDraws} d where d.linkage_id = ${linkage.id}
          and d.l = ${linkagePairs.l} and d.r = ${linkagePairs.r})`,
      ),
    );
  return row?.n ?? 0;
}

/**
 * The first two to judge each pair are compared: a third is asked where those differ, and counting them would make every
 * agreement look worse than it is. Two people in all: Cohen's kappa; more: Fleiss'.
 */
export function agreementOf(judged: readonly Pick<Judged, 'opinions'>[]): Agreement | null {
  const twos = judged.flatMap(({ opinions: [first, second] }) =>
    first && second ? [[first, second] as const] : [],
  );
  const people = [...new Set(twos.flat().map(({ reviewer }) => reviewer))].sort();
  if (people.length !== 2)
    return fleissKappa(
      twos.map((two) =>
        VERDICTS.map((each) => two.filter(({ verdict }) => verdict === each).length),
      ),
    );
  const table = VERDICTS.map(() => VERDICTS.map(() => 0));
  for (const two of twos) {
    const [one, other] = two.toSorted((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
    const row = table[VERDICTS.indexOf(one?.verdict ?? 'unsure')];
    const column = VERDICTS.indexOf(other?.verdict ?? 'unsure');
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return cohensKappa(table);
}

async function sampleStanding(
  db: Executor,
  linkage: Linkage,
  { strata, drawnOn }: Sample,
  judged: ReadonlyMap<string, Judged>,
  me: string,
): Promise<SampleStanding> {
  const draws = await drawsOf(db, linkage);
  const said = draws.map((draw) => {
    const pair = judged.get(pairKey(draw));
    return { ...draw, pair, verdict: pair ? decided(pair.opinions) : null };
  });
  const reviewed = strata.map((stratum, at) => {
    const mine = said.filter((draw) => draw.stratum === at && draw.verdict !== null);
    const same = mine.filter(({ verdict }) => verdict === 'same').length;
    return { ...stratum, judged: mine.length, same };
  });
  const below = belowOf(linkage, strata);
  return {
    drawnOn,
    pairs: draws.length,
    judged: said.filter(({ verdict }) => verdict !== null).length,
    open: said.filter(({ pair, verdict }) => pair && verdict === null).length,
    mine: said.filter(({ pair }) => !pair || forMe([pair], me).length > 0).length,
    strata: reviewed,
    quality: qualityOf(reviewed, seededStreams(linkage.settings.seed)('quality'), {
      below: below ?? 0,
    }),
    below,
  };
}

/** The model expects λ of all pairs to be one person; what the kept ones do not account for was never kept. */
function belowOf({ model, plan }: Linkage, strata: readonly DrawnStratum[]): number | null {
  if (!model || !plan) return null;
  const kept = strata.reduce((sum, { size, mean }) => sum + size * mean, 0);
  return Math.round(Math.max(0, model.lambda * plan.pairs - kept));
}
