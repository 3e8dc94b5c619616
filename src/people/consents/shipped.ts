import type { Lang } from '../../reference/languages/languages.ts';
import type { PurposeText } from './tables.ts';

export interface ShippedPurpose {
  readonly code: string;
  readonly version: number;
  readonly fields: readonly string[];
  readonly recipients: readonly ('office' | 'organisation' | 'public' | 'partner')[];
  readonly months: number;
  readonly texts: Readonly<Record<Lang, PurposeText>>;
}

/** The purposes that a new hub begins with. An office may add its own; a changed text is a new version. */
export const SHIPPED_PURPOSES: readonly ShippedPurpose[] = [
  {
    code: 'statistics',
    version: 1,
    fields: [],
    recipients: ['public'],
    months: 24,
    texts: {
      fr: {
        title: 'Compter dans les tableaux publiés',
        data: 'mes réponses, mêlées à celles des autres',
        aim: 'publier des tableaux dans lesquels personne ne peut être reconnu',
        about:
          'Vos réponses ne sont publiées qu’en effectifs arrondis, jamais en dessous d’un seuil. Elles sont signalées comme déclaratives : elles disent ce que disent des volontaires, pas ce qu’est la diaspora.',
      },
      en: {
        title: 'Being counted in published tables',
        data: 'my answers, mixed with those of others',
        aim: 'publish tables in which nobody can be recognised',
        about:
          'Your answers are published only as rounded counts, never below a threshold. They are marked as self-reported: they say what volunteers say, not what the diaspora is.',
      },
      es: {
        title: 'Contar en las tablas publicadas',
        data: 'mis respuestas, mezcladas con las de otras personas',
        aim: 'publicar tablas en las que no se pueda reconocer a nadie',
        about:
          'Sus respuestas solo se publican como recuentos redondeados, nunca por debajo de un umbral. Se señalan como declarativas: dicen lo que dicen las personas voluntarias, no lo que es la diáspora.',
      },
      ar: {
        title: 'الاحتساب في الجداول المنشورة',
        data: 'إجاباتي ممزوجة بإجابات الآخرين',
        aim: 'نشر جداول لا يمكن التعرف فيها على أحد',
        about:
          'لا تُنشر إجاباتكم إلا أعداداً مقرّبة، ولا تُنشر أبداً دون حدّ أدنى. وهي موسومة بأنها تصريحية: تقول ما يقوله المتطوعون، لا ما هي عليه الجالية.',
      },
    },
  },
  {
    code: 'matching',
    version: 1,
    fields: [
      'pseudonym',
      'residence',
      'city',
      'languages',
      'occupation',
      'sector',
      'offers',
      'wants',
      'availability',
    ],
    recipients: ['office', 'organisation'],
    months: 12,
    texts: {
      fr: {
        title: 'Être mis en relation',
        data: 'ce que je propose et ce que je cherche, sous mon pseudonyme',
        aim: 'me proposer des mises en relation',
        about:
          'Le destinataire voit votre pseudonyme, votre pays, votre ville si vous l’avez dite, vos langues, votre métier, et ce que vous proposez ou cherchez. Il ne voit ni votre nom ni un moyen de vous joindre.',
      },
      en: {
        title: 'Being put in touch',
        data: 'what I offer and what I look for, under my pseudonym',
        aim: 'suggest people and organisations to me',
        about:
          'The recipient sees your pseudonym, your country, your city if you gave it, your languages, your occupation, and what you offer or look for. They see neither your name nor a way to reach you.',
      },
      es: {
        title: 'Ser puesto en contacto',
        data: 'lo que propongo y lo que busco, bajo mi seudónimo',
        aim: 'proponerme contactos',
        about:
          'El destinatario ve su seudónimo, su país, su ciudad si la ha indicado, sus idiomas, su oficio y lo que propone o busca. No ve su nombre ni un medio para contactarle.',
      },
      ar: {
        title: 'التعارف مع الآخرين',
        data: 'ما أعرضه وما أبحث عنه، باسمي المستعار',
        aim: 'اقتراح جهات اتصال تناسبني',
        about:
          'ترى الجهة المستفيدة اسمكم المستعار وبلدكم ومدينتكم إن ذكرتموها ولغاتكم ومهنتكم وما تعرضونه أو تبحثون عنه. ولا ترى اسمكم الحقيقي ولا وسيلة للاتصال بكم.',
      },
    },
  },
  {
    code: 'introduction',
    version: 1,
    fields: ['pseudonym', 'name', 'email', 'phone'],
    recipients: ['office', 'organisation', 'partner'],
    months: 6,
    texts: {
      fr: {
        title: 'Donner mes coordonnées',
        data: 'mon nom d’usage et le moyen de me joindre que j’ai donnés',
        aim: 'me répondre au sujet d’une demande ou d’une offre',
        about:
          'Le destinataire reçoit les coordonnées que vous avez enregistrées, et rien d’autre. Chaque consultation est notée et vous la voyez.',
      },
      en: {
        title: 'Giving my contact details',
        data: 'the name I use and the way to reach me that I gave',
        aim: 'answer me about a request or an offer',
        about:
          'The recipient is given the contact details that you saved and nothing else. Each look at them is noted and you see it.',
      },
      es: {
        title: 'Dar mis datos de contacto',
        data: 'mi nombre habitual y el medio de contacto que he indicado',
        aim: 'responderme sobre una solicitud o una oferta',
        about:
          'El destinatario recibe los datos de contacto que usted ha guardado y nada más. Cada consulta queda anotada y usted la ve.',
      },
      ar: {
        title: 'إعطاء وسيلة الاتصال بي',
        data: 'اسمي المتداول ووسيلة الاتصال التي سجّلتها',
        aim: 'الرد عليّ بشأن طلب أو عرض',
        about:
          'تتلقى الجهة المستفيدة بيانات الاتصال التي سجّلتموها ولا شيء سواها. يُدوَّن كل اطلاع عليها وترونه.',
      },
    },
  },
  {
    code: 'news',
    version: 1,
    fields: ['pseudonym', 'email', 'phone'],
    recipients: ['office', 'organisation'],
    months: 24,
    texts: {
      fr: {
        title: 'Recevoir des nouvelles',
        data: 'le moyen de me joindre que j’ai donné',
        aim: 'm’envoyer des nouvelles et des invitations',
        about:
          'Jamais plus que le nombre de messages que vous fixez par mois, tous expéditeurs confondus. Chaque message porte un lien pour l’arrêter.',
      },
      en: {
        title: 'Receiving news',
        data: 'the way to reach me that I gave',
        aim: 'send me news and invitations',
        about:
          'Never more than the number of messages a month that you set, over all senders together. Each message carries a link that stops it.',
      },
      es: {
        title: 'Recibir noticias',
        data: 'el medio de contacto que he indicado',
        aim: 'enviarme noticias e invitaciones',
        about:
          'Nunca más mensajes al mes que los que usted fije, sumando todos los remitentes. Cada mensaje lleva un enlace para detenerlos.',
      },
      ar: {
        title: 'تلقي الأخبار',
        data: 'وسيلة الاتصال التي سجّلتها',
        aim: 'إرسال الأخبار والدعوات إليّ',
        about:
          'لن يتجاوز عدد الرسائل في الشهر العدد الذي تحددونه من جميع المرسلين معاً. وفي كل رسالة رابط لإيقافها.',
      },
    },
  },
  {
    code: 'membership',
    version: 2,
    fields: ['memberName'],
    recipients: ['organisation'],
    months: 24,
    texts: {
      fr: {
        title: 'Figurer parmi les membres',
        data: 'le nom que j’ai choisi pour cette organisation, si j’en ai choisi un',
        aim: 'le montrer dans la liste de ses membres',
        about:
          'Seuls les membres qui figurent aussi dans cette liste et le référent de l’organisation la voient. Ils n’y trouvent ni votre pseudonyme, ni vos coordonnées, ni rien d’autre que vous auriez dit. Personne ne peut l’exporter.',
      },
      en: {
        title: 'Being listed among the members',
        data: 'the name that I chose for this organisation, if I chose one',
        aim: 'show it in the list of its members',
        about:
          'Only the members who are in this list too and the steward of the organisation see it. They find neither your pseudonym, nor your contact details, nor anything else that you said. Nobody can export it.',
      },
      es: {
        title: 'Figurar entre los miembros',
        data: 'el nombre que he elegido para esta organización, si he elegido uno',
        aim: 'mostrarlo en la lista de sus miembros',
        about:
          'Solo la ven los miembros que también figuran en esta lista y el referente de la organización. No encuentran en ella su seudónimo, ni sus datos de contacto, ni nada más de lo que usted haya dicho. Nadie puede exportarla.',
      },
      ar: {
        title: 'الظهور بين الأعضاء',
        data: 'الاسم الذي اخترته لهذه المنظمة، إن اخترت اسماً',
        aim: 'عرضه في قائمة أعضائها',
        about:
          'لا يرى هذه القائمة إلا الأعضاء المدرجون فيها ومنسّق المنظمة. ولا يجدون فيها اسمكم المستعار ولا وسيلة الاتصال بكم ولا أي شيء آخر قلتموه. ولا يستطيع أحد تصديرها.',
      },
    },
  },
  {
    code: 'emergency',
    version: 1,
    fields: [
      'pseudonym',
      'residence',
      'city',
      'languages',
      'emergency',
      'availability',
      'email',
      'phone',
    ],
    recipients: ['office', 'partner'],
    months: 6,
    texts: {
      fr: {
        title: 'Être appelé en cas de crise',
        data: 'mes compétences d’urgence, mes disponibilités et le moyen de me joindre que j’ai donné',
        aim: 'faire appel à moi lors d’une crise',
        about:
          'Vous restez libre de dire non à chaque appel. Nous vous demandons deux fois par an si cela tient toujours.',
      },
      en: {
        title: 'Being called in a crisis',
        data: 'my emergency skills, my availability and the way to reach me that I gave',
        aim: 'call on me during a crisis',
        about:
          'You stay free to say no to each call. Twice a year we ask you whether this still holds.',
      },
      es: {
        title: 'Ser llamado en caso de crisis',
        data: 'mis competencias de emergencia, mi disponibilidad y el medio de contacto que he indicado',
        aim: 'recurrir a mí durante una crisis',
        about:
          'Usted puede decir que no a cada llamada. Dos veces al año le preguntamos si esto sigue siendo válido.',
      },
      ar: {
        title: 'الاستعانة بي في الأزمات',
        data: 'مهاراتي في الطوارئ وأوقات توفّري ووسيلة الاتصال التي سجّلتها',
        aim: 'الاستعانة بي أثناء أزمة',
        about: 'تبقون أحراراً في رفض كل نداء. ونسألكم مرتين في السنة إن كان ذلك لا يزال قائماً.',
      },
    },
  },
];
