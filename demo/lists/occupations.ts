/** What the invented persons of the lists do, as French, English and Spanish lists write it. */
export interface Occupation {
  /** Unit group of ISCO-08. */
  readonly isco: string;
  readonly fr: string;
  readonly en: string;
  readonly es: string;
  readonly sector: string;
  readonly education: Education;
  readonly weight: number;
}

export const EDUCATIONS = ['low', 'medium', 'high'] as const;
export type Education = (typeof EDUCATIONS)[number];

type Row = readonly [
  isco: string,
  fr: string,
  en: string,
  es: string,
  sector: string,
  weight: number,
];

// biome-ignore format: a table is read in lines
const ROWS: Readonly<Record<Education, readonly Row[]>> = {
  low: [
    ['5211', 'vendeur ambulant', 'street vendor', 'vendedor ambulante', 'comercio', 20],
    ['9112', 'agent d’entretien', 'cleaner', 'personal de limpieza', 'servicios', 14],
    ['5322', 'aide à domicile', 'home helper', 'empleada de hogar', 'hogares', 12],
    ['7112', 'maçon', 'bricklayer', 'albañil', 'construcción', 12],
    ['9333', 'manutentionnaire', 'freight handler', 'mozo de almacén', 'transporte', 9],
    ['7531', 'couturier', 'tailor', 'sastre', 'textil', 8],
    ['6111', 'ouvrier agricole', 'farm worker', 'peón agrícola', 'agricultura', 6],
  ],
  medium: [
    ['5141', 'coiffeuse', 'hairdresser', 'peluquera', 'servicios', 12],
    ['5221', 'commerçant', 'shopkeeper', 'comerciante', 'comercio', 14],
    ['5120', 'cuisinier', 'cook', 'cocinero', 'hostelería', 10],
    ['4222', 'téléconseiller', 'call centre agent', 'teleoperador', 'servicios', 16],
    ['7411', 'électricien', 'electrician', 'electricista', 'construcción', 7],
    ['8322', 'chauffeur', 'driver', 'conductor', 'transporte', 8],
    ['3343', 'assistante de direction', 'executive assistant', 'secretaria de dirección', 'empresas', 6],
  ],
  high: [
    ['2512', 'développeur', 'software developer', 'desarrollador', 'informática', 12],
    ['2411', 'comptable', 'accountant', 'contable', 'empresas', 9],
    ['2221', 'infirmier', 'nurse', 'enfermero', 'salud', 8],
    ['2211', 'médecin', 'doctor', 'médico', 'salud', 7],
    ['2142', 'ingénieur génie civil', 'civil engineer', 'ingeniero civil', 'construcción', 8],
    ['2310', 'enseignant chercheur', 'university lecturer', 'profesor universitario', 'enseñanza', 5],
    ['1120', 'gérant de société', 'company director', 'director de empresa', 'comercio', 5],
  ],
};

export const OCCUPATIONS: readonly Occupation[] = EDUCATIONS.flatMap((education) =>
  ROWS[education].map(([isco, fr, en, es, sector, weight]) => ({
    isco,
    fr,
    en,
    es,
    sector,
    education,
    weight,
  })),
);
