import { CODE_SYSTEMS } from '../../reference/countries/countries.ts';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import { typed } from '../../web/http/forms.ts';
import { DEFINITIONS, KINDS, MEASURES, type Measure, SEXES } from '../facts/fact.ts';
import { type Mapping, ROLES, type Role, type WideColumn } from '../facts/layouts/layouts.ts';

export const COLUMNS_SHOWN = 60;
export const SCALES = [1, 1000, 1_000_000] as const;
export const MEASURE_CODES = Object.keys(MEASURES) as Measure[]; // MEASURES names every measure

/** The mapping as the fields of its form: what a person sees and may change. */
export function mappingFields(mapping: Mapping): Typed {
  const { columns, wide, constants, systems } = mapping;
  const fields: Record<string, string> = {
    sheet: mapping.sheet,
    headerRow: String(mapping.headerRow),
    decimal: mapping.decimal ?? '',
    scale: String(mapping.scale ?? 1),
    measure: mapping.measure,
    definition: mapping.definition,
    kind: mapping.kind,
    origin: constants.origin ?? '',
    residence: constants.residence ?? '',
    year: constants.year ? String(constants.year) : '',
    sex: constants.sex ?? '',
    'system.origin': systems.origin ?? '',
    'system.residence': systems.residence ?? '',
  };
  for (const [role, column] of Object.entries(columns)) fields[`role.${column}`] = role;
  for (const each of wide) {
    fields[`role.${each.column}`] = 'wide';
    fields[`year.${each.column}`] = each.year ? String(each.year) : '';
    fields[`quarter.${each.column}`] = each.quarter ? String(each.quarter) : '';
    fields[`sex.${each.column}`] = each.sex ?? '';
  }
  return typed(fields);
}

export interface ReadMapping {
  readonly mapping: Mapping;
  /** `message` is a key. */
  readonly errors: readonly FieldError[];
}

/** What a person chose, with all that is missing or said twice. */
export function readMapping(form: Typed): ReadMapping {
  const columns: Partial<Record<Role, number>> = {};
  const wide: WideColumn[] = [];
  const errors: FieldError[] = [];
  for (let column = 1; column <= COLUMNS_SHOWN; column += 1) {
    const chosen = form.one(`role.${column}`);
    if (chosen === 'wide') wide.push(wideColumn(form, column));
    const role = ROLES.find((each) => each === chosen);
    if (role && columns[role])
      errors.push({ name: `role.${column}`, message: 'mapping.error.twice' });
    else if (role) columns[role] = column;
  }
  const mapping: Mapping = { ...settings(form), columns, wide };
  return { mapping, errors: [...errors, ...missing(mapping)] };
}

function wideColumn(form: Typed, column: number): WideColumn {
  const year = wholeNumber(form.one(`year.${column}`), 1000, 2200);
  const quarter = wholeNumber(form.one(`quarter.${column}`), 1, 4);
  const sex = SEXES.find((each) => each === form.one(`sex.${column}`));
  return {
    column,
    ...(year ? { year } : {}),
    ...(quarter ? { quarter } : {}),
    ...(sex ? { sex } : {}),
  };
}

function settings(form: Typed): Omit<Mapping, 'columns' | 'wide'> {
  const year = wholeNumber(form.one('year'), 1000, 2200);
  const sex = SEXES.find((each) => each === form.one('sex'));
  const code = (name: string) =>
    /^[A-Z]{3}$/.test(form.one(name)) ? { [name]: form.one(name) } : {};
  const system = (end: 'origin' | 'residence') => {
    const found = CODE_SYSTEMS.filter((each) => each !== 'un').find(
      (each) => each === form.one(`system.${end}`),
    );
    return found ? { [end]: found } : {};
  };
  return {
    sheet: form.one('sheet'),
    headerRow: wholeNumber(form.one('headerRow'), 1, 1000) ?? 1,
    constants: {
      ...code('origin'),
      ...code('residence'),
      ...(year ? { year } : {}),
      ...(sex ? { sex } : {}),
    },
    systems: { ...system('origin'), ...system('residence') },
    decimal:
      form.one('decimal') === '.' || form.one('decimal') === ','
        ? (form.one('decimal') as '.' | ',')
        : null, // one of the two, just compared
    ...scaleOf(form),
    measure: MEASURE_CODES.find((each) => each === form.one('measure')) ?? 'stock',
    definition: DEFINITIONS.find((each) => each === form.one('definition')) ?? 'born_or_citizen',
    kind: KINDS.find((each) => each === form.one('kind')) ?? 'observed',
  };
}

function scaleOf(form: Typed): { scale?: number } {
  const scale = SCALES.find((each) => String(each) === form.one('scale')) ?? 1;
  return scale === 1 ? {} : { scale };
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = Number(text.trim() || Number.NaN);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function missing({ columns, constants, wide }: Mapping): FieldError[] {
  const lacks: FieldError[] = [];
  if (!columns.origin && !constants.origin)
    lacks.push({ name: 'origin', message: 'mapping.error.origin' });
  if (!columns.residence && !constants.residence)
    lacks.push({ name: 'residence', message: 'mapping.error.residence' });
  const dated = wide.length > 0 && wide.every(({ year }) => year);
  if (!columns.year && !constants.year && !dated)
    lacks.push({ name: 'year', message: 'mapping.error.year' });
  if (!columns.value && wide.length === 0)
    lacks.push({ name: 'role.1', message: 'mapping.error.value' });
  return lacks;
}
