import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Radios, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Pagination, Tabs } from '../../web/components/navigation.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Post, Reported, Topic } from './board.ts';
import { type Community, communityState } from './communities.ts';
import { mayList } from './forms.ts';
import type { CommunityMember } from './members.ts';
import { Language, MemberFields, Paragraphs, Rules } from './views.tsx';

interface Inside {
  readonly locale: Locale;
  readonly community: Community;
  readonly member: CommunityMember;
  readonly moderator: boolean;
}

type Part = 'board' | 'members' | 'membership' | 'moderation';

/** What a member sees of a community at the head of each of its pages. */
const Head: FC<Inside & { readonly here: Part }> = ({
  locale,
  community,
  member,
  moderator,
  here,
}) => {
  const base = `/${locale.lang}/me/communities/${community.id}`;
  const parts: Part[] = [
    'board',
    ...(member.listed && mayList(community.kind) ? (['members'] as const) : []),
    'membership',
    ...(moderator ? (['moderation'] as const) : []),
  ];
  const state = communityState(community);
  return (
    <>
      <header>
        <p class="card-over">{locale.t(`communities.kind.${community.kind}`)}</p>
        <h1>
          <bdi lang={community.lang}>{community.name}</bdi>
        </h1>
      </header>
      {state === 'open' ? (
        <Tabs
          label={community.name}
          tabs={parts.map((part) => ({
            label: locale.t(`communities.part.${part}`),
            href: part === 'board' ? base : `${base}/${part}`,
            current: part === here,
          }))}
        />
      ) : (
        <Notice title={locale.t(`communities.state.${state}`)}>
          {community.refusal ? (
            <p dir="auto">{community.refusal}</p>
          ) : (
            <p>{locale.t(`communities.state.${state}.text`)}</p>
          )}
        </Notice>
      )}
    </>
  );
};

/** What is wrong with what was just written, and where. */
export interface Wrong {
  readonly values: Typed;
  readonly errors: readonly (FieldError & { readonly id?: string })[];
  /** The post that it was about; null for a new one. */
  readonly at: string | null;
}

interface BoardProps extends Inside {
  readonly topics: readonly Topic[];
  readonly next: number | null;
  readonly first: boolean;
  readonly wrong: Wrong | null;
  /** Makes what is sent twice count once. */
  readonly once: string;
}

export const Board: FC<BoardProps> = (props) => {
  const { locale, community, topics, next, first, wrong } = props;
  const base = `/${locale.lang}/me/communities/${community.id}`;
  const open = communityState(community) === 'open';
  return (
    <>
      <Head {...props} here="board" />
      {wrong && (
        <ErrorSummary
          title={locale.t('form.errors', { n: wrong.errors.length })}
          errors={wrong.errors}
        />
      )}
      <p lang={community.lang} dir="auto">
        {community.purpose}
      </p>
      {open && first && <NewPost {...props} />}
      {topics.length === 0 ? (
        open && (
          <EmptyState title={locale.t('communities.board.empty')}>
            <p>{locale.t('communities.board.empty.text')}</p>
          </EmptyState>
        )
      ) : (
        <ol class="lines">
          {topics.map((topic) => (
            <li>
              <OnePost {...props} post={topic} open={open} />
              {topic.answers.length > 0 && (
                <ol class="answers">
                  {topic.answers.map((answer) => (
                    <li>
                      <OnePost {...props} post={answer} open={open} />
                    </li>
                  ))}
                </ol>
              )}
              {open && !topic.hiddenOn && topic.text && <Answering {...props} topic={topic} />}
            </li>
          ))}
        </ol>
      )}
      <Pagination
        locale={locale}
        {...(first ? {} : { previous: base })}
        {...(next ? { next: `${base}?before=${next}` } : {})}
      />
      <Rules locale={locale} community={community} />
    </>
  );
};

/** Folded, so that what stands on the board comes first. */
const NewPost: FC<BoardProps> = ({ locale, community, moderator, topics, wrong, once }) => {
  const mine = wrong && wrong.at === null ? wrong : null;
  const error = mine && errorAt(mine.errors, 'text');
  return (
    <details class="writing" open={mine !== null || topics.length === 0}>
      <summary class="button">
        {locale.t(moderator ? 'communities.post' : 'communities.ask')}
      </summary>
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/me/communities/${community.id}/posts`}
      >
        <input type="hidden" name="once" value={once} />
        {moderator ? (
          <Radios
            name="kind"
            label={locale.t('communities.post.kind')}
            value={mine?.values.one('kind') || 'notice'}
            options={(['notice', 'question'] as const).map((value) => ({
              value,
              label: locale.t(`communities.post.${value}`),
            }))}
          />
        ) : (
          <input type="hidden" name="kind" value="question" />
        )}
        <TextInput
          name="text"
          label={locale.t('communities.post.text')}
          hint={locale.t('communities.post.hint')}
          value={mine?.values.one('text') ?? ''}
          rows={4}
          maxlength={2000}
          dir="auto"
          required
          {...(error ? { error } : {})}
        />
        <Language locale={locale} value={mine?.values.one('lang') ?? ''} />
        <div class="row">
          <Button>{locale.t('communities.post.send')}</Button>
        </div>
      </form>
    </details>
  );
};

interface PostProps extends BoardProps {
  readonly post: Post;
  readonly open: boolean;
}

const OnePost: FC<PostProps> = (props) => {
  const { locale, member, moderator, post, open } = props;
  const own = post.memberId === member.id;
  return (
    <article id={`p-${post.id}`}>
      <p class="small muted">
        {post.kind === 'notice' && (
          <>
            <Tag>{locale.t('communities.post.notice')}</Tag>{' '}
          </>
        )}
        <bdi>{post.author ?? locale.t('communities.gone')}</bdi> · {longDate(post.on, locale.lang)}
      </p>
      <PostText {...props} own={own} />
      {open && post.text && !post.hiddenOn && (
        <div class="row small">
          {own ? (
            <form method="post" action={actionOf(props, 'remove')}>
              <button class="button link" type="submit">
                {locale.t('communities.remove')}
              </button>
            </form>
          ) : (
            <WithReason {...props} act="report" />
          )}
          {moderator && !own && <WithReason {...props} act="hide" />}
        </div>
      )}
    </article>
  );
};

const actionOf = (
  { locale, community, post }: Pick<PostProps, 'locale' | 'community' | 'post'>,
  act: string,
) => `/${locale.lang}/me/communities/${community.id}/posts/${post.id}/${act}`;

/** Hidden words are seen by their author alone, with the reason and, once, a way to ask somebody else. */
const PostText: FC<PostProps & { readonly own: boolean }> = (props) => {
  const { locale, post, own } = props;
  if (!post.text) return <p class="muted">{locale.t('communities.removed')}</p>;
  if (!post.hiddenOn) return <Paragraphs lang={post.lang} text={post.text} />;
  if (!own) return <p class="muted">{locale.t('communities.hidden')}</p>;
  return (
    <Notice tone="attention" title={locale.t('communities.hidden.own')}>
      <p>
        {locale.t('communities.hidden.reason')} <bdi>{post.reason}</bdi>
      </p>
      <Paragraphs lang={post.lang} text={post.text} />
      {post.appealedOn ? (
        <p>{locale.t(post.decidedOn ? 'communities.appeal.refused' : 'communities.appeal.sent')}</p>
      ) : (
        <WithReason {...props} act="appeal" />
      )}
    </Notice>
  );
};

/** An act that needs its reason, folded until it is wanted. */
const WithReason: FC<PostProps & { readonly act: 'report' | 'hide' | 'appeal' }> = (props) => {
  const { locale, post, wrong, act } = props;
  const id = `f-${act}-${post.id}`;
  const mine = wrong?.errors.find((error) => error.id === id);
  return (
    <details open={mine !== undefined}>
      <summary>{locale.t(`communities.${act}`)}</summary>
      <form class="form" method="post" action={actionOf(props, act)}>
        <TextInput
          id={id}
          name="reason"
          label={locale.t(`communities.${act}.reason`)}
          hint={locale.t(`communities.${act}.hint`)}
          rows={2}
          maxlength={500}
          dir="auto"
          required
          {...(mine ? { error: mine.message } : {})}
        />
        <div class="row">
          <Button tone="plain">{locale.t(`communities.${act}.do`)}</Button>
        </div>
      </form>
    </details>
  );
};

const Answering: FC<BoardProps & { readonly topic: Topic }> = (props) => {
  const { locale, topic, wrong, once } = props;
  const id = `f-answer-${topic.id}`;
  const mine = wrong?.errors.find((error) => error.id === id);
  return (
    <details open={mine !== undefined}>
      <summary>{locale.t('communities.answer')}</summary>
      <form class="form" method="post" action={actionOf({ ...props, post: topic }, 'answer')}>
        <input type="hidden" name="once" value={once} />
        <TextInput
          id={id}
          name="text"
          label={locale.t('communities.answer.text')}
          value={mine ? (wrong?.values.one('text') ?? '') : ''}
          rows={3}
          maxlength={2000}
          dir="auto"
          required
          {...(mine ? { error: mine.message } : {})}
        />
        <Language locale={locale} value="" id={`f-lang-${topic.id}`} />
        <div class="row">
          <Button tone="plain">{locale.t('communities.answer.send')}</Button>
        </div>
      </form>
    </details>
  );
};

/** Those who agreed, for those who agreed. */
export const Members: FC<Inside & { readonly names: readonly string[] }> = (props) => (
  <>
    <Head {...props} here="members" />
    <p>{props.locale.t('communities.members.note')}</p>
    <ul class="columns plain">
      {props.names.map((name) => (
        <li>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  </>
);

interface MembershipProps extends Inside {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
}

/** How somebody is called here, what they agreed to, and the way out. */
export const Membership: FC<MembershipProps> = (props) => {
  const { locale, community, errors, saved } = props;
  const base = `/${locale.lang}/me/communities/${community.id}`;
  return (
    <>
      <Head {...props} here="membership" />
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {saved && <Notice title={locale.t('communities.membership.saved')} live />}
      <MemberFields {...props} action={`${base}/membership`} submit={locale.t('button.save')} />
      <p class="small muted">
        {locale.t('communities.digest.consent')}{' '}
        <a href={`/${locale.lang}/me/consents`}>{locale.t('me.page.consents')}</a>
      </p>
      <section class="section stack" aria-labelledby="leave">
        <h2 id="leave">{locale.t('communities.leave')}</h2>
        <p>{locale.t('communities.leave.text')}</p>
        <form method="post" action={`${base}/leave`}>
          <Button tone="plain">{locale.t('communities.leave.do')}</Button>
        </form>
      </section>
    </>
  );
};

interface ModerationProps extends Inside {
  readonly reported: readonly Reported[];
  /** A code that was just made, this once. */
  readonly code: string | null;
}

/** What members reported, and the codes that let somebody in. */
export const Moderation: FC<ModerationProps> = (props) => {
  const { locale, community, reported, code } = props;
  const base = `/${locale.lang}/me/communities/${community.id}`;
  return (
    <>
      <Head {...props} here="moderation" />
      <p>{locale.t('communities.moderation.lead')}</p>
      <section class="section stack" aria-labelledby="reported">
        <h2 id="reported">{locale.t('communities.reported')}</h2>
        {reported.length === 0 && <p class="muted">{locale.t('communities.reported.none')}</p>}
        <ReportedLines locale={locale} reported={reported} at={(id) => `${base}/posts/${id}`} />
      </section>
      <section class="section stack" aria-labelledby="inviting">
        <h2 id="inviting">{locale.t('communities.invite')}</h2>
        {code && <MadeCode locale={locale} code={code} />}
        <p>{locale.t('communities.invite.text')}</p>
        <form class="row" method="post" action={`${base}/invite`}>
          <Button tone="plain" name="role" value="member">
            {locale.t('communities.invite.member')}
          </Button>
          <Button tone="plain" name="role" value="moderator">
            {locale.t('communities.invite.moderator')}
          </Button>
        </form>
      </section>
    </>
  );
};

export const MadeCode: FC<{ readonly locale: Locale; readonly code: string }> = ({
  locale,
  code,
}) => (
  <Notice tone="attention" title={locale.t('communities.invite.made')} live>
    <p>
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
    <p>{locale.t('communities.invite.once')}</p>
  </Notice>
);

interface ReportedProps {
  readonly locale: Locale;
  readonly reported: readonly Reported[];
  /** Where a post is acted upon. */
  readonly at: (id: string) => string;
}

/** What was reported, why, and the two answers: hide it with a reason, or let it stand. */
export const ReportedLines: FC<ReportedProps> = ({ locale, reported, at }) => (
  <ul class="lines">
    {reported.map(({ post, community, reasons }) => (
      <li>
        <p class="small muted">
          <bdi lang={community.lang}>{community.name}</bdi> ·{' '}
          <bdi>{post.author ?? locale.t('communities.gone')}</bdi> ·{' '}
          {longDate(post.on, locale.lang)}
        </p>
        <Paragraphs lang={post.lang} text={post.text || locale.t('communities.removed')} />
        <ul class="answers">
          {reasons.map((reason) => (
            <li>
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
        <div class="row">
          <form method="post" action={`${at(post.id)}/keep`}>
            <Button tone="plain">{locale.t('communities.keep')}</Button>
          </form>
          <details>
            <summary>{locale.t('communities.hide')}</summary>
            <form class="form" method="post" action={`${at(post.id)}/hide`}>
              <TextInput
                id={`f-hide-${post.id}`}
                name="reason"
                label={locale.t('communities.hide.reason')}
                hint={locale.t('communities.hide.hint')}
                rows={2}
                maxlength={500}
                dir="auto"
                required
              />
              <div class="row">
                <Button tone="plain">{locale.t('communities.hide.do')}</Button>
              </div>
            </form>
          </details>
        </div>
      </li>
    ))}
  </ul>
);
