import type { Cell, Row, Workbook } from '../../../platform/sheets/sheets.ts';
import { findColumn, plainHeader } from './headers.ts';
import { placeOf } from './labels.ts';
import type {
  Evidence,
  Issue,
  IssueCode,
  OfficeBatch,
  OfficeLayout,
  ReadContext,
  SourceProposal,
} from './layout.ts';
import { cellText } from './ledger.ts';
import type { Office, OfficeType } from './office.ts';

/** Directory of missions from Wikidata (Database of Embassies): offices, not figures. */
export const offices: OfficeLayout = {
  id: 'missions',
  yields: 'offices',
  detect: (evidence) => (findDirectory(evidence) ? 0.95 : 0),
  propose: (evidence) => (isFromWikidata(evidence) ? WIKIDATA : unknownDirectory(evidence.file)),
  read: readOffices,
};

const WIKIDATA: SourceProposal = {
  holder: 'Database of Embassies / Wikidata',
  title: {
    fr: 'Annuaire des missions diplomatiques et consulaires',
    en: 'Directory of diplomatic and consular missions',
    es: 'Directorio de misiones diplomáticas y consulares',
    ar: 'دليل البعثات الدبلوماسية والقنصلية',
  },
  definition: 'none',
  kind: 'observed',
  vintage: '',
  method: {
    fr: 'Extraction de Wikidata, tenue par des bénévoles.',
    en: 'Extract of Wikidata, kept by volunteers.',
    es: 'Extracto de Wikidata, mantenido por voluntarios.',
    ar: 'مستخرج من ويكي بيانات يحرّره متطوعون.',
  },
  knownBiases: {
    fr: 'Incomplet, surtout pour les consulats ; des missions fermées peuvent y figurer.',
    en: 'Incomplete, for consulates above all; closed missions may still be in it.',
    es: 'Incompleto, sobre todo en consulados; puede incluir misiones cerradas.',
    ar: 'غير مكتمل ولا سيما للقنصليات، وقد يضم بعثات أُغلقت.',
  },
  licence: 'CC0',
};

/** A ministry's own directory, or anybody's: its reader says whose. */
function unknownDirectory(file: string): SourceProposal {
  const none = { fr: '', en: '', es: '', ar: '' };
  return {
    ...{ holder: '', title: { fr: file, en: file, es: file, ar: file }, vintage: '', licence: '' },
    ...{ definition: 'none', kind: 'observed', method: none, knownBiases: none },
  };
}

function isFromWikidata(evidence: Evidence): boolean {
  return (findDirectory(evidence)?.columns.qid ?? 0) > 0;
}

export async function* readOffices(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<OfficeBatch> {
  const directory = findDirectory(evidence);
  if (!directory) return;
  const { sheet, headerRow, columns } = directory;
  for await (const rows of workbook.rows(sheet, { signal: context.signal })) {
    const batch: OfficeBatch = { offices: [], issues: [] };
    for (const row of rows)
      if (row.row > headerRow) readOffice(row, sheet, columns, context, batch);
    yield batch;
  }
}

type Field = keyof typeof FIELDS;

/** Headers of directories as they are published, lower-cased, without accents (see plainHeader). */
const FIELDS = {
  operator:
    /^(operator|sending (country|state)|represented (country|state)|(etat|pays) (accreditant|represente|d envoi)|(estado|pais) (acreditante|representado|emisor)|الدوله الموفده|الدولة الموفدة)$/,
  country:
    /^(country|(receiving|host) (country|state)|country of residence|pays|(etat|pays) (accreditaire|d accueil|hote|de residence)|pais|(estado|pais) (receptor|anfitrion|de acogida)|البلد|الدوله المضيفه|الدولة المضيفة)$/,
  city: /^(city|town|ville|ciudad|المدينه|المدينة)$/,
  type: /^(type|kind|(type|nature) (de|du) (poste|mission|representation)|(type|kind) of (post|mission|office)|tipo( de (mision|oficina|representacion))?|النوع)$/,
  latitude: /^(latitude|lat|latitud|خط العرض)$/,
  longitude: /^(longitude|lon|lng|long|longitud|خط الطول)$/,
  address: /^(address|adresse|direccion|العنوان)$/,
  phone: /^(phone|telephone|tel|telefono|الهاتف)$/,
  email: /^(e ?mail|courriel|mail|correo( electronico)?|البريد الالكتروني)$/,
  website: /^(web ?site|url|site( web| internet)?|sitio web|الموقع)$/,
  jurisdictions: /^(jurisdictions?|juridictions?|circonscription|jurisdicciones)$/,
  qid: /^qid$/,
} as const satisfies Record<string, RegExp>;
type Columns = Readonly<Record<Field, number>>;

interface Directory {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: Columns;
}

/** The first sheet with a row that heads a directory. */
function findDirectory({ sheets }: Evidence): Directory | null {
  for (const { name, cells } of sheets)
    for (const [at, row] of cells.entries()) {
      const columns = findColumns(row);
      if (columns) return { sheet: name, headerRow: at + 1, columns };
    }
  return null;
}

function findColumns(header: readonly Cell[]): Columns | null {
  const entries = Object.entries(FIELDS).map(([field, name]) => [
    field,
    findColumn(header, (text) => name.test(text)),
  ]);
  const columns: Columns = Object.fromEntries(entries);
  const needed: Field[] = ['operator', 'country', 'city', 'type'];
  return needed.every((field) => columns[field] > 0) ? columns : null;
}

function readOffice(
  { row, cells }: Row,
  sheet: string,
  columns: Columns,
  context: ReadContext,
  batch: OfficeBatch,
): void {
  const { tally } = context;
  const text = (field: Field) => cellText(cells[columns[field] - 1]).trim();
  const note = (severity: Issue['severity'], code: IssueCode, field: Field, mend?: string) => {
    tally.issues += 1;
    if (severity === 'error') tally.errors += 1;
    batch.issues.push({
      sheet,
      row,
      column: columns[field],
      code,
      severity,
      value: text(field),
      ...(mend ? { mend } : {}),
    });
  };
  tally.rowsRead += 1;
  const operator = placeOf(text('operator'), columns.operator, undefined, context.resolveCountry);
  const country = placeOf(text('country'), columns.country, undefined, context.resolveCountry);
  if (operator.is !== 'code' || country.is !== 'code') {
    tally.rowsRefused += 1;
    const [wrong, field] =
      operator.is === 'code' ? ([country, 'country'] as const) : ([operator, 'operator'] as const);
    if (wrong.is === 'bad') note('error', wrong.code, field, wrong.mend);
    else note('error', wrong.is === 'empty' ? 'facts/no-country' : 'facts/unknown-country', field);
    return;
  }
  if (!text('city')) note('note', 'offices/no-place', 'city');
  const point = readPoint(text('latitude'), text('longitude'));
  if (point === 'bad') note('note', 'offices/bad-coordinates', 'latitude');
  tally.factsOut += 1;
  batch.offices.push({
    sheet,
    row,
    column: columns.operator,
    operator: operator.code,
    country: country.code,
    city: text('city') || null,
    ...contactsOf(text),
    latitude: point && point !== 'bad' ? point[0] : null,
    longitude: point && point !== 'bad' ? point[1] : null,
    jurisdictions: jurisdictionsOf(text('jurisdictions'), context),
    sourceId: text('qid').split('/').pop() || null,
  });
}

type Contacts = Pick<Office, 'type' | 'label' | 'address' | 'phone' | 'email' | 'website'>;

/** An honorary consul often receives at home or at work: what could be a private address or number is left out. */
function contactsOf(text: (field: Field) => string): Contacts {
  const type = officeType(text('type'));
  const open = type !== 'honorary_consulate';
  return {
    type,
    label: text('type'),
    address: (open && text('address')) || null,
    phone: (open && text('phone')) || null,
    email: (open && text('email').replace(/^mailto:/i, '')) || null,
    website: webAddress(text('website')),
  };
}

/** Only the web's own schemes: a link out of a file may be anything. */
function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : null;
}

const TYPES: readonly (readonly [OfficeType, RegExp])[] = [
  ['honorary_consulate', /honorary|honoraire|honorari[oa]|فخري/],
  [
    'permanent_mission',
    /permanent mission|permanent deleg|permanente|البعثه الدايمه|البعثة الدائمة/,
  ],
  ['high_commission', /high commission|haut commissariat|alto comisionado/],
  ['consulate_general', /consulates? general|consulat general|consulado general|قنصلي[هة] عام[هة]/],
  ['consulate', /consul|قنصلي/],
  ['embassy', /embassy|ambassade|embajada|سفار/],
  ['nunciature', /nunciature|apostolic|nonciature|nunciatura/],
  ['representative_office', /office|interests section|mission|bureau|oficina|مكتب/],
];

function officeType(label: string): OfficeType {
  const text = plainHeader(label);
  return TYPES.find(([, name]) => name.test(text))?.[0] ?? 'other';
}

function readPoint(latitude: string, longitude: string): readonly [number, number] | 'bad' | null {
  if (latitude === '' && longitude === '') return null;
  const [north, east] = [degrees(latitude), degrees(longitude)];
  const fits = Math.abs(north) <= 90 && Math.abs(east) <= 180 && !(north === 0 && east === 0);
  return fits ? [north, east] : 'bad';
}

// « 48,86 » in a file of a country that writes so.
function degrees(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(/^(-?\d+),(\d+)$/, '$1.$2'));
}

function jurisdictionsOf(text: string, { resolveCountry }: ReadContext): string[] {
  const codes = text.split('|').flatMap((name) => {
    const place = placeOf(name, 0, undefined, resolveCountry);
    return place.is === 'code' ? [place.code] : [];
  });
  return [...new Set(codes)];
}
