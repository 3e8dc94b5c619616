import type { InFour } from '../../reference/frames/frames.ts';

/** One decision of a diaspora mapping. Its answer and its date are written by the office; these are the questions. */
export interface Decision {
  /** Counts from 1 in the order in which the decisions are best taken; answers are kept under it, so it never changes. */
  readonly number: number;
  readonly code: string;
  /** Two or three words, for lists. */
  readonly subject: InFour;
  readonly question: InFour;
  readonly why: InFour;
  /** Suggestions; an office may take several, or write its own. */
  readonly options: readonly InFour[];
}

export const DECISIONS = [
  {
    number: 1,
    code: 'objectives',
    subject: { fr: 'Objectifs', en: 'Objectives', es: 'Objetivos', ar: 'الأهداف' },
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
      {
        fr: 'Aucun usage pour l’impôt, la police ou la surveillance, et le dire',
        en: 'No use for tax, police or surveillance, and saying so',
        es: 'Ningún uso fiscal, policial o de vigilancia, y decirlo',
        ar: 'لا استعمال ضريبي أو أمني أو للمراقبة، مع التصريح بذلك',
      },
    ],
  },
  {
    number: 2,
    code: 'steering',
    subject: { fr: 'Pilotage', en: 'Steering', es: 'Dirección', ar: 'القيادة' },
    question: {
      fr: 'Qui décide, et qui rend des comptes ?',
      en: 'Who decides, and who answers for it?',
      es: '¿Quién decide y quién rinde cuentas?',
      ar: 'من يقرر، ومن يقدم الحساب؟',
    },
    why: {
      fr: 'Un service qui décide seul ne sera pas cru. Un comité trop large ne décide pas. Il faut des noms, un rythme et des décisions publiées.',
      en: 'An office that decides alone will not be believed. A committee that is too large does not decide. It takes names, a rhythm and published decisions.',
      es: 'Una oficina que decide sola no será creída. Un comité demasiado amplio no decide. Hacen falta nombres, un ritmo y decisiones publicadas.',
      ar: 'الجهة التي تقرر وحدها لن يُصدَّق كلامها. واللجنة الواسعة جدًا لا تقرر. يلزم تحديد أسماء ووتيرة ونشر القرارات.',
    },
    options: [
      {
        fr: 'Un petit comité où la diaspora a des sièges',
        en: 'A small committee with seats for the diaspora',
        es: 'Un comité pequeño con puestos para la diáspora',
        ar: 'لجنة صغيرة فيها مقاعد للمغتربين',
      },
      {
        fr: 'Un service de l’État, avec un conseil consultatif',
        en: 'A State office, with an advisory board',
        es: 'Un servicio del Estado, con un consejo consultivo',
        ar: 'إدارة حكومية مع مجلس استشاري',
      },
      {
        fr: 'Une université ou un institut indépendant',
        en: 'A university or an independent institute',
        es: 'Una universidad o un instituto independiente',
        ar: 'جامعة أو معهد مستقل',
      },
      {
        fr: 'Une fédération d’associations',
        en: 'A federation of associations',
        es: 'Una federación de asociaciones',
        ar: 'اتحاد جمعيات',
      },
    ],
  },
  {
    number: 3,
    code: 'definition',
    subject: {
      fr: 'Définition de la diaspora',
      en: 'Definition of the diaspora',
      es: 'Definición de la diáspora',
      ar: 'تعريف المغتربين',
    },
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
    subject: { fr: 'Géographie', en: 'Geography', es: 'Geografía', ar: 'الجغرافيا' },
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
    code: 'questions',
    subject: {
      fr: 'Questions posées',
      en: 'Questions asked',
      es: 'Preguntas planteadas',
      ar: 'الأسئلة المطروحة',
    },
    question: {
      fr: 'Que demandera-t-on, et que ne demandera-t-on jamais ?',
      en: 'What will be asked, and what will never be asked?',
      es: '¿Qué se preguntará y qué no se preguntará nunca?',
      ar: 'ماذا سنسأل، وما الذي لن نسأل عنه أبدًا؟',
    },
    why: {
      fr: 'Chaque question coûte du temps et de la confiance. Une question dont la réponse ne change rien est de trop.',
      en: 'Each question costs time and trust. A question whose answer changes nothing is one too many.',
      es: 'Cada pregunta cuesta tiempo y confianza. Sobra la pregunta cuya respuesta no cambia nada.',
      ar: 'كل سؤال يكلّف وقتًا وثقة. والسؤال الذي لا يغيّر جوابه شيئًا زائد عن الحاجة.',
    },
    options: [
      {
        fr: 'Qui, où, quoi : âge, sexe, ville, activité',
        en: 'Who, where, what: age, sex, city, activity',
        es: 'Quién, dónde, qué: edad, sexo, ciudad, actividad',
        ar: 'من وأين وماذا: العمر والجنس والمدينة والنشاط',
      },
      {
        fr: 'Les besoins, les attentes et les freins',
        en: 'Needs, expectations and obstacles',
        es: 'Las necesidades, las expectativas y los obstáculos',
        ar: 'الاحتياجات والتوقعات والعوائق',
      },
      {
        fr: 'Ce que chacun souhaite donner ou transmettre',
        en: 'What each person wishes to give or pass on',
        es: 'Lo que cada persona desea dar o transmitir',
        ar: 'ما يرغب كل شخص في تقديمه أو نقله',
      },
      {
        fr: 'Jamais les opinions, la religion, l’origine ethnique ou la santé',
        en: 'Never opinions, religion, ethnicity or health',
        es: 'Nunca las opiniones, la religión, la etnia o la salud',
        ar: 'لا سؤال أبدًا عن الآراء أو الدين أو العرق أو الصحة',
      },
    ],
  },
  {
    number: 6,
    code: 'existing_data',
    subject: {
      fr: 'Données existantes',
      en: 'Existing data',
      es: 'Datos existentes',
      ar: 'البيانات الموجودة',
    },
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
    code: 'agreements',
    subject: {
      fr: 'Détenteurs et accords',
      en: 'Holders and agreements',
      es: 'Custodios y acuerdos',
      ar: 'الجهات الحائزة والاتفاقات',
    },
    question: {
      fr: 'Sous quelles conditions chaque détenteur prête-t-il ses données ?',
      en: 'On what terms does each holder lend its data?',
      es: '¿En qué condiciones presta sus datos cada custodio?',
      ar: 'بأي شروط تعير كل جهة حائزة بياناتها؟',
    },
    why: {
      fr: 'Un fichier reçu sans accord ne peut ni se publier ni se défendre. L’accord dit l’usage, la durée et ce que le détenteur reçoit en retour.',
      en: 'A file received without an agreement can be neither published nor defended. The agreement states the use, the time and what the holder receives in return.',
      es: 'Un archivo recibido sin acuerdo no se puede publicar ni defender. El acuerdo dice el uso, el plazo y lo que el custodio recibe a cambio.',
      ar: 'الملف المتلقى دون اتفاق لا يمكن نشره ولا الدفاع عنه. يبيّن الاتفاق الاستعمال والمدة وما تتلقاه الجهة الحائزة في المقابل.',
    },
    options: [
      {
        fr: 'Une licence ouverte, citée',
        en: 'An open licence, cited',
        es: 'Una licencia abierta, citada',
        ar: 'رخصة مفتوحة مع ذكرها',
      },
      {
        fr: 'Un accord écrit, daté et limité',
        en: 'A written agreement, dated and limited',
        es: 'Un acuerdo escrito, fechado y limitado',
        ar: 'اتفاق مكتوب ومؤرخ ومحدود',
      },
      {
        fr: 'Des tableaux seulement, jamais de listes de personnes',
        en: 'Tables only, never lists of people',
        es: 'Solo cuadros, nunca listas de personas',
        ar: 'جداول فقط، دون قوائم أشخاص أبدًا',
      },
      {
        fr: 'Des listes codées chez leur détenteur, après une analyse d’impact',
        en: 'Lists encoded by their holder, after an impact assessment',
        es: 'Listas codificadas por su custodio, tras una evaluación de impacto',
        ar: 'قوائم يرمّزها حائزها بعد تقييم للأثر',
      },
    ],
  },
  {
    number: 8,
    code: 'key_informants',
    subject: {
      fr: 'Personnes ressources',
      en: 'Key informants',
      es: 'Informantes clave',
      ar: 'الأشخاص المطّلعون',
    },
    question: {
      fr: 'Quelles personnes écouter d’abord, une par une ?',
      en: 'Whom to listen to first, one by one?',
      es: '¿A qué personas escuchar primero, una por una?',
      ar: 'إلى من نصغي أولًا، واحدًا واحدًا؟',
    },
    why: {
      fr: 'Un entretien dit ce que les tableaux ignorent : les mots, les craintes, les attentes. Il ne dit pas combien.',
      en: 'An interview tells what tables do not know: words, fears, hopes. It does not tell how many.',
      es: 'Una entrevista dice lo que los cuadros ignoran: palabras, temores, expectativas. No dice cuántos.',
      ar: 'تقول المقابلة ما تجهله الجداول: الكلمات والمخاوف والآمال. لكنها لا تقول كم العدد.',
    },
    options: [
      {
        fr: 'Autant de femmes que d’hommes, de plusieurs générations',
        en: 'As many women as men, of several generations',
        es: 'Tantas mujeres como hombres, de varias generaciones',
        ar: 'نساء ورجال بالتساوي، من عدة أجيال',
      },
      {
        fr: 'La moitié hors des bureaux d’associations',
        en: 'Half of them outside association boards',
        es: 'La mitad fuera de las directivas de asociaciones',
        ar: 'نصفهم من خارج مكاتب الجمعيات',
      },
      {
        fr: 'Aussi celles et ceux qui accueillent : écoles, employeurs, communes',
        en: 'Also those who receive: schools, employers, municipalities',
        es: 'También quienes acogen: escuelas, empleadores, municipios',
        ar: 'وكذلك من يستقبلون: المدارس وأصحاب العمل والبلديات',
      },
    ],
  },
  {
    number: 9,
    code: 'focus_groups',
    subject: {
      fr: 'Groupes de discussion',
      en: 'Focus groups',
      es: 'Grupos de discusión',
      ar: 'حلقات النقاش',
    },
    question: {
      fr: 'Faut-il des groupes de discussion, avec qui et où ?',
      en: 'Are focus groups needed, with whom and where?',
      es: '¿Hacen falta grupos de discusión, con quién y dónde?',
      ar: 'هل تلزم حلقات نقاش، ومع من، وأين؟',
    },
    why: {
      fr: 'Un groupe fait apparaître les accords et les désaccords. Certains ne parlent qu’entre pairs : le lieu et la composition comptent.',
      en: 'A group brings out agreement and disagreement. Some speak only among peers: place and composition matter.',
      es: 'Un grupo hace aparecer acuerdos y desacuerdos. Algunos solo hablan entre pares: el lugar y la composición cuentan.',
      ar: 'تُظهر الحلقة نقاط الاتفاق والخلاف. وبعض الناس لا يتكلمون إلا بين أقرانهم: للمكان والتكوين أهمية.',
    },
    options: [
      {
        fr: 'Des groupes de six à dix personnes, dans leur langue',
        en: 'Groups of six to ten people, in their language',
        es: 'Grupos de seis a diez personas, en su lengua',
        ar: 'حلقات من ستة إلى عشرة أشخاص بلغتهم',
      },
      {
        fr: 'Des groupes de femmes, de jeunes, de personnes récemment arrivées',
        en: 'Groups of women, of young people, of recent arrivals',
        es: 'Grupos de mujeres, de jóvenes, de recién llegados',
        ar: 'حلقات للنساء وللشباب وللقادمين حديثًا',
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
    number: 10,
    code: 'survey',
    subject: { fr: 'Enquêtes', en: 'Surveys', es: 'Encuestas', ar: 'المسوح' },
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
    number: 11,
    code: 'registration',
    subject: {
      fr: 'Inscription volontaire',
      en: 'Voluntary registration',
      es: 'Inscripción voluntaria',
      ar: 'التسجيل الطوعي',
    },
    question: {
      fr: 'Proposera-t-on aux personnes de s’inscrire ?',
      en: 'Will people be invited to register?',
      es: '¿Se propondrá a las personas inscribirse?',
      ar: 'هل سيُعرض على الناس التسجيل؟',
    },
    why: {
      fr: 'Les registres qui demandent avant de donner restent vides. S’inscrire doit être utile tout de suite, sans pièce d’identité.',
      en: 'Registers that ask before they give stay empty. Registering must be useful at once, without an identity document.',
      es: 'Los registros que piden antes de dar se quedan vacíos. Inscribirse debe ser útil enseguida, sin documento de identidad.',
      ar: 'السجلات التي تطلب قبل أن تعطي تبقى فارغة. يجب أن يكون التسجيل مفيدًا فورًا ودون وثيقة هوية.',
    },
    options: [
      {
        fr: 'Non : les démarches et les chiffres restent ouverts à tous',
        en: 'No: guides and figures stay open to all',
        es: 'No: los trámites y las cifras siguen abiertos a todos',
        ar: 'لا: تبقى المعاملات والأرقام متاحة للجميع',
      },
      {
        fr: 'Oui, sous pseudonyme, pour proposer ou chercher quelque chose',
        en: 'Yes, under a pseudonym, to offer or look for something',
        es: 'Sí, con seudónimo, para ofrecer o buscar algo',
        ar: 'نعم، باسم مستعار، لعرض شيء أو طلبه',
      },
      {
        fr: 'Jamais d’objectif chiffré d’inscriptions',
        en: 'Never a target number of registrations',
        es: 'Nunca un objetivo numérico de inscripciones',
        ar: 'لا هدف عددي للتسجيلات أبدًا',
      },
    ],
  },
  {
    number: 12,
    code: 'partners',
    subject: {
      fr: 'Partenaires et relais',
      en: 'Partners and relays',
      es: 'Socios y enlaces',
      ar: 'الشركاء والوسطاء',
    },
    question: {
      fr: 'Avec qui travailler, et par qui passer ?',
      en: 'Whom to work with, and through whom?',
      es: '¿Con quién trabajar y a través de quién?',
      ar: 'مع من نعمل، وعن طريق من؟',
    },
    why: {
      fr: 'On répond à une personne connue bien plus qu’à un courrier officiel. Chaque partenaire doit savoir ce qu’il donne et ce qu’il reçoit.',
      en: 'People answer somebody they know far more than an official letter. Each partner must know what it gives and what it receives.',
      es: 'Se responde mucho más a una persona conocida que a una carta oficial. Cada socio debe saber qué da y qué recibe.',
      ar: 'يجيب الناس من يعرفونه أكثر بكثير من رسالة رسمية. وعلى كل شريك أن يعرف ما يعطيه وما يتلقاه.',
    },
    options: [
      {
        fr: 'Des organisations de la diaspora, qui décident aussi',
        en: 'Diaspora organisations, which share in decisions',
        es: 'Organizaciones de la diáspora, que también deciden',
        ar: 'منظمات المغتربين، وهي تشارك في القرار',
      },
      {
        fr: 'Des personnes relais formées',
        en: 'Trained relays',
        es: 'Personas de enlace formadas',
        ar: 'أشخاص وسطاء مدرَّبون',
      },
      {
        fr: 'Les offices statistiques des pays de résidence',
        en: 'The statistical offices of the countries of residence',
        es: 'Las oficinas de estadística de los países de residencia',
        ar: 'مكاتب الإحصاء في بلدان الإقامة',
      },
      {
        fr: 'Les villes d’accueil et d’origine, une université',
        en: 'Cities of residence and of origin, a university',
        es: 'Las ciudades de acogida y de origen, una universidad',
        ar: 'مدن الإقامة ومدن الأصل، وجامعة',
      },
    ],
  },
  {
    number: 13,
    code: 'protection',
    subject: { fr: 'Protection', en: 'Protection', es: 'Protección', ar: 'الحماية' },
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
    number: 14,
    code: 'access',
    subject: {
      fr: 'Langues et accès',
      en: 'Languages and access',
      es: 'Lenguas y acceso',
      ar: 'اللغات وسبل الوصول',
    },
    question: {
      fr: 'Dans quelles langues et par quels moyens joindre chacun ?',
      en: 'In which languages and by what means will everybody be reached?',
      es: '¿En qué lenguas y por qué medios llegar a cada persona?',
      ar: 'بأي لغات وأي وسائل نصل إلى الجميع؟',
    },
    why: {
      fr: 'Ceux qui répondent d’eux-mêmes sont souvent les plus installés. Il faut aller vers les autres, sinon ils disparaissent du résultat.',
      en: 'Those who answer by themselves are often the most settled. Others must be sought out, or they vanish from the result.',
      es: 'Quienes responden por sí mismos suelen ser los más asentados. Hay que ir hacia los demás, o desaparecen del resultado.',
      ar: 'من يجيبون من تلقاء أنفسهم هم غالبًا الأكثر استقرارًا. يجب التوجه إلى غيرهم وإلا غابوا عن النتيجة.',
    },
    options: [
      {
        fr: 'Les langues parlées à la maison, à l’oral',
        en: 'Languages spoken at home, by voice',
        es: 'Las lenguas habladas en casa, de viva voz',
        ar: 'لغات البيت، شفهيًا',
      },
      {
        fr: 'Le téléphone et le papier',
        en: 'Telephone and paper',
        es: 'El teléfono y el papel',
        ar: 'الهاتف والورق',
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
    ],
  },
  {
    number: 15,
    code: 'budget',
    subject: {
      fr: 'Budget et calendrier',
      en: 'Budget and calendar',
      es: 'Presupuesto y calendario',
      ar: 'الميزانية والجدول الزمني',
    },
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
    number: 16,
    code: 'return',
    subject: { fr: 'Restitution', en: 'Return of results', es: 'Devolución', ar: 'عرض النتائج' },
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
    number: 17,
    code: 'uncertainty',
    subject: { fr: 'Incertitude', en: 'Uncertainty', es: 'Incertidumbre', ar: 'عدم اليقين' },
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
    number: 18,
    code: 'upkeep',
    subject: { fr: 'Mise à jour', en: 'Upkeep', es: 'Actualización', ar: 'التحديث' },
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
