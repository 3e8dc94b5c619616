import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  listConsultations,
  statementByNumber,
  statementsOf,
} from '../consultations/consultations.ts';
import { type Node, originsOf, proposalsIn } from '../proposals/proposals.ts';
import { acceptComment, commentsForTeam, hideComment } from './comments.ts';
import { composeDocument } from './composing.ts';
import {
  adoptionForm,
  beginForm,
  divergenceForm,
  paragraphForm,
  reasonForm,
  titleForm,
  wordsForm,
} from './forms.ts';
import { StaffParagraph } from './paragraph-views.tsx';
import {
  addAdoption,
  adoptionsOf,
  newestVersion,
  publishVersion,
  versionsOf,
} from './publishing.ts';
import { BeginDocument, DocumentDesk, StaffDocument, titleFor } from './staff-views.tsx';
import {
  addDivergence,
  addParagraph,
  allDocuments,
  beginDocument,
  type Document,
  documentById,
  moveParagraph,
  paragraphsOf,
  removeDivergence,
  removeParagraph,
  titleDocument,
  titlesOf,
  traceParagraph,
  type Written,
  writeParagraph,
} from './writing.ts';

const HOME = '/staff/documents';
const ONE = `${HOME}/:id`;
const PARAGRAPH = `${ONE}/paragraphs/:paragraph`;

/** Where the team writes a document, says from what each paragraph comes, and publishes it. */
export function documentDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}${HOME}`;
  const today = () => hub.clock().toISOString().slice(0, 10);
  const found = (c: PageContext) => documentById(db, idIn(c, 'id'));
  const back = (c: PageContext, path: string) => c.redirect(`${home(c)}/${path}`, 303);

  app.get(HOME, async (c) => {
    const { locale } = c.var;
    const documents = await Promise.all(
      (await allDocuments(db)).map(async (document) => ({
        document,
        title: titleFor(await titlesOf(db, document), document, locale.lang),
        newest: await newestVersion(db, document.id),
        waiting: (await commentsForTeam(db, document.id)).filter(
          ({ acceptedOn, hiddenOn }) => !acceptedOn && !hiddenOn,
        ).length,
      })),
    );
    const children = <DocumentDesk locale={locale} documents={documents} />;
    return c.html(teamPage(c, { title: locale.t('team.page.documents'), children }));
  });

  app.get(`${HOME}/new`, async (c) => c.html(await beginPage(c, typed({}), [])));

  app.post(`${HOME}/new`, async (c) => {
    const form = await readForm(c);
    const names = ['consultation', 'lang', 'title', 'summary', 'by', 'slug'];
    const given = beginForm.safeParse(fields(form, names));
    if (!given.success)
      return c.html(await beginPage(c, form, fieldErrors(given.error, c.var.locale)), 422);
    const { consultation, ...begun } = given.data;
    const id = await db.transaction((tx) =>
      beginDocument(tx, actingOn(c, hub), { ...begun, consultationId: consultation || null }),
    );
    return back(c, id);
  });

  async function beginPage(c: PageContext, values: Typed, errors: readonly FieldError[]) {
    const { locale } = c.var;
    const all = await listConsultations(db, hub.clock, locale.lang);
    const consultations = all.map(({ id, shown }) => ({ id, title: shown.title }));
    return teamPage(c, {
      title: locale.t('documents.begin'),
      trail: trail(c),
      children: <BeginDocument {...{ locale, values, errors, consultations }} />,
    });
  }

  const trail = (c: PageContext) => [
    { label: c.var.locale.t('team.page.documents'), href: home(c) },
  ];

  app.get(ONE, async (c) => c.html(await onePage(c, await found(c), '', typed({}), [])));

  async function onePage(
    c: PageContext,
    document: Document,
    which: string,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const [titles, paragraphs] = [await titlesOf(db, document), await paragraphsOf(db, document)];
    const versions = await versionsOf(db, document.id);
    return teamPage(c, {
      title: titleFor(titles, document, locale.lang)?.title ?? document.slug,
      trail: trail(c),
      children: (
        <StaffDocument
          {...{ locale, document, titles, paragraphs, versions, which, values, errors }}
          traced={await tracedIn(paragraphs)}
          adoptions={await adoptionsOf(db, document.id, versions.at(-1)?.version ?? 0)}
          comments={await commentsForTeam(db, document.id)}
          today={today()}
        />
      ),
    });
  }

  async function tracedIn(paragraphs: readonly Written[]): Promise<Map<string, number>> {
    const nodes = paragraphs.map(({ id }): Node => ({ kind: 'paragraph', id }));
    const edges = await originsOf(db, nodes);
    return new Map(paragraphs.map(({ id }) => [id, edges.filter(({ to }) => to.id === id).length]));
  }

  app.post(`${ONE}/titles`, async (c) => {
    const document = await found(c);
    const form = await readForm(c);
    const given = titleForm.safeParse(fields(form, ['lang', 'title', 'summary', 'by']));
    if (!given.success) return again(c, document, 'title', form, given.error);
    await db.transaction((tx) => titleDocument(tx, actingOn(c, hub), document, given.data));
    return back(c, document.id);
  });

  app.post(`${ONE}/paragraphs`, async (c) => {
    const document = await found(c);
    const form = await readForm(c);
    const given = paragraphForm.safeParse(fields(form, ['kind', 'text', 'by']));
    if (!given.success) return again(c, document, 'add', form, given.error);
    const { kind, ...words } = given.data;
    const id = await db.transaction((tx) =>
      addParagraph(tx, actingOn(c, hub), document, kind, { ...words, lang: document.lang as Lang }),
    );
    return back(c, kind === 'text' ? `${document.id}/paragraphs/${id}` : document.id);
  });

  app.post(`${ONE}/publish`, async (c) => {
    const document = await found(c);
    const state = (await readForm(c)).one('state') === 'adopted' ? 'adopted' : 'draft';
    await db.transaction(async (tx) => {
      const said = await composeDocument(tx, hub.config.hub, document);
      await publishVersion(tx, { ...actingOn(c, hub), keys: hub.keys }, document, state, said);
    });
    return back(c, document.id);
  });

  app.post(`${ONE}/adoptions`, async (c) => {
    const document = await found(c);
    const form = await readForm(c);
    const given = adoptionForm(today()).safeParse(fields(form, ['kind', 'name', 'people', 'on']));
    if (!given.success) return again(c, document, 'adopt', form, given.error);
    const { kind, name, people, on } = given.data;
    const adopter = {
      version: Math.trunc(Number(form.one('version'))) || 0,
      kind,
      name,
      on,
      organisationId: null,
      people: kind === 'people' ? Number(people) : null,
    };
    await db.transaction((tx) => addAdoption(tx, actingOn(c, hub), document, adopter));
    return back(c, document.id);
  });

  app.post(`${ONE}/comments/:comment/show`, async (c) => {
    const document = await found(c);
    const id = await commentIn(c, document);
    await db.transaction((tx) => acceptComment(tx, actingOn(c, hub), id));
    return back(c, document.id);
  });

  app.post(`${ONE}/comments/:comment/hide`, async (c) => {
    const document = await found(c);
    const id = await commentIn(c, document);
    const form = await readForm(c);
    const given = reasonForm.safeParse(fields(form, ['reason']));
    if (!given.success) return again(c, document, id, form, given.error);
    const { reason } = given.data;
    await db.transaction((tx) => hideComment(tx, actingOn(c, hub), id, reason));
    return back(c, document.id);
  });

  async function commentIn(c: PageContext, document: Document): Promise<string> {
    const id = idIn(c, 'comment');
    const all = await commentsForTeam(db, document.id);
    if (!all.some((comment) => comment.id === id)) throw new Problem('page/not-found', 404);
    return id;
  }

  app.get(PARAGRAPH, async (c) => {
    const document = await found(c);
    return c.html(
      await paragraphPage(c, document, await paragraphIn(c, document), '', typed({}), []),
    );
  });

  async function paragraphPage(
    c: PageContext,
    document: Document,
    paragraph: Written,
    which: string,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const from = document.consultationId;
    const edges = await originsOf(db, [{ kind: 'paragraph', id: paragraph.id }]);
    const direct = edges.filter(({ to }) => to.id === paragraph.id);
    const title = titleFor(await titlesOf(db, document), document, locale.lang);
    const proposals = from ? await proposalsIn(db, from, locale.lang) : [];
    return teamPage(c, {
      title: locale.t(paragraph.kind === 'heading' ? 'documents.heading' : 'documents.paragraph'),
      trail: [
        ...trail(c),
        { label: title?.title ?? document.slug, href: `${home(c)}/${document.id}` },
      ],
      children: (
        <StaffParagraph
          {...{ locale, document, paragraph, which, values, errors }}
          statements={from ? await statementsOf(db, from, locale.lang) : []}
          proposals={proposals
            .filter(({ endedOn }) => !endedOn)
            .map(({ id, number, shown }) => ({ id, number, ...shown }))}
          chosen={new Set(direct.map(({ from: { kind, id } }) => `${kind} ${id}`))}
        />
      ),
    });
  }

  app.post(`${PARAGRAPH}/words`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    const form = await readForm(c);
    const given = wordsForm.safeParse(fields(form, ['to', 'text', 'by']));
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      const which = `words-${form.one('to')}`;
      return c.html(await paragraphPage(c, document, paragraph, which, form, errors), 422);
    }
    const { to: lang, text, by } = given.data;
    await db.transaction((tx) =>
      writeParagraph(tx, actingOn(c, hub), document, paragraph.id, { lang, text, by }),
    );
    return back(c, `${document.id}/paragraphs/${paragraph.id}`);
  });

  app.post(`${PARAGRAPH}/trace`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    const nodes = await nodesIn(c, document, (await readForm(c)).all('from'));
    await db.transaction((tx) =>
      traceParagraph(tx, actingOn(c, hub), document, paragraph.id, nodes),
    );
    return back(c, `${document.id}/paragraphs/${paragraph.id}`);
  });

  /** What was ticked, as far as it belongs to the consultation. */
  async function nodesIn(
    c: PageContext,
    { consultationId }: Document,
    ticked: readonly string[],
  ): Promise<Node[]> {
    if (!consultationId) return [];
    const { lang } = c.var.locale;
    const known: Node[] = [
      ...(await statementsOf(db, consultationId, lang)).map(
        ({ id }): Node => ({ kind: 'statement', id }),
      ),
      ...(await proposalsIn(db, consultationId, lang)).map(
        ({ id }): Node => ({ kind: 'proposal', id }),
      ),
    ];
    return known.filter(({ kind, id }) => ticked.includes(`${kind} ${id}`));
  }

  app.post(`${PARAGRAPH}/divergences`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    const form = await readForm(c);
    const { locale } = c.var;
    const given = divergenceForm.safeParse(fields(form, ['lang', 'text', 'statement']));
    const statement =
      given.success && given.data.statement && document.consultationId
        ? await statementByNumber(db, document.consultationId, Number(given.data.statement))
        : null;
    const errors = given.success
      ? given.data.statement && !statement
        ? [{ name: 'statement', message: locale.t('form.error.unknown-statement') }]
        : []
      : fieldErrors(given.error, locale);
    if (!given.success || errors.length > 0)
      return c.html(await paragraphPage(c, document, paragraph, 'diverge', form, errors), 422);
    const { lang, text } = given.data;
    const said = { paragraphId: paragraph.id, statementId: statement?.id ?? null, lang, text };
    await db.transaction((tx) => addDivergence(tx, actingOn(c, hub), document, said));
    return back(c, `${document.id}/paragraphs/${paragraph.id}`);
  });

  app.post(`${PARAGRAPH}/divergences/:divergence/remove`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    const which = { paragraphId: paragraph.id, id: idIn(c, 'divergence') };
    await db.transaction((tx) => removeDivergence(tx, actingOn(c, hub), document, which));
    return back(c, `${document.id}/paragraphs/${paragraph.id}`);
  });

  app.post(`${PARAGRAPH}/move`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    const where = (await readForm(c)).one('where') === 'up' ? 'up' : 'down';
    await db.transaction((tx) =>
      moveParagraph(tx, actingOn(c, hub), document, paragraph.id, where),
    );
    return back(c, document.id);
  });

  app.post(`${PARAGRAPH}/remove`, async (c) => {
    const document = await found(c);
    const paragraph = await paragraphIn(c, document);
    await db.transaction((tx) => removeParagraph(tx, actingOn(c, hub), document, paragraph.id));
    return back(c, document.id);
  });

  async function paragraphIn(c: PageContext, document: Document): Promise<Written> {
    const id = idIn(c, 'paragraph');
    const written = (await paragraphsOf(db, document)).find((each) => each.id === id);
    if (!written) throw new Problem('page/not-found', 404);
    return written;
  }

  async function again(
    c: PageContext,
    document: Document,
    which: string,
    form: Typed,
    error: Parameters<typeof fieldErrors>[0],
  ): Promise<Response> {
    const errors = fieldErrors(error, c.var.locale);
    return c.html(await onePage(c, document, which, form, errors), 422);
  }
  return app;
}

const fields = (form: Typed, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, form.one(name)]));

function idIn(c: PageContext, name: string): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return id;
}
