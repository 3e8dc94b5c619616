/**
 * Learns the weights of `methods/organisation-names` from names of organisations whose synonyms people collected, and
 * measures them on the half of the organisations that was held out; with `--all-names` against a list that knows all
 * other synonyms too. Usage: node scripts/fit-organisation-names.ts FILE [--all-names]
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type Evidence,
  evidenceOf,
  likelihoodOf,
  type NameParts,
  NOTHING,
  partsOf,
  rarityIn,
  WEIGHTS,
  type Weights,
} from '../src/methods/organisation-names/organisation-names.ts';

interface Entry {
  readonly name: string;
  readonly shortname?: string;
  readonly synonyms?: readonly string[];
}

interface Known {
  readonly name: string;
  readonly forms: readonly { readonly text: string; readonly parts: NameParts }[];
  readonly synonyms: readonly string[];
  readonly learnt: boolean;
}

interface Question {
  readonly synonym: string;
  readonly of: Known;
  /** Evidence for each organisation that has any, one for each form of its name. */
  readonly against: readonly {
    readonly organisation: Known;
    readonly evidence: readonly Evidence[];
  }[];
}

/** Strength of the prior that a weight is nothing. */
const HOLD = 1;

const FEATURES = Object.keys(NOTHING) as (keyof Evidence)[];

const [file = '', option] = process.argv.slice(2);
const known = readKnown(file);
const rarity = rarityIn(known.flatMap(({ forms }) => forms.map(({ parts }) => parts)));
const questions = known.flatMap((of) => of.synonyms.map((synonym) => ask(synonym, of)));
const weights = learn(questions.filter(({ of }) => of.learnt));
console.log(JSON.stringify(weights));
for (const [title, used] of [
  ['learnt now', weights],
  ['in the program', WEIGHTS],
] as const) {
  console.log(title);
  for (const learnt of [true, false])
    measure(
      questions.filter(({ of }) => of.learnt === learnt),
      used,
      learnt,
    );
}

function readKnown(path: string): Known[] {
  const entries: Entry[] = Object.values(JSON.parse(readFileSync(path, 'utf8')));
  const byName = Map.groupBy(entries, ({ name }) => name);
  return [...byName].map(([name, all]) => {
    const synonyms = new Set(all.flatMap(({ synonyms = [] }) => synonyms));
    const others = option === '--all-names' ? synonyms : [];
    const forms = new Set([name, ...all.flatMap(({ shortname }) => shortname ?? []), ...others]);
    const half = createHash('sha256').update(name).digest()[0] ?? 0;
    return {
      name,
      forms: [...forms].map((text) => ({ text, parts: partsOf(text) })),
      synonyms: [...synonyms],
      learnt: half % 2 === 0,
    };
  });
}

function ask(synonym: string, of: Known): Question {
  const asked = partsOf(synonym);
  const against = known.flatMap((organisation) => {
    const evidence = organisation.forms.flatMap(({ text, parts }) =>
      option && text === synonym ? [] : [evidenceOf(asked, parts, rarity)],
    );
    return (organisation === of && evidence.length > 0) || evidence.some(says)
      ? [{ organisation, evidence }]
      : [];
  });
  return { synonym, of, against };
}

function says({ shared, shortForm, initials }: Evidence): boolean {
  return shared > 0.2 || shortForm > 0 || initials > 0;
}

function best(evidence: readonly Evidence[], weights: Weights): Evidence {
  return evidence.reduce((top, each) =>
    likelihoodOf(each, weights) > likelihoodOf(top, weights) ? each : top,
  );
}

function learn(given: readonly Question[]): Weights {
  let weights = WEIGHTS;
  // Which form of a name is the one that was meant depends on the weights, and they on it.
  for (let turn = 0; turn < 6; turn += 1) {
    const rows = given.flatMap(({ of, against }) =>
      against.map(({ organisation, evidence }) => ({
        x: best(evidence, weights),
        y: Number(organisation === of),
      })),
    );
    // What names cannot tell (« ALIGHT » was once the American Refugee Committee) teaches nothing about names.
    weights = regress(rows.filter(({ x }) => says(x)));
  }
  return weights;
}

/** Logistic regression by Newton's method, each weight held back a little. */
function regress(rows: readonly { x: Evidence; y: number }[]): Weights {
  const names = ['bias', ...FEATURES] as const;
  const vectors = rows.map(({ x, y }) => ({
    y,
    x: [1, ...FEATURES.map((name) => x[name])],
  }));
  let beta: number[] = names.map(() => 0);
  for (let step = 0; step < 30; step += 1) {
    const slope: number[] = beta.map((value, at) => (at === 0 ? 0 : -value * HOLD));
    const curve: number[][] = beta.map((_, row) =>
      beta.map((_, column) => (row === column ? HOLD : 0)),
    );
    for (const { x, y } of vectors) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), 0)));
      for (const [row, value] of x.entries()) {
        slope[row] = (slope[row] ?? 0) + (y - p) * value;
        const line = curve[row] ?? [];
        for (const [column, other] of x.entries())
          line[column] = (line[column] ?? 0) + p * (1 - p) * value * other;
      }
    }
    const move = solve(curve, slope);
    beta = beta.map((value, at) => value + (move[at] ?? 0));
  }
  return Object.fromEntries(
    names.map((name, at) => [name, Math.round((beta[at] ?? 0) * 10) / 10]),
  ) as unknown as Weights;
}

/** Gauss's elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce((top, row) => (Math.abs(row[at] ?? 0) > Math.abs(top[at] ?? 0) ? row : top));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(at, 0, pivot);
    for (const row of rows)
      if (row !== pivot) {
        const times = (row[at] ?? 0) / (pivot[at] ?? 1);
        for (let column = at; column <= size; column += 1)
          row[column] = (row[column] ?? 0) - times * (pivot[column] ?? 0);
      }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function measure(asked: readonly Question[], weights: Weights, learnt: boolean): void {
  for (const threshold of [0.25, 0.5, 0.8]) {
    let [found, proposed, right, first] = [0, 0, 0, 0];
    for (const { of, against } of asked) {
      const scored = against
        .map(({ organisation, evidence }) => ({
          organisation,
          score: likelihoodOf(best(evidence, weights), weights),
        }))
        .sort((a, b) => b.score - a.score);
      const above = scored.filter(({ score }) => score >= threshold);
      proposed += above.length;
      right += above.filter(({ organisation }) => organisation === of).length;
      if (above.some(({ organisation }) => organisation === of)) found += 1;
      if (above[0]?.organisation === of) first += 1;
    }
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    console.log(
      `${learnt ? 'learnt  ' : 'held out'} ${asked.length} synonyms at ${threshold}: recall ${share(found, asked.length)}, precision ${share(right, proposed)}, best is right ${share(first, asked.length)}`,
    );
  }
}
