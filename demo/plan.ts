import { dayFrom } from './sources.ts';
import type { Words } from './words.ts';

type Bilingual = Pick<Words, 'fr' | 'en'>;

/** One numbered decision of the mapping, so that it survives a change of staff. */
export interface PlanAnswer {
  readonly number: number;
  readonly subject: Bilingual;
  readonly answer: Bilingual;
  readonly decidedOn: string;
  /** Null where it has not been revised since. */
  readonly revisedOn: string | null;
}

interface Decision extends Pick<PlanAnswer, 'subject' | 'answer'> {
  /** Days before now. */
  readonly decided: number;
  readonly revised?: number;
}

/** The sixteen decisions of the invented mapping, dated from `now`. */
export function demoPlan(now: Date): PlanAnswer[] {
  return DECISIONS.map(({ subject, answer, decided, revised }, i) => ({
    number: i + 1,
    subject,
    answer,
    decidedOn: dayFrom(now, -decided),
    revisedOn: revised === undefined ? null : dayFrom(now, -revised),
  }));
}

const DECISIONS: readonly Decision[] = [
  {
    subject: { fr: 'Objectifs', en: 'Objectives' },
    answer: {
      fr: 'Adapter l’accueil consulaire, rendre visibles les associations et faire baisser le coût des envois de fonds. La cartographie ne sert ni à contrôler ni à imposer qui que ce soit.',
      en: 'To fit consular services to needs, make associations visible and bring down the cost of sending money. The mapping serves neither to control nor to tax anybody.',
    },
    decided: 412,
  },
  {
    subject: { fr: 'Pilotage', en: 'Steering' },
    answer: {
      fr: 'Un comité de sept personnes : trois administrations, deux associations, une ville, une chercheuse. Il se réunit chaque trimestre et publie ses décisions.',
      en: 'A committee of seven: three administrations, two associations, one city, one researcher. It meets each quarter and publishes its decisions.',
    },
    decided: 405,
    revised: 96,
  },
  {
    subject: { fr: 'Définition de la diaspora', en: 'Definition of the diaspora' },
    answer: {
      fr: 'Toute personne née au Sénégal, de nationalité sénégalaise ou d’ascendance sénégalaise, qui vit dans un autre pays depuis un an au moins. Chaque chiffre dit laquelle de ces définitions il suit ; elles ne s’additionnent pas.',
      en: 'Anyone born in Senegal, of Senegalese nationality or of Senegalese descent who has lived in another country for at least a year. Each figure says which of these definitions it follows; they are not added up.',
    },
    decided: 398,
    revised: 201,
  },
  {
    subject: { fr: 'Géographie', en: 'Geography' },
    answer: {
      fr: 'Tous les pays de résidence pour les chiffres ; approfondissement en France, en Italie, au Gabon et aux États-Unis.',
      en: 'All countries of residence for the figures; in depth in France, Italy, Gabon and the United States.',
    },
    decided: 398,
  },
  {
    subject: { fr: 'Questions posées', en: 'Questions asked' },
    answer: {
      fr: 'Qui, où, quoi : âge et sexe, villes, activité et diplômes. Ni opinion, ni religion, ni origine ethnique, ni santé.',
      en: 'Who, where, what: age and sex, cities, work and qualifications. No opinion, religion, ethnicity or health.',
    },
    decided: 384,
  },
  {
    subject: { fr: 'Données existantes', en: 'Existing data' },
    answer: {
      fr: 'Treize sources recensées avant toute collecte nouvelle. Deux se recopient : leur accord ne compte pas pour une confirmation.',
      en: 'Thirteen sources listed before any new collection. Two copy each other: their agreement does not count as confirmation.',
    },
    decided: 371,
    revised: 41,
  },
  {
    subject: { fr: 'Détenteurs et conventions', en: 'Holders and agreements' },
    answer: {
      fr: 'Une convention écrite par détenteur, datée et limitée. Celle de l’institut de statistique a expiré : relance en cours.',
      en: 'One written agreement per holder, dated and limited. That of the statistical institute has expired: a reminder has been sent.',
    },
    decided: 360,
    revised: 33,
  },
  {
    subject: { fr: 'Personnes ressources', en: 'Key informants' },
    answer: {
      fr: 'Vingt-deux entretiens, à parts égales entre femmes et hommes, choisis hors des bureaux d’associations pour moitié.',
      en: 'Twenty-two interviews, women and men in equal numbers, half of them chosen outside association boards.',
    },
    decided: 300,
    revised: 240,
  },
  {
    subject: { fr: 'Groupes de discussion', en: 'Focus groups' },
    answer: {
      fr: 'Six groupes de sept à neuf personnes, en français, en wolof, en italien et en anglais, dans des lieux tenus par des associations.',
      en: 'Six groups of seven to nine people, in French, Wolof, Italian and English, in places run by associations.',
    },
    decided: 300,
  },
  {
    subject: { fr: 'Enquêtes', en: 'Surveys' },
    answer: {
      fr: 'Pas de grande enquête cette année : un échantillon représentatif coûterait plus que le reste du projet. Les réponses volontaires sont publiées comme telles.',
      en: 'No large survey this year: a representative sample would cost more than the rest of the project. Voluntary answers are published as what they are.',
    },
    decided: 288,
  },
  {
    subject: { fr: 'Inscription volontaire', en: 'Voluntary registration' },
    answer: {
      fr: 'Pseudonyme d’abord, aucune pièce d’identité, utilité immédiate. Aucun objectif chiffré d’inscriptions.',
      en: 'Pseudonym first, no identity document, useful at once. No target number of registrations.',
    },
    decided: 271,
  },
  {
    subject: { fr: 'Partenaires et relais', en: 'Partners and relays' },
    answer: {
      fr: 'La fédération des associations, deux villes, un laboratoire. Chacun reçoit en retour ce que sa contribution a apporté.',
      en: 'The federation of associations, two cities, one laboratory. Each receives in return what its contribution has brought.',
    },
    decided: 262,
  },
  {
    subject: { fr: 'Protection', en: 'Protection' },
    answer: {
      fr: 'Analyse d’impact faite avant la collecte ; aucun effectif inférieur à dix n’est publié ; les citations paraissent avec l’accord de leur auteur, qui peut le retirer.',
      en: 'Impact assessment made before collection; no count below ten is published; quotations appear with the consent of their author, who may withdraw it.',
    },
    decided: 355,
    revised: 120,
  },
  {
    subject: { fr: 'Langues et accès', en: 'Languages and access' },
    answer: {
      fr: 'Français, anglais, espagnol et arabe à l’écran ; wolof et poular à l’oral, au téléphone et en réunion.',
      en: 'French, English, Spanish and Arabic on screen; Wolof and Pulaar by voice, on the telephone and in meetings.',
    },
    decided: 250,
  },
  {
    subject: { fr: 'Budget et calendrier', en: 'Budget and calendar' },
    answer: {
      fr: '74 millions de francs CFA sur dix-huit mois, dont un cinquième pour rendre les résultats. Une édition des chiffres chaque semestre.',
      en: '74 million CFA francs over eighteen months, a fifth of it to give results back. One release of figures each half-year.',
    },
    decided: 344,
    revised: 96,
  },
  {
    subject: { fr: 'Restitution', en: 'Return of results' },
    answer: {
      fr: 'Fiches par pays publiées en quatre langues, présentées dans chaque ville où un entretien a eu lieu ; chaque proposition reçoit une réponse datée.',
      en: 'Corridor sheets published in four languages and presented in each city where an interview took place; each proposal gets a dated answer.',
    },
    decided: 236,
  },
];
