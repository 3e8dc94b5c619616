/** What the columns of a list are probably for. */
import {
  type ColumnProfile,
  headerKey,
  idColumnOf,
  type Kind,
  kindsOf,
} from '../../methods/linkage/linkage.ts';
import type { ColumnUse, Mapping } from './columns.ts';
import { USES } from './columns.ts';

/** As the former delivery of the same source was mapped, else by headers and values. A use of which a row has one is given once. */
export function suggestUses(profiles: readonly ColumnProfile[], former: Mapping | null): Mapping {
  const before = new Map(
    Object.entries(former ?? {}).map(([header, use]) => [headerKey(header), use]),
  );
  const id = idColumnOf(profiles) ?? profiles.find(isNumber) ?? null;
  const kinds = kindsOf(profiles);
  const taken = new Set<ColumnUse>();
  const suggested: Record<string, ColumnUse> = {};
  for (const [at, profile] of profiles.entries()) {
    const use =
      before.get(headerKey(profile.header)) ??
      guess(profile.header, kinds[at] ?? null, profile === id);
    suggested[profile.header] = ONCE.has(use) && taken.has(use) ? 'none' : use;
    taken.add(use);
  }
  return suggested;
}

/** Uses that one column of a list can have. */
export const ONCE: ReadonlySet<ColumnUse> = new Set([
  'id',
  'given',
  'middle',
  'surname',
  'name',
  'birth-date',
  'birth-year',
  'birth-month',
  'birth-day',
  'sex',
  'origin',
  'residence',
  'sector',
  'generation',
  'education',
  'occupation',
  'observed',
]);

/** « N° », « matricule »: what a holder calls its own number, where it names each row. */
const isNumber = ({ header, rows, filled, distinct }: ColumnProfile): boolean =>
  rows > 0 &&
  filled === rows &&
  distinct === rows &&
  /^(n|no|nr|num|numero|ref|reference|referencia|matricule|matricula|dossier|expediente|numerodinscription|numeroinscription|numerodeinscripcion|registrationnumber|الرقم|رقم|رقمالملف|رقمالتسجيل)$/.test(
    headerKey(header),
  );

function guess(header: string, kind: Kind | null, isId: boolean): ColumnUse {
  if (isId) return 'id';
  const own = OWN.find(([, pattern]) => pattern.test(headerKey(header)));
  if (own) return own[0];
  // What says nothing by its name is left out: what nobody needs is not kept.
  if (!kind || kind === 'text' || kind === 'number' || kind === 'year') return 'none';
  return USES.find((use) => use === kind) ?? 'none';
}

const OWN: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'observed',
    /^(updated|updatedat|updatedon|lastupdate|lastseen|observed|miseajour|datemiseajour|datedemiseajour|majle|vule|actualizado|fechaactualizacion|fechadeactualizacion|تاريخالتحديث)$/,
  ],
  [
    'origin',
    /^(origin|origine|origen|countryoforigin|paysdorigine|paisdeorigen|countryofbirth|birthcountry|paysdenaissance|paysnaissance|paisdenacimiento|nationality|nationalite|nacionalidad|citizenship|citoyennete|ciudadania|الجنسية|بلدالاصل|بلدالميلاد|بلدالولادة)$/,
  ],
  [
    'residence',
    /^(residence|residencia|countryofresidence|paysderesidence|paysresidence|paisderesidencia|hostcountry|paysdaccueil|بلدالاقامة|الاقامة)$/,
  ],
  ['sector', /^(sector|secteur|secteurdactivite|industry|branche|sectordeactividad|القطاع)$/],
  ['generation', /^(generation|generacion|الجيل)$/],
  [
    'education',
    /^(education|educationlevel|diploma|diplome|niveaudetudes|niveauetudes|degree|studies|etudes|niveldeestudios|estudios|المستوىالتعليمي|المستوىالدراسي|الشهادة)$/,
  ],
];
