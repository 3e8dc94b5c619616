import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { CSV, csvOf, JSON_TYPE } from '../../apply/twins/twins.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { page, pageKey, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { listeningUntil } from '../ballots/ballots.ts';
import {
  consultationBySlug,
  type ShownConsultation,
  statementsOf,
} from '../consultations/consultations.ts';
import { asSaid } from './gathering.ts';
import { InvitationPage } from './invitation-views.tsx';
import { pictureFile } from './picture.tsx';
import { type Counted, resultOf, voteFileOf } from './reading.ts';
import { NoResults, ResultsPage, type Worded } from './results-views.tsx';
import {
  resultColumns,
  resultDocument,
  resultRows,
  STATEMENT_COLUMNS,
  statementRows,
} from './twins.ts';
import { UnheardPage } from './unheard-views.tsx';

const BASE = '/consultations/:slug{[a-z0-9-]+}';

interface Shown {
  readonly consultation: ShownConsultation;
  readonly counted: Counted | null;
}

/** What comes out of a consultation, for people and for programs; each answer is remembered until the next count. */
export function opinionRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(`${BASE}/results`, (c) =>
    remembered(c, site, HTML, async ({ consultation, counted }) => {
      const { locale } = c.var;
      const { title, question } = consultation.shown;
      const base = baseOf(locale, consultation);
      return page(c, {
        title: `${locale.t('results.title')} · ${title}`,
        section: 'participate',
        trail: trailTo(locale, consultation),
        twins: counted ? twinsOf(base) : [],
        children: counted ? (
          <ResultsPage
            locale={locale}
            question={question}
            base={base}
            result={counted.result}
            at={counted.at}
            words={await wordsOf(site, consultation, locale)}
          />
        ) : (
          <NoResults locale={locale} base={base} />
        ),
      });
    }),
  );

  app.get(`${BASE}/results.json`, (c) =>
    remembered(c, site, JSON_TYPE, async ({ consultation, counted }) => {
      if (!counted) return null;
      const base = `${c.var.face.address}${baseOf(c.var.locale, consultation)}`;
      return JSON.stringify(resultDocument(counted.result, { at: counted.at, base }));
    }),
  );

  app.get(`${BASE}/results.csv`, (c) =>
    remembered(
      c,
      site,
      CSV,
      async ({ counted }) =>
        counted && csvOf(resultColumns(counted.result), resultRows(counted.result)),
    ),
  );

  app.get(`${BASE}/results.svg`, (c) =>
    remembered(c, site, 'image/svg+xml', async ({ counted }) => {
      if (!counted || counted.result.groups.length === 0) return null;
      return pictureFile(counted.result.groups, c.var.locale.t('results.picture'));
    }),
  );

  app.get(`${BASE}/statements.csv`, (c) =>
    remembered(c, site, CSV, async ({ consultation, counted }) => {
      const base = `${c.var.face.address}${baseOf(c.var.locale, consultation)}`;
      const statements = await statementsOf(db, consultation.id, 'fr');
      const rows = statementRows(statements.map(asSaid), counted?.result.statements ?? [], base);
      return csvOf(STATEMENT_COLUMNS, rows);
    }),
  );

  app.get(`${BASE}/votes.csv`, async (c) => {
    const consultation = await found(c, site);
    const file = await voteFileOf(db, consultation.id);
    if (!file || hub.config.hub.threat !== 'low') throw new Problem('opinions/no-votes', 404);
    const path = await hub.blobs.file(db, file.blob);
    shareAnswer(c);
    c.header('content-type', CSV);
    c.header('cache-control', 'public, no-cache');
    // Node's types of web streams are older than those of the platform; it is the same stream.
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
  });

  app.get(`${BASE}/unheard`, (c) =>
    remembered(c, site, HTML, async ({ consultation, counted }) => {
      const { locale } = c.var;
      const { title } = consultation.shown;
      const { result, silence, at } = counted ?? {};
      const named = [
        ...(result?.convergences.map(({ number }) => number) ?? []),
        ...(result?.divides ?? []),
      ];
      return page(c, {
        title: `${locale.t('unheard.title')} · ${title}`,
        section: 'participate',
        trail: trailTo(locale, consultation),
        children: (
          <UnheardPage
            locale={locale}
            base={baseOf(locale, consultation)}
            silence={silence ?? null}
            listening={(await listeningUntil(db, hub, consultation)) !== null}
            threshold={hub.config.tables.threshold}
            at={at ?? hub.clock()}
            named={new Set(named)}
            words={await wordsOf(site, consultation, locale)}
          />
        ),
      });
    }),
  );

  app.get(`${BASE}/invitation`, async (c) => {
    const consultation = await found(c, site);
    const { locale, face } = c.var;
    const { title, question } = consultation.shown;
    const until = await listeningUntil(db, hub, consultation);
    if (!until) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: `${locale.t('invitation.title')} · ${title}`,
        section: 'participate',
        trail: trailTo(locale, consultation),
        children: (
          <InvitationPage
            locale={locale}
            hub={face.name}
            question={question}
            address={`${face.address}${baseOf(locale, consultation)}`}
            until={until}
          />
        ),
      }),
    );
  });
  return app;
}

const HTML = 'text/html; charset=utf-8';

const baseOf = ({ lang }: Locale, { slug }: Pick<ShownConsultation, 'slug'>): string =>
  `/${lang}/consultations/${slug}`;

const trailTo = (locale: Locale, consultation: ShownConsultation) => [
  { label: locale.t('nav.participate'), href: `/${locale.lang}/participate` },
  { label: consultation.shown.title, href: baseOf(locale, consultation) },
];

const twinsOf = (base: string) => [
  { type: 'application/json', href: `${base}/results.json` },
  { type: 'text/csv', href: `${base}/results.csv` },
];

/** A consultation that was opened; a draft is nobody’s to see. */
const found = (c: PageContext, { hub }: Site): Promise<ShownConsultation> =>
  consultationBySlug(hub.house.db, (c.req.param('slug') ?? '').slice(0, 100), c.var.locale.lang);

/** An answer that depends on the last count and the words of statements: made once, and anew after the next count. */
async function remembered(
  c: PageContext,
  site: Site,
  type: string,
  show: (shown: Shown) => Promise<string | null>,
): Promise<Response> {
  const consultation = await found(c, site);
  const { hub } = site;
  const counted = await resultOf(hub.house.db, hub.config.hub.threat, consultation.id);
  const key = `${pageKey(site, c.req.path)} ${consultation.id} ${counted?.version ?? 0}`;
  if (type !== HTML) shareAnswer(c);
  const answer = () => show({ consultation, counted });
  return (await site.pages.answer(c, key, type, answer)) ?? c.notFound();
}

async function wordsOf(
  { hub }: Site,
  { id }: ShownConsultation,
  { lang }: Locale,
): Promise<Map<number, Worded>> {
  const shown = await statementsOf(hub.house.db, id, lang);
  return new Map(shown.map((one) => [one.number, { lang: one.lang, text: one.text }]));
}
