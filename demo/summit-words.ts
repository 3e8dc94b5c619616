import type { Lang } from '../src/reference/languages/languages.ts';

type Texts = Readonly<Record<Lang, string>>;

export const SUMMIT = {
  place: 'Maison des associations, Saint-Louis',
  texts: {
    fr: {
      title: 'Rencontres des deux rives',
      summary:
        'Deux jours pour que celles et ceux qui sont partis et celles et ceux qui sont restés préparent ensemble les projets de l’année : ce qui marche, ce qui coûte, ce qu’on recommande.',
    },
    en: {
      title: 'Meetings of the two shores',
      summary:
        'Two days for those who left and those who stayed to prepare the projects of the year together: what works, what it costs, what is recommended.',
    },
    es: {
      title: 'Encuentros de las dos orillas',
      summary:
        'Dos días para que quienes se fueron y quienes se quedaron preparen juntos los proyectos del año: qué funciona, qué cuesta, qué se recomienda.',
    },
    ar: {
      title: 'لقاءات الضفتين',
      summary: 'يومان ليحضّر من رحلوا ومن بقوا معًا مشاريع السنة: ما ينجح، وما يكلّف، وما يُوصى به.',
    },
  },
} as const;

export interface InventedSession {
  readonly titles: Texts;
  readonly kind: string;
  readonly overview: string;
  readonly theme: string;
  readonly scope: string;
  readonly method: string;
  readonly room: string;
  readonly track: string;
  readonly day: 0 | 1;
  readonly start: string;
  readonly minutes: number;
}

const plain = { theme: '', scope: '', method: '' };
const [GREAT, GARDEN, LIBRARY] = ['Grande salle', 'Salle du jardin', 'Bibliothèque'];
const [ECONOMY, RIGHTS, CULTURE] = ['Économie', 'Droits', 'Transmission'];

export const SESSIONS: readonly InventedSession[] = [
  {
    titles: {
      fr: 'Investir au village sans se tromper',
      en: 'Investing in the village without mistakes',
      es: 'Invertir en el pueblo sin equivocarse',
      ar: 'الاستثمار في القرية بلا أخطاء',
    },
    ...{ kind: 'panel', room: GREAT, track: ECONOMY, day: 0, start: '09:30', minutes: 90 },
    overview: 'Trois projets racontés par ceux qui les tiennent : un puits, un moulin, une école.',
    theme: 'Qui décide, qui paie, qui entretient ?',
    scope: 'Les projets de moins de 50 000 euros, financés à plusieurs. Pas l’immobilier privé.',
    method: 'Un récit de dix minutes, un exemple, puis quarante minutes de questions de la salle.',
  },
  {
    titles: {
      fr: 'Faire valoir ses droits à distance',
      en: 'Claiming one’s rights from afar',
      es: 'Hacer valer sus derechos a distancia',
      ar: 'المطالبة بالحقوق عن بُعد',
    },
    ...{ kind: 'workshop', room: GARDEN, track: RIGHTS, day: 1, start: '09:30', minutes: 60 },
    overview:
      'Retraite, état civil, succession : les démarches qui bloquent et celles qui passent.',
    theme: 'Quelle démarche faut-il rendre possible d’abord ?',
    scope: 'Les démarches auprès des deux administrations.',
    method: 'Par tables de huit, puis en commun.',
  },
  {
    titles: {
      fr: 'Ouverture',
      en: 'Opening',
      es: 'Apertura',
      ar: 'الافتتاح',
    },
    ...{ kind: 'plenary', room: GREAT, track: '', day: 0, start: '09:00', minutes: 30 },
    ...plain,
    overview: 'Pourquoi ces deux jours, et ce qu’ils deviendront.',
  },
  {
    titles: {
      fr: 'Transmettre une langue en exil',
      en: 'Passing on a language in exile',
      es: 'Transmitir una lengua en el exilio',
      ar: 'نقل اللغة في المهجر',
    },
    ...{ kind: 'workshop', room: LIBRARY, track: CULTURE, day: 0, start: '11:30', minutes: 60 },
    ...plain,
    overview: 'Écoles du samedi, contes au téléphone, bibliothèques de quartier.',
  },
  {
    titles: {
      fr: 'Transferts : combien reste-t-il à l’arrivée ?',
      en: 'Transfers: how much arrives?',
      es: 'Remesas: ¿cuánto llega?',
      ar: 'التحويلات: كم يصل منها؟',
    },
    ...{ kind: 'talk', room: GREAT, track: ECONOMY, day: 0, start: '14:00', minutes: 45 },
    ...plain,
    overview: 'Les prix relevés couloir par couloir, et ce qui les fait baisser.',
  },
  {
    titles: {
      fr: 'Rapatrier un proche',
      en: 'Bringing a relative home',
      es: 'Repatriar a un familiar',
      ar: 'إعادة قريب إلى الوطن',
    },
    ...{ kind: 'talk', room: GARDEN, track: RIGHTS, day: 0, start: '14:00', minutes: 45 },
    ...plain,
    overview: 'Ce qu’il faut savoir avant d’en avoir besoin.',
  },
  {
    titles: {
      fr: 'Jeunes d’ici et de là-bas',
      en: 'Young people here and there',
      es: 'Jóvenes de aquí y de allá',
      ar: 'شباب هنا وهناك',
    },
    ...{ kind: 'meeting', room: LIBRARY, track: CULTURE, day: 1, start: '11:00', minutes: 60 },
    ...plain,
    overview: 'Quatre associations de jeunes cherchent leurs pareilles de l’autre rive.',
  },
  {
    titles: {
      fr: 'Ce que nous recommandons',
      en: 'What we recommend',
      es: 'Lo que recomendamos',
      ar: 'ما نوصي به',
    },
    ...{ kind: 'plenary', room: GREAT, track: '', day: 1, start: '16:00', minutes: 60 },
    ...plain,
    overview: 'Lecture des recommandations de chaque séance, et qui les porte.',
  },
];

export const SPEAKERS = [
  {
    name: 'Awa Ndiaye',
    biography: 'Trésorière d’une caisse de village depuis onze ans.',
    role: 'host',
    session: 0,
    agrees: true,
  },
  {
    name: 'Karim Haddad',
    biography: 'A suivi quarante puits, dont douze qui ne coulent plus.',
    role: 'keynote',
    session: 0,
    agrees: true,
  },
  { name: 'Fatou Sow', biography: '', role: 'speaker', session: 1, agrees: false },
  { name: 'Lina Benali', biography: '', role: 'moderator', session: 3, agrees: false },
] as const;

export const GUIDES = [
  { form: 'stance', text: 'Un projet doit d’abord trouver qui l’entretiendra.' },
  { form: 'words', text: 'Quelle erreur ne faut-il plus refaire ?' },
] as const;

export const QUESTIONS = [
  {
    text: 'Qui vérifie les comptes quand tout le monde est de la même famille ?',
    lang: 'fr',
    votes: 14,
    answer: 'Deux lecteurs tirés au sort chaque année, dont un de l’autre rive.',
  },
  {
    text: 'ماذا نفعل عندما يتوقف الممول بعد السنة الأولى؟',
    lang: 'ar',
    votes: 11,
    answer: 'Prévoir l’entretien dans le budget dès le départ : un dixième chaque année.',
  },
  {
    text: 'Peut-on commencer avec moins de mille euros ?',
    lang: 'fr',
    votes: 8,
    answer: 'Oui : le moulin a commencé par un essai loué.',
  },
  { text: 'Where can we see the budgets of the three projects?', lang: 'en', votes: 5, answer: '' },
  { text: 'Qui contrôle la caisse ?', lang: 'fr', votes: 4, answer: '' },
] as const;

export const NOTES = [
  {
    kind: 'note',
    text: 'Le puits de Keur Ndiaye coule encore parce qu’un comité de femmes en tient la caisse.',
  },
  {
    kind: 'note',
    text: 'Sur quarante puits suivis, douze sont à l’arrêt : aucun n’avait prévu d’entretien.',
  },
  {
    kind: 'recommendation',
    text: 'Ne financer un ouvrage que si un dixième de son coût est réservé chaque année à son entretien.',
  },
  {
    kind: 'recommendation',
    text: 'Publier les comptes de chaque projet, lus par deux personnes tirées au sort.',
  },
] as const;
