import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { FRAMES } from '../../reference/frames/frames.ts';
import { KindMark } from '../../web/components/kind.tsx';
import type { Env } from '../../web/http/context.ts';
import { releasedPage, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export function definitionRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/definitions', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('foot.definitions'),
      section: 'understand',
      trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
      children: <Definitions locale={locale} />,
    })),
  );
  return app;
}

/** Who is counted, how, and whom each way of counting leaves out. */
const Definitions: FC<{ readonly locale: Locale }> = ({ locale }) => {
  const { lang } = locale;
  return (
    <div class="sections">
      <header class="stack">
        <h1>{locale.t('foot.definitions')}</h1>
        <p class="lead">{locale.t('public.definitions.lead')}</p>
      </header>
      <section class="section" aria-labelledby="definitions">
        <h2 id="definitions">{locale.t('public.definitions.who')}</h2>
        <dl class="facts">
          {FRAMES.definitions.map(({ code, name, about, leavesOut }) => (
            <div id={`definition-${code}`}>
              <dt>{name[lang]}</dt>
              <dd>
                <p>{about[lang]}</p>
                <p class="small muted">{leavesOut[lang]}</p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="kinds">
        <h2 id="kinds">{locale.t('public.definitions.how')}</h2>
        <dl class="facts">
          {FRAMES.kinds.map(({ code, about }) => (
            <div id={`kind-${code}`}>
              <dt>
                <KindMark locale={locale} kind={code} />
              </dt>
              <dd>{about[lang]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="measures">
        <h2 id="measures">{locale.t('public.definitions.what')}</h2>
        <dl class="facts">
          {FRAMES.measures.map(({ code, name, about }) => (
            <div id={`measure-${code}`}>
              <dt>{name[lang]}</dt>
              <dd>{about[lang]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
};
