import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, KeepDraft, TextInput } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import { Inside, nameOf, type Organisation } from '../organisations/organisations.ts';
import { type Announcement, wordsFor } from './announcements.ts';

interface OfOrganisation {
  readonly locale: Locale;
  readonly organisation: Organisation;
}

interface OneProps extends OfOrganisation {
  readonly announcement: Announcement;
  /** Where a steward takes it back. */
  readonly takeBack?: string;
}

/** One announcement: its day, its words in the reader's language or as they were written, and who signed. */
const One: FC<OneProps> = ({ locale, organisation, announcement, takeBack }) => {
  const { id, madeOn, meetingOn, signature } = announcement;
  const { lang, title, text } = wordsFor(announcement, locale.lang);
  const said = { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' } as const;
  const name = nameOf(organisation);
  return (
    <article class="card" id={id}>
      <p class="card-over">
        <time datetime={madeOn}>{longDate(madeOn, locale.lang)}</time>
        {lang !== locale.lang &&
          ` · ${locale.t('announcements.in', { language: languageName(lang, locale.lang) })}`}
      </p>
      <h2 class="card-title">
        <bdi lang={lang}>{title}</bdi>
      </h2>
      {meetingOn && (
        <p>
          <strong>
            {locale.t('announcements.meeting', { date: longDate(meetingOn, locale.lang) })}
          </strong>
        </p>
      )}
      <div class="written stack" {...said}>
        {text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      <p class="small muted">
        {signature ? locale.t('announcements.signed', { signature, name }) : <bdi>{name}</bdi>}
      </p>
      {takeBack && (
        <form method="post" action={takeBack}>
          <Button tone="link">{locale.t('announcements.takeBack')}</Button>
        </form>
      )}
    </article>
  );
};

/** What an organisation told its members, for one of them. */
export const MemberAnnouncements: FC<
  OfOrganisation & { readonly announcements: readonly Announcement[] }
> = ({ locale, organisation, announcements }) => (
  <>
    <p class="card-over">
      <a href={`/${locale.lang}/me/memberships/${organisation.id}`}>
        <bdi>{nameOf(organisation)}</bdi>
      </a>
    </p>
    <h1>{locale.t('inside.announcements')}</h1>
    {announcements.length === 0 ? (
      <EmptyState title={locale.t('announcements.none')}>
        <p>{locale.t('announcements.none.member')}</p>
      </EmptyState>
    ) : (
      <div class="stack">
        {announcements.map((announcement) => (
          <One {...{ locale, organisation, announcement }} />
        ))}
      </div>
    )}
  </>
);

interface WritingProps extends OfOrganisation {
  readonly announcements: readonly Announcement[];
  /** How many allow to be written to, in words that tell of nobody. */
  readonly reached: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly made: boolean;
  readonly once: string;
}

/** The steward's page: a new announcement, and those that were made. */
export const StewardAnnouncements: FC<WritingProps> = (props) => {
  const { locale, organisation, announcements, errors, made } = props;
  const base = `/${locale.lang}/me/organisations/${organisation.id}/announcements`;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('inside.announcements')}</h1>
      <Inside locale={locale} organisation={organisation} here="announcements" />
      {made && (
        <Notice live title={locale.t('announcements.made')}>
          <p>{locale.t('announcements.made.text')}</p>
        </Notice>
      )}
      <Writing {...props} />
      <section class="section stack" aria-labelledby="made">
        <h2 id="made">{locale.t('announcements.past')}</h2>
        {announcements.length === 0 && <p class="muted">{locale.t('announcements.none')}</p>}
        {announcements.map((announcement) => (
          <One
            {...{ locale, organisation, announcement }}
            takeBack={`${base}/${announcement.id}/take-back`}
          />
        ))}
      </section>
    </>
  );
};

const Writing: FC<WritingProps> = ({ locale, organisation, reached, values, errors, once }) => (
  <section class="section stack" aria-labelledby="new">
    <h2 id="new">{locale.t('announcements.new')}</h2>
    <p>{locale.t('announcements.new.text')}</p>
    <p class="small muted">{reached}</p>
    <KeepDraft
      locale={locale}
      name={`announcement-${organisation.id}`}
      answered={errors.length > 0}
    >
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/me/organisations/${organisation.id}/announcements`}
      >
        <input type="hidden" name="once" value={once} />
        <Words {...{ locale, values, errors }} lang={locale.lang} />
        {LANGS.filter((lang) => lang !== locale.lang).map((lang) => (
          <details {...(isUsed(values, errors, lang) && { open: true })}>
            <summary>
              {locale.t('announcements.also', { language: languageName(lang, locale.lang) })}
            </summary>
            <Words {...{ locale, values, errors, lang }} />
          </details>
        ))}
        <TextInput
          name="meetingOn"
          type="date"
          label={locale.t('announcements.meetingOn')}
          hint={locale.t('announcements.meetingOn.hint')}
          optional={locale.t('form.optional')}
          value={values.one('meetingOn')}
          short
          {...wrongAt(errors, 'meetingOn')}
        />
        <TextInput
          name="signature"
          label={locale.t('announcements.signature')}
          hint={locale.t('announcements.signature.hint')}
          optional={locale.t('form.optional')}
          value={values.one('signature')}
          maxlength={120}
          dir="auto"
          {...wrongAt(errors, 'signature')}
        />
        <div class="row">
          <Button>{locale.t('announcements.do')}</Button>
        </div>
      </form>
    </KeepDraft>
  </section>
);

const isUsed = (values: Typed, errors: readonly FieldError[], lang: string): boolean =>
  ['title', 'text'].some(
    (part) => values.one(`${part}.${lang}`) !== '' || errorAt(errors, `${part}.${lang}`),
  );

const wrongAt = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

interface WordsProps {
  readonly locale: Locale;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly lang: (typeof LANGS)[number];
}

const Words: FC<WordsProps> = ({ locale, values, errors, lang }) => {
  const { dir } = localeOf(lang);
  const language = languageName(lang, locale.lang);
  return (
    <>
      <TextInput
        name={`title.${lang}`}
        label={locale.t('announcements.title', { language })}
        value={values.one(`title.${lang}`)}
        maxlength={120}
        lang={lang}
        dir={dir}
        {...wrongAt(errors, `title.${lang}`)}
      />
      <TextInput
        name={`text.${lang}`}
        label={locale.t('announcements.text', { language })}
        value={values.one(`text.${lang}`)}
        rows={6}
        maxlength={2000}
        lang={lang}
        dir={dir}
        {...wrongAt(errors, `text.${lang}`)}
      />
    </>
  );
};
