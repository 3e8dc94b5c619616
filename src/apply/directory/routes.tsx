import { Hono } from 'hono';
import { listOffices, type Office } from '../../collect/offices/offices.ts';
import { isId } from '../../platform/ids.ts';
import { country } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { CSV, csvOf } from '../twins/twins.ts';
import { Directory } from './views.tsx';

const PAGE = 60;
const WHOLE = 50_000;

export interface Asked {
  readonly operator?: string;
  readonly country?: string;
  readonly city?: string;
}

/** Read anew each time: offices come and go with their imports and not with releases. */
export function directoryRoutes(site: Site): Hono<Env> {
  const { db } = site.hub.public;
  const app = new Hono<Env>();
  app.get('/directory', async (c) => {
    const [asked, after = ''] = [askedOf(c), c.req.query('after')];
    const found = await inTown(asked, (limit) =>
      listOffices(db, asked, isId(after) ? after : undefined, limit),
    );
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('nav.directory'),
        section: 'directory',
        twins: [
          {
            type: 'text/csv',
            href: `/${locale.lang}/directory.csv?${new URLSearchParams({ ...asked })}`,
          },
        ],
        children: (
          <Directory
            locale={locale}
            asked={asked}
            offices={found.slice(0, PAGE)}
            next={found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null}
            first={!isId(after)}
          />
        ),
      }),
    );
  });
  app.get('/directory.csv', async (c) => {
    const asked = askedOf(c);
    const rows = await listOffices(db, asked, undefined, WHOLE);
    return c.body(csvOf(COLUMNS, inCity(rows, asked).map(cellsOf)), 200, { 'content-type': CSV });
  });
  return app;
}

const COLUMNS = [
  'operator',
  'country',
  'city',
  'kind',
  'latitude',
  'longitude',
  'website',
  'phone',
] as const;
const cellsOf = (office: Office) => COLUMNS.map((column) => office[column]);

function askedOf(c: PageContext): Asked {
  const code = (name: 'operator' | 'country') => {
    const value = c.req.query(name) ?? '';
    return country(value) ? { [name]: value } : {};
  };
  const city = (c.req.query('city') ?? '').trim().slice(0, 100);
  return { ...code('operator'), ...code('country'), ...(city ? { city } : {}) };
}

// A town is looked for among the offices of what else was asked; only then are all of them read.
async function inTown(asked: Asked, read: (limit: number) => Promise<Office[]>): Promise<Office[]> {
  return asked.city ? inCity(await read(WHOLE), asked) : read(PAGE + 1);
}

function inCity(offices: readonly Office[], { city }: Asked): Office[] {
  if (!city) return [...offices];
  const wanted = fold(city);
  return offices.filter((office) => fold(office.city ?? '').startsWith(wanted));
}
