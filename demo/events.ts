import { dayFrom } from './sources.ts';
import type { Words } from './words.ts';

/** Something that happens soon, with what it asks of people and how long that takes. */
export interface DemoEvent {
  readonly slug: string;
  readonly kind: 'consultation' | 'summit' | 'help_desk';
  readonly title: Words;
  readonly asks: Words;
  readonly takes: Words;
  /** Calendar days; the time and its zone only where people meet at an hour. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly time: string | null;
  readonly zone: string | null;
  readonly place: Words | null;
}

/** What happens now in the invented hub: three items, dated from `now`. */
export function demoEvents(now: Date): DemoEvent[] {
  return [
    {
      slug: 'consultation-couts-transferts',
      kind: 'consultation',
      title: {
        fr: 'Consultation : que faire pour payer moins cher ses envois d’argent ? (exemple)',
        en: 'Consultation: how could sending money cost less? (example)',
        es: 'Consulta: ¿qué hacer para pagar menos por enviar dinero? (ejemplo)',
        ar: 'استشارة: كيف نخفّض كلفة إرسال الأموال؟ (مثال)',
      },
      asks: {
        fr: 'Donner votre avis sur une vingtaine d’affirmations, et en proposer.',
        en: 'Give your view on some twenty statements, and propose your own.',
        es: 'Dar su opinión sobre una veintena de afirmaciones y proponer otras.',
        ar: 'إبداء رأيكم في نحو عشرين عبارة واقتراح عبارات جديدة.',
      },
      takes: {
        fr: 'Cinq minutes',
        en: 'Five minutes',
        es: 'Cinco minutos',
        ar: 'خمس دقائق',
      },
      startsOn: dayFrom(now, 6),
      endsOn: dayFrom(now, 36),
      time: null,
      zone: null,
      place: null,
    },
    {
      slug: 'permanence-retraite',
      kind: 'help_desk',
      title: {
        fr: 'Ouverture d’une permanence sur les droits à la retraite (exemple)',
        en: 'A help desk on pension rights opens (example)',
        es: 'Apertura de un servicio de ayuda sobre derechos de jubilación (ejemplo)',
        ar: 'افتتاح مكتب مساعدة بشأن حقوق التقاعد (مثال)',
      },
      asks: {
        fr: 'Venir avec vos relevés de carrière, sans rendez-vous.',
        en: 'Come with your employment records; no appointment is needed.',
        es: 'Venir con su historial laboral, sin cita.',
        ar: 'الحضور مع كشوف مسيرتكم المهنية، دون موعد.',
      },
      takes: {
        fr: 'Une demi-heure',
        en: 'Half an hour',
        es: 'Media hora',
        ar: 'نصف ساعة',
      },
      startsOn: dayFrom(now, 13),
      endsOn: dayFrom(now, 13),
      time: '17:30',
      zone: 'Europe/Paris',
      place: {
        fr: 'Marseille, maison des associations (exemple)',
        en: 'Marseille, house of associations (example)',
        es: 'Marsella, casa de asociaciones (ejemplo)',
        ar: 'مرسيليا، دار الجمعيات (مثال)',
      },
    },
    {
      slug: 'rencontres-diaspora',
      kind: 'summit',
      title: {
        fr: 'Rencontres de la diaspora : deux jours à Dakar et à distance (exemple)',
        en: 'Diaspora summit: two days in Dakar and online (example)',
        es: 'Encuentros de la diáspora: dos días en Dakar y en línea (ejemplo)',
        ar: 'ملتقى المغتربين: يومان في داكار وعن بُعد (مثال)',
      },
      asks: {
        fr: 'Proposer une question ou un atelier avant la fin du mois prochain.',
        en: 'Propose a question or a workshop before the end of next month.',
        es: 'Proponer una pregunta o un taller antes de que acabe el mes próximo.',
        ar: 'اقتراح سؤال أو ورشة عمل قبل نهاية الشهر المقبل.',
      },
      takes: {
        fr: 'Dix minutes pour proposer, deux jours pour participer',
        en: 'Ten minutes to propose, two days to take part',
        es: 'Diez minutos para proponer, dos días para participar',
        ar: 'عشر دقائق للاقتراح، ويومان للمشاركة',
      },
      startsOn: dayFrom(now, 88),
      endsOn: dayFrom(now, 89),
      time: '09:00',
      zone: 'Africa/Dakar',
      place: {
        fr: 'Dakar, et à distance',
        en: 'Dakar, and online',
        es: 'Dakar y en línea',
        ar: 'داكار، وعن بُعد',
      },
    },
  ];
}
