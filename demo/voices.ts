import { dayFrom } from './sources.ts';
import type { Words } from './words.ts';

/** One interview or focus group: where, how many, never who. */
export interface Session {
  readonly kind: 'interview' | 'focus_group';
  readonly residence: string;
  readonly place: string;
  readonly count: number;
  readonly participants: number;
  readonly women: number;
}

export interface Theme {
  readonly slug: string;
  readonly title: Words;
  /** How many of the participants spoke of it unprompted. */
  readonly participants: number;
}

export interface Quotation {
  readonly theme: string;
  readonly lang: 'fr' | 'en' | 'it' | 'wo';
  readonly text: string;
  readonly translations: Words;
  /** As coarse as the author wished. */
  readonly speaker: Words;
  readonly consent: { readonly givenOn: string; readonly uses: readonly ('website' | 'print')[] };
}

export interface Voices {
  readonly sessions: readonly Session[];
  readonly themes: readonly Theme[];
  readonly quotations: readonly Quotation[];
}

/** What invented people said in interviews and focus groups; consents are dated from `now`. */
export function demoVoices(now: Date): Voices {
  return {
    sessions: SESSIONS,
    themes: THEMES,
    quotations: QUOTATIONS.map(({ agreed, uses, ...quotation }) => ({
      ...quotation,
      consent: { givenOn: dayFrom(now, -agreed), uses },
    })),
  };
}

// biome-ignore format: a table is read in lines
const SESSIONS: readonly Session[] = [
  { kind: 'interview', residence: 'FRA', place: 'Paris', count: 6, participants: 6, women: 3 },
  { kind: 'interview', residence: 'FRA', place: 'Marseille', count: 3, participants: 3, women: 2 },
  { kind: 'interview', residence: 'ITA', place: 'Brescia', count: 5, participants: 5, women: 2 },
  { kind: 'interview', residence: 'GAB', place: 'Libreville', count: 4, participants: 4, women: 2 },
  { kind: 'interview', residence: 'USA', place: 'New York', count: 4, participants: 4, women: 2 },
  { kind: 'focus_group', residence: 'FRA', place: 'Le Havre', count: 2, participants: 16, women: 9 },
  { kind: 'focus_group', residence: 'ITA', place: 'Bergame', count: 2, participants: 15, women: 4 },
  { kind: 'focus_group', residence: 'GAB', place: 'Port-Gentil', count: 1, participants: 7, women: 3 },
  { kind: 'focus_group', residence: 'USA', place: 'Cincinnati', count: 1, participants: 9, women: 5 },
];

const THEMES: readonly Theme[] = [
  {
    slug: 'papiers',
    title: {
      fr: 'Délais pour les actes d’état civil et les passeports',
      en: 'Waiting times for civil-status records and passports',
      es: 'Plazos para actas del registro civil y pasaportes',
      ar: 'مُدد انتظار وثائق الحالة المدنية وجوازات السفر',
    },
    participants: 51,
  },
  {
    slug: 'couts',
    title: {
      fr: 'Coût des envois d’argent',
      en: 'Cost of sending money',
      es: 'Coste de enviar dinero',
      ar: 'كلفة إرسال الأموال',
    },
    participants: 44,
  },
  {
    slug: 'diplomes',
    title: {
      fr: 'Diplômes non reconnus',
      en: 'Qualifications not recognised',
      es: 'Títulos no reconocidos',
      ar: 'شهادات غير معترف بها',
    },
    participants: 29,
  },
  {
    slug: 'retraite',
    title: {
      fr: 'Droits à la retraite perdus entre deux pays',
      en: 'Pension rights lost between two countries',
      es: 'Derechos de jubilación perdidos entre dos países',
      ar: 'حقوق تقاعدية تضيع بين بلدين',
    },
    participants: 23,
  },
  {
    slug: 'reponses',
    title: {
      fr: 'On répond à des questionnaires et l’on n’a jamais de nouvelles',
      en: 'People answer questionnaires and never hear back',
      es: 'Se responden cuestionarios y nunca hay noticias',
      ar: 'نجيب عن الاستبيانات ولا نسمع شيئًا بعدها',
    },
    participants: 38,
  },
  {
    slug: 'enfants',
    title: {
      fr: 'Transmettre les langues aux enfants',
      en: 'Passing languages on to children',
      es: 'Transmitir las lenguas a los hijos',
      ar: 'نقل اللغات إلى الأبناء',
    },
    participants: 19,
  },
];

interface Said extends Omit<Quotation, 'consent'> {
  /** Days before now. */
  readonly agreed: number;
  readonly uses: Quotation['consent']['uses'];
}

const QUOTATIONS: readonly Said[] = [
  {
    theme: 'reponses',
    lang: 'fr',
    text: 'J’ai rempli trois formulaires en dix ans. Personne ne m’a jamais dit à quoi ils avaient servi.',
    translations: {
      fr: 'J’ai rempli trois formulaires en dix ans. Personne ne m’a jamais dit à quoi ils avaient servi.',
      en: 'I filled in three forms in ten years. Nobody ever told me what they were used for.',
      es: 'Rellené tres formularios en diez años. Nadie me dijo nunca para qué habían servido.',
      ar: 'ملأت ثلاث استمارات في عشر سنوات. لم يقل لي أحد قط فيمَ استُخدمت.',
    },
    speaker: {
      fr: 'Une participante, France (parole inventée)',
      en: 'A participant, France (invented)',
      es: 'Una participante, Francia (palabras inventadas)',
      ar: 'مشارِكة، فرنسا (قول مختلق)',
    },
    agreed: 231,
    uses: ['website', 'print'],
  },
  {
    theme: 'couts',
    lang: 'it',
    text: 'Mando cento euro e ne arrivano novantadue. Lo faccio ogni mese: fate voi il conto.',
    translations: {
      fr: 'J’envoie cent euros, il en arrive quatre-vingt-douze. C’est tous les mois : faites le compte.',
      en: 'I send a hundred euros and ninety-two arrive. Every month: do the sum yourselves.',
      es: 'Envío cien euros y llegan noventa y dos. Cada mes: hagan la cuenta.',
      ar: 'أرسل مئة يورو فتصل اثنتان وتسعون. كل شهر: احسبوا أنتم.',
    },
    speaker: {
      fr: 'Un participant, Italie (parole inventée)',
      en: 'A participant, Italy (invented)',
      es: 'Un participante, Italia (palabras inventadas)',
      ar: 'مشارِك، إيطاليا (قول مختلق)',
    },
    agreed: 224,
    uses: ['website'],
  },
  {
    theme: 'diplomes',
    lang: 'en',
    text: 'I was a nurse for nine years. Here I had to start again from the first form.',
    translations: {
      fr: 'J’ai été infirmière pendant neuf ans. Ici, j’ai dû tout reprendre au premier formulaire.',
      en: 'I was a nurse for nine years. Here I had to start again from the first form.',
      es: 'Fui enfermera durante nueve años. Aquí tuve que empezar de nuevo desde el primer formulario.',
      ar: 'عملت ممرضة تسع سنوات. وهنا اضطررت إلى البدء من جديد من أول استمارة.',
    },
    speaker: {
      fr: 'Une participante, États-Unis (parole inventée)',
      en: 'A participant, United States (invented)',
      es: 'Una participante, Estados Unidos (palabras inventadas)',
      ar: 'مشارِكة، الولايات المتحدة (قول مختلق)',
    },
    agreed: 218,
    uses: ['website', 'print'],
  },
];
