import type { Term } from './term.ts';

// Tags for offers, activities, organisations and aggregates, never for a person. Sources disagree on the list: a report may use a subset.
export const CAPITALS = [
  {
    code: 'human',
    name: {
      fr: 'Capital humain',
      en: 'Human capital',
      es: 'Capital humano',
      ar: 'رأس المال البشري',
    },
    about: {
      fr: 'Les savoirs, les métiers et l’expérience que l’on peut transmettre ou mettre au travail.',
      en: 'Knowledge, trades and experience that can be passed on or put to work.',
      es: 'Los conocimientos, los oficios y la experiencia que se pueden transmitir o poner a trabajar.',
      ar: 'المعارف والمهن والخبرات التي يمكن نقلها أو توظيفها.',
    },
  },
  {
    code: 'economic',
    name: {
      fr: 'Capital économique',
      en: 'Economic capital',
      es: 'Capital económico',
      ar: 'رأس المال الاقتصادي',
    },
    about: {
      fr: 'L’argent envoyé, épargné ou investi, les entreprises et le commerce.',
      en: 'Money sent, saved or invested, businesses and trade.',
      es: 'El dinero enviado, ahorrado o invertido, las empresas y el comercio.',
      ar: 'الأموال المرسلة أو المدخرة أو المستثمرة، والمؤسسات والتجارة.',
    },
  },
  {
    code: 'social',
    name: {
      fr: 'Capital social',
      en: 'Social capital',
      es: 'Capital social',
      ar: 'رأس المال الاجتماعي',
    },
    about: {
      fr: 'Les liens, la confiance et les réseaux qui permettent d’agir ensemble.',
      en: 'The ties, trust and networks that let people act together.',
      es: 'Los vínculos, la confianza y las redes que permiten actuar juntos.',
      ar: 'الروابط والثقة والشبكات التي تتيح العمل معًا.',
    },
  },
  {
    code: 'cultural',
    name: {
      fr: 'Capital culturel',
      en: 'Cultural capital',
      es: 'Capital cultural',
      ar: 'رأس المال الثقافي',
    },
    about: {
      fr: 'Les langues, les arts, les usages et la mémoire partagés d’un pays à l’autre.',
      en: 'Languages, arts, customs and memory shared between countries.',
      es: 'Las lenguas, las artes, las costumbres y la memoria compartidas entre países.',
      ar: 'اللغات والفنون والعادات والذاكرة المشتركة بين بلد وآخر.',
    },
  },
  {
    code: 'political',
    name: {
      fr: 'Capital politique',
      en: 'Political capital',
      es: 'Capital político',
      ar: 'رأس المال السياسي',
    },
    about: {
      fr: 'La capacité de se faire entendre, de prendre part aux décisions et de défendre une cause.',
      en: 'The ability to be heard, to take part in decisions and to speak up for a cause.',
      es: 'La capacidad de hacerse oír, de participar en las decisiones y de defender una causa.',
      ar: 'القدرة على إسماع الصوت والمشاركة في القرارات والدفاع عن قضية.',
    },
  },
] as const satisfies readonly Term[];
