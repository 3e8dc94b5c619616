import type { FC } from 'hono/jsx';
import { CountrySelect } from '../../web/components/country-select.tsx';
import { Button } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ClosedLists, closedLines } from '../intake/intake.ts';
import type { PopulationEstimate } from './finding.ts';
import type { PublicReport } from './publishing.ts';
import type { Withheld } from './releasing.ts';

interface Speaks {
  readonly locale: Locale;
}

interface AskProps extends Speaks {
  readonly base: string;
  readonly origin: string;
  readonly residence: string;
  readonly again: boolean;
}

/** Which official figures to put beside, and the button. */
export const AskForm: FC<AskProps> = ({ locale, base, origin, residence, again }) => (
  <form method="post" action={`${base}/estimates`} class={again ? 'section stack' : 'stack'}>
    <h2>{locale.t(again ? 'estimates.again' : 'estimates.ask')}</h2>
    <p>{locale.t('estimates.ask.about')}</p>
    <CountrySelect
      locale={locale}
      name="origin"
      label={locale.t('estimates.origin')}
      hint={locale.t('estimates.origin.hint')}
      none={locale.t('estimates.corridor.none')}
      value={origin}
    />
    <CountrySelect
      locale={locale}
      name="residence"
      label={locale.t('estimates.residence')}
      none={locale.t('estimates.corridor.none')}
      value={residence}
    />
    <Button>{locale.t('button.estimates')}</Button>
  </form>
);

export const NoEstimate: FC<Speaks> = ({ locale }) => (
  <EmptyState title={locale.t('estimates.empty')}>
    <p>{locale.t('estimates.empty.about')}</p>
  </EmptyState>
);

interface PublishingProps extends Speaks {
  readonly base: string;
  readonly estimate: PopulationEstimate;
  /** Why the next release would say nothing of it. */
  readonly withheld: Withheld | null;
  /** Releases speak of the linkage in force alone. */
  readonly inForce: boolean;
}

/** What a release would say, and whether it does. */
export const Publishing: FC<PublishingProps> = (props) => {
  const { locale, estimate } = props;
  const { publishable } = estimate;
  return (
    <section class="section stack" aria-labelledby="publish">
      <h2 id="publish">{locale.t('estimates.publish')}</h2>
      <p>{locale.t('estimates.publish.about')}</p>
      {!publishable || 'refused' in publishable ? (
        <p>
          {locale.t(publishable ? 'estimates.publish.few-in-common' : 'estimates.publish.anew')}
        </p>
      ) : (
        <Decision {...props} report={publishable} />
      )}
    </section>
  );
};

const SAID = { maximumSignificantDigits: 3 } as const;

const Decision: FC<PublishingProps & { readonly report: PublicReport }> = (props) => {
  const { locale, base, estimate, report } = props;
  const { chosenAt } = estimate;
  const said = (value: number) => number(value, locale, SAID);
  const words = { low: said(report.low), high: said(report.high) };
  return (
    <>
      <p>
        {locale.t('estimates.publish.would')}{' '}
        <strong>
          {report.n === null
            ? locale.t('estimates.range', words)
            : locale.t('estimates.figure', { ...words, n: said(report.n) })}
        </strong>
      </p>
      {!estimate.origin && <p>{locale.t('estimates.publish.nowhere')}</p>}
      {chosenAt && (
        <Notice>
          <p>{locale.t('estimates.publish.chosen', { date: longDate(chosenAt, locale.lang) })}</p>
        </Notice>
      )}
      <Hindrance {...props} />
      <form method="post" action={`${base}/estimates/publish`}>
        <input type="hidden" name="estimate" value={estimate.id} />
        <input type="hidden" name="publish" value={chosenAt ? 'no' : 'yes'} />
        <Button {...(chosenAt && { tone: 'plain' as const })}>
          {locale.t(chosenAt ? 'estimates.publish.no' : 'estimates.publish.yes')}
        </Button>
      </form>
    </>
  );
};

const Hindrance: FC<PublishingProps> = ({ locale, withheld, inForce }) => {
  if (withheld?.why === 'list-closed')
    return (
      <ClosedLists locale={locale} closed={closedLines(withheld.closed, locale)} what="estimates" />
    );
  if (!withheld && inForce) return null;
  return (
    <Notice tone="attention">
      <p>
        {locale.t(withheld ? 'estimates.publish.total-hidden' : 'estimates.publish.not-in-force')}
      </p>
    </Notice>
  );
};
