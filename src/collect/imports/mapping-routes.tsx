import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { type Cell, isCellError, openWorkbook } from '../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  detectLayout,
  type Evidence,
  type Mapping,
  suggestMapping,
} from '../facts/layouts/layouts.ts';
import { forbiddenSubject } from '../sources/sources.ts';
import { type Import, importById, originalOf, remap, stateOf } from './imports.ts';
import { COLUMNS_SHOWN, mappingFields, readMapping } from './mapping-form.ts';
import { type MappedColumn, MappingPage } from './mapping-views.tsx';

/** Which column of a table is what, as a person confirms it. */
export function mappingRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);

  app.get('/staff/imports/:id/mapping', async (c) => {
    const row = await mappable(site, c.req.param('id'));
    const evidence = await evidenceOf(site, row);
    return c.html(mappingPage(c, row, evidence, mappingFields(startOf(row, evidence, c)), []));
  });

  app.post('/staff/imports/:id/mapping', async (c) => {
    const row = await mappable(site, c.req.param('id'));
    const form = await readForm(c);
    const evidence = await evidenceOf(site, row);
    const { mapping, errors } = readMapping(form);
    const refused = columnsOf(evidence, mapping).some(({ forbidden }) => forbidden);
    const told = errors.map(({ name, message }) => ({ name, message: c.var.locale.t(message) }));
    if (refused || told.length > 0) return c.html(mappingPage(c, row, evidence, form, told), 422);
    await hub.house.db.transaction((tx) => remap(tx, by(c), row, mapping));
    return c.redirect(`/${c.var.locale.lang}/staff/imports/${row.id}`, 303);
  });
  return app;
}

async function mappable(site: Site, id: string): Promise<Import> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('page/not-found', 404);
  const row = await importById(site.hub.house.db, id);
  if (!['received', 'staged'].includes(stateOf(row))) throw new Problem('import/applied', 409);
  return row;
}

async function evidenceOf(site: Site, row: Import): Promise<Evidence> {
  const workbook = await openWorkbook(await originalOf(site.hub, row), { name: row.fileName });
  try {
    return (await detectLayout(workbook)).evidence;
  } finally {
    await workbook.close();
  }
}

/** What was chosen before, else what the program proposes, on the sheet and the header row that the reader asks for. */
function startOf(row: Import, evidence: Evidence, c: PageContext): Mapping {
  const sheet = evidence.sheets.find(({ name }) => name === c.req.query('sheet'));
  const kept = row.mapping as unknown as Mapping | null; // stored as this page gave it
  const narrowed = sheet ? { ...evidence, sheets: [sheet] } : evidence;
  const start =
    (!sheet && kept) || suggestMapping(narrowed, resolveCountry)?.mapping || plainMapping(narrowed);
  const header = Number(c.req.query('headerRow'));
  return Number.isInteger(header) && header > 0 && header <= 1000
    ? { ...start, headerRow: header }
    : start;
}

const plainMapping = ({ sheets }: Evidence): Mapping => ({
  sheet: sheets[0]?.name ?? '',
  headerRow: 1,
  columns: {},
  wide: [],
  constants: {},
  systems: {},
  decimal: null,
  measure: 'stock',
  definition: 'born_or_citizen',
  kind: 'observed',
});

function mappingPage(
  c: PageContext,
  row: Import,
  evidence: Evidence,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/imports/${row.id}`;
  const where = { sheet: values.one('sheet'), headerRow: Number(values.one('headerRow')) || 1 };
  return teamPage(c, {
    title: locale.t('mapping.title'),
    trail: [
      { label: locale.t('team.page.imports'), href: `/${locale.lang}/staff/imports` },
      { label: row.fileName, href: base },
    ],
    children: (
      <MappingPage
        locale={locale}
        base={base}
        fileName={row.fileName}
        sheets={evidence.sheets.map(({ name }) => name)}
        columns={columnsOf(evidence, where)}
        values={values}
        errors={errors}
      />
    ),
  });
}

function columnsOf(
  evidence: Evidence,
  { sheet, headerRow }: Pick<Mapping, 'sheet' | 'headerRow'>,
): MappedColumn[] {
  const cells = evidence.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const header = cells[headerRow - 1] ?? [];
  const width = Math.min(
    COLUMNS_SHOWN,
    Math.max(0, ...cells.slice(headerRow - 1, headerRow + 5).map(({ length }) => length)),
  );
  return Array.from({ length: width }, (_, at) => {
    const below = cells
      .slice(headerRow)
      .map((row) => textOfCell(row[at]))
      .filter(Boolean);
    const name = textOfCell(header[at]);
    return {
      column: at + 1,
      header: name,
      examples: [...new Set(below)].slice(0, 3),
      forbidden: forbiddenSubject(name),
    };
  });
}

const textOfCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : isCellError(cell)
      ? cell.error
      : String(cell).slice(0, 40);
