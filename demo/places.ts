/** A city where the invented diaspora lives: real name, invented share of the residence's community. */
interface Place {
  readonly residence: string;
  readonly name: string;
  readonly share: number;
  /** Set where the origin keeps an office; the first of a residence is its embassy. */
  readonly mission: 'embassy' | 'consulate' | null;
  readonly lat: number;
  readonly lon: number;
}

type Row = readonly [
  name: string,
  share: number,
  mission: 'E' | 'C' | '',
  lat: number,
  lon: number,
];

// biome-ignore format: a table is read in lines
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  FRA: [['Paris', 0.22, 'E', 48.857, 2.352], ['Marseille', 0.08, 'C', 43.297, 5.381], ['Le Havre', 0.05, '', 49.494, 0.108], ['Lyon', 0.05, 'C', 45.748, 4.847], ['Bordeaux', 0.05, 'C', 44.838, -0.579], ['Montreuil', 0.03, '', 48.861, 2.443], ['Toulouse', 0.03, '', 43.604, 1.444], ['Lille', 0.03, '', 50.633, 3.059]],
  ITA: [['Milan', 0.12, 'C', 45.464, 9.19], ['Brescia', 0.09, '', 45.539, 10.22], ['Bergame', 0.08, '', 45.698, 9.669], ['Rome', 0.06, 'E', 41.893, 12.483], ['Turin', 0.06, '', 45.07, 7.687], ['Gênes', 0.04, '', 44.406, 8.933], ['Naples', 0.04, '', 40.836, 14.249], ['Ravenne', 0.03, '', 44.417, 12.201]],
  ESP: [['Barcelone', 0.14, 'C', 41.389, 2.159], ['Madrid', 0.09, 'E', 40.417, -3.704], ['Almería', 0.07, '', 36.838, -2.46], ['Las Palmas', 0.06, 'C', 28.1, -15.413], ['Valence', 0.06, '', 39.47, -0.377], ['Lérida', 0.05, '', 41.615, 0.626], ['Bilbao', 0.03, '', 43.263, -2.935]],
  USA: [['New York', 0.26, 'C', 40.714, -74.006], ['Washington', 0.1, 'E', 38.895, -77.036], ['Atlanta', 0.06, '', 33.749, -84.388], ['Cincinnati', 0.05, '', 39.127, -84.514], ['Houston', 0.04, 'C', 29.763, -95.363]],
  CAN: [['Montréal', 0.44, '', 45.509, -73.588], ['Ottawa', 0.13, 'E', 45.411, -75.698], ['Toronto', 0.08, '', 43.7, -79.416], ['Québec', 0.08, '', 46.812, -71.215]],
  DEU: [['Berlin', 0.16, 'E', 52.524, 13.411], ['Hambourg', 0.12, '', 53.551, 9.993], ['Francfort-sur-le-Main', 0.08, '', 50.116, 8.684], ['Munich', 0.06, '', 48.137, 11.575]],
  BEL: [['Bruxelles', 0.46, 'E', 50.85, 4.349], ['Liège', 0.12, '', 50.637, 5.568], ['Anvers', 0.1, '', 51.22, 4.402]],
  PRT: [['Lisbonne', 0.48, 'E', 38.717, -9.133], ['Porto', 0.12, '', 41.15, -8.61]],
  CHE: [['Genève', 0.28, 'C', 46.202, 6.146], ['Berne', 0.09, 'E', 46.948, 7.447], ['Lausanne', 0.13, '', 46.516, 6.633], ['Zurich', 0.12, '', 47.367, 8.55]],
  GBR: [['Londres', 0.52, 'E', 51.509, -0.126], ['Manchester', 0.09, '', 53.481, -2.237]],
  NLD: [['La Haye', 0.14, 'E', 52.077, 4.299], ['Amsterdam', 0.27, '', 52.374, 4.89], ['Rotterdam', 0.22, '', 51.923, 4.479]],
  SWE: [['Stockholm', 0.5, 'E', 59.329, 18.069], ['Göteborg', 0.16, '', 57.707, 11.967]],
  AUT: [['Vienne', 0.6, '', 48.208, 16.372]],
  MAR: [['Casablanca', 0.36, 'C', 33.589, -7.604], ['Rabat', 0.19, 'E', 34.013, -6.833], ['Tanger', 0.1, '', 35.767, -5.8], ['Agadir', 0.06, 'C', 30.42, -9.598]],
  GAB: [['Libreville', 0.68, 'E', 0.392, 9.454], ['Port-Gentil', 0.16, '', -0.719, 8.782]],
  CIV: [['Abidjan', 0.63, 'E', 5.354, -4.001], ['Bouaké', 0.1, '', 7.691, -5.03], ['San-Pédro', 0.05, '', 4.749, -6.636]],
  GMB: [['Banjul', 0.11, 'E', 13.453, -16.578], ['Serekunda', 0.44, '', 13.438, -16.678]],
  MRT: [['Nouakchott', 0.49, 'E', 18.086, -15.975], ['Nouadhibou', 0.27, 'C', 20.931, -17.034], ['Rosso', 0.06, '', 16.514, -15.805]],
  MLI: [['Bamako', 0.55, 'E', 12.65, -8], ['Kayes', 0.2, '', 14.447, -11.445]],
  GIN: [['Conakry', 0.6, 'E', 9.538, -13.677], ['Labé', 0.1, '', 11.318, -12.283]],
  GNB: [['Bissau', 0.62, 'E', 11.864, -15.598]],
  CPV: [['Praia', 0.5, 'E', 14.931, -23.513], ['Mindelo', 0.14, '', 16.89, -24.98]],
  CMR: [['Yaoundé', 0.3, 'E', 3.867, 11.517], ['Douala', 0.46, '', 4.048, 9.704]],
  COG: [['Brazzaville', 0.44, 'E', -4.266, 15.283], ['Pointe-Noire', 0.38, '', -4.776, 11.864]],
  GHA: [['Accra', 0.6, 'E', 5.556, -0.197]],
  NGA: [['Abuja', 0.26, 'E', 9.058, 7.495], ['Lagos', 0.5, '', 6.454, 3.395]],
  TGO: [['Lomé', 0.66, 'E', 6.129, 1.215]],
  BFA: [['Ouagadougou', 0.52, 'E', 12.366, -1.534]],
  TUN: [['Tunis', 0.55, 'E', 36.819, 10.166]],
  DZA: [['Alger', 0.4, 'E', 36.732, 3.087]],
  EGY: [['Le Caire', 0.7, 'E', 30.063, 31.25]],
  ZAF: [['Pretoria', 0.2, 'E', -25.745, 28.188], ['Le Cap', 0.22, '', -33.926, 18.423]],
  BRA: [['Brasilia', 0.1, 'E', -15.78, -47.929], ['São Paulo', 0.44, '', -23.548, -46.636]],
  ARG: [['Buenos Aires', 0.68, '', -34.613, -58.377]],
  TUR: [['Ankara', 0.14, 'E', 39.92, 32.854], ['Istanbul', 0.62, 'C', 41.014, 28.95]],
  SAU: [['Riyad', 0.3, 'E', 24.688, 46.722], ['Djeddah', 0.36, 'C', 21.492, 39.177]],
  ARE: [['Abou Dabi', 0.28, 'E', 24.454, 54.377], ['Dubaï', 0.52, 'C', 25.077, 55.309]],
  CHN: [['Pékin', 0.34, 'E', 39.907, 116.397], ['Canton', 0.36, '', 23.117, 113.25]],
  IND: [['New Delhi', 0.4, 'E', 28.636, 77.224]],
  JPN: [['Tokyo', 0.52, 'E', 35.69, 139.692]],
};

export const PLACES: readonly Place[] = Object.entries(ROWS).flatMap(([residence, rows]) =>
  rows.map(([name, share, mission, lat, lon]) => ({
    residence,
    name,
    share,
    mission: mission === 'E' ? 'embassy' : mission === 'C' ? 'consulate' : null,
    lat,
    lon,
  })),
);

export function hasMission(residence: string): boolean {
  return PLACES.some((place) => place.residence === residence && place.mission !== null);
}
