import { type Random, seededStreams } from '../src/methods/random/random.ts';
import { openAccount } from '../src/people/accounts/accounts.ts';
import { giveConsent, preparePurposes, recipientOf } from '../src/people/consents/consents.ts';
import { type Answers, saveProfile } from '../src/people/profiles/profiles.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';

const MEMBERS = 400;

type Weighed<Code extends string> = Readonly<Record<Code, number>>;

// How often each answer is given, in parts; people of the demonstration are invented, and so are these.
const RESIDENCES = { FRA: 46, ITA: 16, ESP: 14, USA: 10, GAB: 6, CAN: 5, BEL: 3 };
const CITIES: Readonly<Record<string, readonly string[]>> = {
  FRA: ['Paris', 'Marseille', 'Lyon', 'Le Havre', 'Montreuil'],
  ITA: ['Brescia', 'Milano', 'Bergamo'],
  ESP: ['Barcelona', 'Madrid', 'Almería'],
  USA: ['New York', 'Cincinnati', 'Atlanta'],
  GAB: ['Libreville', 'Port-Gentil'],
  CAN: ['Montréal'],
  BEL: ['Bruxelles'],
};
/** Unit groups of ISCO-08 with what somebody of them would write. */
const WORK: readonly (readonly [isco: string, text: string, sector: string, parts: number])[] = [
  ['2221', 'infirmière', 'care', 7],
  ['5321', 'aide-soignante', 'care', 9],
  ['5322', 'aide à domicile', 'household', 6],
  ['9112', 'agent d’entretien', 'household', 8],
  ['8322', 'chauffeur de taxi', 'transport', 6],
  ['8332', 'chauffeur routier', 'transport', 4],
  ['7112', 'maçon', 'building', 6],
  ['7411', 'électricien', 'building', 4],
  ['5120', 'cuisinier', 'hospitality', 6],
  ['5223', 'vendeuse', 'trade', 5],
  ['5221', 'commerçante', 'trade', 5],
  ['9333', 'manutentionnaire', 'transport', 4],
  ['2512', 'développeur', 'digital', 8],
  ['2411', 'comptable', 'finance', 4],
  ['2330', 'professeure de lycée', 'teaching', 5],
  ['2310', 'enseignant chercheur', 'research', 3],
  ['2142', 'ingénieur génie civil', 'building', 3],
  ['2211', 'médecin', 'care', 3],
  ['3343', 'assistante de direction', 'business', 4],
  ['6111', 'ouvrier agricole', 'farming', 3],
  ['1120', 'gérant de société', 'trade', 3],
];
const OFFERS = {
  skills: 38,
  mentoring: 34,
  network: 24,
  philanthropy: 20,
  investment: 17,
  hosting: 15,
  return: 12,
};
const WANTS = {
  services: 36,
  networks: 30,
  rights: 28,
  news: 22,
  work: 18,
  culture: 17,
  voice: 16,
  mentoring: 10,
};
const MOTIVATIONS = {
  family: 56,
  belonging: 32,
  transmission: 26,
  duty: 22,
  projects: 18,
  return: 17,
  friends: 12,
};
const STATE = {
  services: 42,
  answers: 38,
  transfers: 27,
  rights: 26,
  diplomas: 20,
  say: 16,
  security: 14,
  distance: 4,
};
const ORGANISATIONS = {
  welcome: 34,
  projects: 28,
  accounts: 24,
  meeting: 22,
  defence: 20,
  young: 17,
  culture: 15,
};
const OBSTACLES = {
  time: 42,
  formalities: 33,
  information: 28,
  trust: 25,
  money: 22,
  disappointment: 17,
  distance: 12,
  privacy: 11,
};

/** Opens the accounts of invented members who say what they do and let it be counted; nobody holds a key to any of them. */
export async function loadMembers(tx: Executor, hub: Hub): Promise<void> {
  await preparePurposes(tx, hub.clock, hub.config.hub.owner);
  const everybody = await recipientOf(tx, 'public');
  for (const said of demoMembers()) {
    const account = await openAccount(tx, hub, { lang: 'fr', channel: 'web' });
    await saveProfile(tx, hub, account, said);
    await giveConsent(tx, hub, {
      account,
      purpose: 'statistics',
      version: 1,
      recipientId: everybody.id,
      lang: 'fr',
      channel: 'web',
    });
  }
}

/** The same people each time. */
export function demoMembers(): Answers[] {
  const random = seededStreams(19)('members');
  return Array.from({ length: MEMBERS }, () => member(random));
}

function member(random: Random): Answers {
  const residence = one(random, RESIDENCES);
  const work = random() < 0.82 ? workOf(random) : {};
  const city = pick(random, CITIES[residence] ?? []);
  return {
    residence,
    ...(city && random() < 0.7 && { city }),
    origins: ['SEN'],
    ties: random() < 0.7 ? ['birth', 'citizenship'] : ['ancestry'],
    generation: random() < 0.7 ? 'first' : 'second',
    languages: random() < 0.6 ? ['fr', 'wo'] : ['fr', 'wo', 'ff'],
    ...work,
    ...some(random, 'offers', OFFERS),
    ...some(random, 'wants', WANTS),
    ...some(random, 'motivations', MOTIVATIONS),
    ...some(random, 'state', STATE),
    ...some(random, 'organisations', ORGANISATIONS),
    ...some(random, 'obstacles', OBSTACLES),
  };
}

function workOf(random: Random): Pick<Answers, 'occupation' | 'sector'> {
  const weights = Object.fromEntries(WORK.map(([isco, , , parts]) => [isco, parts]));
  const isco = one(random, weights);
  const [, text = '', sector = ''] = WORK.find(([code]) => code === isco) ?? [];
  return { occupation: { text, lang: 'fr', isco }, sector };
}

function one<Code extends string>(random: Random, weights: Weighed<Code>): Code {
  const entries = Object.entries<number>(weights);
  let left = random() * entries.reduce((sum, [, parts]) => sum + parts, 0);
  const found = entries.find(([, parts]) => {
    left -= parts;
    return left < 0;
  });
  return (found ?? entries[0])?.[0] as Code; // A key of the table that was handed in.
}

const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

/** Each answer with its own chance, in per cent; most people leave a question out now and then. */
function some<Name extends string>(
  random: Random,
  name: Name,
  chances: Weighed<string>,
): Partial<Record<Name, string[]>> {
  const asked = random() < 0.85;
  const codes = Object.entries(chances).flatMap(([code, percent]) =>
    random() * 100 < percent ? [code] : [],
  );
  return asked && codes.length > 0 ? ({ [name]: codes } as Record<Name, string[]>) : {}; // One key: the name handed in.
}
