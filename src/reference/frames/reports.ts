import type { Term } from './term.ts';

/**
 * The nine sections of a diaspora organisation's report on objective 19 of the Global Compact for Migration (A/RES/73/195),
 * after the reporting mechanism that IOM opened to diaspora organisations in 2022. The sentences are ours.
 */
export const OBJECTIVE_19 = [
  {
    code: 'policy_coherence',
    name: {
      fr: 'Cohérence des politiques',
      en: 'Policy coherence',
      es: 'Coherencia de las políticas',
      ar: 'اتساق السياسات',
    },
    about: {
      fr: 'Comment votre action s’accorde avec les plans de développement, au pays et là où vous vivez.',
      en: 'How your work fits development plans, in the country of origin and where you live.',
      es: 'Cómo encaja su acción en los planes de desarrollo, en el país de origen y donde viven.',
      ar: 'كيف ينسجم عملكم مع خطط التنمية في بلد الأصل وحيث تعيشون.',
    },
  },
  {
    code: 'institutionalisation',
    name: {
      fr: 'Cadre institutionnel',
      en: 'Institutionalisation',
      es: 'Marco institucional',
      ar: 'الإطار المؤسسي',
    },
    about: {
      fr: 'Les bureaux, conseils ou points de contact avec lesquels vous travaillez, et ce qui dure au-delà des personnes.',
      en: 'The offices, councils or contact points you work with, and what lasts beyond individuals.',
      es: 'Las oficinas, consejos o puntos de contacto con los que trabajan, y lo que perdura más allá de las personas.',
      ar: 'المكاتب أو المجالس أو جهات الاتصال التي تعملون معها، وما يدوم بعد الأشخاص.',
    },
  },
  {
    code: 'participation',
    name: {
      fr: 'Participation sociale et politique',
      en: 'Socio-political participation',
      es: 'Participación social y política',
      ar: 'المشاركة الاجتماعية والسياسية',
    },
    about: {
      fr: 'Comment vos membres prennent part à la vie publique, ici et là-bas.',
      en: 'How your members take part in public life, here and there.',
      es: 'Cómo participan sus miembros en la vida pública, aquí y allá.',
      ar: 'كيف يشارك أعضاؤكم في الحياة العامة هنا وهناك.',
    },
  },
  {
    code: 'mobility',
    name: {
      fr: 'Mobilité et circulation',
      en: 'Mobility and circularity',
      es: 'Movilidad y circularidad',
      ar: 'التنقل والحركة الدائرية',
    },
    about: {
      fr: 'Ce qui aide ou empêche d’aller, de venir et de revenir.',
      en: 'What helps or hinders going, coming and coming back.',
      es: 'Lo que ayuda o impide ir, venir y volver.',
      ar: 'ما يساعد على الذهاب والإياب والعودة أو يعوقها.',
    },
  },
  {
    code: 'research',
    name: {
      fr: 'Connaissance des acteurs et des apports',
      en: 'Research on actors and contributions',
      es: 'Conocimiento de los actores y sus aportes',
      ar: 'معرفة الفاعلين والإسهامات',
    },
    about: {
      fr: 'Ce que vous savez, mesurez ou étudiez de la diaspora et de ce qu’elle apporte.',
      en: 'What you know, measure or study about the diaspora and what it contributes.',
      es: 'Lo que saben, miden o estudian de la diáspora y de lo que aporta.',
      ar: 'ما تعرفونه أو تقيسونه أو تدرسونه عن المغتربين وإسهاماتهم.',
    },
  },
  {
    code: 'communication',
    name: {
      fr: 'Communication et information',
      en: 'Communication channels and information',
      es: 'Canales de comunicación e información',
      ar: 'قنوات التواصل والمعلومات',
    },
    about: {
      fr: 'Comment vous joignez les personnes, dans quelles langues, et comment elles vous répondent.',
      en: 'How you reach people, in which languages, and how they answer you.',
      es: 'Cómo llegan a las personas, en qué lenguas y cómo ellas les responden.',
      ar: 'كيف تصلون إلى الناس، وبأي لغات، وكيف يجيبونكم.',
    },
  },
  {
    code: 'economic',
    name: {
      fr: 'Apports économiques',
      en: 'Economic contributions',
      es: 'Aportes económicos',
      ar: 'الإسهامات الاقتصادية',
    },
    about: {
      fr: 'Argent, entreprises, commerce et emplois, avec leurs montants et leurs sources.',
      en: 'Money, businesses, trade and jobs, with amounts and sources.',
      es: 'Dinero, empresas, comercio y empleos, con importes y fuentes.',
      ar: 'المال والمؤسسات والتجارة والوظائف، بمبالغها ومصادرها.',
    },
  },
  {
    code: 'development_partnerships',
    name: {
      fr: 'Partenariats pour le développement',
      en: 'Partnerships for development',
      es: 'Alianzas para el desarrollo',
      ar: 'شراكات من أجل التنمية',
    },
    about: {
      fr: 'Les projets menés avec des communes, des États, des entreprises ou d’autres associations.',
      en: 'Projects carried out with municipalities, States, businesses or other associations.',
      es: 'Los proyectos realizados con municipios, Estados, empresas u otras asociaciones.',
      ar: 'المشاريع المنجزة مع بلديات أو دول أو شركات أو جمعيات أخرى.',
    },
  },
  {
    code: 'skills_partnerships',
    name: {
      fr: 'Partenariats pour le transfert de compétences',
      en: 'Partnerships for skills transfer',
      es: 'Alianzas para la transferencia de competencias',
      ar: 'شراكات من أجل نقل المهارات',
    },
    about: {
      fr: 'Ce que vos membres enseignent, à qui, et ce qui a été appris.',
      en: 'What your members teach, to whom, and what was learned.',
      es: 'Lo que enseñan sus miembros, a quién y qué se aprendió.',
      ar: 'ما يعلّمه أعضاؤكم، ولمن، وما جرى تعلّمه.',
    },
  },
] as const satisfies readonly Term[];

/** The nine commitments of the Core Humanitarian Standard 2024 (CHS Alliance, Groupe URD, Sphere), in our own words: a self-check, not the text. */
export const CHS_COMMITMENTS = [
  {
    code: 'chs1',
    name: {
      fr: 'Des droits et une voix',
      en: 'Rights and a voice',
      es: 'Derechos y voz',
      ar: 'حقوق وصوت',
    },
    about: {
      fr: 'Les personnes touchées exercent leurs droits et prennent part aux décisions qui les concernent.',
      en: 'The people affected exercise their rights and share in the decisions about them.',
      es: 'Las personas afectadas ejercen sus derechos y participan en las decisiones que les conciernen.',
      ar: 'يمارس المتضررون حقوقهم ويشاركون في القرارات التي تخصهم.',
    },
  },
  {
    code: 'chs2',
    name: {
      fr: 'Une aide utile et à temps',
      en: 'Help that works, in time',
      es: 'Ayuda útil y a tiempo',
      ar: 'مساعدة نافعة في وقتها',
    },
    about: {
      fr: 'L’aide arrive au bon moment et répond à ce dont les personnes disent avoir besoin.',
      en: 'Help arrives at the right moment and meets what people say they need.',
      es: 'La ayuda llega en el momento adecuado y responde a lo que las personas dicen necesitar.',
      ar: 'تصل المساعدة في الوقت المناسب وتلبي ما يقول الناس إنهم يحتاجونه.',
    },
  },
  {
    code: 'chs3',
    name: {
      fr: 'Mieux préparés pour la suite',
      en: 'Better prepared for next time',
      es: 'Mejor preparados para lo que venga',
      ar: 'استعداد أفضل لما يأتي',
    },
    about: {
      fr: 'Notre action laisse les habitants et leurs organisations plus forts devant la prochaine crise.',
      en: 'Our work leaves inhabitants and their organisations stronger before the next crisis.',
      es: 'Nuestra acción deja a los habitantes y a sus organizaciones más fuertes ante la próxima crisis.',
      ar: 'يترك عملنا السكان ومنظماتهم أقوى أمام الأزمة القادمة.',
    },
  },
  {
    code: 'chs4',
    name: {
      fr: 'Ne pas nuire',
      en: 'Do no harm',
      es: 'No hacer daño',
      ar: 'عدم الإضرار',
    },
    about: {
      fr: 'L’aide ne met personne en danger et n’abîme ni les lieux ni l’environnement.',
      en: 'Help puts nobody in danger and damages neither places nor the environment.',
      es: 'La ayuda no pone a nadie en peligro ni daña los lugares o el medio ambiente.',
      ar: 'لا تعرّض المساعدة أحدًا للخطر ولا تضر بالأماكن أو البيئة.',
    },
  },
  {
    code: 'chs5',
    name: {
      fr: 'Se plaindre sans crainte',
      en: 'Complaining without fear',
      es: 'Quejarse sin miedo',
      ar: 'الشكوى دون خوف',
    },
    about: {
      fr: 'Chacun peut signaler un problème en sécurité et reçoit une réponse.',
      en: 'Anyone can report a problem safely and gets an answer.',
      es: 'Cualquiera puede señalar un problema con seguridad y recibe respuesta.',
      ar: 'يستطيع كل شخص الإبلاغ عن مشكلة بأمان ويتلقى جوابًا.',
    },
  },
  {
    code: 'chs6',
    name: {
      fr: 'Agir avec les autres',
      en: 'Acting with others',
      es: 'Actuar con los demás',
      ar: 'العمل مع الآخرين',
    },
    about: {
      fr: 'Les efforts se complètent : on sait qui fait quoi et où, et l’on évite les doublons.',
      en: 'Efforts complement each other: it is known who does what where, and duplication is avoided.',
      es: 'Los esfuerzos se complementan: se sabe quién hace qué y dónde, y se evita duplicar.',
      ar: 'تتكامل الجهود: يُعرف من يفعل ماذا وأين، ويُتجنب التكرار.',
    },
  },
  {
    code: 'chs7',
    name: {
      fr: 'Écouter, apprendre, corriger',
      en: 'Listen, learn, adjust',
      es: 'Escuchar, aprender, corregir',
      ar: 'الإصغاء والتعلم والتصحيح',
    },
    about: {
      fr: 'L’aide change au fil des retours reçus et des leçons tirées.',
      en: 'Help changes with the feedback received and the lessons learned.',
      es: 'La ayuda cambia con las opiniones recibidas y las lecciones aprendidas.',
      ar: 'تتغير المساعدة مع الآراء الواردة والدروس المستخلصة.',
    },
  },
  {
    code: 'chs8',
    name: {
      fr: 'Des équipes respectueuses et compétentes',
      en: 'Respectful, competent teams',
      es: 'Equipos respetuosos y competentes',
      ar: 'فرق محترمة وكفؤة',
    },
    about: {
      fr: 'Salariés et bénévoles sont formés, encadrés et traitent chacun avec respect.',
      en: 'Staff and volunteers are trained, well managed and treat everybody with respect.',
      es: 'El personal y los voluntarios están formados, bien dirigidos y tratan a todos con respeto.',
      ar: 'يُدرَّب العاملون والمتطوعون ويُحسَن تأطيرهم ويعاملون الجميع باحترام.',
    },
  },
  {
    code: 'chs9',
    name: {
      fr: 'Des moyens bien gérés',
      en: 'Resources well managed',
      es: 'Recursos bien gestionados',
      ar: 'موارد حسنة التدبير',
    },
    about: {
      fr: 'L’argent et les biens servent à ce qui a été promis, et les comptes le montrent.',
      en: 'Money and goods serve what was promised, and the accounts show it.',
      es: 'El dinero y los bienes sirven a lo prometido, y las cuentas lo muestran.',
      ar: 'يُستعمل المال والمواد في ما وُعد به، وتُظهر الحسابات ذلك.',
    },
  },
] as const satisfies readonly Term[];

export const HUMANITARIAN_PRINCIPLES = [
  {
    code: 'humanity',
    name: { fr: 'Humanité', en: 'Humanity', es: 'Humanidad', ar: 'الإنسانية' },
    about: {
      fr: 'Soulager la souffrance partout où elle se trouve et respecter la dignité de chacun.',
      en: 'Relieve suffering wherever it is found and respect everybody’s dignity.',
      es: 'Aliviar el sufrimiento dondequiera que esté y respetar la dignidad de cada persona.',
      ar: 'تخفيف المعاناة أينما كانت واحترام كرامة كل إنسان.',
    },
  },
  {
    code: 'neutrality',
    name: { fr: 'Neutralité', en: 'Neutrality', es: 'Neutralidad', ar: 'الحياد' },
    about: {
      fr: 'Ne pas prendre parti dans un conflit ni dans une querelle politique ou religieuse.',
      en: 'Take no side in a conflict or in a political or religious quarrel.',
      es: 'No tomar partido en un conflicto ni en una disputa política o religiosa.',
      ar: 'عدم الانحياز إلى طرف في نزاع أو خصومة سياسية أو دينية.',
    },
  },
  {
    code: 'impartiality',
    name: { fr: 'Impartialité', en: 'Impartiality', es: 'Imparcialidad', ar: 'عدم التحيز' },
    about: {
      fr: 'Aider selon le besoin seul, en commençant par le plus urgent, sans distinction.',
      en: 'Help according to need alone, the most urgent first, without distinction.',
      es: 'Ayudar solo según la necesidad, primero lo más urgente, sin distinciones.',
      ar: 'المساعدة حسب الحاجة وحدها، بدءًا بالأكثر إلحاحًا، دون تمييز.',
    },
  },
  {
    code: 'independence',
    name: { fr: 'Indépendance', en: 'Independence', es: 'Independencia', ar: 'الاستقلال' },
    about: {
      fr: 'Décider de l’aide sans servir un but politique, économique ou militaire.',
      en: 'Decide on help without serving a political, economic or military aim.',
      es: 'Decidir la ayuda sin servir a un fin político, económico o militar.',
      ar: 'تقرير المساعدة دون خدمة غاية سياسية أو اقتصادية أو عسكرية.',
    },
  },
] as const satisfies readonly Term[];

export const PRACTICE_SECTIONS = [
  {
    code: 'introduction',
    name: { fr: 'Introduction', en: 'Introduction', es: 'Introducción', ar: 'مقدمة' },
    about: {
      fr: 'L’essentiel en cinq lignes : qui, quoi, où, quand, pour quel résultat.',
      en: 'The essentials in five lines: who, what, where, when, with what result.',
      es: 'Lo esencial en cinco líneas: quién, qué, dónde, cuándo, con qué resultado.',
      ar: 'الأساسي في خمسة أسطر: من، وماذا، وأين، ومتى، وبأي نتيجة.',
    },
  },
  {
    code: 'context',
    name: { fr: 'Contexte', en: 'Context', es: 'Contexto', ar: 'السياق' },
    about: {
      fr: 'La situation de départ et le problème à résoudre.',
      en: 'The situation at the start and the problem to solve.',
      es: 'La situación inicial y el problema por resolver.',
      ar: 'الوضع في البداية والمشكلة المطلوب حلها.',
    },
  },
  {
    code: 'overview',
    name: {
      fr: 'Présentation de la pratique',
      en: 'Overview of the practice',
      es: 'Presentación de la práctica',
      ar: 'عرض الممارسة',
    },
    about: {
      fr: 'Ce qui a été fait, avec qui, avec quels moyens et pour quel résultat mesuré.',
      en: 'What was done, with whom, with what means and with what measured result.',
      es: 'Lo que se hizo, con quién, con qué medios y con qué resultado medido.',
      ar: 'ما أُنجز، ومع من، وبأي وسائل، وبأي نتيجة مقيسة.',
    },
  },
  {
    code: 'lessons',
    name: {
      fr: 'Principaux enseignements',
      en: 'Key lessons',
      es: 'Lecciones principales',
      ar: 'أهم الدروس',
    },
    about: {
      fr: 'Ce qui a marché, ce qui a échoué et pourquoi.',
      en: 'What worked, what failed and why.',
      es: 'Lo que funcionó, lo que falló y por qué.',
      ar: 'ما نجح، وما أخفق، ولماذا.',
    },
  },
  {
    code: 'recommendations',
    name: { fr: 'Recommandations', en: 'Recommendations', es: 'Recomendaciones', ar: 'التوصيات' },
    about: {
      fr: 'Ce qu’il faudrait savoir ou prévoir pour recommencer ailleurs.',
      en: 'What to know or plan in order to do it again elsewhere.',
      es: 'Lo que convendría saber o prever para repetirlo en otro lugar.',
      ar: 'ما ينبغي معرفته أو توقعه لتكرار التجربة في مكان آخر.',
    },
  },
  {
    code: 'targets',
    name: {
      fr: 'Cibles de développement durable',
      en: 'Sustainable development targets',
      es: 'Metas de desarrollo sostenible',
      ar: 'غايات التنمية المستدامة',
    },
    about: {
      fr: 'Les cibles que la pratique sert vraiment, avec la raison de chacune.',
      en: 'The targets that the practice really serves, with the reason for each.',
      es: 'Las metas a las que la práctica sirve de verdad, con la razón de cada una.',
      ar: 'الغايات التي تخدمها الممارسة فعلًا، مع سبب كل منها.',
    },
  },
] as const satisfies readonly Term[];

export const SESSION_SECTIONS = [
  {
    code: 'overview',
    name: { fr: 'Aperçu', en: 'Overview', es: 'Panorama', ar: 'لمحة عامة' },
    about: {
      fr: 'De quoi il s’agit et pourquoi en parler maintenant.',
      en: 'What it is about and why to discuss it now.',
      es: 'De qué se trata y por qué hablar de ello ahora.',
      ar: 'موضوع الجلسة ولماذا نتناوله الآن.',
    },
  },
  {
    code: 'theme',
    name: { fr: 'Thème', en: 'Theme', es: 'Tema', ar: 'المحور' },
    about: {
      fr: 'L’idée que la session développe, avec ce que l’on en sait.',
      en: 'The idea that the session develops, with what is known about it.',
      es: 'La idea que desarrolla la sesión, con lo que se sabe de ella.',
      ar: 'الفكرة التي تتناولها الجلسة وما يُعرف عنها.',
    },
  },
  {
    code: 'scope',
    name: { fr: 'Portée', en: 'Scope', es: 'Alcance', ar: 'النطاق' },
    about: {
      fr: 'Ce dont la session traitera, et ce qu’elle laisse à d’autres.',
      en: 'What the session will deal with, and what it leaves to others.',
      es: 'Lo que tratará la sesión y lo que deja para otras.',
      ar: 'ما ستتناوله الجلسة وما تتركه لغيرها.',
    },
  },
  {
    code: 'questions',
    name: {
      fr: 'Questions directrices',
      en: 'Guiding questions',
      es: 'Preguntas orientadoras',
      ar: 'الأسئلة التوجيهية',
    },
    about: {
      fr: 'Cinq à sept questions ouvertes auxquelles la discussion doit répondre.',
      en: 'Five to seven open questions that the discussion should answer.',
      es: 'De cinco a siete preguntas abiertas que el debate debe responder.',
      ar: 'من خمسة إلى سبعة أسئلة مفتوحة ينبغي أن يجيب عنها النقاش.',
    },
  },
  {
    code: 'method',
    name: { fr: 'Déroulement', en: 'Method', es: 'Método', ar: 'سير الجلسة' },
    about: {
      fr: 'Qui parle quand : histoire de l’hôte, intervention, exemple d’une organisation, discussion.',
      en: 'Who speaks when: the host’s story, the keynote, an organisation’s example, the discussion.',
      es: 'Quién habla y cuándo: historia del anfitrión, ponencia, ejemplo de una organización, debate.',
      ar: 'من يتكلم ومتى: قصة المضيف، كلمة رئيسية، مثال منظمة، نقاش.',
    },
  },
  {
    code: 'speakers',
    name: { fr: 'Intervenants', en: 'Speakers', es: 'Ponentes', ar: 'المتحدثون' },
    about: {
      fr: 'Les personnes qui ont accepté d’être nommées, avec leur rôle et leur langue.',
      en: 'The people who agreed to be named, with their role and language.',
      es: 'Las personas que aceptaron ser nombradas, con su papel y su lengua.',
      ar: 'الأشخاص الذين وافقوا على ذكر أسمائهم، مع دورهم ولغتهم.',
    },
  },
] as const satisfies readonly Term[];

/** Targets of the Sustainable Development Goals that concern migration first (A/RES/71/313); their texts are in the SDG reference. */
export const MIGRATION_TARGETS = [
  '10.7',
  '10.c',
  '17.3',
  '17.16',
  '17.17',
  '17.18',
  '8.3',
  '8.8',
  '4.b',
] as const;
