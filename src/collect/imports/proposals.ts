import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { DEFINITIONS, KINDS } from '../facts/fact.ts';
import type { SourceProposal } from '../facts/layouts/layouts.ts';
import {
  addAgreement,
  addHolder,
  addSource,
  findSource,
  type HolderForm,
  type Source,
  slugOf,
} from '../sources/sources.ts';
import type { Import } from './imports.ts';

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** The source that a staged file says it comes from: the one known under that name, or a new one made from the proposal. */
export async function proposedSource(
  tx: Executor,
  by: By,
  row: Import,
  name?: string,
): Promise<Source> {
  const proposal = completed(row, by, name);
  const slug = name ? slugOf(name) : slugOf(titled(proposal));
  const known = await findSource(tx, slug);
  if (known) return known;
  const holder = await addHolder(tx, by, { name: proposal.holder, kind: kindOf(row) });
  const agreement = await addAgreement(tx, by, holder.id, {
    legalBasis: proposal.licence ? 'open_licence' : 'public_task',
    purpose: proposal.licence ? `Reuse under ${proposal.licence}` : 'Figures handed to this hub',
    uses: ['figures', 'internal'],
    signedOn: by.clock().toISOString().slice(0, 10),
  });
  const { definition, kind, vintage, licence, title, method, knownBiases } = proposal;
  return addSource(
    tx,
    by,
    holder.id,
    {
      title,
      definition,
      kind,
      vintage,
      licence,
      method,
      biases: knownBiases,
      form: row.layout === 'missions' ? 'directory' : 'figures',
    },
    { agreementId: agreement.id, slug },
  );
}

function completed(row: Import, by: By, name?: string): SourceProposal {
  // Written by the layout that read this very file.
  const given = row.proposal as unknown as SourceProposal;
  const title = name ? { fr: name, en: name, es: name, ar: name } : given.title;
  const vintage = dayOf(given.vintage) ?? by.clock().toISOString().slice(0, 10);
  return {
    ...given,
    title,
    vintage,
    holder: given.holder || name || row.fileName,
    definition: oneOf(DEFINITIONS, given.definition),
    kind: oneOf(KINDS, given.kind),
  };
}

// Two editions of one title are two sources; a year that the title already says is not said twice.
function titled({ title, vintage }: SourceProposal): string {
  const year = vintage.slice(0, 4);
  return title.en.includes(year) ? title.en : `${title.en} ${year}`;
}

/** `2020`, `2020-12` or `2020-12-31` as a day. */
function dayOf(vintage: string): string | null {
  const found = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(vintage);
  if (!found) return null;
  const [, year, month = '12', day = month === '12' ? '31' : '01'] = found;
  return `${year}-${month}-${day}`;
}

const oneOf = <T extends string>(known: readonly [T, ...T[]] | readonly T[], value: string): T =>
  known.find((each) => each === value) ?? (known[0] as T); // the lists are never empty

const kindOf = (row: Import): HolderForm['kind'] =>
  row.layout === 'generic' ? 'other' : 'international';
