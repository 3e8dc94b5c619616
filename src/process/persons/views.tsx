import type { FC } from 'hono/jsx';
import { Drawing } from '../../web/components/drawing.tsx';
import { Button, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Pagination, Tabs } from '../../web/components/navigation.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { ShareBar } from '../../web/components/share-bar.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Found, type Summary, WAYS, type Way } from './finding.ts';
import type { Numbers, Pattern } from './numbers.ts';
import { bitsWords, type NamedList } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

interface PersonsPageProps extends Speaks {
  readonly base: string;
  readonly lists: readonly NamedList[];
  readonly rows: number;
  readonly numbers: Numbers;
  readonly way: Way;
  readonly found: Found;
  readonly search: SearchProps['search'];
  /** Sheets are made of the linkage in force alone. */
  readonly current: boolean;
}

/** What a linkage found: first as numbers, then the persons that are worth a look. No name stands here. */
export const PersonsPage: FC<PersonsPageProps> = (props) => {
  const { locale, base, lists, rows, numbers, way, found, search } = props;
  return (
    <>
      <h1>{locale.t('linkages.page.persons')}</h1>
      <p class="lead">{locale.t('linked.lead', { rows, persons: numbers.persons })}</p>
      <p class="muted">{locale.t('linked.exact')}</p>
      <section class="section stack" aria-labelledby="known">
        <h2 id="known">{locale.t('linked.known')}</h2>
        <ByLists locale={locale} numbers={numbers} />
        <BetweenLists {...props} />
        <Patterns locale={locale} lists={lists} numbers={numbers} />
      </section>
      <section class="section stack" aria-labelledby="look">
        <h2 id="look">{locale.t('linked.look')}</h2>
        <p>{locale.t('linked.look.about')}</p>
        <SearchForm locale={locale} base={base} lists={lists} search={search} />
        <Tabs
          label={locale.t('linked.look')}
          current="true"
          tabs={WAYS.map((each) => ({
            label: locale.t(`linked.way.${each}`),
            href: `${base}?way=${each}#look`,
            current: each === way,
          }))}
        />
        <p>{locale.t(`linked.way.${way}.about`)}</p>
        <PersonTable {...{ locale, base, lists, way, found }} />
      </section>
    </>
  );
};

const ByLists: FC<Speaks & { numbers: Numbers }> = ({ locale, numbers }) => (
  <DataTable
    locale={locale}
    id="by-lists"
    caption={locale.t('linked.byLists')}
    rows={numbers.byLists}
    columns={[
      {
        title: locale.t('linked.lists'),
        header: true,
        cell: ({ lists }) => locale.t('linked.inLists', { n: lists }),
      },
      { title: locale.t('linkages.persons'), numeric: true, cell: ({ persons }) => persons },
      {
        title: locale.t('linked.share'),
        cell: ({ persons }) => <Share locale={locale} part={persons} of={numbers.persons} />,
      },
    ]}
  />
);

const Share: FC<Speaks & { part: number; of: number }> = ({ locale, part, of }) => {
  const share = of > 0 ? part / of : 0;
  return <ShareBar share={share}>{percent(share, locale, share < 0.1 ? 1 : 0)}</ShareBar>;
};

/** How many persons each list holds, and how many each two hold together. */
const BetweenLists: FC<PersonsPageProps> = ({ locale, lists, numbers, current }) => (
  <DataTable
    locale={locale}
    id="between"
    caption={locale.t('linked.between')}
    note={locale.t('linked.between.note')}
    wordy
    rows={lists}
    columns={[
      {
        title: locale.t('linked.list'),
        header: true,
        cell: ({ id, letter, name }) => (
          <>
            <b>{letter}</b> <bdi>{name}</bdi>
            {current && (
              <>
                <br />
                <a class="small" href={`/${locale.lang}/staff/lists/${id}/return`}>
                  {locale.t('returns.title')}
                  <span class="unseen"> {name}</span>
                </a>
              </>
            )}
          </>
        ),
      },
      ...lists.map((other) => ({
        title: <abbr title={other.name}>{other.letter}</abbr>,
        numeric: true,
        cell: ({ id }: NamedList) =>
          id === other.id ? (
            <b>{number(numbers.inBoth(id, id), locale)}</b>
          ) : (
            numbers.inBoth(id, other.id)
          ),
      })),
    ]}
  />
);

const MOST_PATTERNS = 15;

/** Which lists know them together, the commonest first. */
const Patterns: FC<Speaks & { lists: readonly NamedList[]; numbers: Numbers }> = ({
  locale,
  lists,
  numbers,
}) => {
  const shown = numbers.patterns.slice(0, MOST_PATTERNS);
  const rest = numbers.patterns.length - shown.length;
  return (
    <>
      <DataTable
        locale={locale}
        id="patterns"
        caption={locale.t('linked.patterns')}
        note={locale.t('linked.patterns.note')}
        rows={shown}
        columns={[
          {
            title: locale.t('linked.lists'),
            header: true,
            cell: (pattern) => <Dots pattern={pattern} lists={lists} />,
          },
          { title: locale.t('linkages.persons'), numeric: true, cell: ({ persons }) => persons },
          {
            title: locale.t('linked.share'),
            cell: ({ persons }) => <Share locale={locale} part={persons} of={numbers.persons} />,
          },
        ]}
      />
      {rest > 0 && <p class="small muted">{locale.t('linked.patterns.rest', { n: rest })}</p>}
    </>
  );
};

const STEP = 22;

/** A letter for each list, in a full disc where the list knows them. */
const Dots: FC<{ pattern: Pattern; lists: readonly NamedList[] }> = ({ pattern, lists }) => {
  const known = lists.filter(({ id }) => pattern.lists.includes(id));
  return (
    <Drawing
      class="pattern"
      label={known.map(({ letter, name }) => `${letter} ${name}`).join(' + ')}
      width={lists.length * STEP}
      height={STEP}
      viewBox={`0 0 ${lists.length * STEP} ${STEP}`}
    >
      {lists.map(({ id, letter }, at) => (
        <g class={pattern.lists.includes(id) ? 'in' : 'out'}>
          <circle cx={at * STEP + STEP / 2} cy={STEP / 2} r="9" />
          <text x={at * STEP + STEP / 2} y={STEP / 2 + 4} text-anchor="middle">
            {letter}
          </text>
        </g>
      ))}
    </Drawing>
  );
};

interface SearchProps extends Speaks {
  readonly base: string;
  readonly lists: readonly NamedList[];
  readonly search: { readonly list: string; readonly number: string; readonly error?: string };
}

const SearchForm: FC<SearchProps> = ({ locale, base, lists, search }) => (
  <details open={search.error !== undefined}>
    <summary>{locale.t('linked.search')}</summary>
    <form class="form" method="post" action={`${base}/find`}>
      {search.error && (
        <ErrorSummary
          title={locale.t('form.errors', { n: 1 })}
          errors={[{ name: 'number', message: search.error }]}
        />
      )}
      <Select
        name="list"
        label={locale.t('linked.list')}
        value={search.list}
        required
        options={lists.map(({ id, letter, name }) => ({ value: id, label: `${letter} · ${name}` }))}
      />
      <TextInput
        name="number"
        label={locale.t('linked.number')}
        hint={locale.t('linked.number.hint')}
        value={search.number}
        maxlength={100}
        dir="auto"
        autocomplete="off"
        short
        required
        {...(search.error && { error: search.error })}
      />
      <div class="row">
        <Button>{locale.t('button.persons.find')}</Button>
      </div>
    </form>
  </details>
);

const PersonTable: FC<Pick<PersonsPageProps, 'locale' | 'base' | 'lists' | 'way' | 'found'>> = ({
  locale,
  base,
  lists,
  way,
  found: { persons, next },
}) =>
  persons.length === 0 ? (
    <EmptyState title={locale.t(`linked.way.${way}.none`)} />
  ) : (
    <>
      <DataTable
        locale={locale}
        id="persons"
        caption={locale.t(`linked.way.${way}`)}
        stacked
        rows={persons}
        columns={[
          {
            title: locale.t('linked.person'),
            header: true,
            cell: ({ person }) => (
              <a href={`${base}/${person}`}>{locale.t('linked.one', { number: `${person}` })}</a>
            ),
          },
          {
            title: locale.t('linked.lists'),
            cell: (summary) => lettersOf(summary, lists),
          },
          { title: locale.t('linkages.records'), numeric: true, cell: ({ rows }) => rows },
          {
            title: locale.t('linked.conflicts'),
            cell: ({ conflicts }) =>
              conflicts.length > 0
                ? conflicts.map((kind) => locale.t(`linkages.field.${kind}`)).join(', ')
                : locale.t('linked.conflicts.none'),
          },
          {
            title: locale.t('linked.loosest'),
            numeric: true,
            cell: ({ loosest }) => (loosest === null ? null : bitsWords(loosest, locale)),
          },
        ]}
      />
      <Pagination
        locale={locale}
        {...(next && { next: `${base}?way=${way}&after=${next.key}_${next.person}#look` })}
      />
    </>
  );

export const lettersOf = ({ lists: known }: Summary, lists: readonly NamedList[]): string =>
  lists
    .filter(({ id }) => known.includes(id))
    .map(({ letter }) => letter)
    .join(' · ');

export const Conflicts: FC<Speaks & Pick<Summary, 'conflicts'>> = ({ locale, conflicts }) => (
  <>
    {conflicts.map((kind) => (
      <>
        <Tag tone="attention">{locale.t(`linkages.field.${kind}`)}</Tag>{' '}
      </>
    ))}
  </>
);
