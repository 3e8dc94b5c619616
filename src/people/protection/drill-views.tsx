import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  ErrorSummary,
  PrintButton,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';
import { shortName } from '../accounts/accounts.ts';
import type { Grant } from '../roles/roles.ts';
import type { Touched } from './protection.ts';

interface DrillPageProps {
  readonly locale: Locale;
  readonly face: Face;
  readonly grants: readonly Grant[];
  readonly tables: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly touched: Touched | null;
}

/** Somebody got in: since when, by which account, with which table; who was touched, and the letter to them. */
export const DrillPage: FC<DrillPageProps> = (props) => {
  const { locale, touched, errors } = props;
  return (
    <>
      <h1>{locale.t('protection.drill')}</h1>
      <p class="lead">{locale.t('drill.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Question {...props} />
      {touched && <Result {...props} touched={touched} />}
    </>
  );
};

const Question: FC<DrillPageProps> = ({ locale, grants, tables, typed, errors }) => (
  <form class="form" method="post" action={`/${locale.lang}/staff/protection/drill`}>
    <div class="row">
      {(['from', 'to'] as const).map((name) => {
        const error = errorAt(errors, name);
        return (
          <TextInput
            name={name}
            type="date"
            label={locale.t(`drill.${name}`)}
            value={typed.one(name)}
            short
            required
            {...(error && { error })}
          />
        );
      })}
    </div>
    <Select
      name="account"
      label={locale.t('drill.account')}
      prompt={locale.t('drill.account.any')}
      value={typed.one('account')}
      options={accountsIn(grants, locale)}
    />
    <Select
      name="table"
      label={locale.t('drill.table')}
      hint={locale.t('drill.table.hint')}
      prompt={locale.t('drill.table.none')}
      value={typed.one('table')}
      options={tables.map((name) => ({ value: name, label: name }))}
    />
    <div class="row">
      <Button>{locale.t('drill.go')}</Button>
    </div>
  </form>
);

function accountsIn(grants: readonly Grant[], locale: Locale) {
  const byAccount = Map.groupBy(grants, ({ accountId }) => accountId);
  return [...byAccount].map(([account, own]) => {
    const roles = [...new Set(own.map(({ role }) => locale.t(`role.${role}`)))].join(', ');
    return { value: account, label: `${shortName(account)} · ${roles}` };
  });
}

const Result: FC<DrillPageProps & { readonly touched: Touched }> = ({
  locale,
  face,
  titles,
  typed,
  touched,
}) => (
  <>
    <Notice
      live
      title={locale.t('drill.people', { n: Math.max(touched.people, touched.table?.people ?? 0) })}
    >
      <p>{locale.t('drill.hours')}</p>
    </Notice>
    {touched.looks.length > 0 && (
      <DataTable
        locale={locale}
        id="looks"
        caption={locale.t('drill.looks')}
        rows={touched.looks}
        columns={[
          {
            title: locale.t('protection.what'),
            header: true,
            cell: ({ act, purpose }) =>
              purpose && titles.has(purpose) ? titles.get(purpose) : locale.t(`act.${act}`),
          },
          { title: locale.t('drill.looks.n'), numeric: true, cell: ({ looks }) => looks },
          { title: locale.t('purposes.people'), numeric: true, cell: ({ people }) => people },
        ]}
      />
    )}
    {touched.table && (
      <DefinitionList
        entries={[
          { term: locale.t('drill.table'), text: <code dir="ltr">{touched.table.name}</code> },
          { term: locale.t('drill.rows'), text: String(touched.table.rows) },
          {
            term: locale.t('drill.clear'),
            text: <code dir="ltr">{touched.table.clear.join(', ')}</code>,
          },
          {
            term: locale.t('drill.sealed'),
            text: <code dir="ltr">{touched.table.sealed.join(', ') || '–'}</code>,
          },
        ]}
      />
    )}
    <section class="section stack" aria-labelledby="letter">
      <h2 id="letter">{locale.t('drill.letter.title')}</h2>
      <PrintButton locale={locale} />
      {LANGS.map((lang) => (
        <Letter locale={localeOf(lang)} face={face} typed={typed} />
      ))}
    </section>
  </>
);

/** The letter in one language, with what the drill knows filled in. */
const Letter: FC<{ readonly locale: Locale; readonly face: Face; readonly typed: Typed }> = ({
  locale,
  face,
  typed,
}) => (
  <article class="stack" lang={locale.lang} dir={locale.dir}>
    <h3>{languageName(locale.lang, locale.lang)}</h3>
    {(['what', 'you', 'do', 'who'] as const).map((part) => (
      <p>
        {locale.t(`drill.letter.${part}`, {
          hub: face.owner || face.name,
          from: longDate(typed.one('from'), locale.lang),
          to: longDate(typed.one('to'), locale.lang),
          contact: face.contact || '[…]',
        })}
      </p>
    ))}
  </article>
);
