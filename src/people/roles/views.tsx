import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { shortName } from '../accounts/accounts.ts';
import { type Grant, purposeOf, ROLES, STAFF_ROLES } from './roles.ts';

interface RolesPageProps {
  readonly locale: Locale;
  /** Of the team and of relays. */
  readonly grants: readonly Grant[];
  /** Of one organisation or community each: a page of them. */
  readonly scoped: readonly Grant[];
  /** Addresses of the pages of these before and after. */
  readonly pages: { readonly previous?: string; readonly next?: string };
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly done: 'done' | 'waiting' | null;
}

/** Who may do what, for what and until when; and the form that gives one more. */
export const RolesPage: FC<RolesPageProps> = ({ locale, grants, scoped, pages, done, ...form }) => (
  <>
    <h1>{locale.t('team.page.roles')}</h1>
    <p class="lead">{locale.t('roles.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: form.errors.length })} errors={form.errors} />
    {done && (
      <Notice live title={locale.t(`roles.${done}`)}>
        <p>{locale.t(`roles.${done}.text`)}</p>
      </Notice>
    )}
    <Grants {...{ locale, grants }} id="grants" caption={locale.t('roles.inForce')} />
    <GiveForm locale={locale} {...form} />
    {(scoped.length > 0 || pages.previous) && (
      <section class="section stack" id="scoped">
        <details {...((pages.previous || scoped.length <= FEW) && { open: true })}>
          <summary>{locale.t('roles.scoped')}</summary>
          <p class="small muted">{locale.t('roles.scoped.about')}</p>
          <Grants
            {...{ locale }}
            grants={scoped}
            id="scoped-grants"
            caption={locale.t('roles.scoped')}
          />
          <Pagination locale={locale} {...pages} />
        </details>
      </section>
    )}
  </>
);

/** So few need not be folded away. */
const FEW = 5;

interface GrantsProps extends Pick<RolesPageProps, 'locale' | 'grants'> {
  readonly id: string;
  readonly caption: string;
}

const Grants: FC<GrantsProps> = ({ locale, grants, id, caption }) => (
  <DataTable
    locale={locale}
    id={id}
    caption={caption}
    stacked
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
        cell: (grant) => <Actions {...{ locale, grants, grant }} />,
      },
    ]}
  />
);

/** A role ends by itself or here; who lost their second factor is helped once, beside the first of their duties. */
const Actions: FC<Pick<GrantsProps, 'locale' | 'grants'> & { readonly grant: Grant }> = ({
  locale,
  grants,
  grant: { id, role, scope, accountId },
}) => {
  const duties = grants.filter((each) => each.accountId === accountId && isOfTeam(each));
  const lost = `/${locale.lang}/staff/recovery?account=${shortName(accountId)}`;
  return (
    <>
      <form method="post" action={`/${locale.lang}/staff/roles/${id}/end`}>
        <button class="button link" type="submit">
          {locale.t('roles.end')}
          <span class="unseen"> {locale.t(`role.${role}`)}</span>
        </button>
      </form>
      {scope === null && duties[0]?.id === id && (
        <a class="small" href={lost}>
          {locale.t('roles.lost')}
        </a>
      )}
    </>
  );
};

const isOfTeam = ({ role }: Grant): boolean => STAFF_ROLES.some((each) => each === role);

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
