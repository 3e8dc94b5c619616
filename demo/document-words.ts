import type { Lang } from '../src/reference/languages/languages.ts';

type Words = Readonly<Record<Lang, string>>;

interface InventedProposal {
  readonly words: Words;
  /** Numbers of the statements from which it is drawn. */
  readonly from: readonly number[];
  /** How it was worded before an amendment, in French. */
  readonly before?: string;
  readonly supports: readonly string[];
  readonly objections: readonly string[];
}

export const PROPOSALS: readonly InventedProposal[] = [
  {
    words: {
      fr: 'Recevoir chaque personne au consulat dans les deux semaines, et tenir chaque mois une permanence dans les villes sans consulat.',
      en: 'See everybody at the consulate within two weeks, and hold office once a month in towns without a consulate.',
      es: 'Atender a cada persona en el consulado en dos semanas y abrir cada mes una permanencia en las ciudades sin consulado.',
      ar: 'استقبال كل شخص في القنصلية خلال أسبوعين، وتنظيم مداومة شهرية في المدن التي لا قنصلية فيها.',
    },
    from: [1, 14],
    before: 'Recevoir chaque personne au consulat dans les deux semaines.',
    supports: ['J’attends depuis trois mois.', 'Ma ville n’a pas de consulat.'],
    objections: ['Sans agents de plus, ce délai ne tiendra pas.'],
  },
  {
    words: {
      fr: 'Délivrer les actes d’état civil en ligne, sans fermer les guichets.',
      en: 'Issue civil status documents online, without closing the counters.',
      es: 'Expedir los documentos del registro civil en línea, sin cerrar las ventanillas.',
      ar: 'إصدار وثائق الحالة المدنية عبر الإنترنت من دون إغلاق الشبابيك.',
    },
    from: [2, 3],
    supports: ['Un acte ne vaut pas deux cents kilomètres.'],
    objections: [],
  },
  {
    words: {
      fr: 'Reconnaître un diplôme en trois mois au plus.',
      en: 'Recognise a diploma within three months at most.',
      es: 'Reconocer un título en tres meses como máximo.',
      ar: 'الاعتراف بالشهادة في ثلاثة أشهر على الأكثر.',
    },
    from: [7],
    supports: ['Mon diplôme attend depuis deux ans.'],
    objections: [],
  },
];

interface InventedParagraph {
  readonly kind: 'heading' | 'text';
  readonly words: Words;
  /** Numbers of the proposals and of the statements that it carries. */
  readonly proposals?: readonly number[];
  readonly statements?: readonly number[];
  readonly divergence?: { readonly words: string; readonly statement: number };
}

export const TITLE: Words = {
  fr: 'Des services publics à portée de main',
  en: 'Public services within reach',
  es: 'Servicios públicos al alcance',
  ar: 'خدمات عمومية في المتناول',
};

export const SUMMARY: Words = {
  fr: 'Ce que le ministère retient de la consultation, et ce qu’il s’engage à faire.',
  en: 'What the ministry retains from the consultation, and what it undertakes to do.',
  es: 'Lo que el ministerio retiene de la consulta y lo que se compromete a hacer.',
  ar: 'ما تأخذ به الوزارة من الاستشارة وما تلتزم بفعله.',
};

export const PARAGRAPHS: readonly InventedParagraph[] = [
  {
    kind: 'heading',
    words: { fr: 'Être reçu', en: 'Being received', es: 'Ser recibido', ar: 'الاستقبال' },
  },
  {
    kind: 'text',
    words: {
      fr: 'Toute personne qui le demande est reçue au consulat dans les deux semaines. Une permanence mensuelle est tenue dans les villes qui n’ont pas de consulat.',
      en: 'Whoever asks is received at the consulate within two weeks. Office is held once a month in towns that have no consulate.',
      es: 'Quien lo pide es recibido en el consulado en dos semanas. Cada mes se abre una permanencia en las ciudades que no tienen consulado.',
      ar: 'يُستقبل كل من يطلب ذلك في القنصلية خلال أسبوعين. وتُنظَّم مداومة شهرية في المدن التي لا قنصلية فيها.',
    },
    proposals: [1],
  },
  {
    kind: 'text',
    words: {
      fr: 'Les actes d’état civil se demandent et se reçoivent en ligne. Dans chaque consulat, un guichet reste ouvert où une personne répond.',
      en: 'Civil status documents are asked for and received online. In each consulate a counter stays open where a person answers.',
      es: 'Los documentos del registro civil se piden y se reciben en línea. En cada consulado queda abierta una ventanilla donde responde una persona.',
      ar: 'تُطلب وثائق الحالة المدنية وتُستلم عبر الإنترنت. ويبقى في كل قنصلية شباك مفتوح يجيب فيه شخص.',
    },
    proposals: [2],
    divergence: {
      words: 'D’autres voudraient tout faire depuis une application, sans guichet ni courrier.',
      statement: 8,
    },
  },
  {
    kind: 'heading',
    words: {
      fr: 'Voir ses droits suivis',
      en: 'Rights that follow',
      es: 'Derechos que acompañan',
      ar: 'حقوق تُتابَع',
    },
  },
  {
    kind: 'text',
    words: {
      fr: 'La reconnaissance d’un diplôme prend trois mois au plus ; passé ce délai, une personne explique le retard.',
      en: 'The recognition of a diploma takes three months at most; after that, a person explains the delay.',
      es: 'El reconocimiento de un título lleva tres meses como máximo; pasado ese plazo, una persona explica el retraso.',
      ar: 'لا يستغرق الاعتراف بالشهادة أكثر من ثلاثة أشهر، وبعدها يشرح شخص سبب التأخر.',
    },
    proposals: [3],
    statements: [16],
  },
];

interface InventedFate {
  readonly statement: number;
  readonly lang: Lang;
  readonly reason: string;
  readonly fate: 'retained' | 'joined' | 'not-retained' | 'expected';
  /** § in which it is retained. */
  readonly place?: number;
  readonly with?: number;
  /** Days from now. */
  readonly by?: number;
}

/** The reasons, as their authors read them; each in one language, as they would be. */
export const FATES: readonly InventedFate[] = [
  {
    statement: 1,
    fate: 'retained',
    place: 1,
    lang: 'fr',
    reason: 'Le délai est inscrit dans le plan, et chaque consulat le publiera.',
  },
  {
    statement: 2,
    fate: 'retained',
    place: 2,
    lang: 'en',
    reason: 'The service opens in spring for birth certificates, then for all others.',
  },
  {
    statement: 3,
    fate: 'retained',
    place: 2,
    lang: 'ar',
    reason: 'يبقى شباك مفتوح في كل قنصلية، كما طلبت المجموعات الثلاث.',
  },
  {
    statement: 4,
    fate: 'expected',
    by: 60,
    lang: 'fr',
    reason: 'La caisse de retraite étudie deux conventions ; elle répondra ici.',
  },
  {
    statement: 7,
    fate: 'retained',
    place: 3,
    lang: 'es',
    reason: 'El plazo de tres meses vale desde enero para los títulos de salud.',
  },
  {
    statement: 8,
    fate: 'not-retained',
    lang: 'fr',
    reason: 'Beaucoup n’ont pas de téléphone récent : le courrier reste possible.',
  },
  {
    statement: 14,
    fate: 'retained',
    place: 1,
    lang: 'fr',
    reason: 'Six villes auront une permanence chaque mois.',
  },
  {
    statement: 15,
    fate: 'not-retained',
    lang: 'fr',
    reason: 'Le vote dépend d’une loi, et non de ce plan ; le parlement a reçu cette demande.',
  },
  {
    statement: 16,
    fate: 'joined',
    with: 7,
    lang: 'fr',
    reason:
      'Une réponse écrite dans un délai dit : le paragraphe 3 vaut aussi pour les associations.',
  },
];

interface InventedCommitment {
  readonly owner: string;
  readonly lang: Lang;
  readonly text: string;
  /** Days after it was made. */
  readonly within: number;
  readonly seen?: { readonly after: number; readonly text: string };
}

export const COMMITMENTS: readonly InventedCommitment[] = [
  {
    owner: 'Direction de la diaspora (exemple)',
    lang: 'fr',
    text: 'Publier chaque mois, pour chaque consulat, le délai d’un rendez-vous.',
    within: 120,
    seen: { after: 12, text: 'Quatre consulats sur neuf le publient.' },
  },
  {
    owner: 'Fédération des associations du Fleuve',
    lang: 'fr',
    text: 'Prêter une salle pour la permanence de chaque mois dans six villes.',
    within: 10,
  },
];
