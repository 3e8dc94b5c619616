import type { FC } from 'hono/jsx';
import {
  Button,
  Checkbox,
  ErrorSummary,
  PrintButton,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';
import type { Held } from './data-views.tsx';
import type { Erasure } from './erasure.ts';

interface ErasePageProps {
  readonly locale: Locale;
  readonly held: readonly Held[];
  readonly once: string;
  readonly errors: readonly FieldError[];
}

const STAYS = ['consents', 'journal', 'counts', 'requests', 'backups'] as const;

/** What goes, what stays without anybody in it, and the question. */
export const ErasePage: FC<ErasePageProps> = ({ locale, held, once, errors }) => {
  const error = errorAt(errors, 'sure');
  return (
    <>
      <h1>{locale.t('me.erase.title')}</h1>
      <p class="lead">{locale.t('me.erase.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <div class="two">
        <section class="section stack" aria-labelledby="goes">
          <h2 id="goes">{locale.t('me.erase.goes')}</h2>
          <ul>
            {held
              .filter(({ lines }) => lines.length > 0)
              .map((each) => (
                <Going locale={locale} {...each} />
              ))}
            <li>{locale.t('me.erase.goes.log')}</li>
          </ul>
        </section>
        <section class="section stack" aria-labelledby="stays">
          <h2 id="stays">{locale.t('me.erase.stays')}</h2>
          <ul>
            {STAYS.map((what) => (
              <li>{locale.t(`me.erase.stays.${what}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <section class="section stack" aria-labelledby="sure">
        <h2 id="sure">{locale.t('me.erase.sure')}</h2>
        <p>{locale.t('me.erase.sure.text')}</p>
        <form class="form" method="post" action={`/${locale.lang}/erasure`}>
          <input type="hidden" name="once" value={once} />
          <Checkbox
            name="sure"
            label={locale.t('me.erase.check')}
            required
            {...(error && { error })}
          />
          <div class="row">
            <Button tone="grave">{locale.t('me.erase.go')}</Button>
            <Button tone="plain" href={`/${locale.lang}/me/data`}>
              {locale.t('me.erase.keep')}
            </Button>
          </div>
        </form>
      </section>
    </>
  );
};

/** What a feature holds, with its parts where they say more than its name. */
const Going: FC<Held & { readonly locale: Locale }> = ({ locale, name, lines }) => {
  const title = locale.t(`holding.${name}`);
  const parts = [...new Set(lines.map(({ term }) => term))].filter((term) => term !== title);
  return (
    <li>
      {title}
      {parts.length > 0 && <span class="muted"> · {inRow(parts, locale.lang)}</span>}
    </li>
  );
};

interface ProofPageProps {
  readonly locale: Locale;
  readonly face: Face;
  readonly code: string;
  readonly erasure: Erasure;
}

/** The proof, for the person's drawer and for whoever they show it to: a day and counts. */
export const ProofPage: FC<ProofPageProps> = ({ locale, face, code, erasure }) => (
  <article class="stack">
    <h1>{locale.t('erasure.title')}</h1>
    <p class="lead">{locale.t('erasure.lead', { hub: face.owner || face.name })}</p>
    <p>
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
    <Notice title={locale.t('erasure.keep')}>
      <p>{locale.t('erasure.keep.text', { address: `${face.address}/${locale.lang}/erasure` })}</p>
    </Notice>
    <DefinitionList
      entries={[
        { term: locale.t('erasure.on'), text: longDate(erasure.on, locale.lang) },
        ...Object.entries(erasure.counts)
          .filter(([, count]) => count > 0)
          .map(([name, count]) => ({
            term: locale.t(`holding.${name}`),
            text: locale.t('erasure.rows', { n: count }),
          })),
      ]}
    />
    <p class="small muted">{locale.t('erasure.says')}</p>
    <PrintButton locale={locale} />
  </article>
);

/** For whoever holds a code. */
export const ProofQuestion: FC<{ readonly locale: Locale; readonly unknown?: string }> = ({
  locale,
  unknown,
}) => (
  <article class="stack">
    <h1>{locale.t('erasure.check')}</h1>
    <p class="lead">{locale.t('erasure.check.lead')}</p>
    {unknown !== undefined && (
      <Notice tone="attention" live title={locale.t('erasure.none')}>
        <p>{locale.t('erasure.none.text')}</p>
      </Notice>
    )}
    <form class="form" method="get" action={`/${locale.lang}/erasure`}>
      <TextInput
        name="code"
        label={locale.t('erasure.code')}
        value={unknown ?? ''}
        autocomplete="off"
        maxlength={60}
        dir="ltr"
        required
      />
      <div class="row">
        <Button>{locale.t('erasure.check.go')}</Button>
      </div>
    </form>
  </article>
);
