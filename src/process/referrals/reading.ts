/** A referral sample as an analyst's file tells it. Nothing but four columns of it is looked at, and nothing is kept. */
import type { Referred } from '../../methods/referrals/referrals.ts';
import {
  type HeadedRow,
  HeaderError,
  headedRows,
  openWorkbook,
} from '../../platform/sheets/sheets.ts';
import { fold } from '../../reference/folding/folding.ts';

/** What the form asks for: names of columns, blank where the file's own names say enough, and the answer that is counted. */
export interface Asked {
  readonly trait: string;
  readonly yes: string;
  readonly id: string;
  readonly by: string;
  readonly degree: string;
}

export type FaultCode =
  | 'header'
  | 'absent'
  | 'empty'
  | 'id'
  | 'coupon'
  | 'degree'
  | 'answer'
  | 'twice'
  | 'stranger'
  | 'circle'
  | 'nobody';

/** What is wrong with a cell, for `referrals.fault.<code>` and `.mend`. */
export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: FaultCode;
}

export interface Read {
  readonly sample: readonly Referred[];
  readonly bad: readonly BadCell[];
  /** Where each person stands. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A sample is some hundred people; more is another file. */
export const MOST_PEOPLE = 5000;
const LIMITS = { rows: MOST_PEOPLE + 1, cells: 500_000 };

export async function readSample(path: string, name: string, asked: Asked): Promise<Read> {
  const book = await openWorkbook(path, { name, limits: LIMITS });
  const headed = headedRows({ asWritten: false });
  try {
    const lines: HeadedRow[] = [];
    for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
      for (const row of batch) lines.push(...[headed.take(row)].filter((one) => one !== null));
    return sampleIn(headed.columns() ?? [], lines, asked);
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    const { fault } = error;
    const value = fault.code === 'name-twice' ? fault.name : fault.value;
    return refused({ row: fault.row, column: '', value, code: 'header' });
  } finally {
    await book.close();
  }
}

const refused = (bad: BadCell): Read => ({ sample: [], bad: [bad], rows: new Map() });

function sampleIn(columns: readonly string[], lines: readonly HeadedRow[], asked: Asked): Read {
  const at = placesIn(columns, asked);
  const lacking = USES.find((use) => at[use] < 0 && !(use === 'by' && at.given.length > 0));
  if (lacking) return refused({ row: 1, column: lacking, value: asked[lacking], code: 'absent' });
  if (lines.length === 0)
    return refused({ row: 2, column: columns[0] ?? '', value: '', code: 'empty' });
  const bad: BadCell[] = [];
  const cell = ({ cells }: HeadedRow, column: number) => cells[column] ?? '';
  const refuse = (line: HeadedRow, column: number, code: FaultCode) =>
    bad.push({ row: line.row, column: columns[column] ?? '', value: cell(line, column), code });
  const givers = giversOf(lines, at, refuse);
  const answer = answersOf(asked.yes);
  const sample = lines.map((line): Referred => {
    const id = cell(line, at.id);
    if (isBlank(id)) refuse(line, at.id, 'id');
    const degree = degreeOf(cell(line, at.degree));
    if (degree === undefined) refuse(line, at.degree, 'degree');
    const has = answer(cell(line, at.trait));
    if (has === undefined) refuse(line, at.trait, 'answer');
    const by = cell(line, at.by);
    const brought = givers ? (givers.get(by) ?? null) : isSeed(by) ? null : by;
    return { id, by: brought, degree: degree ?? null, has: has ?? null };
  });
  return { sample, bad, rows: new Map(lines.map((line) => [cell(line, at.id), line.row])) };
}

const USES = ['id', 'by', 'degree', 'trait'] as const;
type Use = (typeof USES)[number];

interface Places extends Readonly<Record<Use, number>> {
  /** Columns of coupons handed on; `by` is then the coupon with which somebody came. */
  readonly given: readonly number[];
}

// In four languages, and as programs for such samples write them.
const NAMES: Readonly<Record<Exclude<Use, 'trait'> | 'coupon', string>> = {
  id: 'id|numero|number|no|respondent|respondent id|participant|repondant|encuestado|رقم',
  by: 'by|recruiter|recruiter id|recruited by|parrain|parraine par|recruteur|amene par|reclutador|reclutado por|المرشح',
  degree:
    'degree|network|network size|acquaintances|reseau|taille du reseau|connaissances|red|tamano de la red|conocidos|المعارف|عدد المعارف',
  coupon: 'coupon|own coupon|coupon recu|coupon received|cupon|cupon recibido|قسيمه',
};

const wordsOf = (name: string): string => fold(name.replace(/[._-]+/g, ' ')).trim();

function placesIn(columns: readonly string[], asked: Asked): Places {
  const words = columns.map(wordsOf);
  const called = (name: string) => words.indexOf(wordsOf(name));
  const known = (use: keyof typeof NAMES) =>
    words.findIndex((name) => NAMES[use].split('|').includes(name));
  const place = (use: keyof typeof NAMES & Use) => (asked[use] ? called(asked[use]) : known(use));
  const [by, coupon] = [place('by'), known('coupon')];
  const given = [...words.keys()].filter((one) => /^(coupon|cupon) ?\d+$/.test(words[one] ?? ''));
  const coupons = by < 0 && !asked.by && coupon >= 0;
  return {
    id: place('id'),
    by: coupons ? coupon : by,
    degree: place('degree'),
    trait: called(asked.trait),
    given: coupons ? given : [],
  };
}

/** Who handed on each coupon; null where the file names people instead. */
function giversOf(
  lines: readonly HeadedRow[],
  { id, given }: Places,
  refuse: (line: HeadedRow, column: number, code: FaultCode) => void,
): ReadonlyMap<string, string> | null {
  if (given.length === 0) return null;
  const givers = new Map<string, string>();
  for (const line of lines)
    for (const column of given) {
      const coupon = line.cells[column] ?? '';
      if (isSeed(coupon)) continue;
      if (givers.has(coupon)) refuse(line, column, 'coupon');
      givers.set(coupon, line.cells[id] ?? '');
    }
  return givers;
}

const isBlank = (text: string): boolean => text === '' || /^(na|n\/a|nan|\.)$/i.test(text);
const isSeed = (text: string): boolean =>
  isBlank(text) || /^(0|-1|seed|graine|semilla)$/i.test(text);

/** Nobody, or not said, is null; what is no number of people is undefined. */
function degreeOf(text: string): number | null | undefined {
  if (isBlank(text)) return null;
  const value = /^\d{1,6}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value || null;
}

const YES = new Set('1 oui yes y true vrai si verdadero t o نعم'.split(' '));
const NO = new Set('0 2 non no n false faux falso f لا'.split(' '));

/** Whether an answer is the one that counts; any other is another where that one is named, and yes or no where none is. */
function answersOf(yes: string): (text: string) => boolean | null | undefined {
  return (text) => {
    if (isBlank(text)) return null;
    if (yes !== '') return fold(text) === fold(yes);
    return YES.has(fold(text)) ? true : NO.has(fold(text)) ? false : undefined;
  };
}
