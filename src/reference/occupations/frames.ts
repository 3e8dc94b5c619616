import type { Lang } from '../languages/languages.ts';

type Names = Readonly<Record<Lang, string>>;

/** A closed list of codes with their names: « niveau d’études », « situation au regard de l’emploi »… */
export type Frame = Readonly<Record<string, Names>>;

/** ISCED 2011 levels; `low`, `medium` and `high` are 0–2, 3–4 and 5–8, as most censuses publish them. */
export const EDUCATION_LEVELS = {
  '0': {
    fr: 'Éducation de la petite enfance',
    en: 'Early childhood education',
    es: 'Educación de la primera infancia',
    ar: 'تعليم الطفولة المبكرة',
  },
  '1': {
    fr: 'Enseignement primaire',
    en: 'Primary education',
    es: 'Educación primaria',
    ar: 'التعليم الابتدائي',
  },
  '2': {
    fr: 'Premier cycle de l’enseignement secondaire',
    en: 'Lower secondary education',
    es: 'Educación secundaria baja',
    ar: 'المرحلة الأولى من التعليم الثانوي',
  },
  '3': {
    fr: 'Deuxième cycle de l’enseignement secondaire',
    en: 'Upper secondary education',
    es: 'Educación secundaria alta',
    ar: 'المرحلة الثانية من التعليم الثانوي',
  },
  '4': {
    fr: 'Enseignement post-secondaire non supérieur',
    en: 'Post-secondary non-tertiary education',
    es: 'Educación postsecundaria no terciaria',
    ar: 'التعليم ما بعد الثانوي غير العالي',
  },
  '5': {
    fr: 'Enseignement supérieur de cycle court',
    en: 'Short-cycle tertiary education',
    es: 'Educación terciaria de ciclo corto',
    ar: 'التعليم العالي القصير المدة',
  },
  '6': {
    fr: 'Licence ou équivalent',
    en: 'Bachelor’s or equivalent',
    es: 'Grado en educación terciaria o equivalente',
    ar: 'الإجازة (البكالوريوس) أو ما يعادلها',
  },
  '7': {
    fr: 'Master ou équivalent',
    en: 'Master’s or equivalent',
    es: 'Maestría, especialización o equivalente',
    ar: 'الماجستير أو ما يعادله',
  },
  '8': {
    fr: 'Doctorat ou équivalent',
    en: 'Doctoral or equivalent',
    es: 'Doctorado o equivalente',
    ar: 'الدكتوراه أو ما يعادلها',
  },
  low: {
    fr: 'Au plus le premier cycle du secondaire',
    en: 'Lower secondary at most',
    es: 'Como máximo, secundaria baja',
    ar: 'المرحلة الأولى من الثانوي كحد أقصى',
  },
  medium: {
    fr: 'Deuxième cycle du secondaire ou post-secondaire',
    en: 'Upper secondary or post-secondary',
    es: 'Secundaria alta o postsecundaria',
    ar: 'المرحلة الثانية من الثانوي أو ما بعد الثانوي',
  },
  high: {
    fr: 'Enseignement supérieur',
    en: 'Tertiary education',
    es: 'Educación terciaria',
    ar: 'التعليم العالي',
  },
  unknown: {
    fr: 'Niveau inconnu',
    en: 'Level unknown',
    es: 'Nivel desconocido',
    ar: 'مستوى غير معروف',
  },
} as const satisfies Frame;

/** Labour force status (ILO). */
export const LABOUR_STATUSES = {
  employed: { fr: 'En emploi', en: 'Employed', es: 'Con empleo', ar: 'عامل' },
  unemployed: { fr: 'Au chômage', en: 'Unemployed', es: 'Sin empleo', ar: 'عاطل عن العمل' },
  inactive: {
    fr: 'Hors de la population active',
    en: 'Outside the labour force',
    es: 'Fuera de la fuerza de trabajo',
    ar: 'خارج القوى العاملة',
  },
  unknown: {
    fr: 'Situation inconnue',
    en: 'Status unknown',
    es: 'Situación desconocida',
    ar: 'وضع غير معروف',
  },
} as const satisfies Frame;

/** How long people have lived where they are counted, in completed years. */
export const STAY_BANDS = {
  '0-1': {
    fr: 'Moins d’un an',
    en: 'Less than a year',
    es: 'Menos de un año',
    ar: 'أقل من سنة',
  },
  '1-4': { fr: 'De 1 à 4 ans', en: '1 to 4 years', es: 'De 1 a 4 años', ar: 'من سنة إلى 4 سنوات' },
  '0-4': {
    fr: 'Moins de 5 ans',
    en: 'Less than 5 years',
    es: 'Menos de 5 años',
    ar: 'أقل من 5 سنوات',
  },
  '5-9': { fr: 'De 5 à 9 ans', en: '5 to 9 years', es: 'De 5 a 9 años', ar: 'من 5 إلى 9 سنوات' },
  '10-19': {
    fr: 'De 10 à 19 ans',
    en: '10 to 19 years',
    es: 'De 10 a 19 años',
    ar: 'من 10 إلى 19 سنة',
  },
  '10+': {
    fr: '10 ans ou plus',
    en: '10 years or more',
    es: '10 años o más',
    ar: '10 سنوات أو أكثر',
  },
  '20+': {
    fr: '20 ans ou plus',
    en: '20 years or more',
    es: '20 años o más',
    ar: '20 سنة أو أكثر',
  },
  unknown: {
    fr: 'Durée inconnue',
    en: 'Duration unknown',
    es: 'Duración desconocida',
    ar: 'مدة غير معروفة',
  },
} as const satisfies Frame;
