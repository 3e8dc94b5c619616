import type { FC } from 'hono/jsx';
import { number } from '../../web/components/locale.ts';
import { Boxes, Receipt, Rules, Sheet, SheetHead } from '../../web/components/paper.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export interface PaperProps {
  /** The language of the sheet. */
  readonly locale: Locale;
  readonly hub: string;
  readonly large: boolean;
  readonly title: string;
  readonly question: string;
  readonly until: string | null;
  /** In the order of the sheet. */
  readonly statements: readonly { readonly lang: string; readonly text: string }[];
  /** Answers to what people may tell of themselves, by the number of their box. */
  readonly ages: readonly string[];
  readonly sexes: readonly string[];
  /** Where the code of the receipt is typed. */
  readonly page: string;
}

export interface PrintedBallot {
  readonly code: string;
  readonly secret: string;
}

const ANSWERS = ['agree', 'disagree', 'pass'] as const;

/** One ballot: a row a statement, three numbered boxes each, what one may tell, and the receipt. */
export const Ballot: FC<PaperProps & { readonly ballot: PrintedBallot }> = (props) => {
  const { locale, hub, large, title, question, statements, ballot } = props;
  return (
    <Sheet large={large} lang={locale.lang} dir={locale.dir}>
      <SheetHead of={hub} title={title} codeLabel={locale.t('sheet.code')} code={ballot.code} />
      <p class="serif" dir="auto">
        {question}
      </p>
      <p>{locale.t('ballots.paper.how')}</p>
      <table class="ballot">
        <thead>
          <tr>
            <td />
            <th scope="col">{locale.t('results.statement')}</th>
            {ANSWERS.map((answer, at) => (
              <th scope="col" class="tick">
                {number(at + 1, locale)}
                <br />
                {locale.t(`results.answer.${answer}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statements.map(({ lang, text }, at) => (
            <tr>
              <th scope="row">{number(at + 1, locale)}</th>
              <td lang={lang} dir="auto">
                {text}
              </td>
              {ANSWERS.map(() => (
                <td class="tick">
                  <span class="box" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <section class="ballot-about">
        <h3>{locale.t('ballots.paper.own')}</h3>
        <Rules count={2} />
        <h3>{locale.t('ballots.paper.about')}</h3>
        <p class="small">{locale.t('ballots.paper.about.text')}</p>
        <div class="rules">
          <div>
            <h3>{locale.t('ballots.residence')}</h3>
            <Rules />
          </div>
          <div>
            <h3>{locale.t('ballots.sex')}</h3>
            <Boxes labels={props.sexes} />
          </div>
        </div>
        <h3>{locale.t('ballots.age')}</h3>
        <Boxes labels={props.ages} />
      </section>
      <TakenHome {...props} />
    </Sheet>
  );
};

const TakenHome: FC<PaperProps & { readonly ballot: PrintedBallot }> = (props) => {
  const { locale, page, ballot, until } = props;
  return (
    <Receipt
      title={locale.t('sheet.receipt')}
      secrets={[{ label: locale.t('ballots.paper.code'), secret: ballot.secret }]}
      address={`${page}#${ballot.secret}`}
      qr={locale.t('ballots.paper.qr')}
    >
      <p>
        {locale.t('ballots.paper.receipt')}{' '}
        <strong dir="ltr">{page.replace(/^https?:\/\//, '')}</strong>
      </p>
      {until && (
        <p class="small">
          {locale.t('ballots.paper.until', { until: longDate(until, locale.lang) })}
        </p>
      )}
    </Receipt>
  );
};
