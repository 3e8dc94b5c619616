import type { Workbook } from '../../../platform/sheets/sheets.ts';
import type { Fact } from '../fact.ts';
import { bilateralList } from './bilateral-list.ts';
import { bilateralMatrix } from './bilateral-matrix.ts';
import { corridorList } from './corridor-list.ts';
import { generic } from './generic.ts';
import type { Evidence, FactLayout, Issue, Layout, ReadContext, SourceProposal } from './layout.ts';
import { newTally } from './layout.ts';
import { nameSheet } from './ledger.ts';
import { oecdDioc } from './oecd-dioc.ts';
import { offices } from './offices.ts';
import { remittanceFlows } from './remittance-flows.ts';
import { remittancePrices } from './remittance-prices.ts';
import { unDestination } from './un-destination.ts';
import { unMatrix } from './un-matrix.ts';
import { unOrigin } from './un-origin.ts';
import { unOriginDestination } from './un-origin-destination.ts';
import { unhcrPopulation } from './unhcr-population.ts';

export type * from './layout.ts';
export { ISSUE_CODES, newTally, ROLES } from './layout.ts';
export type { Office } from './office.ts';
export { isHeaderRow, suggestMapping } from './suggestions.ts';

/** Every layout that the hub can read, the particular ones before the general one. */
export const LAYOUTS: readonly Layout[] = [
  unOriginDestination,
  unDestination,
  unOrigin,
  unMatrix,
  corridorList,
  bilateralMatrix,
  bilateralList,
  remittancePrices,
  remittanceFlows,
  unhcrPopulation,
  oecdDioc,
  offices,
  generic,
];

export interface Detection {
  readonly layout: Layout;
  readonly score: number;
  readonly evidence: Evidence;
  readonly proposal: SourceProposal;
}

/** Recognises a workbook by its headers. The generic layout takes what no other one knows, with a low score: ask for a mapping. */
export async function detectLayout(workbook: Workbook): Promise<Detection> {
  const evidence = await gatherEvidence(workbook);
  let best: { layout: Layout; score: number } = { layout: generic, score: 0 };
  for (const layout of LAYOUTS) {
    const score = layout.detect(evidence);
    if (score > best.score) best = { layout, score };
  }
  return { ...best, evidence, proposal: best.layout.propose(evidence) };
}

const SHEETS = 40;

/** What somebody has hidden in a workbook is not what they hand over. */
async function gatherEvidence(workbook: Workbook): Promise<Evidence> {
  const sheets: Evidence['sheets'][number][] = [];
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  for (const { name } of (shown.length ? shown : workbook.sheets).slice(0, SHEETS)) {
    sheets.push({ name, cells: await workbook.preview(name) });
  }
  return { file: workbook.file, format: workbook.format, sheets };
}

/** Names the sheets that no layout was shown: hidden ones, and those beyond the first forty. */
export function nameUnseen(
  { sheets }: Workbook,
  evidence: Evidence,
  context: ReadContext,
): Issue[] {
  const seen = new Set(evidence.sheets.map(({ name }) => name));
  return sheets
    .filter(({ name }) => !seen.has(name))
    .flatMap(({ name }) => nameSheet(name, 1, name, context).issues);
}

/** The first facts and issues of a reading, for the mapping page; nothing is counted towards an import. */
export async function previewFacts(
  workbook: Workbook,
  layout: FactLayout,
  evidence: Evidence,
  context: Omit<ReadContext, 'tally'>,
  count = 20,
): Promise<{ facts: Fact[]; issues: Issue[] }> {
  const facts: Fact[] = [];
  const issues: Issue[] = [];
  for await (const batch of layout.read(workbook, evidence, { ...context, tally: newTally() })) {
    facts.push(...batch.facts.slice(0, count - facts.length));
    issues.push(...batch.issues.slice(0, count - issues.length));
    if (facts.length >= count) break;
  }
  return { facts, issues };
}
