/** What can be said of a table's figures only once all are read: a cell given twice, and men and women who do not make the total. */
import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { columnName } from '../../platform/sheets/sheets.ts';
import { type CellAddress, SPECIAL_CODES } from './fact.ts';
import type { Issue } from './layouts/layouts.ts';

/**
 * Names figures given twice and sexes that do not add up. Figures that contradict each other are taken out of the
 * file, since nothing in it says which of them holds; returns how many they are.
 */
export async function crossCheck(
  path: string,
  facts: number,
  take: (issues: readonly Issue[]) => Promise<void>,
): Promise<number> {
  if (facts === 0) return 0;
  const duck = await openDuck({ memoryMb: 128, threads: 1, temp: dirname(path) });
  try {
    await gatherSuspects(duck, path, facts);
    for await (const rows of duck.blocks<Repeat>(REPEATS)) await take(rows.map(repeatIssue));
    for await (const rows of duck.blocks<Split>(SPLITS)) await take(rows.map(splitIssue));
    return await leaveOut(duck, path);
  } finally {
    await duck.close();
  }
}

/** Whom a figure counts and when, sex apart. */
const GROUP =
  'origin, residence, place, year, quarter, age, education, isco, labour, duration, generation, measure, definition';

/** Several labels of one table (other north, other south) stand for nobody's country; the pipeline adds them up. */
const PLACED = ['origin', 'residence']
  .map((side) => `${side} not in ('${SPECIAL_CODES.unknown}', '${SPECIAL_CODES.stateless}')`)
  .join(' and ');

const SEXES = ['both', 'male', 'female'] as const;
/** Groups that are held in memory at once; a larger file is gone through in several turns. */
const GROUPS = 500_000;

/** Few groups are in doubt: hashes find those that may be, and only they are looked at in full. */
async function gatherSuspects(duck: Duck, path: string, facts: number): Promise<void> {
  const all = duckdb.readParquet([path]);
  await duck.run(`create temp table grain as ${grainOf(all)}`);
  await duck.run('create temp table suspects (id ubigint)');
  const turns = Math.ceil(facts / GROUPS);
  for (let turn = 0; turn < turns; turn += 1) {
    const mine = turns > 1 ? `and hash(${GROUP}) % ${turns} = ${turn}` : '';
    await duck.run(`insert into suspects ${suspectsOf(`${all} where ${PLACED} ${mine}`)}`);
  }
  await duck.run(`create temp table doubtful as
    select * from ${all} where ${PLACED} and hash(${GROUP}) in (select id from suspects)`);
  await duck.run(`create temp table repeats as ${GIVEN_AGAIN}`);
}

/** Tables that round all their figures may miss a total by half a step for each of three figures. */
const grainOf = (all: string): string => `
  select case when count(*) < 60 then 1
    ${[1000, 100, 10, 5].map((step) => `when bool_and(value % ${step} = 0) then ${step}`).join(' ')}
    else 1 end as step
  from ${all} where sex <> 'both'`;

const suspectsOf = (facts: string): string => `
  select hash(${GROUP}) as id from ${facts} group by id
  having ${SEXES.map((sex) => `count(*) filter (sex = '${sex}') > 1`).join(' or ')}
    or ${apart("max(value) filter (sex = 'both')", "max(value) filter (sex = 'male')", "max(value) filter (sex = 'female')")}`;

const apart = (both: string, male: string, female: string): string =>
  `abs(${male} + ${female} - ${both}) > 1.5 * (select step from grain)`;

const ORDER = 'order by sheet, "row", "column"';
const SAME = `partition by ${GROUP}, sex`;

/** Every figure given more than once, beside one that it contradicts or, where all agree, the first of them. */
const GIVEN_AGAIN = `
  with numbered as (
    select *, row_number() over (${SAME} ${ORDER}) as nth, dense_rank() over (order by ${GROUP}, sex) as cell from doubtful
  ), compared as (
    select sheet, "row", "column", value, nth, cell, count(*) over same as times,
      min(value) over same <> max(value) over same as contradicted,
      case when value = min(value) over same then arg_max(nth, value) over same else arg_min(nth, value) over same end as rival
    from numbered window same as (partition by cell)
  )
  select a.sheet, a."row", a."column", a.value, a.nth, a.contradicted,
    b.sheet as other_sheet, b."row" as other_row, b."column" as other_column, b.value as other
  from compared a join compared b on a.cell = b.cell and b.nth = case when a.contradicted then a.rival else 1 end
  where a.times > 1`;

const REPEATS = `select * from repeats where contradicted or nth > 1 ${ORDER}`;

interface Repeat extends CellAddress {
  readonly value: number;
  readonly contradicted: boolean;
  readonly other_sheet: string;
  readonly other_row: number;
  readonly other_column: number;
  readonly other: number;
}

function repeatIssue(found: Repeat): Issue {
  const { sheet, row, column, value, contradicted, other } = found;
  const cell = `${columnName(found.other_column)}${found.other_row}`;
  const where = found.other_sheet === sheet ? cell : `${found.other_sheet}!${cell}`;
  return contradicted
    ? {
        ...{ sheet, row, column, severity: 'error', code: 'facts/contradicted' },
        value: `${value} ≠ ${other} (${where})`,
      }
    : {
        ...{ sheet, row, column, severity: 'note', code: 'facts/repeated' },
        value: `${value} (${where})`,
      };
}

/** Only where each of the three stands once: one that is given twice is named already. */
const SPLITS = `
  with thirds as (
    select ${SEXES.map((sex) => `max(value) filter (sex = '${sex}') as "${sex}", count(*) filter (sex = '${sex}') as ${sex}s`).join(', ')},
      max(sheet) filter (sex = 'both') as sheet, max("row") filter (sex = 'both') as "row", max("column") filter (sex = 'both') as "column"
    from doubtful group by ${GROUP}
  )
  select sheet, "row", "column", "both", male, female from thirds
  where ${SEXES.map((sex) => `${sex}s = 1`).join(' and ')} and ${apart('"both"', 'male', 'female')} ${ORDER}`;

interface Split extends CellAddress {
  readonly both: number;
  readonly male: number;
  readonly female: number;
}

function splitIssue({ sheet, row, column, both, male, female }: Split): Issue {
  return {
    ...{ sheet, row, column, severity: 'note', code: 'facts/sexes-apart' },
    value: `${male} + ${female} ≠ ${both}`,
  };
}

async function leaveOut(duck: Duck, path: string): Promise<number> {
  const [found] = await duck.rows<{ many: number }>(
    'select count(*) as many from repeats where contradicted',
  );
  if (!found?.many) return 0;
  const kept = `select f.* from ${duckdb.readParquet([path])} f
    anti join (from repeats where contradicted) using (sheet, "row", "column")`;
  await duck.run(duckdb.writeParquet(kept, `${path}.kept`));
  await rename(`${path}.kept`, path);
  return found.many;
}
