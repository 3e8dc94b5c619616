import { Hono } from 'hono';
import { allHolders, standingOf, titleOf } from '../../collect/sources/sources.ts';
import { Problem } from '../../platform/problem.ts';
import { COUNTRIES } from '../../reference/countries/countries.ts';
import type { Env } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { holdingsOf, patchwork } from './desk.ts';
import { type LaterRoom, onlyWhat, roomsOf } from './rooms.ts';
import { Desk, MosaicPage, ReturnSheet } from './views.tsx';

/** The way into the staff side, the mosaïque and the holders' return sheets. */
export function deskRoutes(site: Site, later: readonly LaterRoom[]): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff', async (c) => {
    const { locale, may } = c.var;
    const { rooms, empty } = await roomsOf(site, locale, later);
    const mine = rooms.map((room) => onlyWhat(room, (href) => may(href.replace(/^\/\w+/, ''))));
    return c.html(
      teamPage(c, {
        title: locale.t('nav.staff'),
        children: (
          <Desk
            locale={locale}
            rooms={mine.filter(({ links }) => links.length > 0)}
            empty={empty && may('/staff/imports')}
          />
        ),
      }),
    );
  });

  app.get('/staff/sources', async (c) => {
    const { locale } = c.var;
    const { edition, pieces, residences } = await patchwork(db);
    const today = hub.clock().toISOString().slice(0, 10);
    const cells = pieces.map((piece) => ({
      ...piece,
      agreementState: standingOf(piece.agreement, today),
    }));
    const scope =
      hub.config.hub.residences.length > 0
        ? hub.config.hub.residences
        : COUNTRIES.map(({ code }) => code);
    const uncovered = scope.filter((code) => !residences.has(code));
    const children = (
      <MosaicPage
        locale={locale}
        cells={cells}
        edition={edition?.number ?? null}
        holdings={holdingsOf(pieces)}
        uncovered={uncovered}
        scope={scope.length}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.sources'), children }));
  });

  app.get('/staff/holders/:slug/return', async (c) => {
    const { locale } = c.var;
    const holder = (await allHolders(db)).find(({ slug }) => slug === c.req.param('slug'));
    if (!holder) throw new Problem('page/not-found', 404);
    const { edition, pieces, ties } = await patchwork(db);
    const own = pieces.filter((piece) => piece.holder.id === holder.id);
    const names = new Map(
      pieces.map((piece) => [
        piece.source.id,
        `${piece.holder.name} · ${titleOf(piece.source.title, locale.lang)}`,
      ]),
    );
    const total = pieces.reduce((all, { summary }) => all + (summary?.facts ?? 0), 0);
    return c.html(
      teamPage(c, {
        title: `${locale.t('return.title')} · ${holder.name}`,
        trail: [
          { label: locale.t('team.page.holders'), href: `/${locale.lang}/staff/holders` },
          { label: holder.name, href: `/${locale.lang}/staff/holders/${holder.slug}` },
        ],
        children: (
          <ReturnSheet
            locale={locale}
            holder={holder.name}
            edition={edition}
            pieces={own}
            ties={ties}
            total={total}
            names={names}
          />
        ),
      }),
    );
  });
  return app;
}
