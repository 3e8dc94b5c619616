import { stat } from 'node:fs/promises';
import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import type { Problem } from '../../platform/problem.ts';
import { openWorkbook } from '../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import type { PageContext } from '../../web/http/context.ts';
import { explain } from '../../web/http/failures.tsx';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobProblem } from '../../web/http/working.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { teamPage } from '../../web/layout/team.tsx';
import type { Fact } from '../facts/fact.ts';
import {
  detectLayout,
  LAYOUTS,
  type Mapping,
  previewFacts,
  type SourceProposal,
} from '../facts/layouts/layouts.ts';
import { mosaic, slugOf, type Tile } from '../sources/sources.ts';
import { AfterApply, Decide, DiscardForm, ReapplyForm, RevertForm } from './decision-views.tsx';
import { type Import, originalOf, sampleOf, stateOf } from './imports.ts';
import type { KeptTally } from './kept-tally.ts';
import { Report } from './report-views.tsx';
import { choiceOf, choicesOf, textOf } from './showing.ts';
import { ImportPage, Trouble } from './views.tsx';

interface Wrong {
  readonly source?: string;
  readonly revert?: string;
  readonly discard?: string;
}

/** The page of one import, whatever its state. */
export async function showImport(
  c: PageContext,
  site: Site,
  row: Import,
  wrong: Wrong = {},
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const tiles = await mosaic(db);
  const tile = tiles.find(({ source }) => source.id === row.sourceId);
  const job = await latestJobOf(db, `import:${row.id}`);
  const state = stateOf(row);
  const base = `/${locale.lang}/staff/imports/${row.id}`;
  return teamPage(c, {
    title: row.fileName,
    trail: [{ label: locale.t('team.page.imports'), href: `/${locale.lang}/staff/imports` }],
    children: (
      <ImportPage
        locale={locale}
        id={row.id}
        fileName={row.fileName}
        state={state}
        trouble={state === 'received' && job?.endedAt != null}
        at={row.createdAt}
        moments={momentsOf(row, c)}
        layout={row.layout}
        source={tile ? choiceOf(tile, locale) : null}
      >
        <After c={c} directory={isDirectory(row)} />
        {state === 'received' && (
          <NotRead c={c} base={base} job={job} {...(wrong.discard && { error: wrong.discard })} />
        )}
        {row.stagedAt && (state === 'staged' || state === 'applied' || state === 'reverted') && (
          <Report
            locale={locale}
            base={base}
            // Stored as the reading gave them.
            tally={(row.tally ?? {}) as Partial<KeptTally>}
            sample={sampleOf(row)}
            facts={row.factCount}
            errors={row.errorCount}
            notes={row.noteCount}
            preview={await firstFacts(site, row)}
            directory={isDirectory(row)}
          />
        )}
        {state === 'staged' && (
          <Decide
            {...decision(c, row, tiles)}
            base={base}
            {...(wrong.source && { error: wrong.source })}
            {...(wrong.discard && { discardError: wrong.discard })}
          />
        )}
        {state === 'applied' && (
          <RevertForm
            locale={locale}
            base={base}
            facts={row.factCount}
            directory={isDirectory(row)}
            {...(wrong.revert && { error: wrong.revert })}
          />
        )}
        {state === 'reverted' && (
          <>
            {tile && <ReapplyForm locale={locale} base={base} source={tile.source.slug} />}
            <DiscardForm
              locale={locale}
              base={base}
              {...(wrong.discard && { error: wrong.discard })}
            />
          </>
        )}
        {state === 'discarded' && <p>{locale.t('imports.discarded.about')}</p>}
      </ImportPage>
    ),
  });
}

const After = ({ c, directory }: { c: PageContext; directory: boolean }) => {
  const done = c.req.query('done');
  return done === 'applied' || done === 'already' ? (
    <AfterApply locale={c.var.locale} already={done === 'already'} directory={directory} />
  ) : null;
};

interface NotReadProps {
  readonly c: PageContext;
  readonly base: string;
  readonly job: Job | null;
  readonly error?: string;
}

const NotRead = ({ c, base, job, error }: NotReadProps) => {
  const { locale } = c.var;
  const problem = jobProblem(job);
  if (!problem) return <JobState c={c} base={base} job={job} label={locale.t('state.reading')} />;
  const canMap = problem.code.startsWith('facts/') || problem.code === 'job/stopped';
  return (
    <Trouble
      locale={locale}
      base={base}
      {...explainFile(problem, locale)}
      canMap={canMap}
      canRetry={problem.code !== 'import/forbidden-column'}
      {...(error && { discardError: error })}
    />
  );
};

// A file's refusal is one line that holds its mend; the general advice about forms would mislead.
function explainFile(problem: Problem, locale: Locale): { title: string; mend: string } {
  const told = explain(problem, locale);
  return locale.has(`problem.${problem.code}.mend`) ? told : { ...told, mend: '' };
}

function momentsOf(row: Import, { var: { locale } }: PageContext) {
  const dates = {
    received: row.createdAt,
    staged: row.stagedAt,
    applied: row.appliedAt,
    reverted: row.revertedAt,
    discarded: row.discardedAt,
  };
  return Object.entries(dates).flatMap(([name, at]) =>
    at ? [{ label: locale.t(`imports.on.${name}`), at }] : [],
  );
}

const isDirectory = (row: Import): boolean =>
  LAYOUTS.find(({ id }) => id === row.layout)?.yields === 'offices';

function decision(c: PageContext, row: Import, tiles: readonly Tile[]) {
  const { locale } = c.var;
  const proposal = row.proposal as SourceProposal | null; // stored as the layout proposed it
  const title = proposal?.holder ? textOf(proposal.title, locale.lang) : '';
  const likely = likelySource(row, tiles, proposal);
  const source = c.req.query('source') ?? likely;
  return {
    locale,
    sources: choicesOf(tiles, locale),
    source,
    errors: row.errorCount,
    proposed: title || null,
    directory: isDirectory(row),
  };
}

/** The source that was chosen on receipt, else the one that bears the proposed name. */
function likelySource(
  row: Import,
  tiles: readonly Tile[],
  proposal: SourceProposal | null,
): string {
  const received = tiles.find(({ source }) => source.id === row.sourceId);
  if (received) return received.source.slug;
  if (!proposal?.holder) return '';
  const slug = slugOf(`${proposal.title.en} ${proposal.vintage.slice(0, 4)}`);
  const alike = tiles.find(
    ({ source }) => source.slug === slug || source.title.en === proposal.title.en,
  );
  return alike?.source.slug ?? '';
}

const PREVIEW_BYTES = 12 * 1024 * 1024;

// Read again from the original: the stored facts are for the pipeline's engine, which the web process does not start.
async function firstFacts(site: Site, row: Import): Promise<Fact[]> {
  const layout = LAYOUTS.find(({ id }) => id === row.layout);
  if (layout?.yields !== 'facts') return [];
  const path = await originalOf(site.hub, row);
  if ((await stat(path)).size > PREVIEW_BYTES) return [];
  const workbook = await openWorkbook(path, { name: row.fileName });
  try {
    const { evidence } = await detectLayout(workbook);
    const mapping = row.mapping as unknown as Mapping | null; // stored as the mapping page gave it
    const { facts } = await previewFacts(
      workbook,
      layout,
      evidence,
      { resolveCountry, ...(mapping ? { mapping } : {}) },
      12,
    );
    return facts;
  } catch (error) {
    // Whatever is wrong with the file was told when it was staged.
    site.hub.log.debug(error, 'previewing an import');
    return [];
  } finally {
    await workbook.close();
  }
}
