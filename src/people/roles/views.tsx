import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { shortName } from '../accounts/accounts.ts';
import { type Grant, purposeOf, ROLES } from './roles.ts';

interface RolesPageProps {
  readonly locale: Locale;
  readonly grants: readonly Grant[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly done: 'done' | 'waiting' | null;
}

/** Who may do what, for what and until when; and the form that gives one more. */
export const RolesPage: FC<RolesPageProps> = ({ locale, grants, done, ...form }) => (
  <>
    <h1>{locale.t('team.page.roles')}</h1>
    <p class="lead">{locale.t('roles.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: form.errors.length })} errors={form.errors} />
    {done && (
      <Notice live title={locale.t(`roles.${done}`)}>
        <p>{locale.t(`roles.${done}.text`)}</p>
      </Notice>
    )}
    <DataTable
      locale={locale}
      id="grants"
      caption={locale.t('roles.inForce')}
      rows={grants}
      columns={[
        {
          title: locale.t('roles.account'),
          header: true,
          cell: ({ accountId }) => (
            <code class="cell-name" dir="ltr">
              {shortName(accountId)}
            </code>
          ),
        },
        { title: locale.t('roles.role'), cell: ({ role }) => locale.t(`role.${role}`) },
        {
          title: locale.t('roles.purpose'),
          cell: (grant) => <bdi>{purposeOf(grant, locale)}</bdi>,
        },
        { title: locale.t('roles.until'), cell: ({ until }) => longDate(until, locale.lang) },
        {
          title: locale.t('roles.action'),
          cell: ({ id, role }) => (
            <form method="post" action={`/${locale.lang}/staff/roles/${id}/end`}>
              <button class="button link" type="submit">
                {locale.t('roles.end')}
                <span class="unseen"> {locale.t(`role.${role}`)}</span>
              </button>
            </form>
          ),
        },
      ]}
    />
    <GiveForm locale={locale} {...form} />
  </>
);

const GiveForm: FC<Pick<RolesPageProps, 'locale' | 'typed' | 'errors'>> = ({
  locale,
  typed,
  errors,
}) => (
  <section class="section stack" aria-labelledby="give">
    <h2 id="give">{locale.t('roles.give')}</h2>
    <p>{locale.t('roles.give.text')}</p>
    <form class="form" method="post" action={`/${locale.lang}/staff/roles`}>
      <TextInput
        name="account"
        label={locale.t('roles.account')}
        hint={locale.t('roles.account.hint')}
        value={typed.one('account')}
        autocomplete="off"
        maxlength={40}
        dir="ltr"
        required
        {...wrong(errors, 'account')}
      />
      <Select
        name="role"
        label={locale.t('roles.role')}
        hint={locale.t('roles.role.hint')}
        prompt={locale.t('roles.role.choose')}
        value={typed.one('role')}
        required
        options={ROLES.filter((role) => role !== 'steward').map((role) => ({
          value: role,
          label: locale.t(`role.${role}`),
        }))}
        {...wrong(errors, 'role')}
      />
      <TextInput
        name="purpose"
        label={locale.t('roles.purpose')}
        hint={locale.t('roles.purpose.hint')}
        value={typed.one('purpose')}
        maxlength={300}
        dir="auto"
        required
        {...wrong(errors, 'purpose')}
      />
      <TextInput
        name="until"
        type="date"
        label={locale.t('roles.until')}
        hint={locale.t('roles.until.hint')}
        value={typed.one('until')}
        short
        required
        {...wrong(errors, 'until')}
      />
      <div class="row">
        <Button>{locale.t('roles.give.go')}</Button>
      </div>
    </form>
  </section>
);

function wrong(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}
