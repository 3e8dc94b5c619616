import { Hono } from 'hono';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import { addressOf, page, type Site } from '../../web/http/site.ts';
import {
  type Consultation,
  consultationById,
  listConsultations,
  participantIn,
} from '../consultations/consultations.ts';
import { namesOf } from '../fates/fates.ts';
import type { Node } from '../proposals/proposals.ts';
import { changesBetween } from './changes.ts';
import { addComment, commentsOn } from './comments.ts';
import { exportedDocument } from './export.tsx';
import { commentForm } from './forms.ts';
import { titleIn, type Words } from './parts.tsx';
import {
  adoptionsOf,
  newestVersion,
  type PublishedVersion,
  versionIn,
  versionsOf,
} from './publishing.ts';
import { ChangesPage, DocumentList, DocumentPage } from './views.tsx';
import { allDocuments, type Document, documentBySlug } from './writing.ts';

const COMMENTING: Brake = { what: 'document comment', most: 30, minutes: 24 * 60 };
const SLUG = '/documents/:slug{[a-z0-9-]+}';
const VERSION = `${SLUG}/v/:version{[0-9]+}`;

/** Final documents: each version at an address for good, with its trace, its changes and its twins. */
export function documentRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const trail = (c: PageContext) => [
    { label: c.var.locale.t('nav.participate'), href: `/${c.var.locale.lang}/participate` },
    { label: c.var.locale.t('documents.title'), href: `/${c.var.locale.lang}/documents` },
  ];
  const found = (c: PageContext) => documentBySlug(db, (c.req.param('slug') ?? '').slice(0, 100));
  const version = (c: PageContext, { id }: Document) => {
    const n = Number(c.req.param('version'));
    if (n > 1e6) throw new Problem('page/not-found', 404);
    return versionIn(db, id, n);
  };

  app.get('/documents', async (c) => {
    const { locale } = c.var;
    const all = await Promise.all((await allDocuments(db)).map(({ id }) => newestVersion(db, id)));
    const newest = all
      .filter((each) => each !== null)
      .sort((a, b) => b.on.localeCompare(a.on) || a.content.slug.localeCompare(b.content.slug));
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('documents.title'),
        section: 'participate',
        trail: trail(c).slice(0, 1),
        children: <DocumentList locale={locale} newest={newest} />,
      }),
    );
  });

  app.get(SLUG, async (c) => {
    const document = await found(c);
    const newest = await newestVersion(db, document.id);
    if (!newest) throw new Problem('page/not-found', 404);
    return c.html(await documentPage(c, document, newest, typed({}), []));
  });

  app.get(VERSION, async (c) => {
    const document = await found(c);
    return c.html(await documentPage(c, document, await version(c, document), typed({}), []));
  });

  async function documentPage(
    c: PageContext,
    document: Document,
    of: PublishedVersion,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const versions = await versionsOf(db, document.id);
    const consultation = await consultationOf(document);
    const open = isOpen(of, versions) && consultation !== null;
    const reader = open && (await participantIn(c, hub, consultation));
    c.header('cache-control', reader ? 'no-store' : 'no-cache');
    const { title, summary } = titleIn(of.content, locale.lang);
    return page(c, {
      title,
      description: summary,
      section: 'participate',
      trail: trail(c),
      shared: of.on,
      twins: [{ type: 'application/json', href: `${pathOf(c, of)}.json` }],
      children: (
        <DocumentPage
          {...{ locale, of, versions, values, errors }}
          {...(await around(c, of))}
          adoptions={await adoptionsOf(db, document.id, of.version)}
          comments={
            await commentsOn(
              db,
              of.content.paragraphs.map(({ id }) => id),
            )
          }
          mayComment={open ? Boolean(reader) : undefined}
        />
      ),
    });
  }

  app.post(`${VERSION}/comments`, async (c) => {
    const document = await found(c);
    const of = await version(c, document);
    const consultation = await consultationOf(document);
    const versions = await versionsOf(db, document.id);
    if (!consultation || !isOpen(of, versions)) throw new Problem('document/closed', 409);
    const reader = await participantIn(c, hub, consultation);
    if (!reader) throw new Problem('consultation/no-voice', 403);
    const form = await readForm(c);
    const given = commentForm.safeParse({
      paragraph: form.one('paragraph'),
      text: form.one('text'),
    });
    const paragraph = of.content.paragraphs.find(({ id }) => id === form.one('paragraph'));
    if (!paragraph) throw new Problem('page/not-found', 404);
    if (!given.success)
      return c.html(
        await documentPage(c, document, of, form, fieldErrors(given.error, c.var.locale)),
        422,
      );
    await brake(db, hub, COMMENTING, reader.id);
    const remark = {
      paragraphId: paragraph.id,
      version: of.version,
      lang: c.var.locale.lang,
      text: given.data.text,
    };
    const accepted = consultation.moderation === 'after';
    await db.transaction((tx) => addComment(tx, hub, reader.id, remark, accepted));
    return c.redirect(`${pathOf(c, of)}#p${paragraph.place ?? 0}`, 303);
  });

  app.get(`${VERSION}/changes`, async (c) => {
    const document = await found(c);
    const after = await version(c, document);
    const from = Number(c.req.query('from') ?? after.version - 1);
    if (!Number.isSafeInteger(from) || from < 1) throw new Problem('page/not-found', 404);
    const before = await versionIn(db, document.id, Math.min(from, 1e6));
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('documents.changes.title', { from: before.version, to: after.version }),
        section: 'participate',
        trail: [
          ...trail(c),
          { label: titleIn(after.content, locale.lang).title, href: pathOf(c, after) },
        ],
        children: (
          <ChangesPage
            {...{ locale, before, after }}
            changes={changesBetween(before.content, after.content, locale.lang)}
          />
        ),
      }),
    );
  });

  app.get(`${SLUG}/v/:file{[0-9]+\\.(?:json|html)}`, async (c) => {
    const document = await found(c);
    const [n = '', type] = (c.req.param('file') ?? '').split('.');
    if (n.length > 6) throw new Problem('page/not-found', 404);
    const of = await versionIn(db, document.id, Number(n));
    const adoptions = await adoptionsOf(db, document.id, of.version);
    c.header('cache-control', 'no-cache');
    if (type === 'json') {
      const { hash, signature, publicKey, content } = of;
      const adopted = adoptions.map(({ on, kind, name, people }) => ({ on, kind, name, people }));
      return c.json({ address: addressIn(c, of), hash, signature, publicKey, adopted, content });
    }
    const name = `${document.slug}-${of.version}-${c.var.locale.lang}.html`;
    c.header('content-disposition', `attachment; filename="${name}"`);
    return c.html(
      exportedDocument({ locale: c.var.locale, of, adoptions, ...(await around(c, of, true)) }),
    );
  });

  /** What stands around a version: the words that it cites, as far as they can be read, and where they stand. */
  async function around(c: PageContext, of: PublishedVersion, whole = false) {
    const { lang } = c.var.locale;
    const { consultation } = of.content;
    const from = whole ? addressOf(hub.config.server) : '';
    return {
      words: await wordsOf(of, c),
      base: consultation ? `${from}/${lang}/consultations/${consultation.slug}` : null,
      from: consultation && (await titleNow(consultation.slug, c)),
      address: addressIn(c, of),
    };
  }

  /** The title of a consultation in the reader's language. */
  async function titleNow(slug: string, c: PageContext) {
    const all = await listConsultations(db, hub.clock, c.var.locale.lang);
    const { lang, title } = all.find((each) => each.slug === slug)?.shown ?? {};
    return lang && title ? { lang, title } : null;
  }

  async function wordsOf({ content }: PublishedVersion, c: PageContext): Promise<Words> {
    const nodes = content.paragraphs.flatMap(({ statements, proposals }): Node[] => [
      ...statements.map(({ id }): Node => ({ kind: 'statement', id })),
      ...proposals.map(({ id }): Node => ({ kind: 'proposal', id })),
    ]);
    const names = await namesOf(db, nodes, c.var.locale.lang);
    return new Map([...names.values()].map((each) => [`${each.kind} ${each.number}`, each]));
  }

  const pathOf = (c: PageContext, { content }: PublishedVersion) =>
    `/${c.var.locale.lang}/documents/${content.slug}/v/${content.version}`;
  const addressIn = (c: PageContext, of: PublishedVersion) =>
    `${addressOf(hub.config.server)}${pathOf(c, of)}`;
  const consultationOf = async ({ consultationId }: Document): Promise<Consultation | null> =>
    consultationId ? consultationById(db, consultationId, 'fr') : null;
  return app;
}

/** Remarks are made on the newest version, while it is a draft. */
const isOpen = (
  { version, state }: PublishedVersion,
  versions: readonly PublishedVersion[],
): boolean => state === 'draft' && versions.at(-1)?.version === version;
