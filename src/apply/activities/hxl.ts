import type { Row3W } from '../../collect/activities/activities.ts';
import type { Cell } from '../../platform/sheets/sheets.ts';

/** How a row is written out, in the reader's words. */
export interface Words {
  readonly field: (code: string) => string;
  readonly country: (code: string) => string;
  readonly division: (code: string) => string;
  readonly state: (code: string) => string;
  readonly unit: (code: string) => string;
  readonly kind: (code: string) => string;
  readonly address: (id: string) => string;
  /** In the place of a name that is not to be told. */
  readonly unnamed: string;
}

interface Column {
  /** Key of its heading: `hxl.<name>`. */
  readonly name: string;
  /** Tag of the Humanitarian Exchange Language 1.1. */
  readonly tag: string;
  readonly cell: (row: Row3W, words: Words) => Cell | undefined;
}

/** Who does what where, a column each, with what HXL calls it. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'org',
    tag: '#org+name',
    cell: ({ organisation }, words) => organisation?.name ?? words.unnamed,
  },
  {
    name: 'orgType',
    tag: '#org+type',
    cell: ({ organisation }, { kind }) => organisation && kind(organisation.kind),
  },
  { name: 'sector', tag: '#sector+name', cell: ({ field }, words) => words.field(field) },
  { name: 'sectorCode', tag: '#sector+code', cell: ({ field }) => field },
  { name: 'purpose', tag: '#subsector+code+v_dac', cell: ({ purpose }) => purpose },
  { name: 'activity', tag: '#activity+name', cell: ({ activity }) => activity?.title },
  { name: 'state', tag: '#status', cell: ({ state }, words) => words.state(state) },
  { name: 'country', tag: '#country+name', cell: ({ country }, words) => words.country(country) },
  { name: 'countryCode', tag: '#country+code+v_iso3', cell: ({ country }) => country },
  {
    name: 'division',
    tag: '#adm1+name',
    cell: ({ division }, words) => division && words.division(division),
  },
  { name: 'divisionCode', tag: '#adm1+code+v_iso3166_2', cell: ({ division }) => division },
  { name: 'start', tag: '#date+start', cell: ({ startsOn }) => startsOn },
  { name: 'end', tag: '#date+end', cell: ({ endsOn }) => endsOn },
  { name: 'unit', tag: '#beneficiary+type', cell: ({ unit }, words) => words.unit(unit) },
  { name: 'targeted', tag: '#targeted', cell: ({ targeted }) => targeted },
  { name: 'reached', tag: '#reached', cell: ({ reached }) => reached },
  {
    name: 'address',
    tag: '#meta+url',
    cell: ({ activity }, { address }) => activity && address(activity.id),
  },
];

/** The row of tags and the rows of data, for under a row of headings. */
export function hxlRows(rows: readonly Row3W[], words: Words): (Cell | undefined)[][] {
  return [
    COLUMNS.map(({ tag }) => tag),
    ...rows.map((row) => COLUMNS.map(({ cell }) => cell(row, words) ?? null)),
  ];
}
