import type { Term } from './term.ts';

/** What people ask for and offer, in the words of a counter; one list for requests, offers and those who answer them. */
export const TOPICS = [
  {
    code: 'rights',
    name: { fr: 'Mes droits', en: 'My rights', es: 'Mis derechos', ar: 'حقوقي' },
    about: {
      fr: 'Retraite, sécurité sociale, travail, justice, vote.',
      en: 'Pension, social security, work, justice, voting.',
      es: 'Pensión, seguridad social, trabajo, justicia, voto.',
      ar: 'التقاعد والضمان الاجتماعي والعمل والعدالة والتصويت.',
    },
  },
  {
    code: 'documents',
    name: {
      fr: 'Papiers et état civil',
      en: 'Papers and civil status',
      es: 'Documentos y estado civil',
      ar: 'الوثائق والحالة المدنية',
    },
    about: {
      fr: 'Passeport, acte de naissance, mariage, légalisation.',
      en: 'Passport, birth certificate, marriage, legalisation.',
      es: 'Pasaporte, acta de nacimiento, matrimonio, legalización.',
      ar: 'جواز السفر وشهادة الميلاد والزواج والتصديق.',
    },
  },
  {
    code: 'employment',
    name: { fr: 'Emploi', en: 'Employment', es: 'Empleo', ar: 'العمل' },
    about: {
      fr: 'Trouver un travail, recruter, faire reconnaître un diplôme.',
      en: 'Finding work, hiring, having a diploma recognised.',
      es: 'Encontrar trabajo, contratar, homologar un título.',
      ar: 'إيجاد عمل أو التوظيف أو الاعتراف بشهادة.',
    },
  },
  {
    code: 'mentoring',
    name: {
      fr: 'Conseil et mentorat',
      en: 'Advice and mentoring',
      es: 'Consejo y mentoría',
      ar: 'النصح والإرشاد',
    },
    about: {
      fr: 'Accompagner ou être accompagné par quelqu’un du métier.',
      en: 'Guiding somebody, or being guided by somebody of the trade.',
      es: 'Acompañar o ser acompañado por alguien del oficio.',
      ar: 'مرافقة شخص أو الحصول على مرافقة من أهل المهنة.',
    },
  },
  {
    code: 'studies',
    name: {
      fr: 'Études et formation',
      en: 'Studies and training',
      es: 'Estudios y formación',
      ar: 'الدراسة والتكوين',
    },
    about: {
      fr: 'S’inscrire, se former, enseigner.',
      en: 'Enrolling, training, teaching.',
      es: 'Matricularse, formarse, enseñar.',
      ar: 'التسجيل والتكوين والتعليم.',
    },
  },
  {
    code: 'business',
    name: {
      fr: 'Entreprise et investissement',
      en: 'Business and investment',
      es: 'Empresa e inversión',
      ar: 'المشاريع والاستثمار',
    },
    about: {
      fr: 'Créer, financer, trouver un partenaire.',
      en: 'Starting up, funding, finding a partner.',
      es: 'Crear, financiar, encontrar un socio.',
      ar: 'التأسيس والتمويل وإيجاد شريك.',
    },
  },
  {
    code: 'housing',
    name: {
      fr: 'Logement et accueil',
      en: 'Housing and welcome',
      es: 'Vivienda y acogida',
      ar: 'السكن والاستقبال',
    },
    about: {
      fr: 'Se loger en arrivant, héberger, orienter.',
      en: 'Finding a place on arrival, hosting, showing the way.',
      es: 'Alojarse al llegar, hospedar, orientar.',
      ar: 'إيجاد سكن عند الوصول والاستضافة والتوجيه.',
    },
  },
  {
    code: 'return',
    name: { fr: 'Retour', en: 'Return', es: 'Retorno', ar: 'العودة' },
    about: {
      fr: 'Rentrer pour un temps ou pour de bon.',
      en: 'Going back for a time or for good.',
      es: 'Volver por un tiempo o definitivamente.',
      ar: 'العودة لمدة أو نهائياً.',
    },
  },
  {
    code: 'culture',
    name: {
      fr: 'Culture et langue',
      en: 'Culture and language',
      es: 'Cultura y lengua',
      ar: 'الثقافة واللغة',
    },
    about: {
      fr: 'Fêtes, cours de langue, mémoire, création.',
      en: 'Celebrations, language classes, memory, creation.',
      es: 'Fiestas, cursos de idioma, memoria, creación.',
      ar: 'الأعياد ودروس اللغة والذاكرة والإبداع.',
    },
  },
  {
    code: 'network',
    name: {
      fr: 'Rencontres et réseaux',
      en: 'Meeting people',
      es: 'Encuentros y redes',
      ar: 'اللقاءات والشبكات',
    },
    about: {
      fr: 'Trouver des gens du même métier, de la même ville, du même âge.',
      en: 'Finding people of the same trade, town or age.',
      es: 'Encontrar gente del mismo oficio, ciudad o edad.',
      ar: 'إيجاد أشخاص من المهنة أو المدينة أو الجيل نفسه.',
    },
  },
  {
    code: 'giving',
    name: {
      fr: 'Don et bénévolat',
      en: 'Giving and volunteering',
      es: 'Donación y voluntariado',
      ar: 'التبرع والتطوع',
    },
    about: {
      fr: 'Donner du temps, du matériel ou de l’argent par une organisation.',
      en: 'Giving time, goods or money through an organisation.',
      es: 'Dar tiempo, material o dinero a través de una organización.',
      ar: 'التبرع بالوقت أو المواد أو المال عبر منظمة.',
    },
  },
  {
    code: 'other',
    name: { fr: 'Autre chose', en: 'Something else', es: 'Otra cosa', ar: 'أمر آخر' },
    about: {
      fr: 'Dites-le avec vos mots.',
      en: 'Say it in your own words.',
      es: 'Dígalo con sus palabras.',
      ar: 'قولوه بكلماتكم.',
    },
  },
] as const satisfies readonly Term[];
