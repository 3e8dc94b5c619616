import type { FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { DefinitionList } from '../../web/components/lists.tsx';
import { percent } from '../../web/components/locale.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  type CitedProposal,
  type CitedStatement,
  type Content,
  type Counts,
  inLanguage,
  type Paragraph,
} from './content.ts';
import type { Adoption } from './publishing.ts';

interface Speaks {
  readonly locale: Locale;
}

/** Words of statements and proposals as they can be read now, by `statement 4`; what its author took back is not there. */
export type Words = ReadonlyMap<string, { readonly lang: string; readonly text: string }>;

/** Where the pages of statements and proposals stand, with the language; null where there is no consultation. */
export type Base = string | null;

interface PartProps extends Speaks {
  readonly content: Content;
  readonly words: Words;
  readonly base: Base;
}

/** What is written, in the reader's language where somebody translated it; who did, and whether it is of an older text. */
export const ParagraphText: FC<
  Speaks & { readonly of: Content; readonly paragraph: Paragraph }
> = ({ locale, of: { lang: first, titles }, paragraph }) => {
  const shown = inLanguage(paragraph.texts, locale.lang, first);
  if (!shown) return null;
  const { lang, said } = shown;
  return (
    <>
      <div class="paragraph-text" lang={lang} dir="auto">
        {said.text
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <p>{line}</p>
          ))}
      </div>
      {lang !== locale.lang && titles[locale.lang] && (
        <p class="small muted">
          {locale.t('documents.untranslated', { language: languageName(lang, locale.lang) })}
        </p>
      )}
      {lang !== first && (
        <p class="small muted">
          {locale.t('documents.translated', {
            by: said.by,
            date: longDate(said.on, locale.lang),
          })}
          {said.outdated && ` ${locale.t('documents.outdated')}`}
        </p>
      )}
    </>
  );
};

export const Divergences: FC<PartProps & { readonly of: Paragraph }> = ({ locale, base, of }) =>
  of.divergences.length === 0 ? null : (
    <div class="divergence">
      <h3>{locale.t('documents.divergences', { n: of.divergences.length })}</h3>
      {of.divergences.map(({ lang, text, statement }) => (
        <blockquote>
          <p lang={lang} dir="auto">
            {text}
          </p>
          {statement !== null && (
            <p class="small">
              <To base={base} kind="statement" number={statement} locale={locale} />
            </p>
          )}
        </blockquote>
      ))}
    </div>
  );

/** Everything from which a paragraph comes, each a link back. */
export const TraceOfParagraph: FC<PartProps & { readonly of: Paragraph }> = (props) => {
  const { locale, of } = props;
  return of.proposals.length + of.statements.length === 0 ? (
    <p class="small muted">{locale.t('documents.trace.none')}</p>
  ) : (
    <>
      {of.proposals.length > 0 && (
        <ul class="lines">
          {of.proposals.map((proposal) => (
            <li>
              <ProposalLine {...props} proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
      {of.statements.length > 0 && (
        <ul class="lines">
          {of.statements.map((statement) => (
            <li>
              <StatementLine {...props} statement={statement} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const ProposalLine: FC<PartProps & { readonly proposal: CitedProposal }> = ({
  locale,
  base,
  words,
  proposal,
}) => (
  <>
    <p>
      <To base={base} kind="proposal" number={proposal.number} locale={locale} />{' '}
      <span class="small muted">
        {[
          locale.t('proposals.supports', { n: proposal.support }),
          locale.t('proposals.objections', { n: proposal.objection }),
        ].join(' · ')}
      </span>
    </p>
    <Said said={words.get(`proposal ${proposal.number}`)} />
    {proposal.statements.length > 0 && (
      <p class="small">
        {locale.t('proposals.drawn')}{' '}
        {proposal.statements.map((number, index) => (
          <>
            {index > 0 && ' · '}
            <To base={base} kind="statement" number={number} locale={locale} />
          </>
        ))}
      </p>
    )}
  </>
);

const StatementLine: FC<PartProps & { readonly statement: CitedStatement }> = ({
  locale,
  base,
  words,
  statement,
}) => (
  <>
    <p>
      <To base={base} kind="statement" number={statement.number} locale={locale} />
    </p>
    <Said said={words.get(`statement ${statement.number}`)} />
    <p class="small muted">
      {statement.votes ? countsIn(statement.votes, locale) : locale.t('documents.few')}
    </p>
    {statement.groups.length > 0 && (
      <ul class="plain small muted">
        {statement.groups.map(({ name, votes }) => (
          <li>
            {locale.t('documents.group', { name })} {countsIn(votes, locale)}
          </li>
        ))}
      </ul>
    )}
  </>
);

const Said: FC<{
  readonly said: { readonly lang: string; readonly text: string } | undefined;
}> = ({ said }) =>
  said ? (
    <p lang={said.lang} dir="auto">
      {said.text}
    </p>
  ) : null;

/** 72 % d’accord · 18 % pas d’accord · 10 % passent (143 voix) */
function countsIn(votes: Counts, locale: Locale): string {
  const voices = votes.agree + votes.disagree + votes.pass;
  const share = (n: number) => percent(voices === 0 ? 0 : n / voices, locale);
  return locale.t('documents.votes', {
    agree: share(votes.agree),
    disagree: share(votes.disagree),
    pass: share(votes.pass),
    n: voices,
  });
}

const To: FC<
  Speaks & {
    readonly base: Base;
    readonly kind: 'statement' | 'proposal';
    readonly number: number;
  }
> = ({ locale, base, kind, number }) => {
  const label = locale.t(`trace.${kind}`, { n: number });
  return base ? <a href={`${base}/${kind}s/${number}`}>{label}</a> : <span>{label}</span>;
};

/** Who has adopted it, on which day: offices and organisations by name, people by their number. */
export const Adoptions: FC<Speaks & { readonly adoptions: readonly Adoption[] }> = ({
  locale,
  adoptions,
}) => (
  <section class="section stack" aria-labelledby="adoption">
    <h2 id="adoption">{locale.t('documents.adoption')}</h2>
    {adoptions.length === 0 ? (
      <p class="muted">{locale.t('documents.adoption.none')}</p>
    ) : (
      <DefinitionList
        entries={adoptions.map(({ on, kind, name, people }) => ({
          term: longDate(on, locale.lang),
          text: (
            <>
              <bdi>{name}</bdi>
              {kind === 'people' && ` · ${locale.t('documents.people', { n: people ?? 0 })}`}
            </>
          ),
        }))}
      />
    )}
  </section>
);

interface CiteProps extends Speaks {
  readonly content: Content;
  readonly address: string;
  readonly hash: string;
  readonly publicKey: string;
  readonly signature: string;
}

/** One line to cite it by, which stays true, and what proves that nobody has changed it. */
export const Citing: FC<CiteProps> = ({ locale, content, address, hash, publicKey, signature }) => (
  <section class="section stack" aria-labelledby="cite">
    <h2 id="cite">{locale.t('documents.cite')}</h2>
    <p class="cite">{citation(content, address, locale)}</p>
    <p class="small muted">{locale.t('documents.cite.note')}</p>
    <details class="screen-only">
      <summary>{locale.t('documents.proof')}</summary>
      <DefinitionList
        entries={[
          { term: 'SHA-256', text: <Code text={hash} /> },
          { term: locale.t('documents.signature'), text: <Code text={signature} /> },
          { term: locale.t('documents.key'), text: <Code text={publicKey} /> },
        ]}
      />
      <p class="small muted">{locale.t('documents.proof.text')}</p>
    </details>
    <p class="paper-only small">
      SHA-256 <Code text={hash} />
    </p>
  </section>
);

const Code: FC<{ readonly text: string }> = ({ text }) => (
  <code dir="ltr" class="long">
    {text}
  </code>
);

/** Who, what, which version, when, where. */
export function citation(content: Content, address: string, locale: Locale): string {
  const { hub, version, state, on } = content;
  return locale.t('documents.citation', {
    hub,
    title: titleIn(content, locale.lang).title,
    kind: locale.t(`documents.state.${state}`),
    version,
    date: longDate(on, locale.lang),
    address,
  });
}

/** Title and summary in the reader's language, else in the first. */
export function titleIn({ titles, lang: first }: Content, wanted: string) {
  const shown = inLanguage(titles, wanted, first);
  return {
    lang: shown?.lang ?? first,
    title: shown?.said.title ?? '',
    summary: shown?.said.summary ?? '',
  };
}
