import { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import { Card, CardRow } from '../../web/components/card.tsx';
import type { Env } from '../../web/http/context.ts';
import { releasedPage, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';

/** Pages of words alone: the way into the figures, how to take data along, how people are protected, help without a screen. */
export function pageRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/understand', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('nav.understand'),
      section: 'understand',
      children: <Understand locale={locale} />,
    })),
  );
  app.get('/data', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('foot.data'),
      section: 'understand',
      trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
      children: <Data locale={locale} address={c.var.face.address} />,
    })),
  );
  app.get('/protection', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('foot.protection'),
      children: <Protection locale={locale} />,
    })),
  );
  app.get('/help', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('foot.help'),
      children: <Help locale={locale} face={c.var.face} />,
    })),
  );
  return app;
}

const ROOMS = [
  ['dossiers', 'dossiers'],
  ['atlas', 'atlas'],
  ['countries', 'countries'],
  ['persons', 'persons'],
  ['volunteers', 'volunteers'],
  ['sources', 'sources'],
  ['definitions', 'definitions'],
  ['releases', 'releases'],
  ['data', 'data'],
] as const;

const Understand: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <div class="sections">
    <header class="stack">
      <h1>{locale.t('nav.understand')}</h1>
      <p class="lead">{locale.t('home.promise')}</p>
    </header>
    <CardRow>
      {ROOMS.map(([name, path]) => (
        <Card title={locale.t(`public.rooms.${name}`)} href={`/${locale.lang}/${path}`} level={2}>
          <p class="small">{locale.t(`public.rooms.${name}.about`)}</p>
        </Card>
      ))}
    </CardRow>
  </div>
);

const Article: FC<{ readonly title: string; readonly lead: string; readonly children?: Child }> = ({
  title,
  lead,
  children,
}) => (
  <article class="stack">
    <h1>{title}</h1>
    <p class="lead">{lead}</p>
    {children}
  </article>
);

const TWINS = [
  ['/dossiers/SEN-FRA.json', 'dossier'],
  ['/dossiers/SEN-FRA.csv', 'dossier-csv'],
  ['/countries/SEN.json', 'country'],
  ['/atlas.csv?origin=SEN', 'atlas'],
  ['/atlas.geojson?origin=SEN', 'geojson'],
  ['/persons.csv', 'persons'],
  ['/volunteers.csv', 'volunteers'],
  ['/sources.csv', 'sources'],
  ['/directory.csv', 'directory'],
] as const;

// The descriptor is signed and names the SHA-256 of every other file; OpenSSL 3, jq and coreutils.
const VERIFYING = `unzip passerelle-release-1.zip -d release && cd release
read -r _ key signature < datapackage.sig
base64 -d <<< "$key" > key.der
base64 -d <<< "$signature" > signature.bin
openssl pkeyutl -verify -pubin -keyform DER -inkey key.der \\
  -rawin -in datapackage.json -sigfile signature.bin
jq -r '(.resources + .["passerelle:files"])[] | "\\(.hash[7:])  \\(.path)"' \\
  datapackage.json | sha256sum -c`;

const Data: FC<{ readonly locale: Locale; readonly address: string }> = ({ locale, address }) => (
  <Article title={locale.t('foot.data')} lead={locale.t('public.data.lead')}>
    <h2>{locale.t('public.data.twins')}</h2>
    <p>{locale.t('public.data.twins.text')}</p>
    <dl class="facts">
      {TWINS.map(([path, name]) => (
        <div>
          <dt>{locale.t(`public.data.${name}`)}</dt>
          <dd>
            <a href={`/${locale.lang}${path}`} dir="ltr">
              <code class="wrap">
                {address}/{locale.lang}
                {path}
              </code>
            </a>
          </dd>
        </div>
      ))}
    </dl>
    <h2>{locale.t('public.data.api')}</h2>
    <p>{locale.t('public.data.api.text')}</p>
    <ul class="plain">
      {[
        '/api/v1/openapi.json',
        '/api/v1/facts?origin=SEN&residence=FRA',
        '/api/v1/facts.csv',
        '/api/v1/corridors/SEN-FRA',
        '/api/v1/releases',
      ].map((path) => (
        <li dir="ltr">
          <a href={path}>
            <code class="wrap">{path}</code>
          </a>
        </li>
      ))}
    </ul>
    <h2>{locale.t('public.data.whole')}</h2>
    <p>
      {locale.t('public.data.whole.text')}{' '}
      <a href={`/${locale.lang}/releases`}>{locale.t('foot.releases')}</a>
    </p>
    <h2>{locale.t('public.data.verify')}</h2>
    <p>{locale.t('public.data.verify.text')}</p>
    <pre dir="ltr" tabindex={0}>
      <code>{VERIFYING}</code>
    </pre>
    <h2>{locale.t('public.data.rules')}</h2>
    <p>{locale.t('public.data.rules.text')}</p>
  </Article>
);

const Protection: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <Article title={locale.t('foot.protection')} lead={locale.t('public.protection.lead')}>
    {(['figures', 'reading', 'never', 'hidden', 'limits'] as const).map((part) => (
      <>
        <h2>{locale.t(`public.protection.${part}`)}</h2>
        <p>{locale.t(`public.protection.${part}.text`)}</p>
      </>
    ))}
    <p>
      {locale.t('encode.link')} <a href={`/${locale.lang}/encode`}>{locale.t('encode.title')}</a>
    </p>
    <p>
      <a href={`/${locale.lang}/protection/purposes`}>{locale.t('purposes.title')}</a>
    </p>
  </Article>
);

const Help: FC<{ readonly locale: Locale; readonly face: Face }> = ({
  locale,
  face: { contact, owner, directory },
}) => (
  <Article title={locale.t('foot.help')} lead={locale.t('public.help.lead')}>
    <h2>{locale.t('public.help.contact')}</h2>
    <p>{contact ? <bdi>{contact}</bdi> : locale.t('public.help.contact.none')}</p>
    {owner && <p>{locale.t('home.runBy', { operator: owner })}</p>}
    <h2>{locale.t('public.help.paper')}</h2>
    <p>{locale.t('public.help.paper.text')}</p>
    {directory && (
      <>
        <h2>{locale.t('public.help.offices')}</h2>
        <p>
          {locale.t('public.help.offices.text')}{' '}
          <a href={`/${locale.lang}/directory`}>{locale.t('nav.directory')}</a>
        </p>
      </>
    )}
  </Article>
);
