import type { FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Post, Reported } from './board.ts';
import { MadeCode, ReportedLines } from './board-views.tsx';
import { type Community, communityState } from './communities.ts';
import { refusedSubject } from './subjects.ts';
import { CommunityFields, Paragraphs } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface DeskProps extends Speaks {
  readonly communities: readonly Community[];
  readonly reported: readonly Reported[];
  readonly appeals: readonly { readonly post: Post; readonly community: Community }[];
}

/** What waits for the office: proposals, reports and appeals; then all that there is. */
export const CommunityDesk: FC<DeskProps> = ({ locale, communities, reported, appeals }) => (
  <>
    <h1>{locale.t('team.page.communities')}</h1>
    <p class="lead">{locale.t('communities.desk.lead')}</p>
    <div class="row">
      <Button href={`/${locale.lang}/staff/communities/new`}>
        {locale.t('communities.desk.new')}
      </Button>
    </div>
    {communities.length === 0 ? (
      <EmptyState title={locale.t('communities.desk.none')}>
        <p>{locale.t('communities.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {communities.map((one) => (
          <li>
            <a href={`/${locale.lang}/staff/communities/${one.id}`}>
              <bdi lang={one.lang}>{one.name}</bdi>
            </a>{' '}
            <StateTag locale={locale} community={one} />
            <p class="small muted">
              {locale.t(`communities.kind.${one.kind}`)} ·{' '}
              {locale.t(`communities.access.${one.access}`)}
            </p>
          </li>
        ))}
      </ul>
    )}
    <section class="section stack" aria-labelledby="appeals">
      <h2 id="appeals">{locale.t('communities.appeals')}</h2>
      {appeals.length === 0 && <p class="muted">{locale.t('communities.appeals.none')}</p>}
      <ul class="lines">
        {appeals.map(({ post, community }) => (
          <Appeal locale={locale} post={post} community={community} />
        ))}
      </ul>
    </section>
    <section class="section stack" aria-labelledby="reported">
      <h2 id="reported">{locale.t('communities.reported')}</h2>
      {reported.length === 0 && <p class="muted">{locale.t('communities.reported.none')}</p>}
      <ReportedLines
        locale={locale}
        reported={reported}
        at={(id) => `/${locale.lang}/staff/communities/posts/${id}`}
      />
    </section>
  </>
);

const TONES = { proposed: 'attention', open: 'done', refused: 'quiet', closed: 'quiet' } as const;

const StateTag: FC<Speaks & { readonly community: Community }> = ({ locale, community }) => {
  const state = communityState(community);
  return <Tag tone={TONES[state]}>{locale.t(`communities.state.${state}`)}</Tag>;
};

const Appeal: FC<Speaks & { readonly post: Post; readonly community: Community }> = ({
  locale,
  post,
  community,
}) => (
  <li>
    <p class="small muted">
      <bdi lang={community.lang}>{community.name}</bdi> · {longDate(post.on, locale.lang)}
    </p>
    <Paragraphs lang={post.lang} text={post.text} />
    <DefinitionList
      entries={[
        { term: locale.t('communities.hidden.reason'), text: <bdi>{post.reason}</bdi> },
        { term: locale.t('communities.appeal.said'), text: <bdi>{post.appeal}</bdi> },
      ]}
    />
    <div class="row">
      {(['show', 'uphold'] as const).map((act) => (
        <form method="post" action={`/${locale.lang}/staff/communities/posts/${post.id}/${act}`}>
          <Button tone="plain">{locale.t(`communities.appeal.${act}`)}</Button>
        </form>
      ))}
    </div>
  </li>
);

interface FormProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly closed: boolean;
}

export const NewCommunity: FC<FormProps> = (props) => (
  <>
    <h1>{props.locale.t('communities.desk.new')}</h1>
    <p class="lead">{props.locale.t('communities.desk.new.lead')}</p>
    <CommunityFields
      {...props}
      action={`/${props.locale.lang}/staff/communities/new`}
      submit={props.locale.t('communities.desk.open')}
      member={false}
    />
  </>
);

interface OneProps extends Speaks {
  readonly community: Community;
  readonly moderated: boolean;
  readonly errors: readonly FieldError[];
  readonly code: string | null;
}

/** One community at the desk: what it says, whether it opens, who moderates it, when it ends. */
export const StaffCommunity: FC<OneProps> = ({ locale, community, moderated, errors, code }) => {
  const base = `/${locale.lang}/staff/communities/${community.id}`;
  const state = communityState(community);
  const doubtful = refusedSubject(`${community.purpose} ${community.rules}`);
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>
        <bdi lang={community.lang}>{community.name}</bdi>
      </h1>
      <p>
        <StateTag locale={locale} community={community} />
      </p>
      <DefinitionList
        entries={[
          {
            term: locale.t('communities.kind'),
            text: locale.t(`communities.kind.${community.kind}`),
          },
          {
            term: locale.t('communities.access'),
            text: locale.t(`communities.access.${community.access}`),
          },
          {
            term: locale.t('communities.lang'),
            text: languageName(community.lang, locale.lang),
          },
          {
            term: locale.t('communities.purpose'),
            text: <Paragraphs lang={community.lang} text={community.purpose} />,
          },
          ...(community.rules
            ? [
                {
                  term: locale.t('communities.rules.own'),
                  text: <Paragraphs lang={community.lang} text={community.rules} />,
                },
              ]
            : []),
          {
            term: locale.t('communities.proposed'),
            text: longDate(community.proposedOn, locale.lang),
          },
          ...decisionOf(community, locale),
        ]}
      />
      {state === 'proposed' && (
        <>
          {doubtful && (
            <Notice tone="attention" title={locale.t('communities.doubtful')}>
              <p>{locale.t(`communities.subject.${doubtful}`)}</p>
            </Notice>
          )}
          <section class="section stack" aria-labelledby="deciding">
            <h2 id="deciding">{locale.t('communities.deciding')}</h2>
            <p>{locale.t('communities.deciding.text')}</p>
            <form method="post" action={`${base}/open`}>
              <Button>{locale.t('communities.desk.open')}</Button>
            </form>
            <form class="form" method="post" action={`${base}/refuse`}>
              <TextInput
                name="reason"
                label={locale.t('communities.refuse.reason')}
                hint={locale.t('communities.refuse.hint')}
                rows={2}
                maxlength={500}
                dir="auto"
                required
                {...reasonError(errors)}
              />
              <div class="row">
                <Button tone="plain">{locale.t('communities.refuse.do')}</Button>
              </div>
            </form>
          </section>
        </>
      )}
      {state === 'open' && (
        <>
          <section class="section stack" aria-labelledby="moderating">
            <h2 id="moderating">{locale.t('communities.moderators')}</h2>
            {code && <MadeCode locale={locale} code={code} />}
            {moderated ? (
              <p>{locale.t('communities.moderators.theirs')}</p>
            ) : (
              <>
                <p>{locale.t('communities.moderators.text')}</p>
                <form method="post" action={`${base}/code`}>
                  <Button tone="plain">{locale.t('communities.invite.moderator')}</Button>
                </form>
              </>
            )}
          </section>
          <section class="section stack" aria-labelledby="closing">
            <h2 id="closing">{locale.t('communities.close')}</h2>
            <p>{locale.t('communities.close.text')}</p>
            <form method="post" action={`${base}/close`}>
              <Button tone="grave">{locale.t('communities.close.do')}</Button>
            </form>
          </section>
        </>
      )}
    </>
  );
};

function reasonError(errors: readonly FieldError[]): { error?: string } {
  const error = errorAt(errors, 'reason');
  return error ? { error } : {};
}

/** What was said of it, and when; nothing where it is proposed or open. */
function decisionOf({ refusedOn, refusal, closedOn }: Community, locale: Locale) {
  const day = (term: string, on: string | null) =>
    on ? [{ term: locale.t(term), text: longDate(on, locale.lang) }] : [];
  return [
    ...day('communities.refused-on', refusedOn),
    ...(refusal
      ? [{ term: locale.t('communities.refusal'), text: <span dir="auto">{refusal}</span> }]
      : []),
    ...day('communities.closed-on', closedOn),
  ];
}
