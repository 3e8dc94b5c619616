import { addEvent, publishEvent, putText } from '../src/engage/events/editing.ts';
import { eventForm } from '../src/engage/events/event-form.ts';
import type { Hub } from '../src/platform/hub.ts';
import { LANGS, type Lang } from '../src/reference/languages/languages.ts';

type Words = Readonly<Record<Lang, { readonly title: string; readonly description: string }>>;

interface Gathering {
  readonly words: Words;
  /** Days from now until it is first held. */
  readonly ahead: number;
  readonly typed: Readonly<Record<string, unknown>>;
}

const USUAL = {
  ...{ repeat: 'never', times: '', except: '', town: '', country: '', online: false },
  ...{ address: '', link: '', organiser: '', accessNote: '', registers: true, capacity: '' },
  ...{ spoken: ['fr'], access: [] },
};

const GATHERINGS: readonly Gathering[] = [
  {
    ahead: 6,
    typed: {
      ...{ from: '18:00', to: '20:00', zone: 'Europe/Paris', repeat: 'weekly', times: '8' },
      ...{ town: 'Paris', country: 'FRA', address: 'Salle 2 (adresse inventée)', capacity: '25' },
      ...{ spoken: ['fr', 'ar'], access: ['step-free', 'interpretation'] },
    },
    words: {
      fr: {
        title: 'Permanence du soir : état civil et retraites',
        description:
          'Deux agents répondent sans rendez-vous. Apportez les papiers que vous avez ; s’il en manque un, nous vous dirons où le demander.',
      },
      en: {
        title: 'Evening advice: civil status and pensions',
        description:
          'Two officers answer without appointment. Bring the papers that you have; if one is missing, we will tell you where to ask for it.',
      },
      es: {
        title: 'Atención vespertina: registro civil y pensiones',
        description:
          'Dos agentes responden sin cita. Traiga los papeles que tenga; si falta alguno, le diremos dónde pedirlo.',
      },
      ar: {
        title: 'مداومة مسائية: الحالة المدنية والتقاعد',
        description:
          'يجيب موظفان دون موعد. أحضر ما لديك من أوراق؛ وإن نقصت ورقة فسنخبرك أين تطلبها.',
      },
    },
  },
  {
    ahead: 11,
    typed: {
      ...{ from: '19:00', to: '20:30', zone: 'Africa/Dakar', online: true, capacity: '200' },
      ...{ link: 'https://visio.example/invente', spoken: ['fr', 'en'], access: ['captions'] },
      organiser: 'Réseau des entrepreneurs (inventé)',
    },
    words: {
      fr: {
        title: 'Créer une entreprise au pays : questions à trois fondatrices',
        description:
          'Elles racontent ce qui a marché et ce qui a coûté cher, puis répondent à vos questions.',
      },
      en: {
        title: 'Starting a business back home: questions to three founders',
        description: 'They tell what worked and what cost dear, then answer your questions.',
      },
      es: {
        title: 'Crear una empresa en el país: preguntas a tres fundadoras',
        description: 'Cuentan qué funcionó y qué salió caro, y responden a sus preguntas.',
      },
      ar: {
        title: 'تأسيس مشروع في البلد: أسئلة إلى ثلاث مؤسِّسات',
        description: 'يروين ما نجح وما كلّف غاليًا ثم يجبن عن أسئلتكم.',
      },
    },
  },
  {
    ahead: 19,
    typed: {
      ...{ from: '14:00', to: '17:00', zone: 'America/Toronto', repeat: 'monthly-weekday' },
      ...{ times: '6', town: 'Montréal', country: 'CAN', spoken: ['fr', 'en'], registers: false },
      ...{ access: ['childcare', 'quiet-space'], organiser: 'Maison des langues (inventée)' },
    },
    words: {
      fr: {
        title: 'Café des langues',
        description: 'On vient parler, jouer et chanter dans la langue des grands-parents.',
      },
      en: {
        title: 'Language café',
        description: 'Come to talk, play and sing in the language of the grandparents.',
      },
      es: {
        title: 'Café de las lenguas',
        description: 'Venga a hablar, jugar y cantar en la lengua de los abuelos.',
      },
      ar: { title: 'مقهى اللغات', description: 'نلتقي للحديث واللعب والغناء بلغة الأجداد.' },
    },
  },
];

/** A few invented gatherings, of days that lie ahead whenever the demonstration is lit. */
export async function lightGatherings(hub: Hub): Promise<void> {
  const by = { clock: hub.clock, actor: 'worker' };
  await hub.house.db.transaction(async (tx) => {
    for (const { words, ahead, typed } of GATHERINGS) {
      const day = new Date(hub.clock().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
      const form = eventForm.parse({ ...USUAL, ...typed, ...words.fr, lang: 'fr', day });
      const event = await addEvent(tx, by, form, 'invente.example');
      await publishEvent(tx, by, event);
      for (const lang of LANGS) if (lang !== 'fr') await putText(tx, by, event, lang, words[lang]);
    }
  });
}
