import { Hono } from 'hono';
import { listGuides } from '../../collect/guides/guides.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm, type Typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { RecurringPage } from './guide-views.tsx';
import { proposalsOf, propose, type RecipientKind, release, suggest } from './proposals.ts';
import { noteShown, recipientsFor } from './recipients.ts';
import { draftGuide, helpsOf, recurring } from './recurring.ts';
import { answerText } from './request-form.ts';
import {
  answer,
  closedRequests,
  conclude,
  openRequests,
  type Request,
  requestById,
  stepsOf,
  tally,
} from './requests.ts';
import { outcomeIn } from './routes.tsx';
import { Queue, StaffRequest } from './staff-views.tsx';
import { tellAuthor } from './telling.ts';

const KINDS: readonly RecipientKind[] = ['organisation', 'office', 'member'];

/** The desk of requests: the nearest date first, an answer by a person, a recipient by consent. */
export function requestDeskRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/requests', async (c) => {
    const { locale } = c.var;
    const children = (
      <Queue
        locale={locale}
        open={await openRequests(db)}
        closed={await closedRequests(db)}
        tally={await tally(db, hub.clock)}
        today={hub.clock().toISOString().slice(0, 10)}
      />
    );
    return c.html(teamPage(c, { title: locale.t('requests.queue'), children }));
  });

  app.get('/staff/requests/recurring', async (c) => {
    const { locale } = c.var;
    const guides = await listGuides(db, locale.lang);
    const children = (
      <RecurringPage
        locale={locale}
        rows={await recurring(db, hub.clock)}
        guides={guides.filter(({ topics }) => topics.length > 0)}
        helps={await helpsOf(db, hub.clock)}
      />
    );
    const trail = [{ label: locale.t('requests.queue'), href: `/${locale.lang}/staff/requests` }];
    return c.html(teamPage(c, { title: locale.t('recurring.title'), trail, children }));
  });

  app.post('/staff/requests/recurring', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const topic = FRAMES.topics.find(({ code }) => code === form.one('topic'));
    if (!topic) throw new Problem('page/not-found', 404);
    const draft = {
      topic: topic.code,
      residence: form.one('residence') || null,
      origin: form.one('origin') || null,
      lang: locale.lang,
      title: topic.name[locale.lang],
      summary: locale.t('recurring.summary'),
    };
    const slug = await db.transaction((tx) => draftGuide(tx, actingOn(c, hub), draft));
    return c.redirect(`/${locale.lang}/staff/guides/${slug}/${locale.lang}`, 303);
  });

  app.get('/staff/requests/:id', async (c) => c.html(await show(c, site, await found(c, site))));

  app.post('/staff/requests/:id/:act', async (c) => {
    const request = await found(c, site);
    const error = await act(c, site, request, await readForm(c));
    if (error) return c.html(await show(c, site, request, error), 422);
    return c.redirect(`/${c.var.locale.lang}/staff/requests/${request.id}`, 303);
  });
  return app;
}

async function found(c: PageContext, { hub }: Site): Promise<Request> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return requestById(hub.house.db, id);
}

async function act(
  c: PageContext,
  { hub }: Site,
  request: Request,
  form: Typed,
): Promise<FieldError | undefined> {
  const by = actingOn(c, hub);
  const { locale } = c.var;
  const said = answerText.safeParse(form.one('text'));
  const name = c.req.param('act') ?? '';
  if (name === 'answer' && !said.success)
    return { name: 'text', message: locale.t('form.error.required') };
  const words = { lang: locale.lang, text: said.success ? said.data : '' };
  const verbs: Record<string, (tx: Transaction) => Promise<void>> = {
    answer: async (tx) => {
      if (await answer(tx, by, request, words)) await tellAuthor(tx, hub, request, 'answered');
    },
    conclude: (tx) => conclude(tx, by, request, 'office', outcomeIn(form)),
    propose: async (tx) => {
      await proposeChosen(tx, c, hub, request, form);
      await tellAuthor(tx, hub, request, 'proposed');
    },
    release: async (tx) => {
      const proposals = await proposalsOf(tx, request.id);
      const proposal = proposals.find(({ id }) => id === form.one('proposal'));
      if (!proposal) throw new Problem('page/not-found', 404);
      await release(tx, by, proposal);
    },
  };
  const verb = verbs[name];
  if (!verb || !Object.hasOwn(verbs, name)) throw new Problem('page/not-found', 404);
  await hub.house.db.transaction(verb);
  return undefined;
}

/** The one that was chosen among those who can be proposed now; a name made up in the form is not found. */
async function proposeChosen(
  tx: Transaction,
  c: PageContext,
  hub: Site['hub'],
  request: Request,
  form: Typed,
): Promise<void> {
  const kind = KINDS.find((each) => each === form.one('kind'));
  const recipients = await recipientsFor(hub, { ...request, lang: c.var.locale.lang });
  const chosen = recipients.find((one) => one.kind === kind && one.id === form.one('ref'));
  if (!chosen) throw new Problem('page/not-found', 404);
  const [fit] = await suggest(tx, request, [chosen]);
  await propose(tx, actingOn(c, hub), request, chosen, fit?.reasons ?? []);
}

const SUGGESTIONS = 8;

async function show(
  c: PageContext,
  { hub }: Site,
  request: Request,
  error?: FieldError,
): Promise<string> {
  const { locale } = c.var;
  const { db } = hub.house;
  const recipients = request.closedAt
    ? []
    : await recipientsFor(hub, { ...request, lang: locale.lang });
  const suggestions = await suggest(db, request, recipients, SUGGESTIONS);
  await noteShown(
    hub,
    suggestions.map(({ recipient }) => recipient),
    { actor: actingOn(c, hub).actor, reason: locale.t('requests.reason') },
  );
  return teamPage(c, {
    title: locale.t(`requests.kind.${request.kind}`),
    trail: [{ label: locale.t('requests.queue'), href: `/${locale.lang}/staff/requests` }],
    children: (
      <StaffRequest
        locale={locale}
        request={request}
        steps={await stepsOf(db, request.id)}
        proposals={await proposalsOf(db, request.id)}
        suggestions={suggestions}
        today={hub.clock().toISOString().slice(0, 10)}
        {...(error ? { error } : {})}
      />
    ),
  });
}
