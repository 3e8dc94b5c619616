import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExampleGuides } from '../src/collect/guides/guides.ts';
import { apply, receive, stageNow } from '../src/collect/imports/imports.ts';
import { planAnswers } from '../src/collect/plans/tables.ts';
import {
  type AgreementForm,
  addAgreement,
  addHolder,
  addSource,
  describeVoices,
  type HolderForm,
} from '../src/collect/sources/sources.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';
import type { Work } from '../src/platform/jobs/jobs.ts';
import { readMark, setMark } from '../src/platform/marks/marks.ts';
import { publish } from '../src/process/releases/releases.ts';
import { openRun, run, runById } from '../src/process/runs/runs.ts';
import { loadActivities } from './activities.ts';
import { lightConsultations } from './consultations.ts';
import { lightDocument } from './documents.ts';
import { lightGatherings } from './gatherings.ts';
import { generateDemo } from './generate.ts';
import { askForLists } from './lists/light.ts';
import { loadMembers } from './members.ts';
import { loadOrganisations } from './organisations.ts';
import { demoPlan } from './plan.ts';
import { loadRelations } from './relations.ts';
import { lightRequests } from './requests.ts';
import { type DemoSource, demoSources } from './sources.ts';
import { lightSummit } from './summits.ts';
import { demoVoices } from './voices.ts';

/** Lights the demonstration: invented holders, files, guides and plan go the way that real ones would go; lists of persons follow. */
export async function lightDemo(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  if ((await readMark(hub.house.db, 'demo')) === true) return;
  const by = { clock: hub.clock, actor: 'worker' };
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-demo-'));
  try {
    await hub.house.db.transaction((tx) => loadWords(hub, tx, by));
    await generateDemo(folder);
    const sources = demoSources(hub.clock());
    for (const [index, source] of sources.entries()) {
      signal.throwIfAborted();
      await progress(index / (sources.length + 3), { key: 'demo.lighting' });
      await addOne(hub, by, source, source.file ? join(folder, source.file) : undefined);
    }
    await lightRequests(hub);
    await lightConsultations(hub);
    await lightGatherings(hub);
    await lightDocument(hub);
    await lightSummit(hub);
    await hub.house.db.transaction(async (tx) => {
      await loadMembers(tx, hub);
      await loadOrganisations(tx, hub);
      await loadActivities(tx, hub);
      await loadRelations(tx, hub);
    });
    const id = await hub.house.db.transaction(async (tx) => {
      await setMark(tx, hub.clock, 'demo', true);
      await askForLists(tx, hub.clock, job.input);
      return openRun(tx, by);
    });
    await run(hub, id, { signal });
    await publish(hub, await runById(hub.house.db, id));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface By {
  readonly clock: Hub['clock'];
  readonly actor: string;
}

async function loadWords(hub: Hub, tx: Executor, by: By): Promise<void> {
  await loadExampleGuides(tx, by);
  const now = hub.clock();
  for (const { number, answer, decidedOn } of demoPlan(now)) {
    await tx
      .insert(planAnswers)
      .values({ number, answer, decidedOn, changedAt: now })
      .onConflictDoNothing();
  }
}

const KINDS = {
  international_organisation: 'international',
  statistical_office: 'statistics_office',
  research: 'university',
  ministry: 'ministry',
  city: 'municipality',
  diaspora_organisation: 'association',
} as const satisfies Record<DemoSource['holder']['kind'], HolderForm['kind']>;

const USES = {
  publish_aggregates: 'figures',
  internal_analysis: 'internal',
} as const satisfies Record<string, AgreementForm['uses'][number]>;

async function addOne(hub: Hub, by: By, demo: DemoSource, path: string | undefined): Promise<void> {
  const source = await hub.house.db.transaction(async (tx) => {
    const holder = await addHolder(tx, by, {
      name: demo.holder.name,
      kind: KINDS[demo.holder.kind],
      country: demo.holder.country,
    });
    const agreement = demo.agreement
      ? await addAgreement(tx, by, holder.id, termsOf(demo.agreement))
      : null;
    const made = await addSource(tx, by, holder.id, contentOf(demo), {
      slug: demo.slug,
      ...(agreement ? { agreementId: agreement.id } : {}),
    });
    if (demo.layout === 'interviews') await describeVoices(tx, by, made, themesOf(hub));
    return made;
  });
  if (!path || !demo.file) return;
  const received = await receive(hub, by, { path, name: demo.file, sourceId: source.id });
  // A confirmed mapping reads free tables, and says the definition of their facts.
  const mapped = demo.mapping ? { layout: 'generic', mapping: { ...demo.mapping } } : {};
  const staged = await stageNow(hub, { ...received, ...mapped });
  await hub.house.db.transaction((tx) => apply(tx, by, staged, source.id));
}

const termsOf = ({
  purpose,
  allowedUses,
  signedOn,
  expiresOn,
}: NonNullable<DemoSource['agreement']>): AgreementForm => ({
  legalBasis: 'agreement',
  purpose: purpose.fr,
  uses: allowedUses.map((use) => USES[use]),
  signedOn,
  expiresOn,
});

function contentOf({
  title,
  definition,
  kind,
  vintage,
  licence,
  coverage,
  method,
  biases,
  quality,
  layout,
}: DemoSource) {
  return {
    title,
    definition,
    kind,
    vintage: `${vintage}-12-31`,
    licence,
    coverage: coverage.gaps,
    method,
    biases,
    quality: quality === 'weak' ? 'poor' : quality,
    form: layout === 'interviews' ? 'interviews' : layout === 'missions' ? 'directory' : 'figures',
  } as const;
}

function themesOf(hub: Hub) {
  const { themes, quotations } = demoVoices(hub.clock());
  return themes.map(({ slug, title, participants }) => ({
    theme: { ...title },
    count: participants,
    quotations: quotations
      .filter(({ theme }) => theme === slug)
      .map(({ lang, text }) => ({ lang, text })),
  }));
}
