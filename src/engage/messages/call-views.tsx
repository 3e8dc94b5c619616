import type { FC } from 'hono/jsx';
import { shownPhone } from '../../process/roster/roster.ts';
import { autonym, LANGS } from '../../reference/languages/languages.ts';
import { Button, EqualButtons, Select } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Call } from './calls.ts';
import { writeNoticeCode } from './notices.ts';
import { wordsIn } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

interface CallsProps extends Speaks {
  readonly waiting: number;
  readonly taken: readonly string[];
  /** What was just done: a key of `calls.done`. */
  readonly done: string;
}

/** How many calls wait, and those that this relay has taken; nobody is named before a call is opened. */
export const Calls: FC<CallsProps> = ({ locale, waiting, taken, done }) => (
  <>
    <h1>{locale.t('calls.title')}</h1>
    {locale.has(`calls.done.${done}`) && <Notice live title={locale.t(`calls.done.${done}`)} />}
    <p class="lead">{locale.t('calls.lead')}</p>
    {taken.length > 0 && (
      <section class="section stack" aria-labelledby="taken">
        <h2 id="taken">{locale.t('calls.taken')}</h2>
        <ul>
          {taken.map((id, index) => (
            <li>
              <a href={`/${locale.lang}/me/relay/calls/${id}`}>
                {locale.t('calls.number', { n: index + 1 })}
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {waiting === 0 ? (
      <EmptyState title={locale.t('calls.empty')}>
        <p>{locale.t('calls.empty.text')}</p>
      </EmptyState>
    ) : (
      <form class="form section" method="post" action={`/${locale.lang}/me/relay/calls`}>
        <p>{locale.t('calls.waiting', { n: waiting })}</p>
        <Select
          name="lang"
          label={locale.t('calls.lang')}
          options={LANGS.map((lang) => ({ value: lang, label: autonym(lang) ?? lang }))}
          value={locale.lang}
          short
        />
        <div class="row">
          <Button>{locale.t('calls.take')}</Button>
        </div>
      </form>
    )}
    <p>
      <a href={`/${locale.lang}/me/relay`}>{locale.t('relay.back')}</a>
    </p>
  </>
);

interface CallPageProps extends Speaks {
  readonly hub: string;
  readonly id: string;
  /** Null where it must not be made now. */
  readonly call: Call | null;
}

/** One call: the number, what is said in the language of whoever answers, and three ways in which it can end. */
export const CallPage: FC<CallPageProps> = ({ locale, hub, id, call }) => {
  if (!call)
    return (
      <>
        <h1>{locale.t('calls.one')}</h1>
        <Notice tone="attention" title={locale.t('calls.not')}>
          <p>{locale.t('calls.not.text')}</p>
        </Notice>
        <p>
          <a href={`/${locale.lang}/me/relay/calls`}>{locale.t('calls.back')}</a>
        </p>
      </>
    );
  const speech = localeOf(call.lang);
  const { subject, paragraphs } = wordsIn(call.content, speech);
  return (
    <>
      <h1>{locale.t('calls.one')}</h1>
      <p class="lead">
        <a href={`tel:${call.phone}`}>
          <bdi dir="ltr">{shownPhone(call.phone)}</bdi>
        </a>
        {call.name && (
          <>
            {' · '}
            <bdi>{call.name}</bdi>
          </>
        )}
      </p>
      <p>{locale.t('calls.before')}</p>
      <Notice tone="attention" title={locale.t('relay.aloud')}>
        <div class="stack" lang={speech.lang} dir={speech.dir}>
          <p class="serif">{speech.t('calls.hello', { hub })}</p>
          <p class="serif">{subject}</p>
          {paragraphs.map((text) => (
            <p class="serif">{text}</p>
          ))}
          {call.content.code && (
            <p class="serif">
              {speech.t('calls.code')} <bdi dir="ltr">{writeNoticeCode(call.content.code)}</bdi>
            </p>
          )}
        </div>
      </Notice>
      <form method="post" action={`/${locale.lang}/me/relay/calls/${id}`} class="section stack">
        <p>{locale.t('calls.how')}</p>
        <EqualButtons>
          {(['reached', 'missed', 'refused'] as const).map((word) => (
            <Button tone="plain" name="word" value={word}>
              {locale.t(`calls.${word}`)}
            </Button>
          ))}
        </EqualButtons>
        <p class="small muted">{locale.t('calls.refused.text')}</p>
      </form>
    </>
  );
};
