import {
  type ContactKind,
  moveTo,
  noteContact,
  planStep,
  startRelation,
} from '../src/engage/relations/relations.ts';
import type { Stage } from '../src/engage/relations/stages.ts';
import { nameOf, publicOrganisations } from '../src/people/organisations/organisations.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';

/** Days before now (after it, for a step), and what was said. */
type Told = readonly [days: number, text: string];

interface InventedRelation {
  readonly name: string;
  readonly stage: Stage;
  readonly contacts?: readonly (readonly [kind: ContactKind, ...Told])[];
  readonly next?: Told;
}

const RELATIONS: readonly InventedRelation[] = [
  {
    name: 'Les Deux Rives de Montreuil',
    stage: 'stewardship',
    contacts: [
      ['asked', 160, 'Témoigner de leur travail à Kayes devant les nouvelles associations'],
      ['answered', 148, 'Oui, par leur trésorière'],
      ['thanked', 120, 'Lettre de la directrice, avec le compte rendu'],
    ],
    next: [9, 'Les inviter à relire la fiche Mali–France'],
  },
  {
    name: 'Teranga Lyon',
    stage: 'solicitation',
    contacts: [
      ['asked', 35, 'Accueillir deux permanences d’aide aux papiers'],
      ['answered', 20, 'D’accord pour le samedi matin'],
    ],
    next: [-3, 'Les remercier, puis fixer les deux samedis'],
  },
  {
    name: 'Fédération des associations du Fleuve',
    stage: 'cultivation',
    contacts: [['answered', 52, 'Leur présidente nous reçoit quand elle passe à Dakar']],
    next: [21, 'Proposer une rencontre sur l’irrigation'],
  },
  {
    name: 'Jeunes Ingénieurs du Maghreb',
    stage: 'solicitation',
    contacts: [
      ['asked', 75, 'Trois tuteurs pour des élèves ingénieurs'],
      ['answered', 60, 'Cinq volontaires'],
      ['thanked', 58, 'Message à chacun, par leur bureau'],
      ['asked', 12, 'Un jury pour le prix de fin d’année'],
    ],
    next: [4, 'Relancer une fois, pas deux'],
  },
];

/** Others of whom only the name is known so far. */
const MORE = 3;

/** Lights the relations board: every stage, a thanks that is owed and a step that is late. */
export async function loadRelations(tx: Executor, hub: Hub): Promise<void> {
  const now = hub.clock().getTime();
  const dayAfter = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const by = { clock: hub.clock, actor: 'worker' };
  const known = await publicOrganisations(tx, 'low');
  for (const { name, stage, contacts = [], next } of RELATIONS) {
    const id = known.find((each) => nameOf(each) === name)?.id;
    if (!id) throw new Error(`no organisation is called ${name}`);
    await startRelation(tx, by, hub.keys, id);
    await moveTo(tx, by, id, stage);
    for (const [kind, days, text] of contacts)
      await noteContact(tx, by, id, { kind, on: dayAfter(-days), text, reason: '' });
    if (next) await planStep(tx, by, id, { text: next[1], on: dayAfter(next[0]) });
  }
  const told = new Set(RELATIONS.map(({ name }) => name));
  const others = known.filter((each) => !told.has(nameOf(each)));
  for (const { id } of others.slice(0, MORE)) await startRelation(tx, by, hub.keys, id);
}
