import { listOffices, type Office } from '../../collect/offices/offices.ts';
import { nameOf, publicOrganisations } from '../../people/organisations/organisations.ts';
import type { Hub } from '../../platform/hub.ts';
import {
  entryByKey,
  officeRecipient,
  scanRoster,
  walkRoster,
} from '../../process/roster/roster.ts';
import { countryName } from '../../reference/countries/countries.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { memberRef, type Recipient } from './proposals.ts';
import { topicsOf } from './topics.ts';

/** Of what public offices have charge. */
const OFFICE_TOPICS = ['rights', 'documents', 'return'];
const MOST = 2000;

/** Everybody who may be proposed for a request of this residence: organisations, offices, and members who allow it. */
export async function recipientsFor(
  hub: Hub,
  { residence, lang }: { residence: string; lang: Lang },
): Promise<Recipient[]> {
  const offices = await listOffices(hub.public.db, { country: residence }, undefined, MOST);
  return [
    ...(await organisations(hub)),
    ...offices.map((office) => asRecipient(office, lang)),
    ...(await members(hub)),
  ];
}

/** Organisations that have said yes to being there, and that the hub may name. */
async function organisations({ config, public: pool }: Hub): Promise<Recipient[]> {
  const found = await publicOrganisations(pool.db, config.hub.threat);
  return found.map((each) => ({
    kind: 'organisation',
    id: each.id,
    name: nameOf(each),
    topics: topicsOf([...each.sectors, ...each.offers]),
    residences: each.residences,
    origins: each.origins,
    langs: each.languages,
    town: each.town ?? '',
  }));
}

const asRecipient = (office: Office, lang: Lang): Recipient => ({
  kind: 'office',
  id: office.id,
  name: [countryName(office.operator, lang), office.city].filter(Boolean).join(' · '),
  topics: OFFICE_TOPICS,
  residences: [office.country],
  origins: [office.operator],
  langs: [],
  town: office.city ?? '',
});

/** Members by the name that this feature has for them: whoever chooses among them sees a pseudonym and what fits. */
async function members(hub: Hub): Promise<Recipient[]> {
  const { db } = hub.house;
  const of = { purpose: 'matching', recipientId: await officeRecipient(db) };
  const found: Recipient[] = [];
  for await (const { account, fields } of scanRoster(db, hub, of))
    found.push({
      kind: 'member',
      id: memberRef(hub.keys, account),
      name: text(fields.pseudonym) || text(fields.residence),
      topics: topicsOf(list(fields.offers)),
      residences: [text(fields.residence)].filter(Boolean),
      origins: [],
      langs: list(fields.languages),
      town: text(fields.city),
    });
  return found;
}

/** A look at the members who are about to be shown to a person of the team, so that they see it too. */
export async function noteShown(
  hub: Hub,
  shown: readonly Recipient[],
  reader: { actor: string; reason: string },
): Promise<void> {
  const refs = new Set(shown.filter(({ kind }) => kind === 'member').map(({ id }) => id));
  if (refs.size === 0) return;
  const { db } = hub.house;
  const of = { purpose: 'matching', recipientId: await officeRecipient(db) };
  for await (const { account, key } of walkRoster(db, hub, of))
    if (refs.has(memberRef(hub.keys, account))) await entryByKey(db, hub, of, key, reader);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
