import { type ActivityForm, enterActivity } from '../src/collect/activities/activities.ts';
import {
  addOrganisation,
  type OrganisationForm,
  organisationBySlug,
  passOrganisation,
} from '../src/people/organisations/organisations.ts';
import type { Hub } from '../src/platform/hub.ts';

interface InventedOrganisation extends OrganisationForm {
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
    slug: 'les-deux-rives-exemple',
    kind: 'association',
    names: [{ text: 'Les Deux Rives (exemple)', lang: 'fr', kind: 'official' }],
    texts: [{ lang: 'fr', text: 'Association inventée pour la démonstration.' }],
    origins: ['SEN'],
    residences: ['FRA'],
    sectors: ['education', 'water'],
    languages: ['fr', 'wo'],
    country: 'FRA',
    town: 'Montreuil',
    founded: 2004,
    size: '50-249',
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
        partners: ['Réseau des métiers (exemple)', 'Commune inventée de Kanel'],
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
    slug: 'reseau-des-metiers-exemple',
    kind: 'professional',
    names: [
      { text: 'Réseau des métiers (exemple)', lang: 'fr', kind: 'official' },
      { text: 'Trades Network (example)', lang: 'en', kind: 'translated' },
    ],
    texts: [{ lang: 'fr', text: 'Réseau inventé pour la démonstration.' }],
    origins: ['SEN', 'MLI'],
    residences: ['FRA', 'ITA', 'ESP'],
    sectors: ['enterprise', 'education', 'digital'],
    languages: ['fr', 'en'],
    country: 'FRA',
    town: 'Lyon',
    founded: 2015,
    size: '250-999',
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

/** Invented organisations and what they do; they go the way that real ones would go. */
export async function lightActivities(hub: Hub): Promise<void> {
  const { clock } = hub;
  await hub.house.db.transaction(async (tx) => {
    for (const { slug, does: _, ...form } of ORGANISATIONS) {
      const by = { clock, actor: 'worker' };
      const { id } = await addOrganisation(tx, { ...by, capacity: 'steward' }, form);
      await passOrganisation(tx, { ...by, capacity: 'office' }, id);
    }
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
  });
}

const daysFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
