import type { FC } from 'hono/jsx';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { fieldWords, levelWords, type Verdict } from '../intake/intake.ts';
import { type Parts, partsOf } from './differences.ts';
import type { Compared, PairShown, Side } from './pair.ts';
import type { Turn } from './turns.ts';
import { Waterfall } from './waterfall.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface LastProps extends Speaks {
  readonly base: string;
  readonly last: { readonly id: string; readonly verdict: Verdict };
  readonly sampled: boolean;
}

/** What this reviewer said a moment ago, to be taken back. */
export const LastAnswer: FC<LastProps> = ({ locale, base, last, sampled }) => (
  <Notice live>
    <form class="row" method="post" action={`${base}/take-back`}>
      <input type="hidden" name="verdict" value={last.id} />
      <input type="hidden" name="of" value={sampled ? 'sample' : 'queue'} />
      <p>{locale.t(`review.last.${last.verdict}`)}</p>
      <Button tone="link">{locale.t('review.takeBack')}</Button>
    </form>
  </Notice>
);

interface PairPageProps extends Speaks {
  readonly base: string;
  readonly turn: Turn;
  readonly shown: PairShown;
  /** Makes the form good for once. */
  readonly once: string;
}

export const PairPage: FC<PairPageProps> = ({ locale, base, turn, shown, once }) => (
  <>
    <h1>{locale.t('review.question')}</h1>
    {turn.sampled && <p class="lead">{locale.t('review.blind.note')}</p>}
    <SideBySide locale={locale} shown={shown} />
    <Answers locale={locale} base={base} turn={turn} once={once} />
    <Others locale={locale} sides={shown.sides} />
    {!turn.sampled && <Waterfall locale={locale} evidence={shown.evidence} />}
  </>
);

/** What a phone calls the two sides, where no columns stand. */
const LETTERS = ['A', 'B'] as const;

const SideBySide: FC<Speaks & { readonly shown: PairShown }> = ({
  locale,
  shown: { sides, fields },
}) => (
  <>
    {sides.map((side, at) => (
      <p class="narrow-only">
        <b>{LETTERS[at]}</b> <SideTitle locale={locale} side={side} />
      </p>
    ))}
    <PairTable locale={locale} sides={sides} fields={fields} />
  </>
);

const PairTable: FC<Speaks & Pick<PairShown, 'sides' | 'fields'>> = ({ locale, sides, fields }) => (
  <DataTable
    locale={locale}
    id="pair"
    stacked
    caption={locale.t('review.pair')}
    rows={fields}
    columns={[
      {
        title: locale.t('linkages.field'),
        header: true,
        cell: ({ kind, field }) => fieldWords(locale, { kind, name: field }, fields),
      },
      {
        title: <SideTitle locale={locale} side={sides[0]} />,
        short: LETTERS[0],
        cell: (field) => <Value locale={locale} field={field} side={0} />,
      },
      {
        title: <SideTitle locale={locale} side={sides[1]} />,
        short: LETTERS[1],
        cell: (field) => <Value locale={locale} field={field} side={1} />,
      },
      {
        title: locale.t('review.pair.compared'),
        cell: (field) => <Sign locale={locale} field={field} />,
      },
    ]}
  />
);

const SideTitle: FC<Speaks & { readonly side: Side }> = ({ locale, side }) => (
  <>
    <bdi dir={locale.dir}>{side.name}</bdi>
    <small class="muted from">
      {side.heldOn
        ? locale.t('review.pair.row.held', {
            row: side.row,
            date: longDate(side.heldOn, locale.lang),
          })
        : locale.t('review.pair.row', { row: side.row })}
    </small>
  </>
);

/** Levels of which the letters that part them are worth a mark. */
const MARKED = new Set(['near', 'like', 'slip', 'two slips', 'two parts of three', 'same year']);

const Value: FC<Speaks & { readonly field: Compared; readonly side: 0 | 1 }> = ({
  locale,
  field: { values, level },
  side,
}) => {
  const [one, other] = values;
  const value = values[side];
  if (value === null) return <i class="muted">{locale.t('review.pair.unsaid')}</i>;
  if (one === null || other === null || level === null || !MARKED.has(level))
    return <bdi>{value}</bdi>;
  return <Marked parts={partsOf(one, other)[side]} />;
};

const Marked: FC<{ readonly parts: Parts }> = ({ parts: { before, between, after } }) => (
  <bdi>
    {before}
    {between && <mark>{between}</mark>}
    {after}
  </bdi>
);

/** How two values stand to each other: a sign for the eye, a word for everybody. */
const Sign: FC<Speaks & { readonly field: Compared }> = ({ locale, field: { level, values } }) => {
  if (values.includes(null) || level === null)
    return (
      <span class="muted">
        {locale.t(values.includes(null) ? 'review.pair.nothing' : 'review.pair.apart')}
      </span>
    );
  const words = levelWords(locale, level);
  if (level === 'same')
    return (
      <span class="muted">
        <span aria-hidden="true">=</span> {words}
      </span>
    );
  return (
    <>
      <span aria-hidden="true">{level === 'other' ? '≠' : '≈'}</span> <strong>{words}</strong>
    </>
  );
};

interface AnswersProps extends Speaks {
  readonly base: string;
  readonly turn: Turn;
  readonly once: string;
}

/** In the order of their keys: 1 to 4. */
const ANSWERS = [
  { value: 'same', letter: 'm' },
  { value: 'different', letter: 'd' },
  { value: 'unsure', letter: 'i' },
  { value: 'skip', letter: 'p' },
] as const;

const Answers: FC<AnswersProps> = ({ locale, base, turn, once }) => (
  <form class="stack" method="post" action={`${base}/answer`}>
    <input type="hidden" name="l" value={String(turn.l)} />
    <input type="hidden" name="r" value={String(turn.r)} />
    <input type="hidden" name="of" value={turn.sampled ? 'sample' : 'queue'} />
    <input type="hidden" name="once" value={once} />
    <answer-keys>
      <EqualButtons>
        {ANSWERS.map(({ value, letter }, at) => (
          <Button tone="plain" name="verdict" value={value} data-keys={`${at + 1} ${letter}`}>
            {locale.t(`review.answer.${value}`)}
          </Button>
        ))}
      </EqualButtons>
      <label class="choice small" hidden>
        <input type="checkbox" checked /> {locale.t('review.keys')}
      </label>
    </answer-keys>
  </form>
);

/** What the lists say besides, which the model does not compare. */
const Others: FC<Speaks & { readonly sides: readonly [Side, Side] }> = ({ locale, sides }) => {
  if (sides.every(({ others }) => others.length === 0)) return null;
  return (
    <section class="stack">
      <h2 class="h3">{locale.t('review.others')}</h2>
      <div class="two">
        {sides.map(({ name, others }) => (
          <div class="stack">
            <h3 class="h4">
              <bdi dir={locale.dir}>{name}</bdi>
            </h3>
            {others.length === 0 ? (
              <p class="muted">{locale.t('review.others.none')}</p>
            ) : (
              <DefinitionList
                entries={others.map(({ header, value }) => ({
                  term: <bdi>{header}</bdi>,
                  text: <bdi>{value}</bdi>,
                }))}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  );
};
