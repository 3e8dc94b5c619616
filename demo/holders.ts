import type { Holder } from './sources.ts';

/** Every holder is invented or, where a public layout is imitated, says so in its name. */
export const HOLDERS = {
  un: {
    slug: 'onu-population-imitation',
    name: 'ONU, Division de la population (présentation imitée, données inventées)',
    kind: 'international_organisation',
    country: null,
  },
  observatory: {
    slug: 'observatoire-migrations-exemple',
    name: 'Observatoire des migrations (exemple)',
    kind: 'statistical_office',
    country: null,
  },
  compiler: {
    slug: 'reseau-savoirs-exemple',
    name: 'Réseau de savoirs sur les migrations (exemple)',
    kind: 'research',
    country: null,
  },
  prices: {
    slug: 'observatoire-prix-exemple',
    name: 'Observatoire des prix des transferts (exemple)',
    kind: 'international_organisation',
    country: null,
  },
  unhcr: {
    slug: 'hcr-imitation',
    name: 'HCR (présentation imitée, données inventées)',
    kind: 'international_organisation',
    country: null,
  },
  censuses: {
    slug: 'offices-statistiques-exemple',
    name: 'Offices statistiques associés (exemple)',
    kind: 'statistical_office',
    country: null,
  },
  surveys: {
    slug: 'enquetes-ascendance-exemple',
    name: 'Consortium d’enquêtes sociales (exemple)',
    kind: 'research',
    country: null,
  },
  consular: {
    slug: 'service-consulaire-exemple',
    name: 'Service central des affaires consulaires (exemple)',
    kind: 'ministry',
    country: 'SEN',
  },
  city: {
    slug: 'ville-exemple',
    name: 'Mairie d’une grande ville (exemple)',
    kind: 'city',
    country: 'ESP',
  },
  federation: {
    slug: 'federation-associations-exemple',
    name: 'Fédération des associations (exemple)',
    kind: 'diaspora_organisation',
    country: 'FRA',
  },
  university: {
    slug: 'laboratoire-exemple',
    name: 'Laboratoire d’études des mobilités (exemple)',
    kind: 'research',
    country: 'SEN',
  },
  statistics: {
    slug: 'institut-statistique-exemple',
    name: 'Institut national de statistique (exemple)',
    kind: 'statistical_office',
    country: 'SEN',
  },
} as const satisfies Record<string, Holder>;
