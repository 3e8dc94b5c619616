import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkbox,
  ErrorSummary,
  Fieldset,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { ZoneSelect } from '../../web/components/zone-select.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { numberFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { BUDGETS } from './form.ts';

interface ContactPageProps {
  readonly locale: Locale;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
  /** Who may see each of them now, by the names of recipients. */
  readonly seenBy: Readonly<Record<'name' | 'email' | 'phone', readonly string[]>>;
}

const KINDS = [
  { kind: 'name', type: 'text', autocomplete: 'nickname' },
  { kind: 'email', type: 'email', autocomplete: 'email' },
  { kind: 'phone', type: 'tel', autocomplete: 'tel' },
] as const;

/** How somebody can be reached, each way optional, who sees it, and how often and when. */
export const ContactPage: FC<ContactPageProps> = ({ locale, typed, errors, saved, seenBy }) => (
  <>
    <h1>{locale.t('me.page.contact')}</h1>
    <p class="lead">{locale.t('me.contact.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    {saved && errors.length === 0 && (
      <Notice live title={locale.t('me.contact.saved')}>
        <p>{locale.t('me.contact.saved.text')}</p>
      </Notice>
    )}
    <form class="form" method="post" action={`/${locale.lang}/me/contact`}>
      {KINDS.map(({ kind, ...input }) => {
        const error = errorAt(errors, kind);
        return (
          <TextInput
            name={kind}
            label={locale.t(`contact.${kind}`)}
            hint={`${locale.t(`me.contact.why.${kind}`)} ${seen(locale, seenBy[kind])}`}
            optional={locale.t('form.optional')}
            value={typed.one(kind)}
            maxlength={200}
            dir={kind === 'name' ? 'auto' : 'ltr'}
            {...input}
            {...(error && { error })}
          />
        );
      })}
      <Wishes locale={locale} typed={typed} />
      <div class="row">
        <Button>{locale.t('me.contact.save')}</Button>
      </div>
      <p class="small muted">{locale.t('me.contact.empty')}</p>
    </form>
    <p>
      <a href={`/${locale.lang}/me/consents`}>{locale.t('me.contact.consents')}</a>
    </p>
  </>
);

function seen(locale: Locale, names: readonly string[]): string {
  if (names.length === 0) return locale.t('me.contact.seen.nobody');
  const list = new Intl.ListFormat(locale.lang).format(names);
  return locale.t('me.contact.seen', { who: list });
}

const Wishes: FC<Pick<ContactPageProps, 'locale' | 'typed'>> = ({ locale, typed }) => (
  <Fieldset legend={locale.t('me.contact.wishes')} large>
    <Checkbox
      name="byPhone"
      label={locale.t('me.contact.byPhone')}
      hint={locale.t('me.contact.byPhone.hint')}
      checked={typed.one('byPhone') !== ''}
    />
    <Select
      name="monthly"
      label={locale.t('me.contact.monthly')}
      hint={locale.t('me.contact.monthly.hint')}
      value={typed.one('monthly')}
      options={BUDGETS.map((n) => ({
        value: String(n),
        label: locale.t('me.contact.monthly.n', { n }),
      }))}
    />
    <div class="row">
      {(['quietFrom', 'quietTo'] as const).map((name) => (
        <Select
          name={name}
          label={locale.t(`me.contact.${name}`)}
          value={typed.one(name)}
          short
          options={Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: `${numberFormat(locale.lang, { minimumIntegerDigits: 2 }).format(hour)}:${numberFormat(locale.lang, { minimumIntegerDigits: 2 }).format(0)}`,
          }))}
        />
      ))}
    </div>
    <ZoneSelect name="zone" label={locale.t('me.contact.zone')} value={typed.one('zone')} />
    <Select
      name="lang"
      label={locale.t('me.contact.lang')}
      value={typed.one('lang')}
      options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    />
  </Fieldset>
);
