import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Desk } from './moderating.ts';
import { Said } from './parts.tsx';
import type { ShownConsultation } from './showing.ts';
import type { Statement } from './statements.ts';

interface Speaks {
  readonly locale: Locale;
}

interface Text {
  readonly statementId: string;
  readonly lang: string;
  readonly text: string;
}

interface TableProps extends Speaks {
  readonly consultation: ShownConsultation;
  readonly desk: Desk;
  /** Statements that say nearly the same as one that waits, by its id. */
  readonly likely: ReadonlyMap<string, readonly Statement[]>;
  readonly translated: readonly Text[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Everything that was said: what waits to be read, appeals, reports; then all the rest, and a way to begin. */
export const StatementTable: FC<TableProps> = (props) => {
  const { locale, consultation, desk } = props;
  const at = (one: Statement) =>
    `/${locale.lang}/staff/consultations/${consultation.id}/statements/${one.number}`;
  return (
    <>
      <h1>{locale.t('consultations.statements')}</h1>
      <Said as="p" class="lead" lang={consultation.lang}>
        {consultation.question}
      </Said>
      <Waiting {...props} at={at} />
      {desk.appealed.length > 0 && (
        <section class="section stack" aria-labelledby="appeals">
          <h2 id="appeals">{locale.t('consultations.appeals')}</h2>
          <ul class="lines">
            {desk.appealed.map((one) => (
              <li>
                <a href={at(one)}>
                  <Said lang={one.lang}>{one.text}</Said>
                </a>
                <p class="small muted" dir="auto">
                  {one.appeal}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {desk.reported.length > 0 && (
        <section class="section stack" aria-labelledby="reports">
          <h2 id="reports">{locale.t('consultations.reports')}</h2>
          <ul class="lines">
            {desk.reported.map(({ statement, reasons }) => (
              <li>
                <a href={at(statement)}>
                  <Said lang={statement.lang}>{statement.text}</Said>
                </a>
                <p class="small muted" dir="auto">
                  {reasons.join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Seeds {...props} />
      <section class="section stack" aria-labelledby="standing">
        <h2 id="standing">{locale.t('consultations.shown')}</h2>
        <Lines {...props} statements={desk.others} at={at} />
      </section>
      {desk.hidden.length > 0 && (
        <section class="section stack" aria-labelledby="hidden">
          <h2 id="hidden">{locale.t('consultations.hidden')}</h2>
          <Lines {...props} statements={desk.hidden} at={at} />
        </section>
      )}
    </>
  );
};

interface ListProps extends TableProps {
  readonly at: (one: Statement) => string;
}

const Waiting: FC<ListProps> = ({ locale, desk, likely, at }) => (
  <section class="section stack" aria-labelledby="unread">
    <h2 id="unread">{locale.t('consultations.unread')}</h2>
    {desk.unread.length === 0 ? (
      <p class="muted">{locale.t('consultations.unread.none')}</p>
    ) : (
      <ul class="lines">
        {desk.unread.map((one) => (
          <li class="stack">
            <Origin locale={locale} statement={one} />
            <Said as="p" class="serif" lang={one.lang}>
              {one.text}
            </Said>
            {(likely.get(one.id) ?? []).map((like) => (
              <form class="notice" method="post" action={`${at(one)}/join`}>
                <p class="small">{locale.t('consultations.likely')}</p>
                <Said as="p" lang={like.lang}>
                  {like.text}
                </Said>
                <input type="hidden" name="into" value={String(like.number)} />
                <Button tone="plain">
                  {locale.t('consultations.join.with', { n: like.number })}
                </Button>
              </form>
            ))}
            <div class="row">
              <form method="post" action={`${at(one)}/accept`}>
                <Button tone="plain">{locale.t('consultations.accept')}</Button>
              </form>
              <Button tone="plain" href={`${at(one)}#hiding`}>
                {locale.t('consultations.hide.more')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Origin: FC<Speaks & { readonly statement: Statement }> = ({
  locale,
  statement: { lang, source, on },
}) => (
  <p class="small muted">
    {languageName(lang, locale.lang)} ·{' '}
    {locale.t(`consultations.source.${source}`, { date: longDate(on, locale.lang) })}
  </p>
);

const Lines: FC<ListProps & { readonly statements: readonly Statement[] }> = ({
  locale,
  statements,
  translated,
  at,
}) =>
  statements.length === 0 ? (
    <EmptyState title={locale.t('consultations.statements.none')}>
      <p>{locale.t('consultations.seeds.text')}</p>
    </EmptyState>
  ) : (
    <ol class="lines">
      {statements.map((one) => (
        <li value={one.number}>
          <a href={at(one)}>
            <Said lang={one.lang}>{one.text}</Said>
          </a>{' '}
          {one.joinedInto && <Tag tone="quiet">{locale.t('consultations.joined')}</Tag>}
          {one.reason && one.hiddenOn && (
            <p class="small muted" dir="auto">
              {one.reason}
            </p>
          )}
          {one.acceptedOn && !one.hiddenOn && (
            <p class="small muted">
              {locale.t('consultations.languages.n', {
                n: 1 + translated.filter(({ statementId }) => statementId === one.id).length,
                of: LANGS.length,
              })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );

const Seeds: FC<TableProps> = ({ locale, consultation, values, errors }) => {
  const error = errorAt(errors, 'text');
  return consultation.closedOn ? null : (
    <section class="section stack" aria-labelledby="seeds">
      <h2 id="seeds">{locale.t('consultations.seeds')}</h2>
      <p>{locale.t('consultations.seeds.text')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/staff/consultations/${consultation.id}/statements`}
      >
        <input type="hidden" name="once" value={values.one('once')} />
        <TextInput
          name="text"
          label={locale.t('consultations.propose.text')}
          hint={locale.t('consultations.propose.hint')}
          value={values.one('text')}
          rows={2}
          maxlength={240}
          dir="auto"
          required
          {...(error ? { error } : {})}
        />
        <Select
          name="lang"
          label={locale.t('consultations.lang')}
          options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
          value={values.one('lang')}
          short
        />
        <div class="row">
          <Button>{locale.t('consultations.seeds.add')}</Button>
        </div>
      </form>
    </section>
  );
};

interface DeskProps extends Speaks {
  readonly consultation: ShownConsultation;
  readonly statement: Statement;
  /** Whoever looks hid it themselves, and does not decide the appeal. */
  readonly own: boolean;
  readonly reasons: readonly string[];
  readonly texts: readonly Text[];
  readonly others: readonly Statement[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** One statement at the desk, with everything that can be done about it. */
export const StatementDesk: FC<DeskProps> = (props) => {
  const { locale, consultation, statement, reasons, errors } = props;
  const { number, lang, text, hiddenOn, reason, acceptedOn } = statement;
  const at = `/${locale.lang}/staff/consultations/${consultation.id}/statements/${number}`;
  return (
    <>
      <h1>{locale.t('consultations.statement', { n: number })}</h1>
      <Said as="blockquote" class="statement serif" lang={lang}>
        {text}
      </Said>
      <Origin locale={locale} statement={statement} />
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {reasons.length > 0 && (
        <Notice tone="attention" title={locale.t('consultations.reports')}>
          <ul>
            {reasons.map((one) => (
              <li dir="auto">{one}</li>
            ))}
          </ul>
          <form method="post" action={`${at}/keep`}>
            <Button tone="plain">{locale.t('consultations.keep')}</Button>
          </form>
        </Notice>
      )}
      {hiddenOn && (
        <DefinitionList
          entries={[
            {
              term: locale.t('consultations.hidden.on', { date: longDate(hiddenOn, locale.lang) }),
              text: <span dir="auto">{reason}</span>,
            },
          ]}
        />
      )}
      <Appeal {...props} at={at} />
      {!acceptedOn && !hiddenOn && (
        <form method="post" action={`${at}/accept`}>
          <Button>{locale.t('consultations.accept')}</Button>
        </form>
      )}
      <Translations {...props} at={at} />
      {!hiddenOn && <Joining {...props} at={at} />}
      {!hiddenOn && <Hiding {...props} at={at} />}
    </>
  );
};

type At = DeskProps & { readonly at: string };

const Appeal: FC<At> = ({ locale, statement, own, at }) => {
  const { appealedOn, appeal, decidedOn } = statement;
  if (!appealedOn) return null;
  return (
    <Notice
      tone={decidedOn ? 'plain' : 'attention'}
      title={locale.t('consultations.appeal.said', { date: longDate(appealedOn, locale.lang) })}
    >
      <p dir="auto">{appeal}</p>
      {decidedOn && (
        <p>
          {locale.t('consultations.appeal.decided', { date: longDate(decidedOn, locale.lang) })}
        </p>
      )}
      {!decidedOn && own && <p>{locale.t('consultations.appeal.own')}</p>}
      {!decidedOn && !own && (
        <div class="row">
          <form method="post" action={`${at}/show`}>
            <Button tone="plain">{locale.t('consultations.appeal.show')}</Button>
          </form>
          <form method="post" action={`${at}/uphold`}>
            <Button tone="plain">{locale.t('consultations.appeal.uphold')}</Button>
          </form>
        </div>
      )}
    </Notice>
  );
};

const Translations: FC<At> = ({ locale, statement, texts, values, errors, at }) => (
  <section class="section stack" aria-labelledby="translating">
    <h2 id="translating">{locale.t('consultations.translate')}</h2>
    <p>{locale.t('consultations.translate.text')}</p>
    <form class="form" method="post" action={`${at}/texts`}>
      {LANGS.filter((lang) => lang !== statement.lang).map((lang) => {
        const error = errorAt(errors, lang);
        return (
          <TextInput
            name={lang}
            label={languageName(lang, locale.lang)}
            value={values.one(lang) || (texts.find((one) => one.lang === lang)?.text ?? '')}
            rows={2}
            maxlength={240}
            lang={lang}
            dir={lang === 'ar' ? 'rtl' : 'ltr'}
            optional={locale.t('form.optional')}
            {...(error ? { error } : {})}
          />
        );
      })}
      <div class="row">
        <Button tone="plain">{locale.t('consultations.save')}</Button>
      </div>
    </form>
  </section>
);

const Joining: FC<At> = ({ locale, others, at }) =>
  others.length === 0 ? null : (
    <section class="section stack" aria-labelledby="joining">
      <h2 id="joining">{locale.t('consultations.join')}</h2>
      <p>{locale.t('consultations.join.text')}</p>
      <form class="form" method="post" action={`${at}/join`}>
        <Select
          name="into"
          label={locale.t('consultations.join.into')}
          prompt={locale.t('form.choose')}
          required
          options={others.map(({ number, text }) => ({
            value: String(number),
            label: `${number}. ${text}`,
          }))}
        />
        <div class="row">
          <Button tone="plain">{locale.t('consultations.join.do')}</Button>
        </div>
      </form>
    </section>
  );

const Hiding: FC<At> = ({ locale, values, errors, at }) => {
  const error = errorAt(errors, 'reason');
  return (
    <section class="section stack" aria-labelledby="hiding">
      <h2 id="hiding">{locale.t('consultations.hide')}</h2>
      <form class="form" method="post" action={`${at}/hide`}>
        <TextInput
          name="reason"
          label={locale.t('consultations.hide.reason')}
          hint={locale.t('consultations.hide.reason.hint')}
          value={values.one('reason')}
          rows={2}
          maxlength={500}
          required
          {...(error ? { error } : {})}
        />
        <div class="row">
          <Button tone="grave">{locale.t('consultations.hide.do')}</Button>
        </div>
      </form>
    </section>
  );
};
