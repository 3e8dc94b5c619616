import type { Child, FC } from 'hono/jsx';
import type { Guide } from '../../collect/guides/guides.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { Card } from '../../web/components/card.tsx';
import { DefinitionList, Steps, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export const GuideList: FC<{ readonly locale: Locale; readonly guides: readonly Guide[] }> = ({
  locale,
  guides,
}) => (
  <div class="sections">
    <header class="stack">
      <h1>{locale.t('nav.guides')}</h1>
      <p class="lead">{locale.t('guides.lead')}</p>
    </header>
    {guides.length === 0 ? (
      <EmptyState title={locale.t('guides.empty')} />
    ) : (
      <div class="section guide-cards two">
        {guides.map(({ slug, title, summary, officeKind, example, lang }) => (
          <div {...(lang !== locale.lang && { lang })}>
            <Card
              title={title}
              href={`/${locale.lang}/guides/${slug}`}
              level={2}
              over={locale.t(`guide.office.${officeKind}`)}
            >
              <p>{summary}</p>
              {example && (
                <p>
                  <Tag tone="quiet">{locale.t('guides.example.tag')}</Tag>
                </p>
              )}
            </Card>
          </div>
        ))}
      </div>
    )}
  </div>
);

interface GuidePageProps {
  readonly locale: Locale;
  readonly guide: Guide;
  readonly related: readonly Guide[];
  /** The offices to turn to, where the hub knows them. */
  readonly directory: string | null;
}

/** One piece of practical help: for whom, the steps, the papers, what it costs, what to beware of. */
export const GuidePage: FC<GuidePageProps> = ({ locale, guide, related, directory }) => {
  const foreign = guide.lang === locale.lang ? {} : { lang: guide.lang };
  return (
    <article class="stack" {...foreign}>
      <p class="card-over" lang={locale.lang}>
        {locale.t(`guide.office.${guide.officeKind}`)}
      </p>
      <h1>{guide.title}</h1>
      <p class="lead">{guide.summary}</p>
      {guide.lang !== locale.lang && (
        <p class="muted" lang={locale.lang}>
          {locale.t('guides.foreign', {
            language:
              new Intl.DisplayNames(locale.lang, { type: 'language' }).of(guide.lang) ?? guide.lang,
          })}
        </p>
      )}
      {guide.example && (
        <div lang={locale.lang}>
          <Notice tone="attention">
            <p>{locale.t('guide.example')}</p>
          </Notice>
        </div>
      )}
      <Part locale={locale} title="guide.forWhom">
        <p>{guide.forWhom}</p>
      </Part>
      <Part locale={locale} title="guide.steps">
        <Steps
          steps={guide.steps.map(({ title, text }) => (
            <>
              <strong>{title}</strong>
              <p>{text}</p>
            </>
          ))}
        />
      </Part>
      <Part locale={locale} title="guide.documents">
        <ul class="bulleted">
          {guide.documents.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
      </Part>
      <Part locale={locale} title="guide.costs">
        <p>{guide.costs}</p>
      </Part>
      <Part locale={locale} title="guide.delays">
        <p>{guide.delays}</p>
      </Part>
      {guide.dates.length > 0 && (
        <Part locale={locale} title="guide.dates">
          <DefinitionList
            entries={guide.dates.map(({ when, what }) => ({ term: when, text: what }))}
          />
        </Part>
      )}
      {guide.cautions.length > 0 && (
        <Part locale={locale} title="guide.cautions">
          <ul class="bulleted">
            {guide.cautions.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </Part>
      )}
      <Where locale={locale} guide={guide} directory={directory} />
      {related.length > 0 && (
        <Part locale={locale} title="guide.related" on="screen-only">
          <ul class="plain">
            {related.map(({ slug, title, lang }) => (
              <li {...(lang !== locale.lang && { lang })}>
                <a href={`/${locale.lang}/guides/${slug}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <p class="small muted" lang={locale.lang}>
        {locale.t('guide.reviewedOn', { date: longDate(guide.reviewedOn, locale.lang) })}
      </p>
    </article>
  );
};

interface PartProps {
  readonly locale: Locale;
  readonly title: string;
  readonly on?: 'screen-only';
  readonly children?: Child;
}

const Part: FC<PartProps> = ({ locale, title, on, children }) => (
  <section class={on ? `section ${on}` : 'section'}>
    <h2 lang={locale.lang}>{locale.t(title)}</h2>
    {children}
  </section>
);

const Where: FC<Pick<GuidePageProps, 'locale' | 'guide' | 'directory'>> = ({
  locale,
  guide: { officeKind, origins, residences },
  directory,
}) => {
  const names = (codes: readonly string[]) =>
    new Intl.ListFormat(locale.lang).format(codes.map((code) => countryName(code, locale.lang)));
  return (
    <section class="section" lang={locale.lang}>
      <h2>{locale.t('guide.office')}</h2>
      <p>{locale.t(`guide.office.${officeKind}`)}</p>
      {directory && (
        <p>
          <a href={directory}>{locale.t('guides.directory')}</a>
        </p>
      )}
      {(origins.length > 0 || residences.length > 0) && (
        <p class="small muted">
          {locale.t('guides.corridors', {
            origins: origins.length ? names(origins) : locale.t('atlas.all'),
            residences: residences.length ? names(residences) : locale.t('atlas.all'),
          })}
        </p>
      )}
    </section>
  );
};
