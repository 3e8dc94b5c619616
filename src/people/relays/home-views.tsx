import type { FC } from 'hono/jsx';
import { autonym, LANGS } from '../../reference/languages/languages.ts';
import { Card, CardRow } from '../../web/components/card.tsx';
import { Button, Checkbox, Select } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { RELAY_ACTS, type RelayAct } from './days.ts';
import type { BatchLine } from './sheets.ts';

interface HomeProps {
  readonly locale: Locale;
  readonly counts: Readonly<Record<RelayAct, number>>;
  readonly batches: readonly BatchLine[];
  readonly once: string;
  /** What was just done: a key of `relay.done`. */
  readonly done: string;
}

const DOORS = ['register', 'key', 'requests', 'calls', 'consultations', 'with'] as const;

/** What a relay can do, how much they did today, and the paper that is out. */
export const RelayHome: FC<HomeProps> = ({ locale, counts, batches, once, done }) => (
  <>
    <h1>{locale.t('relay.title')}</h1>
    {locale.has(`relay.done.${done}`) && (
      <Notice live title={locale.t(`relay.done.${done}`)}>
        <p>{locale.t('relay.done.text')}</p>
      </Notice>
    )}
    <p class="lead">{locale.t('relay.lead')}</p>
    <CardRow>
      {DOORS.map((door) => (
        <Card
          title={locale.t(`relay.door.${door}`)}
          href={`/${locale.lang}/me/relay/${door}`}
          level={2}
        >
          <p>{locale.t(`relay.door.${door}.text`)}</p>
        </Card>
      ))}
    </CardRow>
    <section class="section stack" aria-labelledby="today">
      <h2 id="today">{locale.t('relay.today')}</h2>
      <DefinitionList
        entries={RELAY_ACTS.map((act) => ({
          term: locale.t(`relay.count.${act}`),
          text: number(counts[act], locale),
        }))}
      />
      <p class="small muted">{locale.t('relay.today.text')}</p>
    </section>
    <section class="section stack" aria-labelledby="sheets">
      <h2 id="sheets">{locale.t('relay.sheets')}</h2>
      <p>{locale.t('relay.sheets.text')}</p>
      <PrintForm locale={locale} once={once} action={`/${locale.lang}/me/relay/sheets`} />
      {batches.length > 0 && <Batches locale={locale} batches={batches} />}
    </section>
    <section class="section stack" aria-labelledby="never">
      <h2 id="never">{locale.t('relay.never')}</h2>
      <ul>
        {(['list', 'identity', 'contact', 'card', 'answer'] as const).map((what) => (
          <li>{locale.t(`relay.never.${what}`)}</li>
        ))}
      </ul>
    </section>
  </>
);

interface PrintFormProps {
  readonly locale: Locale;
  readonly once: string;
  readonly action: string;
}

export const PrintForm: FC<PrintFormProps> = ({ locale, once, action }) => (
  <form class="form" method="post" action={action}>
    <input type="hidden" name="once" value={once} />
    <Select
      name="lang"
      label={locale.t('relay.print.lang')}
      options={LANGS.map((lang) => ({ value: lang, label: autonym(lang) ?? lang }))}
      value={locale.lang}
      short
    />
    <Select
      name="count"
      label={locale.t('relay.print.count')}
      options={[1, 5, 10, 20, 50].map((n) => ({ value: String(n), label: number(n, locale) }))}
      value="10"
      short
    />
    <Checkbox name="large" label={locale.t('relay.print.large')} />
    <div class="row">
      <Button tone="plain">{locale.t('relay.print.go')}</Button>
    </div>
  </form>
);

const Batches: FC<Pick<HomeProps, 'locale' | 'batches'>> = ({ locale, batches }) => (
  <DataTable
    locale={locale}
    id="batches"
    caption={locale.t('relay.batches')}
    rows={batches}
    columns={[
      {
        title: locale.t('relay.batch'),
        header: true,
        cell: ({ kind, madeOn }) =>
          `${locale.t(`relay.kind.${kind}`)}, ${longDate(madeOn, locale.lang)}`,
      },
      { title: locale.t('relay.batch.printed'), numeric: true, cell: ({ printed }) => printed },
      { title: locale.t('relay.batch.keyed'), numeric: true, cell: ({ keyed }) => keyed },
      { title: locale.t('relay.batch.until'), cell: ({ until }) => longDate(until, locale.lang) },
      {
        title: locale.t('relay.batch.action'),
        cell: ({ id, madeOn }) => (
          <form method="post" action={`/${locale.lang}/me/relay/sheets/${id}/cancel`}>
            <button class="button link" type="submit">
              {locale.t('relay.batch.cancel')}
              <span class="unseen"> {longDate(madeOn, locale.lang)}</span>
            </button>
          </form>
        ),
      },
    ]}
  />
);
