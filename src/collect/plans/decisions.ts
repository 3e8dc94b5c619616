import type { InFour } from '../../reference/frames/frames.ts';

/** One decision of a diaspora mapping. Its answer and its date are written by the office; these are the questions. */
export interface Decision {
  /** Counts from 1 in the order in which the decisions are best taken. */
  readonly number: number;
  /** Stays the same when the order changes: answers are kept under it. */
  readonly code: string;
  readonly question: InFour;
  readonly why: InFour;
  /** Suggestions; an office may take several, or write its own. */
  readonly options: readonly InFour[];
}

export const DECISIONS = [
  {
    number: 1,
    code: 'objectives',
    question: {
      fr: 'À quoi servira la cartographie ?',
      en: 'What will the mapping be for?',
      es: '¿Para qué servirá el mapeo?',
      ar: 'ما الغرض من رسم الخريطة؟',
    },
    why: {
      fr: 'Une collecte sans but demande trop aux gens et ne décide de rien. Le but fixe ce qu’il faut savoir, et rien de plus.',
      en: 'Collecting without an aim asks too much of people and decides nothing. The aim sets what must be known, and nothing more.',
      es: 'Recoger datos sin un fin pide demasiado a la gente y no decide nada. El fin fija lo que hay que saber, y nada más.',
      ar: 'الجمع دون غاية يطلب من الناس أكثر مما ينبغي ولا يحسم شيئًا. الغاية تحدد ما يجب معرفته لا أكثر.',
    },
    options: [
      {
        fr: 'Adapter les services consulaires et les démarches',
        en: 'Adapt consular services and guides',
        es: 'Adaptar los servicios consulares y los trámites',
        ar: 'تكييف الخدمات القنصلية والمعاملات',
      },
      {
        fr: 'Préparer une politique ou un programme précis',
        en: 'Prepare a given policy or programme',
        es: 'Preparar una política o un programa concreto',
        ar: 'إعداد سياسة أو برنامج محدد',
      },
      {
        fr: 'Faire se rencontrer des offres et des besoins',
        en: 'Bring offers and needs together',
        es: 'Hacer coincidir ofertas y necesidades',
        ar: 'الجمع بين العروض والاحتياجات',
      },
      {
        fr: 'Se préparer à une crise',
        en: 'Prepare for a crisis',
        es: 'Prepararse para una crisis',
        ar: 'الاستعداد لأزمة',
      },
    ],
  },
  {
    number: 2,
    code: 'limits',
    question: {
      fr: 'À quoi ne servira-t-elle jamais ?',
      en: 'What will it never be used for?',
      es: '¿Para qué no servirá nunca?',
      ar: 'ما الذي لن تُستعمل فيه أبدًا؟',
    },
    why: {
      fr: 'Une liste de personnes peut nuire en de mauvaises mains. Les usages refusés se décident avant la collecte et se publient.',
      en: 'A list of people can do harm in the wrong hands. Refused uses are decided before collection and published.',
      es: 'Una lista de personas puede hacer daño en malas manos. Los usos rechazados se deciden antes de recoger y se publican.',
      ar: 'قد تضر قائمة أشخاص إذا وقعت في أيدٍ سيئة. تُقرَّر الاستعمالات المرفوضة قبل الجمع وتُنشر.',
    },
    options: [
      {
        fr: 'Aucun usage pour l’impôt, la police ou la surveillance',
        en: 'No use for tax, police or surveillance',
        es: 'Ningún uso fiscal, policial o de vigilancia',
        ar: 'لا استعمال ضريبي أو أمني أو للمراقبة',
      },
      {
        fr: 'Aucun transfert de données nominatives à un État',
        en: 'No transfer of named data to a State',
        es: 'Ninguna entrega de datos nominativos a un Estado',
        ar: 'لا نقل لبيانات اسمية إلى أي دولة',
      },
      {
        fr: 'Aucune question sur les opinions, la religion, l’origine ethnique ou la santé',
        en: 'No question about opinions, religion, ethnicity or health',
        es: 'Ninguna pregunta sobre opiniones, religión, etnia o salud',
        ar: 'لا أسئلة عن الآراء أو الدين أو العرق أو الصحة',
      },
    ],
  },
  {
    number: 3,
    code: 'definition',
    question: {
      fr: 'Qui compte comme membre de la diaspora ?',
      en: 'Who counts as a member of the diaspora?',
      es: '¿Quién cuenta como miembro de la diáspora?',
      ar: 'من يُعدّ من المغتربين؟',
    },
    why: {
      fr: 'D’une définition à l’autre, le nombre peut doubler. Sans définition écrite, deux sources ne se comparent pas.',
      en: 'From one definition to another the number may double. Without a written definition, two sources cannot be compared.',
      es: 'De una definición a otra, el número puede duplicarse. Sin definición escrita, dos fuentes no se comparan.',
      ar: 'قد يتضاعف العدد من تعريف إلى آخر. ودون تعريف مكتوب لا يقارَن مصدران.',
    },
    options: [
      {
        fr: 'Les personnes nées au pays',
        en: 'People born in the country',
        es: 'Las personas nacidas en el país',
        ar: 'المولودون في البلد',
      },
      { fr: 'Les ressortissants', en: 'Citizens', es: 'Los nacionales', ar: 'المواطنون' },
      {
        fr: 'Aussi les enfants et petits-enfants',
        en: 'Children and grandchildren as well',
        es: 'También los hijos y nietos',
        ar: 'الأبناء والأحفاد أيضًا',
      },
      {
        fr: 'Plusieurs définitions, montrées côte à côte',
        en: 'Several definitions, shown side by side',
        es: 'Varias definiciones, mostradas lado a lado',
        ar: 'عدة تعريفات تُعرض جنبًا إلى جنب',
      },
    ],
  },
  {
    number: 4,
    code: 'geography',
    question: {
      fr: 'Quels pays et quels lieux couvrir d’abord ?',
      en: 'Which countries and places come first?',
      es: '¿Qué países y lugares cubrir primero?',
      ar: 'أي بلدان وأماكن نغطي أولًا؟',
    },
    why: {
      fr: 'Tout couvrir à la fois disperse les moyens. Commencer par quelques pays permet d’apprendre et de corriger.',
      en: 'Covering everything at once scatters resources. Starting with a few countries lets you learn and correct.',
      es: 'Cubrirlo todo a la vez dispersa los medios. Empezar por unos pocos países permite aprender y corregir.',
      ar: 'تغطية كل شيء دفعة واحدة تبدد الوسائل. والبدء ببضعة بلدان يتيح التعلم والتصحيح.',
    },
    options: [
      {
        fr: 'Les pays où vivent le plus de personnes',
        en: 'The countries where most people live',
        es: 'Los países donde viven más personas',
        ar: 'البلدان التي يعيش فيها أكبر عدد',
      },
      {
        fr: 'Les pays dont on ne sait rien',
        en: 'The countries about which nothing is known',
        es: 'Los países de los que no se sabe nada',
        ar: 'البلدان التي لا يُعرف عنها شيء',
      },
      {
        fr: 'Une ville pilote, puis les autres',
        en: 'One pilot city, then others',
        es: 'Una ciudad piloto y después las demás',
        ar: 'مدينة تجريبية ثم غيرها',
      },
      {
        fr: 'Tous les pays, avec les seules sources publiées',
        en: 'All countries, from published sources alone',
        es: 'Todos los países, solo con fuentes publicadas',
        ar: 'كل البلدان بالمصادر المنشورة وحدها',
      },
    ],
  },
  {
    number: 5,
    code: 'segments',
    question: {
      fr: 'Quelles voix risquent de manquer ?',
      en: 'Whose voices may be missing?',
      es: '¿Qué voces corren el riesgo de faltar?',
      ar: 'أي أصوات قد تغيب؟',
    },
    why: {
      fr: 'Ceux qui répondent d’eux-mêmes sont souvent les plus installés. Il faut aller vers les autres, sinon ils disparaissent du résultat.',
      en: 'Those who answer by themselves are often the most settled. Others must be sought out, or they vanish from the result.',
      es: 'Quienes responden por sí mismos suelen ser los más asentados. Hay que ir hacia los demás, o desaparecen del resultado.',
      ar: 'من يجيبون من تلقاء أنفسهم هم غالبًا الأكثر استقرارًا. يجب التوجه إلى غيرهم وإلا غابوا عن النتيجة.',
    },
    options: [
      {
        fr: 'Les femmes et les jeunes',
        en: 'Women and young people',
        es: 'Las mujeres y los jóvenes',
        ar: 'النساء والشباب',
      },
      {
        fr: 'Les personnes aux revenus ou au statut précaires',
        en: 'People with insecure income or status',
        es: 'Las personas con ingresos o estatus precarios',
        ar: 'أصحاب الدخل أو الوضع الهش',
      },
      {
        fr: 'Les personnes nées à l’étranger',
        en: 'People born abroad',
        es: 'Las personas nacidas en el extranjero',
        ar: 'المولودون في الخارج',
      },
      {
        fr: 'Les personnes loin du numérique',
        en: 'People far from digital tools',
        es: 'Las personas alejadas de lo digital',
        ar: 'البعيدون عن الوسائل الرقمية',
      },
    ],
  },
  {
    number: 6,
    code: 'existing_data',
    question: {
      fr: 'Quelles données existent déjà, et qui les détient ?',
      en: 'Which data already exist, and who holds them?',
      es: '¿Qué datos existen ya y quién los tiene?',
      ar: 'ما البيانات الموجودة، ومن يملكها؟',
    },
    why: {
      fr: 'Une bonne part de la réponse est déjà publiée ailleurs. La trouver coûte moins cher qu’une enquête et ne dérange personne.',
      en: 'Much of the answer is already published elsewhere. Finding it costs less than a survey and disturbs nobody.',
      es: 'Buena parte de la respuesta ya está publicada en otro lugar. Encontrarla cuesta menos que una encuesta y no molesta a nadie.',
      ar: 'جزء كبير من الجواب منشور أصلًا في مكان آخر. والعثور عليه أقل كلفة من مسح ولا يزعج أحدًا.',
    },
    options: [
      {
        fr: 'Recensements et enquêtes des pays de résidence',
        en: 'Censuses and surveys of the countries of residence',
        es: 'Censos y encuestas de los países de residencia',
        ar: 'تعدادات بلدان الإقامة ومسوحها',
      },
      {
        fr: 'Registres consulaires, en nombres seulement',
        en: 'Consular registers, as counts only',
        es: 'Registros consulares, solo en números',
        ar: 'السجلات القنصلية، أعدادًا فقط',
      },
      {
        fr: 'Tableaux des organisations internationales',
        en: 'Tables of international organisations',
        es: 'Cuadros de organizaciones internacionales',
        ar: 'جداول المنظمات الدولية',
      },
      {
        fr: 'Études et thèses',
        en: 'Studies and theses',
        es: 'Estudios y tesis',
        ar: 'دراسات وأطروحات',
      },
    ],
  },
  {
    number: 7,
    code: 'interviews',
    question: {
      fr: 'Qui écouter d’abord, et comment ?',
      en: 'Whom to listen to first, and how?',
      es: '¿A quién escuchar primero y cómo?',
      ar: 'إلى من نصغي أولًا، وكيف؟',
    },
    why: {
      fr: 'Les entretiens disent ce que les tableaux ignorent : les mots, les craintes, les attentes. Ils ne disent pas combien.',
      en: 'Interviews tell what tables do not know: words, fears, hopes. They do not tell how many.',
      es: 'Las entrevistas dicen lo que los cuadros ignoran: palabras, temores, expectativas. No dicen cuántos.',
      ar: 'تقول المقابلات ما تجهله الجداول: الكلمات والمخاوف والآمال. لكنها لا تقول كم العدد.',
    },
    options: [
      {
        fr: 'Des informateurs clés, un par un',
        en: 'Key informants, one by one',
        es: 'Informantes clave, uno por uno',
        ar: 'أشخاص مطّلعون، واحدًا واحدًا',
      },
      {
        fr: 'Des groupes de discussion de six à dix personnes',
        en: 'Focus groups of six to ten people',
        es: 'Grupos de discusión de seis a diez personas',
        ar: 'حلقات نقاش من ستة إلى عشرة أشخاص',
      },
      {
        fr: 'Des réunions publiques',
        en: 'Public meetings',
        es: 'Reuniones públicas',
        ar: 'لقاءات عامة',
      },
      {
        fr: 'Des citations seulement avec l’accord des personnes',
        en: 'Quotations only with people’s consent',
        es: 'Citas solo con el acuerdo de las personas',
        ar: 'الاقتباس بموافقة الأشخاص فقط',
      },
    ],
  },
  {
    number: 8,
    code: 'survey',
    question: {
      fr: 'Faut-il une enquête, et auprès de qui ?',
      en: 'Is a survey needed, and of whom?',
      es: '¿Hace falta una encuesta y a quién?',
      ar: 'هل يلزم مسح، ومع من؟',
    },
    why: {
      fr: 'Une enquête ouverte en ligne réunit des volontaires : elle ne représente pas la population. Le dire change la façon de la lire.',
      en: 'An open online survey gathers volunteers: it does not represent the population. Saying so changes how it is read.',
      es: 'Una encuesta abierta en línea reúne a voluntarios: no representa a la población. Decirlo cambia la forma de leerla.',
      ar: 'المسح المفتوح عبر الإنترنت يجمع متطوعين ولا يمثل السكان. والتصريح بذلك يغيّر طريقة قراءته.',
    },
    options: [
      {
        fr: 'Aucune enquête : les sources suffisent',
        en: 'No survey: the sources are enough',
        es: 'Ninguna encuesta: las fuentes bastan',
        ar: 'لا مسح: المصادر كافية',
      },
      {
        fr: 'Une enquête ouverte, montrée comme déclarative',
        en: 'An open survey, shown as self-reported',
        es: 'Una encuesta abierta, mostrada como declarada',
        ar: 'مسح مفتوح يُعرض على أنه مُصرَّح به',
      },
      {
        fr: 'Un échantillon tiré au sort',
        en: 'A random sample',
        es: 'Una muestra al azar',
        ar: 'عينة عشوائية',
      },
      {
        fr: 'Un échantillon par réseaux, redressé',
        en: 'A network sample, weighted',
        es: 'Una muestra por redes, ponderada',
        ar: 'عينة عبر الشبكات مع الترجيح',
      },
    ],
  },
  {
    number: 9,
    code: 'lists',
    question: {
      fr: 'Faut-il comparer des listes de personnes ?',
      en: 'Should lists of people be compared?',
      es: '¿Hay que comparar listas de personas?',
      ar: 'هل ينبغي مقارنة قوائم أشخاص؟',
    },
    why: {
      fr: 'Comparer des listes permet d’estimer ceux que personne ne compte. C’est aussi le geste le plus risqué : il doit être nécessaire et encadré.',
      en: 'Comparing lists makes it possible to estimate those nobody counts. It is also the riskiest act: it must be necessary and framed.',
      es: 'Comparar listas permite estimar a quienes nadie cuenta. Es también lo más arriesgado: debe ser necesario y estar regulado.',
      ar: 'تتيح مقارنة القوائم تقدير من لا يحصيهم أحد. وهي أيضًا الخطوة الأخطر: يجب أن تكون ضرورية ومضبوطة.',
    },
    options: [
      { fr: 'Non, jamais', en: 'No, never', es: 'No, nunca', ar: 'لا، أبدًا' },
      {
        fr: 'Oui, avec des listes codées chez leur détenteur',
        en: 'Yes, with lists encoded by their holder',
        es: 'Sí, con listas codificadas por su custodio',
        ar: 'نعم، بقوائم يرمّزها حائزها',
      },
      {
        fr: 'Oui, après une analyse d’impact et un accord écrit',
        en: 'Yes, after an impact assessment and a written agreement',
        es: 'Sí, tras una evaluación de impacto y un acuerdo escrito',
        ar: 'نعم، بعد تقييم للأثر واتفاق مكتوب',
      },
    ],
  },
  {
    number: 10,
    code: 'partners',
    question: {
      fr: 'Avec qui travailler, et qui décide ?',
      en: 'Whom to work with, and who decides?',
      es: '¿Con quién trabajar y quién decide?',
      ar: 'مع من نعمل، ومن يقرر؟',
    },
    why: {
      fr: 'Un gouvernement seul n’obtient ni les données ni la confiance. Chaque partenaire doit savoir ce qu’il donne et ce qu’il reçoit.',
      en: 'A government alone gets neither the data nor the trust. Each partner must know what it gives and what it receives.',
      es: 'Un gobierno solo no obtiene ni los datos ni la confianza. Cada socio debe saber qué da y qué recibe.',
      ar: 'الحكومة وحدها لا تحصل على البيانات ولا على الثقة. وعلى كل شريك أن يعرف ما يعطيه وما يتلقاه.',
    },
    options: [
      {
        fr: 'L’office statistique et ceux des pays de résidence',
        en: 'The statistical office, and those of countries of residence',
        es: 'La oficina de estadística y las de los países de residencia',
        ar: 'مكتب الإحصاء ومكاتب بلدان الإقامة',
      },
      {
        fr: 'Des organisations de la diaspora, qui décident aussi',
        en: 'Diaspora organisations, which share in decisions',
        es: 'Organizaciones de la diáspora, que también deciden',
        ar: 'منظمات المغتربين، وهي تشارك في القرار',
      },
      { fr: 'Une université', en: 'A university', es: 'Una universidad', ar: 'جامعة' },
      {
        fr: 'Les villes d’accueil et d’origine',
        en: 'Cities of residence and of origin',
        es: 'Las ciudades de acogida y de origen',
        ar: 'مدن الإقامة ومدن الأصل',
      },
    ],
  },
  {
    number: 11,
    code: 'outreach',
    question: {
      fr: 'Comment joindre les personnes, et dans quelles langues ?',
      en: 'How to reach people, and in which languages?',
      es: '¿Cómo llegar a las personas y en qué lenguas?',
      ar: 'كيف نصل إلى الناس، وبأي لغات؟',
    },
    why: {
      fr: 'On répond à une personne connue bien plus qu’à un courrier officiel. La langue et le lieu décident de qui répond.',
      en: 'People answer somebody they know far more than an official letter. Language and place decide who answers.',
      es: 'Se responde mucho más a una persona conocida que a una carta oficial. La lengua y el lugar deciden quién responde.',
      ar: 'يجيب الناس من يعرفونه أكثر بكثير من رسالة رسمية. واللغة والمكان يحددان من يجيب.',
    },
    options: [
      {
        fr: 'Des personnes relais formées',
        en: 'Trained relays',
        es: 'Personas de enlace formadas',
        ar: 'أشخاص وسطاء مدرَّبون',
      },
      {
        fr: 'Les associations, lieux de culte et commerces',
        en: 'Associations, places of worship and shops',
        es: 'Asociaciones, lugares de culto y comercios',
        ar: 'الجمعيات ودور العبادة والمتاجر',
      },
      {
        fr: 'Les réseaux sociaux et la radio',
        en: 'Social networks and radio',
        es: 'Las redes sociales y la radio',
        ar: 'الشبكات الاجتماعية والإذاعة',
      },
      {
        fr: 'Le téléphone et le papier',
        en: 'Telephone and paper',
        es: 'El teléfono y el papel',
        ar: 'الهاتف والورق',
      },
    ],
  },
  {
    number: 12,
    code: 'protection',
    question: {
      fr: 'Comment protéger les personnes ?',
      en: 'How will people be protected?',
      es: '¿Cómo proteger a las personas?',
      ar: 'كيف نحمي الأشخاص؟',
    },
    why: {
      fr: 'Des réfugiés, des opposants ou des personnes sans papiers peuvent figurer dans les données. Ce que l’on ne recueille pas ne peut pas fuir.',
      en: 'Refugees, opponents or people without papers may be in the data. What is not collected cannot leak.',
      es: 'En los datos puede haber personas refugiadas, opositoras o sin papeles. Lo que no se recoge no se puede filtrar.',
      ar: 'قد تضم البيانات لاجئين أو معارضين أو أشخاصًا بلا أوراق. وما لا يُجمع لا يمكن أن يتسرب.',
    },
    options: [
      {
        fr: 'Pseudonymes, et des nombres plutôt que des noms',
        en: 'Pseudonyms, and counts rather than names',
        es: 'Seudónimos, y números en vez de nombres',
        ar: 'أسماء مستعارة، وأعداد بدل الأسماء',
      },
      {
        fr: 'Une autorisation par usage et par destinataire',
        en: 'A consent for each use and each recipient',
        es: 'Una autorización por uso y por destinatario',
        ar: 'موافقة لكل غرض ولكل جهة متلقية',
      },
      {
        fr: 'Une durée de conservation courte, et un effacement prouvé',
        en: 'Short retention, and proven erasure',
        es: 'Conservación breve y supresión demostrada',
        ar: 'مدة حفظ قصيرة ومحو مثبت',
      },
      {
        fr: 'Une analyse d’impact publiée',
        en: 'A published impact assessment',
        es: 'Una evaluación de impacto publicada',
        ar: 'تقييم أثر منشور',
      },
    ],
  },
  {
    number: 13,
    code: 'uncertainty',
    question: {
      fr: 'Comment dire ce que l’on ne sait pas ?',
      en: 'How will we say what is not known?',
      es: '¿Cómo decir lo que no se sabe?',
      ar: 'كيف نقول ما لا نعرفه؟',
    },
    why: {
      fr: 'Un chiffre sans marge inspire une fausse confiance, puis la perd. Les désaccords entre sources sont une information.',
      en: 'A figure without a range inspires false trust, then loses it. Disagreement between sources is information.',
      es: 'Una cifra sin margen inspira una falsa confianza y luego la pierde. Los desacuerdos entre fuentes son información.',
      ar: 'الرقم دون هامش يوحي بثقة زائفة ثم يفقدها. واختلاف المصادر معلومة في حد ذاته.',
    },
    options: [
      {
        fr: 'Une marge, ou la mention qu’il n’y en a pas',
        en: 'A range, or a statement that there is none',
        es: 'Un margen, o la mención de que no lo hay',
        ar: 'هامش، أو ذكر عدم وجوده',
      },
      {
        fr: 'Toutes les sources côte à côte',
        en: 'All sources side by side',
        es: 'Todas las fuentes lado a lado',
        ar: 'كل المصادر جنبًا إلى جنب',
      },
      {
        fr: 'Une liste publique de ce qui manque',
        en: 'A public list of what is missing',
        es: 'Una lista pública de lo que falta',
        ar: 'قائمة عامة بما ينقص',
      },
    ],
  },
  {
    number: 14,
    code: 'budget',
    question: {
      fr: 'Avec quels moyens, quelle équipe et quel calendrier ?',
      en: 'With what means, team and calendar?',
      es: '¿Con qué medios, equipo y calendario?',
      ar: 'بأي وسائل وأي فريق وأي جدول زمني؟',
    },
    why: {
      fr: 'Beaucoup de cartographies s’arrêtent à l’enquête, faute de moyens pour traiter et répondre. Il faut payer aussi la suite.',
      en: 'Many mappings stop at the survey for want of means to process and answer. What follows must be paid for too.',
      es: 'Muchos mapeos se detienen en la encuesta por falta de medios para tratar y responder. También hay que pagar lo que sigue.',
      ar: 'تتوقف خرائط كثيرة عند المسح لعدم وجود وسائل للمعالجة والإجابة. يجب تمويل ما يلي ذلك أيضًا.',
    },
    options: [
      {
        fr: 'Une personne et les sources publiées, en trois mois',
        en: 'One person and published sources, in three months',
        es: 'Una persona y fuentes publicadas, en tres meses',
        ar: 'شخص واحد ومصادر منشورة في ثلاثة أشهر',
      },
      {
        fr: 'Une petite équipe et des entretiens, en six mois',
        en: 'A small team and interviews, in six months',
        es: 'Un equipo pequeño y entrevistas, en seis meses',
        ar: 'فريق صغير ومقابلات في ستة أشهر',
      },
      {
        fr: 'Une enquête avec des partenaires, en un an ou plus',
        en: 'A survey with partners, in a year or more',
        es: 'Una encuesta con socios, en un año o más',
        ar: 'مسح مع شركاء في سنة أو أكثر',
      },
    ],
  },
  {
    number: 15,
    code: 'return',
    question: {
      fr: 'Que rendra-t-on, à qui et quand ?',
      en: 'What will be given back, to whom and when?',
      es: '¿Qué se devolverá, a quién y cuándo?',
      ar: 'ما الذي سيُعاد إلى الناس، ولمن، ومتى؟',
    },
    why: {
      fr: 'Les personnes qui ont répondu attendent un retour. Sans lui, elles ne répondront pas une seconde fois.',
      en: 'People who answered expect something back. Without it, they will not answer a second time.',
      es: 'Quienes respondieron esperan un retorno. Sin él, no responderán una segunda vez.',
      ar: 'ينتظر من أجابوا نتيجة. ودونها لن يجيبوا مرة ثانية.',
    },
    options: [
      {
        fr: 'Une fiche publique par pays',
        en: 'A public sheet for each country',
        es: 'Una ficha pública por país',
        ar: 'بطاقة عامة لكل بلد',
      },
      {
        fr: 'Une réunion de restitution avec celles et ceux qui ont répondu',
        en: 'A meeting to report back to those who answered',
        es: 'Una reunión de devolución con quienes respondieron',
        ar: 'لقاء لعرض النتائج على من أجابوا',
      },
      {
        fr: 'Un bilan pour chaque détenteur de données',
        en: 'A return sheet for each data holder',
        es: 'Un balance para cada custodio de datos',
        ar: 'كشف بالنتائج لكل جهة حائزة للبيانات',
      },
      {
        fr: 'Une réponse datée à chaque contribution',
        en: 'A dated answer to each contribution',
        es: 'Una respuesta con fecha a cada aporte',
        ar: 'جواب مؤرخ على كل مساهمة',
      },
    ],
  },
  {
    number: 16,
    code: 'upkeep',
    question: {
      fr: 'Qui tiendra le tout à jour ?',
      en: 'Who will keep it up to date?',
      es: '¿Quién lo mantendrá al día?',
      ar: 'من سيبقي كل ذلك محدَّثًا؟',
    },
    why: {
      fr: 'Une carte qui vieillit trompe. Il faut un nom, une date de révision et une règle pour s’arrêter.',
      en: 'A map that ages misleads. It takes a name, a date of review and a rule for stopping.',
      es: 'Un mapa que envejece engaña. Hacen falta un nombre, una fecha de revisión y una regla para parar.',
      ar: 'الخريطة التي تتقادم تُضلّل. يلزم اسم وتاريخ مراجعة وقاعدة للتوقف.',
    },
    options: [
      {
        fr: 'Une édition par an, avec ce qui a changé',
        en: 'One release a year, with what has changed',
        es: 'Una edición al año, con lo que ha cambiado',
        ar: 'إصدار كل سنة مع بيان ما تغيّر',
      },
      {
        fr: 'Une édition à chaque nouvelle source',
        en: 'A release with each new source',
        es: 'Una edición con cada fuente nueva',
        ar: 'إصدار مع كل مصدر جديد',
      },
      {
        fr: 'Un retrait annoncé quand les chiffres sont trop vieux',
        en: 'An announced withdrawal when figures are too old',
        es: 'Una retirada anunciada cuando las cifras sean demasiado antiguas',
        ar: 'سحب معلن حين تصبح الأرقام قديمة جدًا',
      },
    ],
  },
] as const satisfies readonly Decision[];

export type DecisionCode = (typeof DECISIONS)[number]['code'];
