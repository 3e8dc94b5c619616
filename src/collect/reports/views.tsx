import type { Child, FC } from 'hono/jsx';
import { LEAST } from '../../methods/merging/merging.ts';
import { wordsFor } from '../../people/announcements/announcements.ts';
import { nameOf, type Organisation } from '../../people/organisations/organisations.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { FRAMES, type TermOf } from '../../reference/frames/frames.ts';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Button, KeepDraft, PrintButton, TextInput } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Activity, spanOf, wordsIn } from '../activities/activities.ts';
import type { Line, Numbered, Report, ReportSection, SectionText } from './objective19.ts';
import type { InnerLife } from './reports.ts';

export interface Speaks {
  readonly locale: Locale;
}

export interface OfOrganisation extends Speaks {
  readonly organisation: Organisation;
  readonly year: number;
  /** Years that can be chosen. */
  readonly years: readonly number[];
}

interface ReportProps extends OfOrganisation {
  readonly report: Report;
  readonly life: InnerLife;
  /** Names of partners that the directory knows. */
  readonly partners: ReadonlyMap<string, string>;
  readonly today: string;
  readonly saved: boolean;
}

/** The yearly report of an organisation on objective 19, to be read and to be printed. */
export const ReportPage: FC<ReportProps> = (props) => {
  const { locale, organisation, year, report, saved } = props;
  const base = `/${locale.lang}/me/activities/${organisation.slug}/report`;
  return (
    <article class="stack">
      <Head {...props} kind="report" title={locale.t('report.objective19.year', { year })}>
        <p class="lead">{locale.t('report.objective19.lead')}</p>
      </Head>
      {saved && (
        <Notice live>
          <p>{locale.t('report.saved')}</p>
        </Notice>
      )}
      <div class="row screen-only">
        <Button href={`${base}/${year}/edit`}>{locale.t('report.write')}</Button>
        <PrintButton locale={locale} />
        <a href={`${base}/${year}/table.csv`} download>
          {locale.t('button.download.csv')}
        </a>
        <a href={`${base}/${year}/table.json`}>{locale.t('button.download.json')}</a>
      </div>
      <p>{totals(report, locale)}</p>
      {report.sections.map((section, index) => (
        <SectionPart {...props} section={section} position={index + 1} />
      ))}
      <Life {...props} />
      {report.activities.length > 0 && <Register {...props} />}
    </article>
  );
};

interface HeadProps extends OfOrganisation {
  readonly kind: 'report' | 'check';
  readonly title: string;
  readonly today: string;
  readonly children?: Child;
}

/** Whose, of which year and as of when; on the screen the other years beside it. */
export const Head: FC<HeadProps> = (props) => {
  const { locale, organisation, year, years, kind, title, today, children } = props;
  const base = `/${locale.lang}/me/activities/${organisation.slug}/${kind}`;
  const { founded, size } = organisation;
  return (
    <header class="stack">
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
        {founded && ` · ${locale.t('report.founded', { year: String(founded) })}`}
        {size && ` · ${locale.t(`organisation.size.${size}`)}`}
      </p>
      <h1>{title}</h1>
      {children}
      <p class="small muted">{locale.t('report.asOf', { date: longDate(today, locale.lang) })}</p>
      <ul class="tags screen-only" aria-label={locale.t('report.years')}>
        {years.map((each) => (
          <li>
            <a
              class="tag"
              href={`${base}/${each}`}
              {...(each === year && { 'aria-current': 'page' })}
            >
              {each}
            </a>
          </li>
        ))}
      </ul>
    </header>
  );
};

function totals({ totals, activities }: Report, locale: Locale): string {
  if (activities.length === 0) return locale.t('report.empty');
  const { people, uncounted, ...counts } = totals;
  const told = [
    locale.t('report.total.activities', { n: counts.activities }),
    locale.t('report.total.countries', { n: counts.countries }),
    ...(people > 0 ? [locale.t('report.total.people', { n: people })] : []),
    ...(counts.partners > 0 ? [locale.t('report.total.partners', { n: counts.partners })] : []),
  ];
  const list = new Intl.ListFormat(locale.lang).format(told);
  return uncounted > 0
    ? `${list}. ${locale.t('report.total.uncounted', { n: uncounted })}`
    : `${list}.`;
}

const SectionPart: FC<
  ReportProps & { readonly section: ReportSection; readonly position: number }
> = (props) => {
  const { locale, section, position } = props;
  const { name, about } = termOf(section.code);
  return (
    <section class="section stack whole" aria-labelledby={section.code}>
      <h2 id={section.code}>
        {number(position, locale)}. {name[locale.lang]}
      </h2>
      <p class="small muted">{about[locale.lang]}</p>
      <Texts locale={locale} texts={section.texts} />
      {section.lines.length > 0 && (
        <ul>
          {section.lines.map((line) => (
            <LineOf {...props} line={line} />
          ))}
        </ul>
      )}
      {section.gaps.length > 0 && (
        <p class="small muted">
          {section.gaps.map((gap) => locale.t(`report.gap.${gap}`)).join(' ')}
        </p>
      )}
    </section>
  );
};

function termOf(code: ReportSection['code']): TermOf<'objective19'> {
  const found = FRAMES.objective19.find((each) => each.code === code);
  if (!found) throw new Error(`no section ${code}`);
  return found;
}

/** What was written in the reader's language; else what there is, marked. */
const Texts: FC<Speaks & { readonly texts: readonly SectionText[] }> = ({ locale, texts }) => {
  const own = texts.filter(({ lang }) => lang === locale.lang);
  return (
    <>
      {(own.length > 0 ? own : texts).map(({ lang, text }) => (
        <>
          {lang !== locale.lang && (
            <p class="small muted">
              {locale.t('report.written.in', { language: languageName(lang, locale.lang) })}
            </p>
          )}
          {text.split(/\n{2,}/).map((paragraph) => (
            <p lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
              {paragraph}
            </p>
          ))}
        </>
      ))}
    </>
  );
};

const LineOf: FC<ReportProps & { readonly line: Line }> = (props) => {
  const { locale, line } = props;
  const { activity, reason } = line;
  return (
    <li>
      <ActivityLink {...props} activity={activity} />{' '}
      <span class="muted">[{number(line.number, locale)}]</span>
      {` · ${toldOf(activity, locale)}`}
      {reason !== 'ticked' && (
        <span class="small muted"> ({locale.t(`report.reason.${reason}`)})</span>
      )}
    </li>
  );
};

export const ActivityLink: FC<
  Speaks & { readonly organisation: Organisation; readonly activity: Activity }
> = ({ locale, organisation, activity }) => {
  const { lang, title } = wordsIn(activity.texts, locale.lang);
  return (
    <a href={`/${locale.lang}/me/activities/${organisation.slug}/${activity.id}`} lang={lang}>
      <bdi>{title}</bdi>
    </a>
  );
};

function toldOf(activity: Activity, locale: Locale): string {
  const { unit, reached, targeted, state, country } = activity;
  const count = reached ?? targeted;
  return [
    countryName(country, locale.lang),
    locale.t(`activity.state.${state}`),
    ...(count === null
      ? []
      : [
          locale.t(reached === null ? 'activities.targeted' : 'activities.reached', {
            count: locale.t(`activity.count.${unit}`, { n: count }),
          }),
        ]),
  ].join(' · ');
}

/** Members and meetings, each line with the page of its rows. */
const Life: FC<ReportProps> = ({ locale, organisation, year, life: { members, meetings } }) => {
  const base = `/${locale.lang}/me/organisations/${organisation.id}`;
  return (
    <section class="section stack whole" aria-labelledby="life">
      <h2 id="life">{locale.t('report.life')}</h2>
      <p>
        <a href={`${base}/members`}>
          {members === null
            ? locale.t('members.fewer', { n: LEAST })
            : locale.t('members.about', { n: members })}
        </a>{' '}
        <span class="small muted">{locale.t('report.life.members', { year: String(year) })}</span>
      </p>
      {meetings.length === 0 ? (
        <p class="small muted">{locale.t('report.life.none')}</p>
      ) : (
        <>
          <p>{locale.t('report.life.meetings', { n: meetings.length })}</p>
          <ul>
            {meetings.map((meeting) => {
              const { lang, title } = wordsFor(meeting, locale.lang);
              return (
                <li>
                  <a href={`${base}/announcements#${meeting.id}`} lang={lang}>
                    <bdi>{title}</bdi>
                  </a>
                  {` · ${longDate(meeting.meetingOn ?? meeting.madeOn, locale.lang)}`}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
};

/** The rows that the report is made of, so that each line leads back to one. */
const Register: FC<ReportProps> = (props) => {
  const { locale, report } = props;
  return (
    <section class="section stack" aria-labelledby="register">
      <h2 id="register">{locale.t('report.register')}</h2>
      <p class="small muted">{locale.t('report.register.note')}</p>
      <ol>
        {report.activities.map((each) => (
          <RegisterLine {...props} each={each} />
        ))}
      </ol>
    </section>
  );
};

const RegisterLine: FC<ReportProps & { readonly each: Numbered }> = (props) => {
  const { locale, partners, each } = props;
  const { activity } = each;
  const names = [
    ...activity.partnerIds.flatMap((id) => partners.get(id) ?? []),
    ...activity.partnerNames,
  ];
  const told = [
    locale.t(`organisation.sector.${activity.field}`),
    inRow(
      [...(activity.place ? [activity.place] : []), countryName(activity.country, locale.lang)],
      locale.lang,
    ),
    spanOf(activity, locale),
    ...(activity.money ? [locale.t(`activity.money.${activity.money}`)] : []),
    ...(names.length > 0 ? [locale.t('report.with', { names: inRow(names, locale.lang) })] : []),
  ];
  return (
    <li value={each.number}>
      <ActivityLink {...props} activity={activity} />
      {` · ${told.join(' · ')}`}
      <span class="small muted">
        {' · '}
        {locale.t('activities.told', { date: longDate(activity.changedAt, locale.lang) })}
      </span>
    </li>
  );
};

interface EditProps extends OfOrganisation {
  /** In which language it is written. */
  readonly lang: string;
  readonly texts: readonly SectionText[];
}

/** Nine fields in one language; the page of the report shows what each section has already. */
export const EditReport: FC<EditProps> = ({ locale, organisation, year, lang, texts }) => {
  const base = `/${locale.lang}/me/activities/${organisation.slug}/report/${year}`;
  const written = (section: string, of: string) =>
    texts.find((each) => each.section === section && each.lang === of)?.text ?? '';
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('report.objective19.year', { year })}</h1>
      <p class="lead">{locale.t('report.write.lead')}</p>
      <ul class="tags" aria-label={locale.t('report.write.lang')}>
        {LANGS.map((each) => (
          <li>
            <a
              class="tag"
              href={`${base}/edit?in=${each}`}
              {...(each === lang && { 'aria-current': 'page' })}
            >
              {languageName(each, locale.lang)}
            </a>
          </li>
        ))}
      </ul>
      <KeepDraft locale={locale} name={`report-${organisation.slug}-${year}-${lang}`}>
        <form class="form" method="post" action={`${base}/edit?in=${lang}`}>
          {FRAMES.objective19.map(({ code, name, about }) => (
            <TextInput
              name={code}
              label={name[locale.lang]}
              hint={about[locale.lang]}
              optional={locale.t('form.optional')}
              rows={4}
              maxlength={4000}
              value={written(code, lang)}
              lang={lang}
              dir={lang === 'ar' ? 'rtl' : 'ltr'}
            />
          ))}
          <div class="row">
            <Button>{locale.t('button.save')}</Button>
            <Button tone="plain" href={base}>
              {locale.t('button.cancel')}
            </Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};
