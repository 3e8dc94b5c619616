import { countHelp } from '../src/engage/requests/recurring.ts';
import type { RequestForm } from '../src/engage/requests/request-form.ts';
import { answer, conclude, requestById, submit, thank } from '../src/engage/requests/requests.ts';
import type { Hub } from '../src/platform/hub.ts';

/** Invented requests and what became of them, told in days before now; they go the way that real ones would go. */
interface InventedRequest extends Omit<RequestForm, 'origin' | 'town'> {
  readonly origin?: string;
  readonly town?: string;
  readonly daysAgo: number;
  /** Hours until a person answered, and what they said. */
  readonly answered?: { readonly hours: number; readonly text: string };
  readonly outcome?: 'met' | 'unmet' | 'withdrawn';
  readonly thanks?: string;
}

const REQUESTS: readonly InventedRequest[] = [
  {
    kind: 'need',
    topic: 'mentoring',
    lang: 'fr',
    residence: 'FRA',
    origin: 'SEN',
    town: 'Lyon',
    daysAgo: 61,
    text: 'Infirmière diplômée à Dakar, je cherche quelqu’un du métier pour préparer mes entretiens à Lyon.',
    answered: {
      hours: 26,
      text: 'Une cadre de santé de Villeurbanne accepte de vous appeler samedi. Nous vous mettons en relation.',
    },
    outcome: 'met',
    thanks: 'Merci, j’ai commencé lundi.',
  },
  {
    kind: 'question',
    topic: 'rights',
    lang: 'fr',
    residence: 'ITA',
    origin: 'SEN',
    daysAgo: 48,
    text: 'J’ai travaillé onze ans en Italie et je rentre l’an prochain. Que devient ma retraite ?',
    answered: {
      hours: 70,
      text: 'Vos cotisations restent acquises. La démarche « Faire suivre ses droits » donne les trois étapes et les papiers à demander avant le départ.',
    },
    outcome: 'met',
  },
  {
    kind: 'offer',
    topic: 'studies',
    lang: 'en',
    residence: 'USA',
    origin: 'SEN',
    town: 'New York',
    daysAgo: 40,
    text: 'I teach statistics and could give two evening classes a month online to students in Saint-Louis.',
    answered: {
      hours: 31,
      text: 'Thank you. The university’s mathematics department would like to speak with you next week.',
    },
    outcome: 'met',
    thanks: 'The first class had 43 students.',
  },
  {
    kind: 'need',
    topic: 'documents',
    lang: 'es',
    residence: 'ESP',
    origin: 'SEN',
    town: 'Almería',
    daysAgo: 33,
    text: 'El consulado no me da cita para renovar el pasaporte y mi permiso vence pronto.',
    answered: {
      hours: 52,
      text: 'Hemos pedido una cita por usted para el día 14. Lleve su partida de nacimiento y dos fotos.',
    },
    outcome: 'met',
  },
  {
    kind: 'need',
    topic: 'housing',
    lang: 'fr',
    residence: 'CAN',
    origin: 'SEN',
    town: 'Montréal',
    daysAgo: 29,
    text: 'Étudiant, j’arrive à Montréal en janvier et je cherche une chambre pour le premier mois.',
    answered: {
      hours: 90,
      text: 'Deux familles accueillent des étudiants à Côte-des-Neiges. Aucune n’a de place avant février ; l’université tient une liste que nous vous joignons.',
    },
    outcome: 'unmet',
  },
  {
    kind: 'grievance',
    topic: 'rights',
    lang: 'fr',
    residence: 'MRT',
    origin: 'SEN',
    daysAgo: 26,
    text: 'On m’a demandé de payer un supplément pour un acte de naissance qui devait être gratuit.',
    answered: {
      hours: 118,
      text: 'Ce supplément n’est pas prévu. Le service a été saisi ; la somme vous est rendue au guichet sur présentation du reçu.',
    },
  },
  {
    kind: 'offer',
    topic: 'business',
    lang: 'fr',
    residence: 'FRA',
    origin: 'SEN',
    town: 'Marseille',
    daysAgo: 17,
    text: 'Comptable à la retraite, je relis volontiers le plan d’affaires de personnes qui se lancent à Thiès.',
    answered: {
      hours: 22,
      text: 'Trois porteurs de projet ont dit oui. Nous vous envoyons leurs plans l’un après l’autre.',
    },
  },
  {
    kind: 'question',
    topic: 'studies',
    lang: 'ar',
    residence: 'MAR',
    origin: 'SEN',
    daysAgo: 9,
    text: 'هل يُعترف في السنغال بشهادة الماستر التي حصلت عليها في الرباط؟',
    answered: {
      hours: 44,
      text: 'نعم، بعد معادلة تطلبونها من لجنة الاعتراف بالشهادات. تجدون الوثائق المطلوبة في صفحة الاعتراف بالشهادات.',
    },
  },
  {
    kind: 'need',
    topic: 'network',
    lang: 'fr',
    residence: 'GAB',
    origin: 'SEN',
    town: 'Libreville',
    daysAgo: 3,
    text: 'Je viens d’arriver à Libreville et je cherche une association qui se réunit le week-end.',
  },
  {
    kind: 'need',
    topic: 'employment',
    lang: 'fr',
    residence: 'FRA',
    origin: 'SEN',
    town: 'Le Havre',
    daysAgo: 12,
    text: 'Soudeur avec huit ans d’expérience, je cherche une entreprise qui recrute près du Havre.',
  },
];

const ENDINGS = [
  'Le reçu vous permet de patienter jusqu’au nouveau passeport.',
  'Comptez six à huit semaines, et le reçu vous permet de patienter jusqu’au nouveau passeport.',
  'La permanence du premier samedi du mois est faite pour vous.',
  'Pour un enfant, les deux parents signent.',
  'Déclarez d’abord la perte à la police.',
];

const PASSPORTS: readonly (readonly [
  daysAgo: number,
  town: string,
  text: string,
  hours: number,
])[] = [
  [71, 'Madrid', 'Mon passeport a expiré pendant mes études, par où commencer ?', 20],
  [64, 'Valencia', 'Combien de temps faut-il pour renouveler un passeport depuis Valence ?', 41],
  [50, 'Zaragoza', 'Je travaille la semaine : puis-je renouveler mon passeport un samedi ?', 18],
  [37, 'Málaga', 'Le passeport de mon fils né ici, est-ce la même démarche que le mien ?', 66],
  [22, 'Murcia', 'Je n’ai plus mon ancien passeport, comment en demander un autre ?', 35],
];

/** The same asked five times: what recurs, of which the office makes a guide. */
const RECURRING: readonly InventedRequest[] = PASSPORTS.map(([daysAgo, town, text, hours], at) => ({
  kind: 'question',
  topic: 'documents',
  lang: 'fr',
  residence: 'ESP',
  origin: 'SEN',
  town,
  daysAgo,
  text,
  answered: {
    hours,
    text: `Bonjour. Prenez rendez-vous sur la page du consulat. Apportez un acte de naissance de moins de trois mois et deux photos. ${ENDINGS[at]}`,
  },
  ...(at === 4 ? { outcome: 'withdrawn' } : { outcome: 'met' }),
}));

/** Lights the requests of the demonstration; the hub's clock goes back and forth for it. */
export async function lightRequests(hub: Hub): Promise<void> {
  const now = hub.clock().getTime();
  const at = (daysAgo: number, hours = 0) => ({
    ...hub,
    clock: () => new Date(now - daysAgo * 86_400_000 + hours * 3_600_000),
  });
  for (const { daysAgo, answered, outcome, thanks, origin, town, ...form } of [
    ...REQUESTS,
    ...RECURRING,
  ]) {
    await hub.house.db.transaction(async (tx) => {
      const asked = { ...form, origin: origin ?? null, town: town ?? '' };
      const by = { account: null, channel: 'web' as const };
      const { id } = await submit(tx, at(daysAgo), by, asked);
      if (!answered) return;
      const office = { clock: at(daysAgo, answered.hours).clock, actor: 'worker' };
      await answer(tx, office, await requestById(tx, id), { lang: form.lang, text: answered.text });
      if (!outcome) return;
      const later = { clock: at(daysAgo, answered.hours + 96).clock, actor: 'somebody' };
      if (outcome !== 'withdrawn')
        await conclude(tx, later, await requestById(tx, id), 'office', outcome);
      await conclude(tx, later, await requestById(tx, id), 'author', outcome);
      if (thanks)
        await thank(tx, later, await requestById(tx, id), { lang: form.lang, text: thanks });
    });
  }
  for (const [slug, times] of HELPED)
    for (let time = 0; time < times; time += 1) await countHelp(hub.house.db, hub.clock, slug);
}

/** How many said, before they sent, that a guide was enough. */
const HELPED = [
  ['renew-a-passport', 14],
  ['portability-of-rights', 9],
  ['recognition-of-diplomas', 6],
] as const;
