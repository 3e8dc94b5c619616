/** What the Polis server computed of its own conversations, and the groups that it exported, by the command line's own code. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { opinions, type ToldOpinions } from '../../src/commands/opinions.ts';
import {
  componentsOf,
  consensus,
  extremitiesOf,
  priorityOf,
  representative,
  type Stance,
  talliesOf,
  type Vote,
  votesOf,
} from '../../src/methods/opinions/opinions.ts';
import { csvRows, DATA } from './tables.ts';

const folder = resolve(DATA, 'polis');

/** The parts of the server's answer that are compared; its votes have −1 for agreement. */
interface Served {
  readonly pca: { readonly center: readonly number[]; readonly comps: readonly number[][]; readonly 'comment-extremity': readonly number[] };
  readonly tids: readonly number[];
  readonly 'mod-out': readonly number[];
  readonly 'base-clusters': { readonly id: readonly number[]; readonly members: readonly number[][] };
  readonly 'group-clusters': readonly { readonly id: number; readonly members: readonly number[] }[];
  readonly 'meta-tids': readonly number[];
  readonly 'group-votes': Readonly<Record<string, { readonly votes: Readonly<Record<string, ServedTally>> }>>;
  readonly 'comment-priorities': Readonly<Record<string, number>>;
  readonly repness: Readonly<Record<string, readonly ServedStance[]>>;
  readonly consensus: Readonly<Record<'agree' | 'disagree', readonly ServedStance[]>>;
}

/** Agreed, disagreed, all who voted. */
interface ServedTally {
  readonly A: number;
  readonly D: number;
  readonly S: number;
}

interface ServedStance {
  readonly tid: number;
  readonly 'n-success': number;
  readonly 'n-trials': number;
  readonly 'p-success': number;
  readonly 'p-test': number;
  readonly repness: number;
  readonly 'repness-test': number;
  readonly 'repful-for': string;
}

interface ServedVote {
  readonly participant_id: number;
  readonly statement_id: number;
  readonly vote: Vote['vote'];
  readonly modified: number;
}

const read = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(resolve(folder, 'math_fixtures', ...path), 'utf8')) as T; // a published file

/** Four votes by the last participant of this conversation lack in its votes, and are counted in its answer: its centre tells them. */
const LACKING: Readonly<Record<string, readonly [participant: number, votes: number]>> = {
  '50ptpt-3gp-strict-no-meta': [50, 4],
};

function conversation(name: string) {
  const served = read<Served>(name, 'math-pca2.json');
  const told = read<ServedVote[]>(name, 'votes.json')
    .filter(({ statement_id }) => served.tids.includes(statement_id))
    .sort((a, b) => a.modified - b.modified)
    .map(
      ({ participant_id, statement_id, vote }): Vote => ({
        participant: String(participant_id),
        statement: String(statement_id),
        vote,
      }),
    );
  const hidden = new Set(served['mod-out'].map(String));
  return { served, votes: votesOf([...told, ...lackingIn(name, told, served)]), hidden, told };
}

function lackingIn(name: string, told: readonly Vote[], { tids, pca }: Served): Vote[] {
  const [participant, count] = LACKING[name] ?? [0, 0];
  const found = tids.flatMap((tid, at): Vote[] => {
    const own = told.filter(({ statement }) => statement === String(tid));
    const sum = own.reduce((all, { vote }) => all + vote, 0);
    const centre = -(pca.center[at] ?? 0);
    if (centre === 0 || Math.abs(centre - sum / own.length) < 1e-9) return [];
    const vote = centre * (own.length + 1) - sum;
    const whole = ([-1, 0, 1] as const).find((one) => Math.abs(one - vote) < 1e-9);
    return whole === undefined
      ? []
      : [{ participant: String(participant), statement: String(tid), vote: whole }];
  });
  return count > 0 ? found : [];
}

const sumOf = (tallies: readonly (readonly { agree: number; disagree: number; seen: number }[])[], at: number) => ({
  agree: tallies.reduce((sum, own) => sum + (own[at]?.agree ?? 0), 0),
  disagree: tallies.reduce((sum, own) => sum + (own[at]?.disagree ?? 0), 0),
  seen: tallies.reduce((sum, own) => sum + (own[at]?.seen ?? 0), 0),
});

const away = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((one, at) => Math.abs(one - (b[at] ?? Number.NaN))));

/** An axis has no direction: the nearer of the two counts. */
const axisAway = (a: Float64Array, b: readonly number[]) =>
  Math.min(away([...a], b), away([...a].map((one) => -one), b));

const figures = ({ statement, agree, successes, trials, probability, test }: Stance) => [
  `${statement} ${agree ? 'agree' : 'disagree'} ${successes}/${trials}`,
  probability,
  test,
];

const servedFigures = (one: ServedStance, side: string) => [
  `${one.tid} ${side} ${one['n-success']}/${one['n-trials']}`,
  one['p-success'],
  one['p-test'],
];

/** Texts alike, figures to 1e-9. */
function same(ours: readonly (string | number)[][], theirs: readonly (string | number)[][]) {
  expect(ours.map(([text]) => text)).toEqual(theirs.map(([text]) => text));
  const numbers = (rows: readonly (string | number)[][]) => rows.flatMap((row) => row.slice(1)).map(Number);
  expect(away([0, ...numbers(ours)], [0, ...numbers(theirs)])).toBeLessThan(1e-9);
}

describe.skipIf(!existsSync(folder))('Conversations that the Polis server computed', () => {
  it.each([
    'above-100-ptpts',
    '25ptpt-3gp-no-strict-with-meta',
    '50ptpt-3gp-strict-no-meta',
  ])('%s: components to 1e-6, representativeness and consensus to 1e-9', (name) => {
    const { served, votes, hidden, told } = conversation(name);
    expect(votes.values.length - votesOf(told).values.length).toBe(LACKING[name]?.[1] ?? 0);
    expect(votes.statements).toEqual(served.tids.map(String));

    const { centre, axes } = componentsOf(votes, hidden);
    expect(away([...centre].map((one) => -one), served.pca.center)).toBeLessThan(1e-9);
    for (const [at, axis] of axes.entries())
      expect(axisAway(axis, served.pca.comps[at] ?? [])).toBeLessThan(1e-6);

    // Their groups are counted over the votes as they were told; the lacking ones are by somebody in no group.
    const base = new Map(
      served['base-clusters'].id.map((id, at) => [id, served['base-clusters'].members[at] ?? []]),
    );
    const groups = served['group-clusters'];
    const groupOf = new Int32Array(votes.participants.length).fill(-1);
    for (const [at, { members }] of groups.entries())
      for (const person of members.flatMap((id) => base.get(id) ?? []))
        groupOf[votes.participants.indexOf(String(person))] = at;
    const tallies = talliesOf(votes, groupOf, groups.length);
    for (const [at, { id }] of groups.entries()) {
      const rest = tallies.filter((_, group) => group !== at);
      const others = votes.statements.map((_, statement) => sumOf(rest, statement));
      const ours = representative(votes.statements, tallies[at] ?? [], others, hidden);
      const theirs = served.repness[String(id)] ?? [];
      same(
        ours.map((one) => [...figures(one), one.ratio]),
        theirs.map((one) => [...servedFigures(one, one['repful-for']), one.repness]),
      );
      // Of all its figures the server tells this one, `repness-test`, in 32 bits (6.3685427): rounded so, ours are equal.
      const rounded = theirs.map((one) => Math.fround(one['repness-test']));
      expect(ours.map(({ ratioTest }) => Math.fround(ratioTest))).toEqual(rounded);
    }

    const { participants, statements } = votesOf(told);
    const everybody = talliesOf(votesOf(told), new Int32Array(participants.length), 1)[0] ?? [];
    const { agree, disagree } = served.consensus;
    same(
      consensus(statements, everybody, hidden).map(figures),
      [
        ...agree.map((one) => servedFigures(one, 'agree')),
        ...disagree.map((one) => servedFigures(one, 'disagree')),
      ],
    );
  });
});

describe.skipIf(!existsSync(folder))('Priorities of statements', () => {
  it.each(['above-100-ptpts', '25ptpt-3gp-no-strict-with-meta'])('%s: as the server has them', (name) => {
    const { served, votes, hidden } = conversation(name);
    const extremities = extremitiesOf(votes, componentsOf(votes, hidden));
    const parting = served.tids.map((tid, at) => [String(tid), served.pca['comment-extremity'][at] ?? 0] as const);
    for (const [tid, extremity] of parting) expect(extremities.get(tid)).toBeCloseTo(extremity, 6);
    // Those that ask about the participants themselves have one fixed figure there, and are not told from others here.
    const usual = parting.filter(([tid]) => !served['meta-tids'].includes(Number(tid)));
    expect(usual.length).toBeGreaterThan(50);
    for (const [tid, extremity] of usual) {
      const all = Object.values(served['group-votes']).flatMap(({ votes: own }) => own[tid] ?? []);
      const sum = (of: keyof ServedTally) => all.reduce((total, one) => total + one[of], 0);
      const ours = priorityOf({ agree: sum('A'), disagree: sum('D'), seen: sum('S'), extremity });
      expect(ours).toBeCloseTo(served['comment-priorities'][tid] ?? Number.NaN, 9);
    }
  });
});

describe.skipIf(!existsSync(folder))('Open conversations, grouped from a cold start', () => {
  it.each([
    ['15-per-hour-seattle', 138],
    ['brexit-consensus', 197],
    ['canadian-electoral-reform', 281],
  ])('%s: as Polis grouped all %i of them', async (name, grouped) => {
    const path = `polis/openData/${name}/participants-votes.csv`;
    const theirs = csvRows(path).filter((row) => row['group-id'] !== '');
    expect(theirs).toHaveLength(grouped);
    const { groups, seconds } = await told(resolve(DATA, path));
    expect(seconds).toBeGreaterThan(0);
    const ours = new Map(
      groups.flatMap(({ id, participants }) => participants.map((one) => [one, String(id)] as const)),
    );
    const pairs = theirs.map(
      (row) => [row['group-id'] ?? '', ours.get(row.participant ?? '') ?? 'none'] as const,
    );
    expect(pairs.filter(([, own]) => own === 'none')).toEqual([]);
    expect(adjustedRand(pairs)).toBeGreaterThanOrEqual(0.85);
  });

  it('are the same as rows of single votes', async () => {
    const path = 'polis/openData/brexit-consensus';
    const wide = await told(resolve(DATA, path, 'participants-votes.csv'));
    const long = await told(resolve(DATA, path, 'votes.csv'));
    expect(long.participants).toBe(wide.participants);
    expect(long.groups.length).toBe(wide.groups.length);
  });
});

async function told(file: string): Promise<ToldOpinions> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  await opinions({ json: true }, [file]);
  const [line] = print.mock.lastCall ?? [];
  print.mockRestore();
  return JSON.parse(String(line)) as ToldOpinions; // what the verb has just printed
}

/** Hubert and Arabie (1985): 1 where two groupings are one, 0 where they agree as chance does. */
function adjustedRand(pairs: readonly (readonly [string, string])[]): number {
  const two = (n: number) => (n * (n - 1)) / 2;
  const paired = (names: readonly string[]) =>
    [...Map.groupBy(names, (one) => one).values()].reduce((sum, { length }) => sum + two(length), 0);
  const [a, b] = [paired(pairs.map(([one]) => one)), paired(pairs.map(([, one]) => one))];
  const expected = (a * b) / two(pairs.length);
  return (paired(pairs.map((one) => one.join('|'))) - expected) / ((a + b) / 2 - expected);
}
