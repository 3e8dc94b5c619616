/** Invented organisations of the invented diaspora, most in their stewards' hands, some still waiting for somebody. */

import { openAccount } from '../src/people/accounts/accounts.ts';
import { decide } from '../src/people/approvals/approvals.ts';
import {
  addOrganisation,
  askVerification,
  comparedOrganisations,
  keepLikenesses,
  type Organisation,
  type OrganisationForm,
  organisationPerformers,
  passOrganisation,
  registerOrganisation,
} from '../src/people/organisations/organisations.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';

type Row = readonly [
  name: string,
  kind: OrganisationForm['kind'],
  where: readonly [town: string, country: string],
  origins: string,
  sectors: string,
  offers: string,
  languages: string,
  text: string,
];

const ROWS: readonly Row[] = [
  [
    'Les Deux Rives de Montreuil',
    'association',
    ['Montreuil', 'FRA'],
    'MLI SEN',
    'water education',
    'funding volunteering',
    'fr bm ff',
    'Nous finançons des forages et des salles de classe dans la région de Kayes, choisis avec les communes.',
  ],
  [
    'Teranga Lyon',
    'association',
    ['Lyon', 'FRA'],
    'SEN',
    'culture welcome',
    'welcome events languages',
    'fr wo',
    'Un accueil chaque samedi, des cours de wolof et une fête de quartier au printemps.',
  ],
  [
    'Fédération des associations du Fleuve',
    'federation',
    ['Paris', 'FRA'],
    'SEN MLI MRT',
    'farming water',
    'advice funding expertise',
    'fr ff',
    'Quarante associations villageoises mettent en commun leurs projets et leurs formations.',
  ],
  [
    'Jeunes Ingénieurs du Maghreb',
    'professional',
    ['Toulouse', 'FRA'],
    'MAR DZA TUN',
    'digital enterprise',
    'mentoring jobs',
    'fr ar',
    'Nous accompagnons des étudiants et des jeunes diplômés, ici et au pays.',
  ],
  [
    'Solidarité Comores Marseille',
    'association',
    ['Marseille', 'FRA'],
    'COM',
    'care emergency',
    'equipment emergency',
    'fr',
    'Matériel de santé pour les dispensaires, et un appui quand un cyclone passe.',
  ],
  [
    'Lakou des arts',
    'collective',
    ['Bordeaux', 'FRA'],
    'HTI',
    'culture',
    'events',
    'fr ht',
    'Un collectif d’artistes qui expose et traduit la création haïtienne.',
  ],
  [
    'Cercle des soignants d’Abidjan à Lille',
    'professional',
    ['Lille', 'FRA'],
    'CIV',
    'care',
    'training expertise',
    'fr',
    'Des soignants qui forment leurs confrères, deux missions par an.',
  ],
  [
    'Femmes du Rif en Belgique',
    'association',
    ['Bruxelles', 'BEL'],
    'MAR',
    'women rights',
    'advice training',
    'fr nl ar',
    'Permanence d’accès aux droits, alphabétisation et prêts entre membres.',
  ],
  [
    'Maison du Congo Liège',
    'association',
    ['Liège', 'BEL'],
    'COD',
    'youth culture',
    'welcome events',
    'fr',
    'Un lieu pour les jeunes : soutien scolaire, danse, cuisine, entretiens d’embauche.',
  ],
  [
    'Casa Senegal Milano',
    'association',
    ['Milano', 'ITA'],
    'SEN',
    'welcome enterprise',
    'advice jobs languages',
    'it fr wo',
    'Sportello legale, corsi di italiano, incontri con le imprese.',
  ],
  [
    'Rete Donne Marocchine',
    'association',
    ['Torino', 'ITA'],
    'MAR',
    'women education',
    'training mentoring',
    'it ar',
    'Formazione e microimprese guidate da donne.',
  ],
  [
    'Asociación Quito en Madrid',
    'association',
    ['Madrid', 'ESP'],
    'ECU',
    'welcome sport',
    'welcome events volunteering',
    'es',
    'Acogida, liga de fútbol y defensa de los derechos laborales.',
  ],
  [
    'Red de Científicos Colombianos',
    'research',
    ['Barcelona', 'ESP'],
    'COL',
    'science',
    'expertise mentoring',
    'es en',
    'Investigadores que dirigen tesis a distancia con universidades de Colombia.',
  ],
  [
    'Lagos–London Business Forum',
    'chamber',
    ['London', 'GBR'],
    'NGA',
    'enterprise',
    'funding jobs mentoring',
    'en',
    'Entrepreneurs who invest together and open doors for each other.',
  ],
  [
    'Somali Youth Link',
    'association',
    ['Bristol', 'GBR'],
    'SOM',
    'youth education',
    'mentoring training',
    'en so',
    'Homework clubs, apprenticeships and a summer of service.',
  ],
  [
    'Ghana Nurses UK',
    'professional',
    ['Manchester', 'GBR'],
    'GHA',
    'care',
    'training equipment',
    'en',
    'Nurses who teach in district hospitals and welcome newcomers here.',
  ],
  [
    'Syrischer Kulturverein Berlin',
    'association',
    ['Berlin', 'DEU'],
    'SYR',
    'culture welcome',
    'languages events advice',
    'de ar',
    'Sprachtandems, Musik und Hilfe bei Behördengängen.',
  ],
  [
    'Deutsch-Äthiopische Ärztebrücke',
    'professional',
    ['Köln', 'DEU'],
    'ETH',
    'care science',
    'expertise equipment',
    'de en am',
    'Ärztinnen und Ärzte, die Kliniken in Äthiopien begleiten.',
  ],
  [
    'Réseau vietnamien de Genève',
    'association',
    ['Genève', 'CHE'],
    'VNM',
    'culture enterprise',
    'events jobs',
    'fr vi',
    'Deux générations qui se parlent : langue, cuisine, création d’entreprise.',
  ],
  [
    'Harlem Teranga',
    'company',
    ['New York', 'USA'],
    'SEN',
    'enterprise',
    'jobs',
    'en wo fr',
    'A cooperative shop that brings Senegalese crafts to Harlem.',
  ],
  [
    'Liban Solidaire Montréal',
    'association',
    ['Montréal', 'CAN'],
    'LBN',
    'emergency education',
    'funding emergency',
    'fr ar en',
    'Bourses d’études et secours d’urgence, comptes publiés chaque année.',
  ],
  [
    'Philippine Caregivers Toronto',
    'association',
    ['Toronto', 'CAN'],
    'PHL',
    'rights welcome',
    'advice welcome',
    'en',
    'Know your contract, know your rights, and somebody to call.',
  ],
  [
    'Cité des mémoires',
    'media',
    ['Paris', 'FRA'],
    '',
    'culture',
    'events',
    'fr ar en',
    'Une radio qui raconte les routes de toutes les diasporas.',
  ],
  [
    'École du dimanche arménienne',
    'school',
    ['Marseille', 'FRA'],
    'ARM',
    'education culture',
    'languages',
    'fr hy',
    'Langue et histoire, de six à soixante ans.',
  ],
  [
    'Énergie Villages',
    'cooperative',
    ['Nantes', 'FRA'],
    'BFA BEN',
    'energy',
    'expertise funding',
    'fr',
    'Des installations solaires possédées par les villages.',
  ],
  [
    'Fonds commun Cap-Vert',
    'foundation',
    ['Lisboa', 'PRT'],
    'CPV',
    'education enterprise',
    'funding',
    'pt',
    'Bolsas e pequenos investimentos, decididos por um júri de membros.',
  ],
];

/** Brought by a list and not asked yet, one of them a double of an organisation above; and one that a member just entered. */
const UNASKED: readonly Row[] = [
  [
    'Association des Deux Rives, Montreuil',
    'association',
    ['Montreuil', 'FRA'],
    'MLI',
    'water',
    '',
    'fr',
    '',
  ],
  ['Union des étudiants béninois', 'students', ['Rennes', 'FRA'], 'BEN', 'education', '', 'fr', ''],
  ['Amicale des Malgaches de Nice', 'association', ['Nice', 'FRA'], 'MDG', 'culture', '', 'fr', ''],
];
const WAITING: Row = [
  'Atelier des couturières',
  'collective',
  ['Strasbourg', 'FRA'],
  'CMR',
  'enterprise women',
  'training',
  'fr',
  'Nous apprenons un métier ensemble et vendons nos créations au marché.',
];

/** Every fifth of them was made sure of by two people. */
const VERIFIED = 5;

export async function loadOrganisations(tx: Executor, hub: Hub): Promise<void> {
  const by = { clock: hub.clock, actor: 'worker' } as const;
  for (const [at, row] of ROWS.entries()) {
    const account = await openAccount(tx, hub, { lang: 'fr', channel: 'web' });
    const { id } = await registerOrganisation(tx, hub, account, formOf(row, at));
    await passOrganisation(tx, { ...by, capacity: 'office' }, id);
    if (at % VERIFIED > 0) continue;
    const asked = await askVerification(tx, { ...by, capacity: 'office' }, id, 'Statuts lus');
    await decide(tx, { ...by, actor: 'operator' }, asked, 'done', organisationPerformers);
  }
  const existing = await comparedOrganisations(tx);
  const added: Organisation[] = [];
  for (const [at, row] of UNASKED.entries()) {
    const form = formOf(row, ROWS.length + at);
    added.push(await addOrganisation(tx, { ...by, capacity: 'list' }, form));
  }
  await keepLikenesses(tx, by, existing, added);
  const account = await openAccount(tx, hub, { lang: 'fr', channel: 'web' });
  await registerOrganisation(tx, hub, account, formOf(WAITING, 40));
}

const words = (text: string): string[] => text.split(' ').filter(Boolean);

function formOf(
  [name, kind, [town, country], origins, sectors, offers, languages, text]: Row,
  at: number,
) {
  const [lang = 'fr'] = words(languages);
  return {
    kind,
    names: [{ text: name, lang, kind: 'official' }],
    texts: text ? [{ lang, text }] : [],
    origins: words(origins),
    residences: [country],
    // What a row names is checked when it is written: an unknown code stops the demonstration.
    sectors: words(sectors) as NonNullable<OrganisationForm['sectors']>,
    offers: words(offers) as NonNullable<OrganisationForm['offers']>,
    languages: words(languages),
    website: text ? `https://organisation-${at + 1}.example/` : null,
    founded: 1972 + ((at * 7) % 50),
    country,
    town,
  } satisfies OrganisationForm;
}
