import type { Lang } from '../src/reference/languages/languages.ts';

type Words = Readonly<Record<Lang, string>>;

/** One invented statement: its words, the language in which it was said, and how likely each group is to agree or to disagree. */
export interface InventedStatement {
  readonly said: Lang;
  readonly words: Words;
  /** For each of the three groups: the share that agrees and the share that disagrees; the rest passes. */
  readonly stances: readonly (readonly [agree: number, disagree: number])[];
}

export interface InventedConsultation {
  readonly slug: string;
  readonly title: Words;
  readonly question: Words;
  readonly context: Words;
  readonly statements: readonly InventedStatement[];
}

/** Closed: three groups, and much on which all three agree. */
export const SERVICES: InventedConsultation = {
  slug: 'services-a-distance',
  title: {
    fr: 'Les services publics à distance',
    en: 'Public services from afar',
    es: 'Los servicios públicos a distancia',
    ar: 'الخدمات العمومية عن بُعد',
  },
  question: {
    fr: 'Que faut-il changer pour que les services du pays soient à la portée de qui vit ailleurs ?',
    en: 'What must change so that the country’s services are within reach of those who live elsewhere?',
    es: '¿Qué hay que cambiar para que los servicios del país estén al alcance de quienes viven en otro lugar?',
    ar: 'ما الذي ينبغي تغييره لتكون خدمات البلد في متناول من يعيشون في الخارج؟',
  },
  context: {
    fr: 'Chaque année, des milliers de dossiers d’état civil, de retraite et de diplômes passent par les consulats. Le ministère prépare un nouveau plan d’action et veut savoir par où commencer.',
    en: 'Each year thousands of files on civil status, pensions and diplomas go through the consulates. The ministry is preparing a new plan and wants to know where to begin.',
    es: 'Cada año, miles de expedientes de estado civil, pensiones y títulos pasan por los consulados. El ministerio prepara un nuevo plan y quiere saber por dónde empezar.',
    ar: 'تمرّ عبر القنصليات كل عام آلاف ملفات الحالة المدنية والتقاعد والشهادات. وتعدّ الوزارة خطة عمل جديدة وتريد أن تعرف من أين تبدأ.',
  },
  statements: [
    {
      said: 'fr',
      words: {
        fr: 'Un rendez-vous au consulat devrait s’obtenir en moins de deux semaines.',
        en: 'An appointment at the consulate should be had within two weeks.',
        es: 'Una cita en el consulado debería obtenerse en menos de dos semanas.',
        ar: 'ينبغي الحصول على موعد في القنصلية في أقل من أسبوعين.',
      },
      stances: [
        [0.93, 0.02],
        [0.9, 0.03],
        [0.91, 0.02],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Les actes d’état civil devraient se demander et se recevoir en ligne.',
        en: 'Civil status records should be requested and received online.',
        es: 'Las actas del estado civil deberían pedirse y recibirse en línea.',
        ar: 'ينبغي طلب وثائق الحالة المدنية وتسلّمها عبر الإنترنت.',
      },
      stances: [
        [0.96, 0.02],
        [0.82, 0.08],
        [0.35, 0.5],
      ],
    },
    {
      said: 'ar',
      words: {
        fr: 'Il faut garder un guichet où une personne répond, dans la langue de chacun.',
        en: 'There must remain a counter where a person answers, in everybody’s own language.',
        es: 'Debe mantenerse una ventanilla donde responda una persona, en la lengua de cada uno.',
        ar: 'يجب الإبقاء على شباك يجيب فيه إنسان بلغة كل واحد.',
      },
      stances: [
        [0.75, 0.1],
        [0.84, 0.05],
        [0.97, 0.01],
      ],
    },
    {
      said: 'en',
      words: {
        fr: 'Les années travaillées à l’étranger devraient compter pour la retraite au pays.',
        en: 'Years worked abroad should count towards a pension at home.',
        es: 'Los años trabajados en el extranjero deberían contar para la pensión en el país.',
        ar: 'ينبغي احتساب سنوات العمل في الخارج في معاش التقاعد في البلد.',
      },
      stances: [
        [0.8, 0.06],
        [0.95, 0.01],
        [0.88, 0.04],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'L’argent public devrait aider d’abord ceux qui rentrent pour créer une entreprise.',
        en: 'Public money should first help those who return to start a business.',
        es: 'El dinero público debería ayudar primero a quienes vuelven para crear una empresa.',
        ar: 'ينبغي أن يساعد المال العام أولا العائدين لإنشاء مؤسسة.',
      },
      stances: [
        [0.3, 0.45],
        [0.91, 0.03],
        [0.22, 0.6],
      ],
    },
    {
      said: 'es',
      words: {
        fr: 'Les cours de langue des enfants comptent plus que les aides à l’investissement.',
        en: 'Language classes for children matter more than investment aid.',
        es: 'Las clases de lengua para los niños importan más que las ayudas a la inversión.',
        ar: 'دروس اللغة للأطفال أهم من مساعدات الاستثمار.',
      },
      stances: [
        [0.4, 0.35],
        [0.1, 0.75],
        [0.93, 0.02],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'La reconnaissance d’un diplôme ne devrait pas prendre plus de trois mois.',
        en: 'Recognition of a diploma should take no more than three months.',
        es: 'El reconocimiento de un título no debería tardar más de tres meses.',
        ar: 'ينبغي ألا تستغرق معادلة الشهادات أكثر من ثلاثة أشهر.',
      },
      stances: [
        [0.92, 0.02],
        [0.94, 0.01],
        [0.83, 0.05],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Je préfère une application à un courrier.',
        en: 'I prefer an application to a letter.',
        es: 'Prefiero una aplicación a una carta.',
        ar: 'أفضّل التطبيق على الرسالة البريدية.',
      },
      stances: [
        [0.94, 0.02],
        [0.55, 0.25],
        [0.15, 0.7],
      ],
    },
    {
      said: 'en',
      words: {
        fr: 'Un même identifiant devrait ouvrir tous les services de l’État.',
        en: 'One sign-in should open every service of the State.',
        es: 'Un mismo identificador debería abrir todos los servicios del Estado.',
        ar: 'ينبغي أن يفتح معرّف واحد جميع خدمات الدولة.',
      },
      stances: [
        [0.88, 0.05],
        [0.5, 0.3],
        [0.2, 0.62],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'L’État devrait dire qui consulte nos données, et pourquoi.',
        en: 'The State should say who looks at our data, and why.',
        es: 'El Estado debería decir quién consulta nuestros datos y por qué.',
        ar: 'ينبغي للدولة أن تبيّن من يطّلع على بياناتنا ولماذا.',
      },
      stances: [
        [0.9, 0.02],
        [0.86, 0.03],
        [0.92, 0.02],
      ],
    },
    {
      said: 'ar',
      words: {
        fr: 'Rapatrier un défunt devrait coûter le même prix depuis chaque pays.',
        en: 'Bringing home somebody who has died should cost the same from every country.',
        es: 'Repatriar a un difunto debería costar lo mismo desde cada país.',
        ar: 'ينبغي أن تكون كلفة نقل المتوفى إلى البلد واحدة من كل بلد.',
      },
      stances: [
        [0.62, 0.12],
        [0.58, 0.2],
        [0.9, 0.02],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Une part des frais de transfert devrait revenir aux projets des communes.',
        en: 'Part of the fees on transfers should go to projects of municipalities.',
        es: 'Una parte de las comisiones de transferencia debería destinarse a proyectos municipales.',
        ar: 'ينبغي أن يذهب جزء من رسوم التحويلات إلى مشاريع البلديات.',
      },
      stances: [
        [0.35, 0.4],
        [0.74, 0.12],
        [0.42, 0.38],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Les terrains des absents devraient être mieux protégés.',
        en: 'Land of those who are away should be better protected.',
        es: 'Las tierras de los ausentes deberían estar mejor protegidas.',
        ar: 'ينبغي حماية أراضي الغائبين حماية أفضل.',
      },
      stances: [
        [0.52, 0.1],
        [0.96, 0.01],
        [0.6, 0.1],
      ],
    },
    {
      said: 'es',
      words: {
        fr: 'Les consulats devraient venir une fois par mois dans les villes qui n’en ont pas.',
        en: 'Consulates should come once a month to towns that have none.',
        es: 'Los consulados deberían acudir una vez al mes a las ciudades que no tienen.',
        ar: 'ينبغي أن تزور القنصليات مرة كل شهر المدن التي لا قنصلية فيها.',
      },
      stances: [
        [0.5, 0.25],
        [0.66, 0.12],
        [0.95, 0.01],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Le vote à distance doit passer avant toutes les autres réformes.',
        en: 'Voting from afar must come before all other reforms.',
        es: 'El voto a distancia debe ir antes que todas las demás reformas.',
        ar: 'يجب أن يسبق التصويت عن بُعد جميع الإصلاحات الأخرى.',
      },
      stances: [
        [0.66, 0.2],
        [0.4, 0.4],
        [0.3, 0.45],
      ],
    },
    {
      said: 'en',
      words: {
        fr: 'Les associations devraient recevoir une réponse écrite à chaque demande.',
        en: 'Associations should get a written answer to each request.',
        es: 'Las asociaciones deberían recibir una respuesta escrita a cada solicitud.',
        ar: 'ينبغي أن تتلقى الجمعيات جوابا مكتوبا على كل طلب.',
      },
      stances: [
        [0.8, 0.04],
        [0.83, 0.03],
        [0.87, 0.03],
      ],
    },
  ],
};

/** Open: too young for three groups, with something left to say. */
export const TRANSFERS: InventedConsultation = {
  slug: 'envoyer-de-l-argent',
  title: {
    fr: 'Envoyer de l’argent, à quel prix ?',
    en: 'Sending money, at what price?',
    es: 'Enviar dinero, ¿a qué precio?',
    ar: 'إرسال المال، بأي ثمن؟',
  },
  question: {
    fr: 'Qu’est-ce qui rendrait vos envois d’argent plus sûrs et moins chers ?',
    en: 'What would make the money you send safer and cheaper?',
    es: '¿Qué haría que sus envíos de dinero fueran más seguros y baratos?',
    ar: 'ما الذي يجعل تحويلاتكم المالية أكثر أمانا وأقل كلفة؟',
  },
  context: {
    fr: 'Les prix relevés vont du simple au triple. La banque centrale et trois associations veulent publier chaque mois les prix réels et négocier avec les opérateurs.',
    en: 'The prices observed differ by a factor of three. The central bank and three associations want to publish real prices each month and to negotiate with operators.',
    es: 'Los precios observados se multiplican por tres. El banco central y tres asociaciones quieren publicar cada mes los precios reales y negociar con los operadores.',
    ar: 'تتراوح الأسعار المرصودة بين الضعف وثلاثة أضعاف. ويريد البنك المركزي وثلاث جمعيات نشر الأسعار الحقيقية كل شهر والتفاوض مع المشغّلين.',
  },
  statements: [
    {
      said: 'fr',
      words: {
        fr: 'Le coût total, change compris, devrait être affiché avant l’envoi.',
        en: 'The whole cost, exchange included, should be shown before sending.',
        es: 'El coste total, cambio incluido, debería mostrarse antes del envío.',
        ar: 'ينبغي عرض الكلفة الإجمالية، بما فيها الصرف، قبل الإرسال.',
      },
      stances: [
        [0.96, 0.01],
        [0.93, 0.01],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Je fais davantage confiance à une banque qu’à une application.',
        en: 'I trust a bank more than an application.',
        es: 'Confío más en un banco que en una aplicación.',
        ar: 'أثق بالبنك أكثر من التطبيق.',
      },
      stances: [
        [0.15, 0.7],
        [0.85, 0.06],
      ],
    },
    {
      said: 'en',
      words: {
        fr: 'Je change d’opérateur dès qu’un autre est moins cher.',
        en: 'I change operator as soon as another is cheaper.',
        es: 'Cambio de operador en cuanto otro es más barato.',
        ar: 'أغيّر المشغّل حالما أجد أرخص منه.',
      },
      stances: [
        [0.9, 0.05],
        [0.25, 0.58],
      ],
    },
    {
      said: 'ar',
      words: {
        fr: 'Ma famille doit pouvoir retirer l’argent dans son village.',
        en: 'My family must be able to collect the money in its village.',
        es: 'Mi familia debe poder cobrar el dinero en su pueblo.',
        ar: 'يجب أن تتمكن عائلتي من سحب المال في قريتها.',
      },
      stances: [
        [0.7, 0.1],
        [0.92, 0.02],
      ],
    },
    {
      said: 'fr',
      words: {
        fr: 'Un envoi groupé par association coûterait moins cher à tous.',
        en: 'Sending together through an association would cost everybody less.',
        es: 'Un envío conjunto por asociación costaría menos a todos.',
        ar: 'الإرسال الجماعي عبر جمعية يكلّف الجميع أقل.',
      },
      stances: [
        [0.35, 0.35],
        [0.5, 0.25],
      ],
    },
    {
      said: 'es',
      words: {
        fr: 'Aucun couloir ne devrait coûter plus de trois pour cent.',
        en: 'No corridor should cost more than three per cent.',
        es: 'Ningún corredor debería costar más del tres por ciento.',
        ar: 'ينبغي ألا تتجاوز كلفة أي ممر ثلاثة في المئة.',
      },
      stances: [
        [0.9, 0.02],
        [0.88, 0.03],
      ],
    },
  ],
};
