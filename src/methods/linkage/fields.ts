import { type ColumnProfile, headerKey, type Kind, kindsOf } from './columns.ts';

/** One list as it came: its columns as profiled, in order. */
export interface ListProfile {
  readonly columns: readonly ColumnProfile[];
  /** What a header means on this list, before what it means on all; null: no evidence. */
  readonly kinds?: ReadonlyMap<string, Kind | null> | undefined;
}

/** One thing that all lists tell of a person, and where each list tells it (headers, joined in order; null: it does not). */
export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly headers: readonly (readonly string[] | null)[];
  /** Whether some records tell it in letters that are not Latin. */
  readonly scripts?: true;
}

/** A kind of which a person has one. */
const SINGLE: readonly Kind[] = [
  'given',
  'middle',
  'surname',
  'birth-date',
  'birth-year',
  'birth-month',
  'birth-day',
  'sex',
  'email',
];

interface Found {
  readonly header: string;
  readonly key: string;
  readonly kind: Kind;
  readonly filled: number;
}

/**
 * Brings the columns of several lists together: by kind where a person has one of a kind, else by header, else by being
 * the only one of its kind in each. A field that only one list has says nothing about two lists and is kept for
 * duplicates within it. `kinds` says what a header means where it was told.
 */
export function fieldsOf(
  lists: readonly ListProfile[],
  kinds: ReadonlyMap<string, Kind | null> = new Map(),
): Field[] {
  const found = lists.map(({ columns, kinds: own = new Map() }) =>
    withoutRepeats(recognise(columns, new Map([...kinds, ...own]))),
  );
  return [
    ...nameFields(found),
    ...SINGLE.flatMap((kind) => single(kind, found)),
    ...manyFields(found),
  ].filter(({ headers }) => headers.some(Boolean));
}

function recognise(
  columns: readonly ColumnProfile[],
  told: ReadonlyMap<string, Kind | null>,
): Found[] {
  const kinds = kindsOf(columns);
  return columns.flatMap(({ header, filled }, at) => {
    const said = told.get(header);
    const kind = said === undefined ? kinds[at] : said;
    return kind ? [{ header, key: headerKey(header), kind, filled }] : [];
  });
}

/** Names told in parts and as a whole are one piece of evidence, not two. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const most = (kind: Kind): number =>
    Math.max(0, ...found.filter((one) => one.kind === kind).map(({ filled }) => filled));
  const parts = Math.min(most('given'), most('surname'));
  const whole = most('name');
  if (parts > 0 && parts >= whole * 0.5) return found.filter(({ kind }) => kind !== 'name');
  if (whole === 0) return [...found];
  return found.filter(({ kind }) => kind !== 'given' && kind !== 'surname' && kind !== 'middle');
}

function nameFields(found: readonly (readonly Found[])[]): Field[] {
  const has = (list: readonly Found[], kind: Kind) => list.some((one) => one.kind === kind);
  if (!found.some((list) => has(list, 'name'))) return [];
  // One list tells names as a whole: so must the others.
  const headers = found.map((list) => {
    const whole = list
      .filter(({ kind }) => kind === 'name')
      .toSorted((a, b) => b.filled - a.filled)[0];
    if (whole) return [whole.header];
    const parts = (['given', 'middle', 'surname'] as const).flatMap((kind) =>
      list
        .filter((one) => one.kind === kind)
        .slice(0, 1)
        .map(({ header }) => header),
    );
    return parts.length > 0 ? parts : null;
  });
  return [{ name: 'name', kind: 'name', headers }];
}

function single(kind: Kind, found: readonly (readonly Found[])[]): Field[] {
  const whole = found.some((list) => list.some((one) => one.kind === 'name'));
  if (whole && (kind === 'given' || kind === 'middle' || kind === 'surname')) return [];
  const headers = found.map((list) => {
    const best = list.filter((one) => one.kind === kind).toSorted((a, b) => b.filled - a.filled)[0];
    return best ? [best.header] : null;
  });
  return headers.some(Boolean) ? [{ name: kind, kind, headers }] : [];
}

function manyFields(found: readonly (readonly Found[])[]): Field[] {
  const many = found.map((list) =>
    list.filter(({ kind }) => !SINGLE.includes(kind) && kind !== 'name'),
  );
  const keys = new Map<string, Found>();
  for (const list of many) for (const one of list) if (!keys.has(one.key)) keys.set(one.key, one);
  const only = (list: readonly Found[], kind: Kind) => {
    const same = list.filter((one) => one.kind === kind);
    return same.length === 1 ? same[0] : undefined;
  };
  const fields = new Map<string, Field>();
  for (const { key, kind } of keys.values()) {
    const headers = many.map((list) => {
      const one =
        list.find((other) => other.key === key) ?? (kind === 'text' ? undefined : only(list, kind));
      return one ? [one.header] : null;
    });
    // The same columns under two spellings are one field.
    const name = JSON.stringify(headers);
    if (!fields.has(name)) fields.set(name, { name: key, kind, headers });
  }
  return [...fields.values()];
}
