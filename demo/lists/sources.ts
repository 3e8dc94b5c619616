import type { SourceForm } from '../../src/collect/sources/sources.ts';
import { HOLDERS } from '../holders.ts';
import type { Words } from '../words.ts';
import type { ListName } from './coverage.ts';

interface PeopleSource {
  readonly slug: string;
  readonly holder: {
    readonly name: string;
    readonly kind: 'ministry' | 'municipality' | 'association' | 'university';
    readonly country: string;
  };
  readonly title: Words;
  readonly gaps: Words;
  readonly definition: SourceForm['definition'];
  readonly kind: SourceForm['kind'];
}

/** Who holds the five lists, and of whom each speaks. Nobody on them exists. */
export const PEOPLE_SOURCES: Readonly<Record<ListName, PeopleSource>> = {
  consulate: {
    slug: 'people-consulate',
    holder: { name: HOLDERS.consular.name, kind: 'ministry', country: 'SEN' },
    title: {
      fr: 'Inscrits au consulat au Maroc (données inventées)',
      en: 'People registered with the consulate in Morocco (invented data)',
      es: 'Inscritos en el consulado en Marruecos (datos inventados)',
      ar: 'المسجّلون لدى القنصلية في المغرب (بيانات مختلقة)',
    },
    gaps: {
      fr: 'Ceux qui n’ont pas la nationalité ou ne se sont pas déclarés.',
      en: 'Those who are not citizens or never came forward.',
      es: 'Quienes no tienen la nacionalidad o no se han declarado.',
      ar: 'من لا يحملون الجنسية أو لم يصرّحوا بأنفسهم.',
    },
    definition: 'registration',
    kind: 'observed',
  },
  city: {
    slug: 'people-city',
    holder: {
      name: 'Registre des habitants au Maroc (exemple)',
      kind: 'municipality',
      country: 'MAR',
    },
    title: {
      fr: 'Habitants venus du Sénégal, registre municipal (données inventées)',
      en: 'Residents from Senegal, municipal register (invented data)',
      es: 'Habitantes procedentes de Senegal, registro municipal (datos inventados)',
      ar: 'السكان القادمون من السنغال، السجل البلدي (بيانات مختلقة)',
    },
    gaps: {
      fr: 'Les nouveaux venus, peu inscrits.',
      en: 'Newcomers, few of whom register.',
      es: 'Los recién llegados, poco inscritos.',
      ar: 'الوافدون الجدد، وقلّما يسجّلون أنفسهم.',
    },
    definition: 'registration',
    kind: 'observed',
  },
  federation: {
    slug: 'people-federation',
    holder: { name: HOLDERS.federation.name, kind: 'association', country: 'FRA' },
    title: {
      fr: 'Adhérents au Maroc (données inventées)',
      en: 'Members in Morocco (invented data)',
      es: 'Afiliados en Marruecos (datos inventados)',
      ar: 'الأعضاء في المغرب (بيانات مختلقة)',
    },
    gaps: {
      fr: 'Les enfants ; qui n’est membre de rien.',
      en: 'Children; those who belong to nothing.',
      es: 'Los menores; quienes no pertenecen a nada.',
      ar: 'الأطفال، ومن لا ينتمون إلى أي جمعية.',
    },
    definition: 'self_identification',
    kind: 'self_reported',
  },
  alumni: {
    slug: 'people-alumni',
    holder: {
      name: 'Association des anciens étudiants (exemple)',
      kind: 'association',
      country: 'MAR',
    },
    title: {
      fr: 'Anciens étudiants établis au Maroc (données inventées)',
      en: 'Former students settled in Morocco (invented data)',
      es: 'Antiguos estudiantes establecidos en Marruecos (datos inventados)',
      ar: 'الخريجون المقيمون في المغرب (بيانات مختلقة)',
    },
    gaps: {
      fr: 'Tous ceux qui n’ont pas fait d’études supérieures.',
      en: 'All who have no higher education.',
      es: 'Todos los que no tienen estudios superiores.',
      ar: 'كل من لم يتابعوا دراسات عليا.',
    },
    definition: 'self_identification',
    kind: 'self_reported',
  },
  survey: {
    slug: 'people-survey',
    holder: { name: HOLDERS.university.name, kind: 'university', country: 'SEN' },
    title: {
      fr: 'Répondants à l’enquête menée au Maroc (données inventées)',
      en: 'Respondents to the survey in Morocco (invented data)',
      es: 'Personas que respondieron a la encuesta en Marruecos (datos inventados)',
      ar: 'المجيبون عن الاستطلاع في المغرب (بيانات مختلقة)',
    },
    gaps: {
      fr: 'Les moins de 15 ans ; ceux qui ne lisent pas les réseaux où l’enquête a circulé.',
      en: 'Those under 15; those who do not follow the networks on which it went round.',
      es: 'Los menores de 15 años; quienes no siguen las redes por las que circuló.',
      ar: 'من هم دون 15 عامًا، ومن لا يتابعون الشبكات التي انتشر فيها الاستطلاع.',
    },
    definition: 'self_identification',
    kind: 'self_reported',
  },
};
