import type { FC } from 'hono/jsx';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { shortName } from '../accounts/accounts.ts';
import type { Approval } from './approvals.ts';

interface ApprovalsPageProps {
  readonly locale: Locale;
  readonly waiting: readonly Approval[];
  /** The account that looks: whoever asked may take it back and may not agree. */
  readonly me: string;
}

/** What one person asked for and another decides. */
export const ApprovalsPage: FC<ApprovalsPageProps> = ({ locale, waiting, me }) => (
  <>
    <h1>{locale.t('team.page.approvals')}</h1>
    <p class="lead">{locale.t('approvals.lead')}</p>
    {waiting.length === 0 && (
      <EmptyState title={locale.t('approvals.none')}>
        <p>{locale.t('approvals.none.text')}</p>
      </EmptyState>
    )}
    {waiting.map((approval) => (
      <OneApproval locale={locale} approval={approval} own={approval.askedBy === me} />
    ))}
  </>
);

interface OneProps {
  readonly locale: Locale;
  readonly approval: Approval;
  readonly own: boolean;
}

const OneApproval: FC<OneProps> = ({ locale, approval, own }) => {
  const { id, act, input, reason, askedBy, expiresAt } = approval;
  const known = `approval.${act}`;
  return (
    <section class="section stack" aria-labelledby={`a-${id}`}>
      <h2 id={`a-${id}`}>{locale.has(known) ? locale.t(known) : act}</h2>
      <DefinitionList
        entries={[
          ...(typeof input.role === 'string'
            ? [{ term: locale.t('roles.role'), text: locale.t(`role.${input.role}`) }]
            : []),
          { term: locale.t('approvals.about'), text: subjectOf(approval) },
          { term: locale.t('roles.purpose'), text: <bdi>{reason}</bdi> },
          {
            term: locale.t('approvals.by'),
            text: own ? locale.t('approvals.you') : <code dir="ltr">{nameOf(askedBy)}</code>,
          },
          { term: locale.t('approvals.until'), text: longDate(expiresAt, locale.lang) },
        ]}
      />
      <form class="form" method="post" action={`/${locale.lang}/staff/approvals/${id}`}>
        {own ? (
          <div class="row">
            <Button tone="plain" name="answer" value="refused">
              {locale.t('approvals.back')}
            </Button>
          </div>
        ) : (
          <EqualButtons>
            <Button tone="plain" name="answer" value="done">
              {locale.t('approvals.yes')}
            </Button>
            <Button tone="plain" name="answer" value="refused">
              {locale.t('approvals.no')}
            </Button>
          </EqualButtons>
        )}
      </form>
    </section>
  );
};

const nameOf = (actor: string): string => (actor.length === 36 ? shortName(actor) : actor);

function subjectOf({ subject }: Approval) {
  const [kind = '', id = ''] = subject.split(':');
  return kind === 'account' ? (
    <code dir="ltr">{shortName(id)}</code>
  ) : (
    <code dir="ltr">{subject}</code>
  );
}
