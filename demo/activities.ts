import { type ActivityForm, enterActivity } from '../src/collect/activities/activities.ts';
import { organisationBySlug } from '../src/people/organisations/organisations.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';

/** What one of the invented organisations does. */
interface InventedOrganisation {
  readonly slug: string;
  readonly does: readonly InventedActivity[];
}

/** Begins and ends so many days from now. */
interface InventedActivity extends Omit<ActivityForm, 'startsOn' | 'endsOn'> {
  readonly from: number;
  readonly to: number | null;
}

const ORGANISATIONS: readonly InventedOrganisation[] = [
  {
    slug: 'les-deux-rives-de-montreuil',
    does: [
      {
        texts: [
          {
            lang: 'fr',
            title: 'Trois puits et leur entretien',
            text: 'Trois puits creusés avec les habitants, et six personnes formées à les entretenir. Les comités de village tiennent la caisse.',
          },
          {
            lang: 'ar',
            title: 'ثلاث آبار وصيانتها',
            text: 'حُفرت ثلاث آبار مع الأهالي، وتدرّب ستة أشخاص على صيانتها.',
          },
        ],
        field: 'water',
        purpose: '14031',
        country: 'SEN',
        divisions: ['SN-MT', 'SN-SL'],
        unit: 'people',
        targeted: 2000,
        reached: 2300,
        groups: ['families', 'farmers'],
        partners: ['Fédération des associations du Fleuve', 'Commune inventée de Kanel'],
        money: '10k-50k',
        capitals: ['economic', 'social'],
        targets: ['17.3', '6.1'],
        commitments: ['chs1', 'chs4'],
        from: -290,
        to: -120,
        state: 'done',
        visibility: 'public',
      },
      {
        texts: [
          {
            lang: 'fr',
            title: 'Cours du soir pour les nouveaux arrivants',
            text: 'Deux soirs par semaine : français, démarches, téléphone.',
          },
        ],
        field: 'education',
        country: 'FRA',
        divisions: ['FR-IDF'],
        place: 'Montreuil',
        unit: 'people',
        reached: 85,
        groups: ['newcomers'],
        capitals: ['human', 'social'],
        sections: ['mobility', 'skills_partnerships'],
        from: -430,
        to: null,
        state: 'underway',
        visibility: 'public',
      },
      {
        texts: [{ lang: 'fr', title: 'Permanence d’accueil des familles', text: '' }],
        field: 'welcome',
        country: 'FRA',
        unit: 'households',
        reached: 40,
        groups: ['families', 'diaspora'],
        from: -60,
        to: 120,
        state: 'underway',
        visibility: 'coordination',
      },
    ],
  },
  {
    slug: 'federation-des-associations-du-fleuve',
    does: [
      {
        texts: [
          {
            lang: 'fr',
            title: 'Ateliers de soudure et d’électricité',
            text: 'Des artisans de la diaspora enseignent trois semaines par an dans un lycée technique.',
          },
          {
            lang: 'en',
            title: 'Welding and electricity workshops',
            text: 'Craftspeople of the diaspora teach three weeks a year in a technical school.',
          },
        ],
        field: 'education',
        purpose: '11330',
        country: 'SEN',
        divisions: ['SN-TH'],
        place: 'Thiès',
        unit: 'people',
        targeted: 120,
        reached: 96,
        groups: ['young', 'students'],
        money: '1k-10k',
        capitals: ['human'],
        targets: ['8.3'],
        from: -200,
        to: -180,
        state: 'done',
        visibility: 'public',
      },
      {
        texts: [
          {
            lang: 'fr',
            title: 'Parrainage de jeunes entreprises',
            text: 'Un an de conseils par quelqu’un du métier, à distance.',
          },
        ],
        field: 'enterprise',
        country: 'SEN',
        divisions: ['SN-DK', 'SN-TH'],
        unit: 'groups',
        targeted: 30,
        groups: ['entrepreneurs', 'women'],
        money: '1k-10k',
        capitals: ['economic', 'human'],
        targets: ['8.3'],
        from: 20,
        to: 380,
        state: 'planned',
        visibility: 'public',
      },
    ],
  },
];

/** What the invented organisations do; it goes the way that real activities would go. */
export async function loadActivities(tx: Executor, { clock }: Pick<Hub, 'clock'>): Promise<void> {
  for (const { slug, does } of ORGANISATIONS) {
    const organisation = await organisationBySlug(tx, slug);
    if (!organisation) throw new Error(`no organisation ${slug}`);
    for (const { from, to, ...form } of does)
      await enterActivity(tx, { clock, actor: 'worker' }, organisation.id, {
        ...form,
        startsOn: daysFrom(clock(), from),
        endsOn: to === null ? null : daysFrom(clock(), to),
      });
  }
}

const daysFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
