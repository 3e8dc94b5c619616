import type { FC } from 'hono/jsx';
import { LANGS } from '../../reference/languages/languages.ts';
import { Button, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import { type Checked, writeNoticeCode } from './notices.ts';
import type { Received } from './received.ts';
import type { Words } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

interface Shown extends Received {
  readonly words: Words;
  /** Whom the person allowed to write. */
  readonly from: string;
  /** Whether they still allow it, and can take that back from here. */
  readonly stoppable: boolean;
}

interface OwnProps extends Speaks {
  readonly messages: readonly Shown[];
  readonly stopped: boolean;
}

/** All that the hub has written to somebody, newest first, whatever way it left. */
export const OwnMessages: FC<OwnProps> = ({ locale, messages, stopped }) => (
  <>
    <h1>{locale.t('me.page.messages')}</h1>
    {stopped && (
      <Notice live title={locale.t('me.messages.stopped')}>
        <p>{locale.t('me.messages.stopped.text')}</p>
      </Notice>
    )}
    <p class="lead">{locale.t('me.messages.lead')}</p>
    {messages.length === 0 ? (
      <EmptyState title={locale.t('me.messages.empty')}>
        <p>{locale.t('me.messages.empty.text')}</p>
      </EmptyState>
    ) : (
      <div class="stack">
        {messages.map((message) => (
          <OwnMessage locale={locale} message={message} />
        ))}
      </div>
    )}
  </>
);

const OwnMessage: FC<Speaks & { readonly message: Shown }> = ({ locale, message }) => {
  const { words, content, from, queuedOn, readOn, channel, leftOn, stoppable } = message;
  return (
    <article class="card">
      <p class="card-over">
        <time datetime={queuedOn}>{longDate(queuedOn, locale.lang)}</time>
        {' · '}
        {content.code ? locale.t('notice.name') : from}
        {channel && leftOn && ` · ${locale.t(`message.channel.${channel}`)}`}
        {!readOn && ' '}
        {!readOn && <Tag tone="attention">{locale.t('me.messages.new')}</Tag>}
      </p>
      <h2 class="card-title">
        <bdi>{words.subject}</bdi>
      </h2>
      {words.paragraphs.map((text) => (
        <p>
          <bdi>{text}</bdi>
        </p>
      ))}
      {content.path !== '/me/messages' && (
        <p>
          <a href={`/${locale.lang}${content.path}`}>{locale.t('message.open')}</a>
        </p>
      )}
      {content.code && (
        <p class="small muted">
          {locale.t('notice.code')} <code dir="ltr">{writeNoticeCode(content.code)}</code>
          {' · '}
          <a href={`/${locale.lang}/notices/check?code=${content.code}`}>
            {locale.t('notice.check')}
          </a>
        </p>
      )}
      {stoppable && (
        <form method="post" action={`/${locale.lang}/me/messages/${message.id}/stop`}>
          <Button tone="link">
            {locale.t('message.stop')}
            <span class="unseen"> {from}</span>
          </Button>
        </form>
      )}
    </article>
  );
};

interface StopProps extends Speaks {
  readonly action: string;
  readonly words: { readonly purpose: string; readonly within: string };
  readonly done: boolean;
}

/** The page behind the link in a message: one button, and no question. */
export const Stop: FC<StopProps> = ({ locale, action, words: { purpose, within }, done }) => {
  const said = { purpose, recipient: within };
  return done ? (
    <div class="stack">
      <h1>{locale.t('message.stop.done')}</h1>
      <p class="lead">{locale.t('message.stop.done.text', said)}</p>
      <p>
        <a href={`/${locale.lang}/me/consents`}>{locale.t('message.stop.again')}</a>
      </p>
    </div>
  ) : (
    <div class="stack">
      <h1>{locale.t('message.stop.title')}</h1>
      <p class="lead">{locale.t('message.stop.text', said)}</p>
      <form method="post" action={action}>
        <Button>{locale.t('message.stop.button')}</Button>
      </form>
    </div>
  );
};

interface LanguageChoiceProps extends Speaks {
  readonly action: string;
  readonly done: boolean;
}

export const LanguageChoice: FC<LanguageChoiceProps> = ({ locale, action, done }) => (
  <div class="stack">
    <h1>{locale.t('message.language.title')}</h1>
    {done ? (
      <Notice live title={locale.t('message.language.done')} />
    ) : (
      <p class="lead">{locale.t('message.language.text')}</p>
    )}
    <form class="row" method="post" action={action}>
      {LANGS.map((lang) => (
        <button
          class={lang === locale.lang ? 'button' : 'button plain'}
          type="submit"
          name="lang"
          value={lang}
          lang={lang}
        >
          {localeOf(lang).t('language.own')}
        </button>
      ))}
    </form>
  </div>
);

interface CheckNoticeProps extends Speaks {
  readonly hub: string;
  readonly text: string;
  readonly asked: boolean;
  readonly checked: Checked | null;
}

/** Anybody may ask whether a notice is real; the answer names no person. */
export const CheckNotice: FC<CheckNoticeProps> = ({ locale, hub, text, asked, checked }) => (
  <div class="stack">
    <h1>{locale.t('notice.check.title')}</h1>
    <p class="lead">{locale.t('notice.check.lead', { hub })}</p>
    {asked && <Verdict locale={locale} hub={hub} checked={checked} />}
    <form class="form" method="post" action={`/${locale.lang}/notices/check`}>
      <TextInput
        name="text"
        label={locale.t('notice.check.field')}
        hint={locale.t('notice.check.hint')}
        value={text}
        rows={6}
        maxlength={20_000}
        dir="auto"
        required
      />
      <div class="row">
        <Button>{locale.t('notice.check.button')}</Button>
      </div>
    </form>
    <p class="small muted">{locale.t('notice.check.never')}</p>
  </div>
);

const Verdict: FC<Pick<CheckNoticeProps, 'locale' | 'hub' | 'checked'>> = ({
  locale,
  hub,
  checked,
}) => {
  if (!checked)
    return (
      <Notice tone="error" live title={locale.t('notice.unknown', { hub })}>
        <p>{locale.t('notice.unknown.text', { hub })}</p>
      </Notice>
    );
  const said = {
    hub,
    subject: locale.t(`message.${checked.template}.subject`),
    date: longDate(checked.sentOn, locale.lang),
  };
  if (checked.same === false)
    return (
      <Notice tone="attention" live title={locale.t('notice.altered')}>
        <p>{locale.t('notice.altered.text', said)}</p>
      </Notice>
    );
  return (
    <Notice live title={locale.t('notice.real', { hub })}>
      <p>{locale.t('notice.real.text', said)}</p>
      <p>{locale.t(checked.same ? 'notice.real.same' : 'notice.real.code')}</p>
    </Notice>
  );
};
