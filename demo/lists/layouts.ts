import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import type { Random } from '../../src/methods/random/random.ts';
import { type Cell, csv } from '../files/csv.ts';
import { stampZip } from '../files/zip-dates.ts';
import { chance } from '../random.ts';
import type { ListName } from './coverage.ts';
import { generationOf } from './persons.ts';
import type { Sighting } from './sightings.ts';

interface Layout {
  readonly file: string;
  readonly header: readonly string[];
  readonly row: (random: Random, sighting: Sighting, at: number) => Cell[];
  readonly bytes: (rows: readonly (readonly Cell[])[]) => Uint8Array | Promise<Uint8Array>;
}

/** How each holder writes its list. */
export const LAYOUTS: Readonly<Record<ListName, Layout>> = {
  consulate: {
    file: 'donnees-inventees-personnes-consulat.csv',
    // biome-ignore format: a header is read in one line
    header: ['Identifiant', 'Nom', 'Prénoms', 'Sexe', 'Né(e) le', 'Ville', 'Téléphone', 'Courriel', 'Profession', 'Inscrit(e) le'],
    row: (random, seen, at) => [
      `C${String(100_001 + at)}`,
      seen.family.toUpperCase(),
      seen.given,
      seen.sex === 'male' ? 'M' : 'F',
      slashed(seen),
      seen.city?.fr ?? null,
      phone(random, seen, 0.3),
      seen.email,
      chance(random, 0.6) ? (seen.person.occupation?.fr ?? null) : null,
      `${String(1 + Math.floor(random() * 28)).padStart(2, '0')}/${String(1 + Math.floor(random() * 12)).padStart(2, '0')}/${registeredIn(random, seen)}`,
    ],
    bytes: (rows) => iconv.encode(csv(rows, ';', '\r\n'), 'windows-1252'),
  },
  city: {
    file: 'donnees-inventees-personnes-ville.xlsx',
    // biome-ignore format: a header is read in one line
    header: ['رقم التسجيل', 'الاسم الشخصي', 'الاسم العائلي', 'الجنس', 'تاريخ الازدياد', 'المدينة', 'رقم الهاتف', 'سنة الوصول'],
    row: (random, seen, at) => [
      `م-${String(20_001 + at)}`,
      seen.given,
      seen.family,
      seen.sex === 'male' ? 'ذكر' : 'أنثى',
      slashed(seen),
      seen.city?.ar ?? null,
      phone(random, seen, 0.1),
      seen.person.arrived,
    ],
    bytes: (rows) => workbook('السجل', rows, true),
  },
  federation: {
    file: 'donnees-inventees-personnes-federation.tsv',
    header: [
      'Nom complet',
      'Date de naissance',
      'Sexe',
      'Ville',
      'Tél.',
      'E-mail',
      'Métier',
      'Génération',
    ],
    row: (random, seen) => [
      wholeName(random, seen),
      slashed(seen),
      seen.sex === 'male' ? 'Homme' : 'Femme',
      seen.city?.fr ?? null,
      phone(random, seen, 0.2),
      seen.email,
      chance(random, 0.5) ? (seen.person.occupation?.fr ?? null) : null,
      chance(random, 0.7) ? `${generationOf(seen.person)}` : null,
    ],
    bytes: (rows) => Buffer.from(csv(rows, '\t'), 'utf8'),
  },
  alumni: {
    file: 'donnees-inventees-personnes-diplomes.csv',
    // biome-ignore format: a header is read in one line
    header: ['Member ID', 'First name', 'Last name', 'Date of birth', 'Gender', 'City', 'Mobile', 'E-mail', 'Education', 'Occupation'],
    row: (random, seen, at) => [
      `A${String(5001 + at)}`,
      seen.given,
      seen.family,
      iso(seen),
      seen.sex === 'male' ? 'Male' : 'Female',
      seen.city?.en ?? null,
      phone(random, seen, 0.8),
      seen.email,
      seen.person.education ?? null,
      chance(random, 0.8) ? (seen.person.occupation?.en ?? null) : null,
    ],
    bytes: (rows) => Buffer.from(csv(rows), 'utf8'),
  },
  survey: {
    file: 'donnees-inventees-personnes-enquete.xlsx',
    // biome-ignore format: a header is read in one line
    header: ['Nombre', 'Apellidos', 'Fecha de nacimiento', 'Sexo', 'Municipio', 'Teléfono móvil', 'Correo electrónico', 'Ocupación', 'Sector', 'Generación'],
    row: (random, seen) => [
      chance(random, 0.15) ? (seen.given?.toLowerCase() ?? null) : seen.given,
      chance(random, 0.15) ? seen.family.toLowerCase() : seen.family,
      slashed(seen),
      seen.sex === 'male' ? 'H' : 'M',
      seen.city?.es ?? null,
      phone(random, seen, 0.5),
      seen.email,
      seen.person.occupation?.es ?? null,
      seen.person.occupation?.sector ?? null,
      ['primera', 'segunda', 'tercera'][generationOf(seen.person) - 1] ?? null,
    ],
    bytes: (rows) => workbook('Respuestas', rows, false),
  },
};

const two = (value: number): string => String(value).padStart(2, '0');

function slashed({ birth }: Sighting): string | null {
  if (!birth) return null;
  const { year, month, day } = birth;
  if (month === null) return String(year);
  return day === null ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`;
}

function iso({ birth }: Sighting): string | null {
  if (!birth) return null;
  const { year, month, day } = birth;
  if (month === null) return String(year);
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** Nine digits as people write them: with the country's code for some, in pairs for most. */
function phone(random: Random, { phone: digits }: Sighting, international: number): string | null {
  if (!digits) return null;
  const pairs = digits.slice(1).replace(/(..)(?=.)/g, '$1 ');
  if (chance(random, international))
    return chance(random, 0.5) ? `+212 ${digits[0]} ${pairs}` : `00212${digits}`;
  return chance(random, 0.7) ? `0${digits[0]} ${pairs}` : `0${digits}`;
}

/** The secretaries of associations differ: the family name first and in capitals, or the given name first. */
function wholeName(random: Random, { given, family }: Sighting): string {
  if (chance(random, 0.6)) return [family.toUpperCase(), given].filter(Boolean).join(' ');
  return [given, family].filter(Boolean).join(' ');
}

function registeredIn(random: Random, { person }: Sighting): number {
  const first = Math.max(1990, person.arrived ?? 2024 - person.age);
  return first + Math.floor(random() * (2025 - first));
}

const FIXED = new Date(Date.UTC(2025, 0, 6));

async function workbook(
  name: string,
  rows: readonly (readonly Cell[])[],
  rightToLeft: boolean,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Passerelle (données inventées)';
  book.created = FIXED;
  book.modified = FIXED;
  const sheet = book.addWorksheet(name, { views: [{ rightToLeft }] });
  sheet.addRows(rows.map((row) => [...row]));
  return stampZip(new Uint8Array(await book.xlsx.writeBuffer()), FIXED);
}
