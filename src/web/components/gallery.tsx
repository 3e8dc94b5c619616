import type { FC } from 'hono/jsx';
import { Bars } from '../charts/bars.tsx';
import { IntervalChart } from '../charts/interval-chart.tsx';
import { Sparkline } from '../charts/sparkline.tsx';
import { Trend } from '../charts/trend.tsx';
import { WorldMap } from '../charts/world-map.tsx';
import { Card, CardRow } from './card.tsx';
import {
  Button,
  Checkbox,
  EqualButtons,
  ErrorSummary,
  Fieldset,
  FileInput,
  KeepDraft,
  PrintButton,
  Radios,
  Select,
  TextInput,
} from './fields.tsx';
import { Figure } from './figure.tsx';
import { Masthead, PageFoot, PaperFoot, paperAttributes } from './frame.tsx';
import { galleryPlaces } from './gallery-places.ts';
import { GALLERY_WORDS, type GalleryWords } from './gallery-words.ts';
import { KindLegend, KindMark } from './kind.tsx';
import { DefinitionList, Steps, Tag, Tags, Timeline } from './lists.tsx';
import { type Kind, type Locale, percent } from './locale.ts';
import { Breadcrumbs, Pagination, Tabs } from './navigation.tsx';
import { EmptyState, Notice, Strip } from './notice.tsx';
import { Progress } from './progress.tsx';
import type { SAMPLE_LANGS, SampleLang } from './sample-locale.ts';
import { ShareBar } from './share-bar.tsx';
import { DataTable } from './table.tsx';

interface GalleryProps {
  readonly locale: Locale & { readonly lang: SampleLang };
  readonly stylesheet: string;
  readonly script?: string;
  readonly team?: boolean;
}

/** Every part and every chart on one page, with literal data: to be looked at and to be checked by axe. */
export const Gallery: FC<GalleryProps> = ({ locale, stylesheet, script, team = false }) => {
  const words = GALLERY_WORDS[locale.lang];
  const paper = {
    address: `https://passerelle.example/${locale.lang}/fiches/sen-fra`,
    release: words.release,
  };
  return (
    <html lang={locale.lang} dir={locale.dir} {...paperAttributes(paper)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.title}</title>
        <link rel="stylesheet" href={stylesheet} />
        {script && <script type="module" src={script} />}
      </head>
      <body {...(team && { class: 'team' })}>
        <Masthead
          locale={locale}
          name={words.hub}
          of={words.of}
          home="#"
          navigation={words.nav.map((label, i) => ({ label, href: `#nav-${i}`, current: i === 0 }))}
          languages={LANGUAGES.map(([lang, label]) => ({
            lang,
            label,
            href: `#${lang}`,
            current: lang === locale.lang,
          }))}
          search={{ action: '#' }}
        />
        <Strip label={words.hub}>{words.invented}</Strip>
        <main class="wide stack" id="main">
          <Breadcrumbs
            locale={locale}
            trail={[words.home, ...words.trail].map((label, i) => ({ label, href: `#trail-${i}` }))}
          />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <PrintButton locale={locale} />
          <Figures locale={locale} words={words} />
          <Charts locale={locale} words={words} />
          <Table locale={locale} words={words} />
          <Notices locale={locale} words={words} />
          <Lists locale={locale} words={words} />
          <Form locale={locale} words={words} />
        </main>
        <PageFoot
          locale={locale}
          columns={words.foot.map((title) => ({
            title,
            links: words.footLinks.map((label, i) => ({ label, href: `#foot-${i}` })),
          }))}
        >
          <p class="muted">{words.release}</p>
        </PageFoot>
        <PaperFoot {...paper} />
      </body>
    </html>
  );
};

const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
  ['es', 'Español'],
  ['ar', 'العربية'],
] as const satisfies readonly (readonly [(typeof SAMPLE_LANGS)[number], string])[];

interface PartProps {
  readonly locale: Locale;
  readonly words: GalleryWords;
}

const Figures: FC<PartProps> = ({ locale, words }) => (
  <section class="section stack">
    <h2>{words.sections.cards}</h2>
    <CardRow>
      <Card title={words.questions[0]}>
        <p>{words.answers[0]}</p>
        <Figure
          locale={locale}
          title={words.figures[0]}
          value={124_600}
          low={120_000}
          high={129_000}
          kind="observed"
          when="2020"
          source={{ label: words.source, href: '#source' }}
          unknown={words.unknown}
        />
      </Card>
      <Card title={words.questions[1]}>
        <p>{words.answers[1]}</p>
        <Figure
          locale={locale}
          title={words.figures[1]}
          value={281_000_000}
          exact={280_598_105}
          kind="modelled"
          when="2020"
          source={{ label: words.model }}
          unknown={words.unknown}
        />
      </Card>
      <Card title={words.questions[2]}>
        <p>{words.answers[2]}</p>
        <Figure
          locale={locale}
          title={words.figures[2]}
          value={0.26}
          format={{ style: 'percent' }}
          low={0.19}
          high={0.33}
          kind="self_reported"
          when="2025"
          source={{ label: words.survey }}
          unknown={words.unknown}
        />
      </Card>
    </CardRow>
    <h3>{words.sections.kinds}</h3>
    <KindLegend locale={locale} />
    <h3>{words.now}</h3>
    <CardRow>
      <Card over={words.cardOver} title={words.cardTitle} href="#card" chosen>
        <p>{words.cardText}</p>
      </Card>
      <Card over={words.cardOver} title={words.cardTitle} href="#card-2">
        <p>{words.cardText}</p>
      </Card>
      <Card over={words.cardOver} title={words.cardTitle} href="#card-3">
        <p>{words.cardText}</p>
      </Card>
    </CardRow>
  </section>
);

const Charts: FC<PartProps> = ({ locale, words }) => (
  <>
    <section class="section">
      <h2>{words.sections.map}</h2>
      <WorldMap
        locale={locale}
        id="map"
        title={words.mapTitle}
        say={words.mapSay}
        origin="SN"
        places={galleryPlaces(locale.lang)}
        flows={galleryPlaces(locale.lang)
          .slice(1, 9)
          .map(({ code, value, kind }) => ({ from: 'SN', to: code, value: value ?? 0, kind }))}
      />
      <WorldMap
        locale={locale}
        id="region"
        title={words.mapTitle}
        origin="SN"
        bounds={[-26, -2, 18, 55]}
        places={galleryPlaces(locale.lang)}
      />
    </section>
    <section class="section">
      <h2>{words.sections.charts}</h2>
      <IntervalChart
        locale={locale}
        id="interval"
        title={words.intervalTitle}
        groups={[
          {
            definition: words.definitions[0] ?? '',
            estimates: [
              {
                id: 'insee',
                source: words.source,
                year: '2020',
                value: 124_600,
                low: 120_000,
                high: 129_000,
                kind: 'observed',
                headline: true,
              },
              {
                id: 'un',
                source: words.model,
                year: '2020',
                value: 118_212,
                kind: 'modelled',
                dependsOn: ['insee'],
              },
              {
                id: 'wb',
                source: words.bank,
                year: '2021',
                value: 118_212,
                kind: 'extrapolated',
                dependsOn: ['un'],
              },
            ],
          },
          {
            definition: words.definitions[1] ?? '',
            estimates: [
              {
                id: 'reg',
                source: words.register,
                year: '2023',
                value: 61_310,
                kind: 'self_reported',
                href: '#register',
              },
              {
                id: 'survey',
                source: words.survey,
                year: '2025',
                value: 172_000,
                low: 121_000,
                high: 223_000,
                kind: 'self_reported',
                dependsOn: ['reg'],
              },
            ],
          },
        ]}
      />
    </section>
    <section class="section">
      <h2>{words.sections.trend}</h2>
      <Trend
        locale={locale}
        id="trend"
        title={words.trendTitle}
        description={words.trendSay}
        series={[
          {
            name: words.trendSeries[0] ?? '',
            points: [
              { year: 1990, value: 46_000, kind: 'observed' },
              { year: 1999, value: 53_900, kind: 'observed' },
              { year: 2006, value: 77_200, kind: 'observed' },
              { year: 2010, value: null, kind: 'observed' },
              { year: 2015, value: 103_000, kind: 'observed', low: 99_000, high: 107_000 },
              { year: 2020, value: 124_600, kind: 'observed', low: 120_000, high: 129_000 },
            ],
          },
          {
            name: words.trendSeries[1] ?? '',
            points: [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024].map((year, i) => ({
              year,
              value: 48_000 + i * 10_400,
              kind: i < 6 ? 'modelled' : 'extrapolated',
            })),
          },
          {
            name: words.trendSeries[2] ?? '',
            points: [
              { year: 2010, value: 91_400, kind: 'modelled' },
              { year: 2017, value: 112_500, kind: 'modelled' },
              { year: 2021, value: 118_212, kind: 'extrapolated' },
            ],
          },
        ]}
      />
      <p>
        {words.trendTitle}{' '}
        <Sparkline locale={locale} values={[46, 54, 77, null, 103, 125]} label={words.trendSay} />
      </p>
    </section>
    <section class="section">
      <h2>{words.sections.bars}</h2>
      <div class="two">
        <Bars
          locale={locale}
          id="bars-sex"
          title={words.barsTitle}
          series={words.sexes}
          absent={words.hidden}
          format={{ style: 'percent' }}
          rows={[
            { label: words.sectors[0], values: [0.26, 0.12], kind: 'observed' },
            { label: words.sectors[1], values: [0.21, 0.18], kind: 'modelled' },
            { label: words.sectors[2], values: [null, 0.24], kind: 'observed' },
            { label: words.sectors[3], values: [0.09, 0.04], kind: 'extrapolated' },
            { label: words.sectors[4], values: [0.01, 0.05], kind: 'self_reported' },
          ]}
        />
        <Bars
          locale={locale}
          id="bars"
          title={words.figures[2]}
          rows={words.sectors.map((label, i) => ({
            label,
            values: [31_200 / (i + 1)],
            kind: 'observed' as const,
          }))}
          format={{ maximumFractionDigits: 0 }}
        />
      </div>
    </section>
  </>
);

interface Residence {
  readonly code: string;
  readonly people: number | null;
  readonly women: number | null;
  readonly source: 'source' | 'model' | 'survey';
  readonly kind: Kind;
}

const RESIDENCES: readonly Residence[] = [
  { code: 'FR', people: 124_600, women: 0.49, source: 'source', kind: 'observed' },
  { code: 'IT', people: 104_930, women: 0.26, source: 'model', kind: 'modelled' },
  { code: 'GM', people: 98_120, women: 0.48, source: 'model', kind: 'extrapolated' },
  { code: 'US', people: 29_410, women: 0.44, source: 'survey', kind: 'self_reported' },
  { code: 'CV', people: null, women: null, source: 'model', kind: 'modelled' },
];

const Table: FC<PartProps> = ({ locale, words }) => {
  const country = new Intl.DisplayNames(locale.lang, { type: 'region' });
  const [residence, people, women, source, how] = words.columns;
  return (
    <section class="section stack">
      <h2>{words.sections.table}</h2>
      <DataTable<Residence>
        locale={locale}
        id="residences"
        caption={words.caption}
        note={words.note}
        csv="#csv"
        rows={RESIDENCES}
        columns={[
          { title: residence, header: true, cell: ({ code }) => country.of(code) },
          { title: people, numeric: true, cell: (row) => row.people },
          { title: women, numeric: true, format: { style: 'percent' }, cell: (row) => row.women },
          { title: source, cell: (row) => words[row.source] },
          { title: how, cell: ({ kind }) => <KindMark kind={kind} locale={locale} /> },
        ]}
      />
      <p>
        <ShareBar share={0.45}>{percent(0.45, locale)}</ShareBar>
      </p>
      <Pagination locale={locale} previous="#before" next="#after" />
    </section>
  );
};

const Notices: FC<PartProps> = ({ locale, words }) => (
  <section class="section stack">
    <h2>{words.sections.notices}</h2>
    <Notice title={words.noticeTitle}>
      <p>{words.notice}</p>
    </Notice>
    <Notice tone="attention">
      <p>{words.attention}</p>
    </Notice>
    <Progress
      locale={locale}
      label={words.progress}
      done={75_600}
      total={168_000}
      note={words.progressNote}
    />
    <EmptyState title={words.emptyTitle} action={{ label: words.emptyAction, href: '#invite' }}>
      <p>{words.empty}</p>
    </EmptyState>
  </section>
);

const Lists: FC<PartProps> = ({ words }) => (
  <section class="section stack">
    <h2>{words.sections.lists}</h2>
    <Tabs
      label={words.sections.lists}
      tabs={words.tabs.map((label, i) => ({ label, href: `#tab-${i}`, current: i === 0 }))}
    />
    <Tags
      tags={(['plain', 'attention', 'done', 'quiet'] as const).map((tone, i) => (
        <Tag tone={tone}>{words.tags[i]}</Tag>
      ))}
    />
    <div class="two">
      <DefinitionList entries={words.terms.map(([term, text]) => ({ term, text }))} />
      <Timeline
        moments={words.moments.map(([date, title, text], i) => ({
          date,
          title,
          text,
          state: (['done', 'now', 'ahead'] as const)[i] ?? 'ahead',
        }))}
      />
    </div>
    <Steps steps={words.steps} />
  </section>
);

const Form: FC<PartProps> = ({ locale, words }) => {
  const country = new Intl.DisplayNames(locale.lang, { type: 'region' });
  return (
    <section class="section stack">
      <h2>{words.sections.forms}</h2>
      <ErrorSummary
        title={words.errors}
        errors={[
          { name: 'city', message: words.errorCity },
          { name: 'consent', message: words.errorConsent },
        ]}
      />
      <KeepDraft locale={locale} name="gallery">
        <form class="form" action="#" method="post">
          <TextInput
            name="city"
            label={words.field}
            hint={words.fieldHint}
            error={words.errorCity}
          />
          <Select
            name="country"
            label={words.select}
            prompt={words.prompt}
            options={RESIDENCES.map(({ code }) => ({ value: code, label: country.of(code) }))}
          />
          <TextInput
            name="question"
            label={words.message}
            hint={words.messageHint}
            rows={4}
            optional={words.optional}
          />
          <Radios
            name="channel"
            label={words.channels}
            value="a"
            options={words.channel.map((label, i) => ({
              value: 'abc'.charAt(i),
              label,
              ...(i === 0 && { hint: words.channelHint }),
            }))}
          />
          <FileInput name="file" label={words.file} hint={words.fileHint} accept=".csv,.xlsx" />
          <Checkbox name="remember" label={words.remember} checked />
          <Fieldset legend={words.consent} name="consent" error={words.errorConsent}>
            <EqualButtons>
              <Button tone="plain" name="consent" value="yes">
                {words.yes}
              </Button>
              <Button tone="plain" name="consent" value="no">
                {words.no}
              </Button>
            </EqualButtons>
          </Fieldset>
          <div class="row">
            <Button>{words.send}</Button>
            <Button tone="plain">{words.later}</Button>
            <Button tone="grave">{words.erase}</Button>
            <Button tone="link" href="#later">
              {words.later}
            </Button>
          </div>
        </form>
      </KeepDraft>
    </section>
  );
};
