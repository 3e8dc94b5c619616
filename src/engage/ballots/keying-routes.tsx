import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { actorIn } from '../../people/access/access.ts';
import { onceIn } from '../../people/relays/relays.ts';
import {
  type Brake,
  brake,
  count,
  firstTime,
  isSpent,
  isUsed,
} from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import {
  consultationBySlug,
  DeskTabs,
  type ShownConsultation,
} from '../consultations/consultations.ts';
import { type FoundBallot, findBallot } from './batches.ts';
import { consultationIn, isListening, staffBase, staffTrail } from './finding.ts';
import { isKeyedTwice, readLine } from './keyed-answers.ts';
import { differencesIn, type Keyed, keepBallot, readBallot } from './keying.ts';
import { FindBallot, KeyBallot, LINE_NAMES } from './keying-views.tsx';
import { agesIn, sexesIn } from './told.ts';

/** Hundreds of sheets an hour are keyed in earnest; codes that are not found are tries. */
const KEYING: Brake = { what: 'ballot keying', most: 1200, minutes: 60 };
const WRONG: Brake = { what: 'ballot code', most: 40, minutes: 60 };
const FORM_MINUTES = 24 * 60;

/** Where somebody keys: at the desk of the team, or as a relay. */
interface Desk {
  readonly consultation: ShownConsultation;
  /** Where the forms are sent. */
  readonly action: string;
  readonly page: (title: string, children: Child) => string;
}

/** Keying ballots, by keyboard alone: a code, a digit a statement, and the next sheet. */
export function keyingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const desks = [
    { path: '/staff/consultations/:id/keying', deskOf: staffDesk },
    { path: '/me/relay/consultations/:slug{[a-z0-9-]+}/key', deskOf: relayDesk },
  ];
  for (const { path, deskOf } of desks) {
    app.get(path, async (c) => {
      const done = c.req.query('done');
      const desk = await deskOf(c, site);
      return c.html(findPage(c, desk, typed({ code: '' }), [], done ? Number(done) || 0 : null));
    });

    app.post(path, async (c) => {
      const desk = await deskOf(c, site);
      const form = await readForm(c);
      const ballot = await ballotIn(c, site, desk, form);
      if ('errors' in ballot) return c.html(findPage(c, desk, form, ballot.errors), 422);
      const values = typed({ once: randomUUID(), code: form.one('code') });
      return c.html(keyPage(c, desk, ballot, values, []));
    });

    app.post(`${path}/ballot`, async (c) => answer(c, site, await deskOf(c, site)));
  }
  return app;
}

async function answer(c: PageContext, site: Site, desk: Desk): Promise<Response> {
  const { hub } = site;
  const { db } = hub.house;
  const form = await readForm(c);
  const once = onceIn(form);
  const ballot = await ballotIn(c, site, desk, form);
  if ('errors' in ballot) {
    // The same form again, as after a connection that broke: it has been done.
    const sent = await isUsed(db, hub, 'ballot sent', once);
    if (sent) return c.redirect(`${desk.action}?done=0`, 303);
    return c.html(findPage(c, desk, form, ballot.errors), 422);
  }
  const { statements } = ballot.batch;
  const read = readBallot(form, statements.length, c.var.locale);
  if ('errors' in read) return c.html(keyPage(c, desk, ballot, form, read.errors), 422);
  const second = secondKeying(form, ballot, read.keyed);
  if (second === 'first') return c.html(keyPage(c, desk, ballot, again(form, read.keyed), []));
  if (second.differences > 0 && !form.one('settled'))
    return c.html(keyPage(c, desk, ballot, settled(form, second), shownIn(c, second)), 422);
  const counted = await db.transaction(async (tx) =>
    (await firstTime(tx, hub, 'ballot sent', once, FORM_MINUTES))
      ? keepBallot(tx, hub, desk.consultation, ballot, read.keyed, {
          actor: actorIn(c).account,
          differences: second.known,
        })
      : 0,
  );
  return c.redirect(`${desk.action}?done=${counted}`, 303);
}

interface Second {
  /** How many answers differ between the two keyings. */
  readonly differences: number;
  /** As it is kept: null where a ballot is keyed once. */
  readonly known: number | null;
  readonly first: Keyed['answers'];
}

/** Whether a ballot that was drawn is keyed for the first time; else how far the second keying differs. */
function secondKeying(form: Typed, { ballot }: FoundBallot, keyed: Keyed): Second | 'first' {
  if (!isKeyedTwice(ballot.codeHash)) return { differences: 0, known: null, first: [] };
  const first = answersOf(form.one('first'));
  if (!first) return 'first';
  const settled = form.one('settled');
  const differences = differencesIn(first, keyed.answers);
  return { differences, known: settled ? Number(settled) : differences, first };
}

const SIGN_OF = new Map<number | null, string>([
  [1, '1'],
  [-1, '2'],
  [0, '3'],
  [null, '0'],
]);

const signsOf = (answers: Keyed['answers']): string =>
  answers.map((answer) => SIGN_OF.get(answer) ?? '0').join('');

function answersOf(signs: string): Keyed['answers'] | null {
  if (!/^[0-3]{1,100}$/.test(signs)) return null;
  const read = readLine(signs, signs.length);
  return Array.isArray(read) ? read : null;
}

/** An empty form that remembers what was keyed first. */
const again = (form: Typed, { answers }: Keyed): Typed =>
  typed({ once: form.one('once'), code: form.one('code'), first: signsOf(answers) });

/** What was keyed differently is shown: what is sent next holds, and the number of differences is kept. */
const settled = (form: Typed, { differences }: Second): Typed => ({
  one: (name) => (name === 'settled' ? String(differences) : form.one(name)),
  all: (name) => (name === 'settled' ? [String(differences)] : form.all(name)),
});

const shownIn = (c: PageContext, { first }: Second): FieldError[] => [
  {
    name: LINE_NAMES[0] ?? '',
    message: c.var.locale.t('keying.differs', { first: signsOf(first) }),
  },
];

/** The open ballot that bears the code of a form, or why there is none: whoever tries codes is slowed down. */
async function ballotIn(
  c: PageContext,
  { hub }: Site,
  { consultation }: Desk,
  form: Typed,
): Promise<FoundBallot | { errors: FieldError[] }> {
  const { locale } = c.var;
  const { db } = hub.house;
  const { account } = actorIn(c);
  const refused = (message: string) => ({ errors: [{ name: 'code', message }] });
  if (!(await isListening(db, hub, consultation))) throw new Problem('ballots/closed', 409);
  await brake(db, hub, KEYING, account);
  if (await isSpent(db, hub, WRONG, account)) return refused(locale.t('keying.tried'));
  const found = await findBallot(db, hub, consultation.id, form.one('code'));
  if (!found) {
    await count(db, hub, WRONG, account);
    return refused(locale.t('keying.unknown'));
  }
  const { keyedOn } = found.ballot;
  if (keyedOn) return refused(locale.t('keying.keyed', { on: longDate(keyedOn, locale.lang) }));
  return found.batch.cancelledOn ? refused(locale.t('keying.cancelled')) : found;
}

async function staffDesk(c: PageContext, site: Site): Promise<Desk> {
  const consultation = await consultationIn(c, site);
  const { locale } = c.var;
  const base = staffBase(c, consultation);
  return {
    consultation,
    action: `${base}/keying`,
    page: (title, children) =>
      teamPage(c, {
        title,
        trail: staffTrail(locale, consultation),
        tabs: <DeskTabs locale={locale} id={consultation.id} here="keying" />,
        children,
      }),
  };
}

async function relayDesk(c: PageContext, { hub }: Site): Promise<Desk> {
  const slug = c.req.param('slug') ?? '';
  const { lang } = c.var.locale;
  const consultation = await consultationBySlug(hub.house.db, slug.slice(0, 100), lang);
  return {
    consultation,
    action: `/${c.var.locale.lang}/me/relay/consultations/${consultation.slug}/key`,
    page: (title, children) => ownPage(c, { title, children }),
  };
}

function findPage(
  c: PageContext,
  desk: Desk,
  values: Typed,
  errors: readonly FieldError[],
  done: number | null = null,
): string {
  const { locale } = c.var;
  return desk.page(
    locale.t('keying.title'),
    <FindBallot
      locale={locale}
      title={desk.consultation.shown.title}
      action={desk.action}
      values={values}
      errors={errors}
      done={done}
    />,
  );
}

function keyPage(
  c: PageContext,
  desk: Desk,
  { batch }: FoundBallot,
  values: Typed,
  errors: readonly FieldError[],
): string {
  const { locale } = c.var;
  // Batches are made in one of the four languages.
  const paper = localeOf(batch.lang as Lang);
  return desk.page(
    locale.t('keying.title'),
    <KeyBallot
      locale={locale}
      paper={paper}
      action={`${desk.action}/ballot`}
      statements={batch.statements.length}
      ages={agesIn(paper)}
      sexes={sexesIn(paper)}
      values={values}
      errors={errors}
    />,
  );
}
