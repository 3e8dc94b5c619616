// Makes src/reference/data/occupation-titles-{fr,en}.txt and says how well titles that were left out are placed.
// Sources and licences: src/reference/data/SOURCES.md.
import { writeFileSync } from 'node:fs';
import { indexTitles, type Title } from '../../src/reference/occupations/title-index.ts';
import { titleKey } from '../../src/reference/occupations/title-words.ts';
import { sharedRows } from './inputs.ts';

const FOLDER = 'classifications/isco-esco';

interface Known extends Title {
  /** The occupation that the title is one of the names of. */
  readonly occupation: string;
}

/** Every distinct title of ESCO with its unit group; one that stands under several groups stands under each. */
export function escoTitles(lang: 'fr' | 'en'): Known[] {
  const titles = sharedRows(`${FOLDER}/esco103_occupations_${lang}.csv`).flatMap((row) =>
    [row.preferredLabel ?? '', ...(row.altLabels ?? '').split('\n')].map((title) => ({
      key: titleKey(title),
      code: row.iscoGroup ?? '',
      occupation: row.conceptUri ?? '',
    })),
  );
  return distinct(titles);
}

/** What the classification itself says of its unit groups: their names and, in English, their examples. */
export function groupTitles(lang: 'fr' | 'en'): Title[] {
  const groups = sharedRows(`${FOLDER}/isco08_groups_${lang}.csv`).filter(
    ({ code }) => code?.length === 4,
  );
  return distinct(
    groups.flatMap(({ code = '', preferredLabel = '', description = '' }) => [
      { key: titleKey(preferredLabel), code },
      ...examplesIn(description, code),
    ]),
  );
}

function examplesIn(description: string, own: string): Title[] {
  const [, examples = ''] = description.split('Examples of the occupations classified here:');
  const lines = [...examples.matchAll(/^\s*-\s+(.+?)(?:\s+-\s+(\d{4}))?\s*$/gm)];
  return lines.map(([, title = '', code = own]) => ({ key: titleKey(title), code }));
}

function distinct<T extends Title>(titles: readonly T[]): T[] {
  const found = new Map(titles.map((title) => [`${title.code} ${title.key}`, title]));
  return [...found.values()].filter(({ key }) => key !== '');
}

export interface Outcome {
  readonly asked: number;
  /** Shares of the titles asked for. */
  readonly first: number;
  readonly amongThree: number;
}

/** Places each title that `leavesOut` chooses by an index of the others; no title asked for is known under any group. */
export function heldOut(lang: 'fr' | 'en', leavesOut: (title: Known) => boolean): Outcome {
  const all = escoTitles(lang);
  const asked = all.filter(leavesOut);
  const unseen = new Set(asked.map(({ key }) => key));
  const known = [...all, ...groupTitles(lang)].filter(({ key }) => !unseen.has(key));
  const index = indexTitles(known);
  const ranks = asked.map(({ key, code }) =>
    index.find(key).readings.findIndex((reading) => reading.code === code),
  );
  const share = (fits: (rank: number) => boolean) => ranks.filter(fits).length / ranks.length;
  return {
    asked: asked.length,
    first: share((rank) => rank === 0),
    amongThree: share((rank) => rank >= 0 && rank < 3),
  };
}

/** One in ten, always the same ones: by the title alone, or by the occupation, which leaves out all its titles. */
export const oneInTen = {
  titles: ({ key }: Known) => digest(key) % 10 === 0,
  occupations: ({ occupation }: Known) => digest(occupation) % 10 === 0,
};

function digest(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash >>> 7;
}

/** One unit group a line: its code, and its titles as they are compared. */
function writeTitles(lang: 'fr' | 'en'): void {
  const byCode = Map.groupBy([...escoTitles(lang), ...groupTitles(lang)], ({ code }) => code);
  const lines = [...byCode].sort().map(([code, titles]) => {
    const keys = [...new Set(titles.map(({ key }) => key))].sort();
    return `${code}\t${keys.join('|')}`;
  });
  writeFileSync(`src/reference/data/occupation-titles-${lang}.txt`, `${lines.join('\n')}\n`);
}

if (import.meta.main)
  for (const lang of ['fr', 'en'] as const) {
    writeTitles(lang);
    for (const [name, leavesOut] of Object.entries(oneInTen)) {
      const { asked, first, amongThree } = heldOut(lang, leavesOut);
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      console.log(
        `${lang}, ${name} left out: ${asked} asked, first ${percent(first)}, among three ${percent(amongThree)}`,
      );
    }
  }
