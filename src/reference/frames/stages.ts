import type { Term } from './term.ts';

/** The office's own work, in the order in which data flow. Can be renamed in configuration; nobody's official list. */
export const PROGRAMME_STAGES = [
  {
    code: 'collect',
    name: { fr: 'Collecte', en: 'Collect', es: 'Recopilación', ar: 'الجمع' },
    about: {
      fr: 'Trouver qui détient quoi, s’accorder sur l’usage et recevoir les données.',
      en: 'Find who holds what, agree on its use and receive the data.',
      es: 'Averiguar quién tiene qué, acordar el uso y recibir los datos.',
      ar: 'معرفة من يملك ماذا، والاتفاق على الاستعمال، وتلقي البيانات.',
    },
  },
  {
    code: 'process',
    name: { fr: 'Traitement', en: 'Process', es: 'Tratamiento', ar: 'المعالجة' },
    about: {
      fr: 'Comparer les sources, mesurer ce qui les sépare, protéger les personnes, publier une édition.',
      en: 'Compare sources, measure what separates them, protect people, publish a release.',
      es: 'Comparar las fuentes, medir lo que las separa, proteger a las personas, publicar una edición.',
      ar: 'مقارنة المصادر، وقياس ما يفرق بينها، وحماية الأشخاص، ونشر إصدار.',
    },
  },
  {
    code: 'apply',
    name: { fr: 'Utilisation', en: 'Apply', es: 'Uso', ar: 'الاستعمال' },
    about: {
      fr: 'Lire les chiffres publiés pour décider, informer et choisir où agir.',
      en: 'Read the published figures to decide, inform and choose where to act.',
      es: 'Leer las cifras publicadas para decidir, informar y elegir dónde actuar.',
      ar: 'قراءة الأرقام المنشورة لاتخاذ القرار والإعلام واختيار مكان العمل.',
    },
  },
  {
    code: 'engage',
    name: { fr: 'Engagement', en: 'Engage', es: 'Vinculación', ar: 'الإشراك' },
    about: {
      fr: 'Répondre, consulter, agir avec les personnes et les organisations, et rendre compte.',
      en: 'Answer, consult, act with people and organisations, and report back.',
      es: 'Responder, consultar, actuar con personas y organizaciones, y rendir cuentas.',
      ar: 'الإجابة والتشاور والعمل مع الأشخاص والمنظمات، وتقديم الحساب.',
    },
  },
] as const satisfies readonly Term[];

/** The state of a relationship with an organisation, never with a person. */
export const RELATIONSHIP_STAGES = [
  {
    code: 'research',
    name: { fr: 'Découverte', en: 'Research', es: 'Conocimiento', ar: 'التعرّف' },
    about: {
      fr: 'On se renseigne sur l’organisation par ce qu’elle publie elle-même.',
      en: 'The office learns about the organisation from what it publishes itself.',
      es: 'La oficina se informa sobre la organización por lo que ella misma publica.',
      ar: 'يتعرف المكتب على المنظمة مما تنشره بنفسها.',
    },
  },
  {
    code: 'cultivation',
    name: { fr: 'Prise de contact', en: 'Cultivation', es: 'Acercamiento', ar: 'التقارب' },
    about: {
      fr: 'On se rencontre, on écoute, on échange sans rien demander encore.',
      en: 'People meet, listen and exchange without asking for anything yet.',
      es: 'Se encuentran, escuchan e intercambian sin pedir nada todavía.',
      ar: 'لقاء وإصغاء وتبادل دون طلب أي شيء بعد.',
    },
  },
  {
    code: 'solicitation',
    name: { fr: 'Sollicitation', en: 'Solicitation', es: 'Solicitud', ar: 'الطلب' },
    about: {
      fr: 'On propose une action précise, avec un délai de réponse et le droit de refuser.',
      en: 'A precise action is proposed, with a time to answer and the right to refuse.',
      es: 'Se propone una acción precisa, con un plazo de respuesta y el derecho a rechazarla.',
      ar: 'اقتراح عمل محدد، مع مهلة للرد وحق في الرفض.',
    },
  },
  {
    code: 'stewardship',
    name: {
      fr: 'Suivi et remerciement',
      en: 'Stewardship',
      es: 'Seguimiento',
      ar: 'المتابعة والشكر',
    },
    about: {
      fr: 'On remercie, on rend compte de ce qui a été fait et on garde le lien.',
      en: 'The office thanks, reports what was done and keeps in touch.',
      es: 'La oficina agradece, informa de lo hecho y mantiene el vínculo.',
      ar: 'يشكر المكتب ويخبر بما أُنجز ويحافظ على الصلة.',
    },
  },
] as const satisfies readonly Term[];

export const CRISIS_PHASES = [
  {
    code: 'preparedness',
    name: { fr: 'Préparation', en: 'Preparedness', es: 'Preparación', ar: 'الاستعداد' },
    about: {
      fr: 'Avant la crise : savoir qui appeler, qui peut quoi et quelles règles suivre.',
      en: 'Before the crisis: know whom to call, who can do what and which rules to follow.',
      es: 'Antes de la crisis: saber a quién llamar, quién puede qué y qué reglas seguir.',
      ar: 'قبل الأزمة: معرفة بمن نتصل، ومن يستطيع ماذا، وأي قواعد نتبع.',
    },
  },
  {
    code: 'response',
    name: { fr: 'Intervention', en: 'Response', es: 'Respuesta', ar: 'الاستجابة' },
    about: {
      fr: 'Pendant la crise : répondre aux besoins vérifiés, sans doublon et sans nuire.',
      en: 'During the crisis: meet verified needs without duplication and without harm.',
      es: 'Durante la crisis: responder a necesidades comprobadas, sin duplicar y sin hacer daño.',
      ar: 'أثناء الأزمة: تلبية احتياجات متحقق منها، دون تكرار ودون ضرر.',
    },
  },
  {
    code: 'recovery',
    name: { fr: 'Relèvement', en: 'Recovery', es: 'Recuperación', ar: 'التعافي' },
    about: {
      fr: 'Après la crise : reconstruire, apprendre et se préparer à la suivante.',
      en: 'After the crisis: rebuild, learn and prepare for the next one.',
      es: 'Después de la crisis: reconstruir, aprender y prepararse para la siguiente.',
      ar: 'بعد الأزمة: إعادة البناء والتعلم والاستعداد لما يليها.',
    },
  },
] as const satisfies readonly Term[];
