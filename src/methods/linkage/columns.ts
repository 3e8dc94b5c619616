/** What a column of a list is about, told from its header and, where the header is silent, from its values. */

export const KINDS = [
  'given',
  'middle',
  'surname',
  'name',
  'birth-date',
  'birth-year',
  'birth-month',
  'birth-day',
  'sex',
  'email',
  'phone',
  'number',
  'postcode',
  'place',
  'region',
  'country',
  'house-number',
  'address',
  'occupation',
  'year',
  'text',
] as const;

export type Kind = (typeof KINDS)[number];

/** A column of a list as it was found. Counts are of rows; `distinct` may be estimated. */
export interface ColumnProfile {
  readonly header: string;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Share of filled values that are whole numbers. */
  readonly numeric: number;
  /** Mean length in characters. */
  readonly length: number;
}

/** Words that headers of the world's lists use, folded and without blanks; the longest that fits leads. */
const HEADERS: Readonly<Record<Exclude<Kind, 'text'>, readonly string[]>> = {
  given: words(`givenname givennames firstname forename forenames fname fnamec1 first given prenom
    prenoms prenomusuel nombre nombres nombredepila primernombre vorname nome имя الاسمالاول الاسمالشخصي`),
  middle: words(
    'middlename middlenames middleinitial mname secondname deuxiemeprenom segundonombre отчество patronymic fnamec2',
  ),
  surname: words(`surname surnames lastname lname lnamec1 familyname family last nomdefamille
    nomfamille nompatronymique nomdenaissance apellido apellidos primerapellido nachname sobrenome фамилия اللقب الاسمالعائلي اسمالعائلة`),
  name: words(`name fullname nom nomcomplet nometprenom nomprenom nomprenoms nometprenoms prenomnom nombrecompleto nombreyapellidos
    firstandsurname personname displayname wholename фио الاسم الاسمالكامل`),
  'birth-date':
    words(`dob dateofbirth birthdate datebirth birthday bdate datenaissance datedenaissance naissance
    nele neele fechanacimiento fechadenacimiento nacimiento geburtsdatum датарождения تاريخالميلاد تاريخالازدياد`),
  'birth-year': words(
    'by birthyear yearofbirth yob anneenaissance anneedenaissance anonacimiento anodenacimiento годрождения سنةالميلاد',
  ),
  'birth-month': words(
    'bm birthmonth monthofbirth mob moisnaissance moisdenaissance mesnacimiento',
  ),
  'birth-day': words(
    'bd birthdaynumber dayofbirth dayofmonth journaissance jourdenaissance dianacimiento',
  ),
  sex: words('sex gender sexe genre sexo genero пол الجنس النوع'),
  email: words(
    'email emailaddress mail mel courriel adresseemail adressemail correo correoelectronico البريدالالكتروني',
  ),
  phone:
    words(`phone phonenumber telephone tel mobile mobilephone cell cellphone gsm portable numerodetelephone
    telephonemobile telefono telefonomovil celular whatsapp телефон الهاتف رقمالهاتف`),
  number:
    words(`socsecid ssn socialsecuritynumber nationalid nationalidnumber nin idnumber passport passportnumber
    passeport numeropasseport numerodepasseport cni nina matricule numeromatricule immatriculation consularid
    consularnumber cedula dni nie taxid documentnumber personnumber registrationnumber`),
  postcode: words('postcode postalcode zip zipcode codepostal cp codigopostal plz postcodefake'),
  place:
    words(`city town suburb locality municipality village commune ville villederesidence localite ciudad
    localidad municipio birthplace placeofbirth lieunaissance lieudenaissance lugardenacimiento residence
    placeofresidence cityofresidence residencecity город المدينة`),
  region: words(
    'state region province county departement department district provincia departamento estado область',
  ),
  country:
    words(`country countryofbirth countryofresidence residencecountry countrycode nationality citizenship pays paysderesidence
    paysdenaissance nationalite pais paisderesidencia nacionalidad страна البلد`),
  'house-number': words(
    'streetnumber housenumber housenum housenr houseno number numero numerorue numerodevoie num',
  ),
  address:
    words(`address address1 address2 addr addressline1 addressline2 street streetname streetaddress adresse
    adressepostale rue voie nomdelavoie direccion calle domicilio адрес العنوان`),
  occupation: words(
    'occupation job jobtitle profession metier emploi ocupacion profesion oficio профессия المهنة',
  ),
  year: words('year annee ano anneedepublication'),
};

/** Columns that tell who is who, or hold what another program thought of it: they are never evidence. */
const ANSWERS =
  /cluster|entid|entityid|truth|trueid|truematch|gold|groundtruth|label|matchscore|score$|probability|duplicateof|isdup|uniqueid|recid|recordid|rowid|rownum|sourcedataset|sourcesystem/;

const IDS = [
  'recid',
  'uniqueid',
  'recordid',
  'id',
  'personid',
  'rowid',
  'identifiant',
  'identificador',
  'idlinea',
  'رقمالتسجيل',
  'key',
  'no',
];

/** Days on which something happened to the row: alike for everybody who came that day. */
const MOMENTS = /^(date|fecha|datum|дата|تاريخ|inscrit|registered|created|updated|modified)/;

/** Words as `headerKey` would leave them: a hamza on its letter is a mark like an accent. */
function words(list: string): string[] {
  return list.split(/\s+/).map(headerKey);
}

/** A header without blanks, case, accents and punctuation. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The kind of a column, or null where it is no evidence: an identifier of the row, a former answer, or a constant. */
export function kindOf(profile: ColumnProfile): Kind | null {
  const key = headerKey(profile.header);
  if (ANSWERS.test(key) || profile.distinct < 2) return null;
  const named = kindOfHeader(key);
  if (named) return fits(named, profile) ? named : generic(profile);
  if (MOMENTS.test(key)) return null;
  return /id$|^id|key$|index$/.test(key) ? null : generic(profile);
}

/**
 * The kinds of a list's columns, in their order. « Nom » or “Name” beside a given name and no surname is the surname: such
 * a list has no column with the whole name.
 */
export function kindsOf(profiles: readonly ColumnProfile[]): (Kind | null)[] {
  const kinds = profiles.map(kindOf);
  if (!kinds.includes('given') || kinds.includes('surname')) return kinds;
  return kinds.map((kind, at) =>
    kind === 'name' && ['nom', 'name'].includes(headerKey(profiles[at]?.header ?? ''))
      ? 'surname'
      : kind,
  );
}

function kindOfHeader(key: string): Exclude<Kind, 'text'> | null {
  // The keys of the table are the kinds.
  for (const [kind, headers] of Object.entries(HEADERS))
    if (headers.includes(key)) return kind as Exclude<Kind, 'text'>;
  return null;
}

// « genre » is a sex in a list of people and a style in a list of records.
function fits(kind: Kind, { distinct, filled, length }: ColumnProfile): boolean {
  if (kind === 'sex') return distinct <= 12;
  if (kind === 'house-number') return length <= 12;
  if (kind === 'given' || kind === 'surname') return length <= 40;
  return filled > 0;
}

/** A column whose header says nothing: compared as text where it is filled often enough to say something. */
function generic({ rows, filled, distinct, numeric, length }: ColumnProfile): Kind | null {
  if (filled < rows * 0.1 || length > 400) return null;
  if (numeric > 0.95 && distinct > filled * 0.98) return null;
  if (numeric > 0.95 && length <= 4) return 'year';
  return 'text';
}

/** The column that names each row: by its header, else none (rows are then numbered). */
export function idColumnOf(profiles: readonly ColumnProfile[]): ColumnProfile | null {
  const unique = profiles.filter(
    ({ rows, filled, distinct }) => rows > 0 && filled === rows && distinct === rows,
  );
  for (const wanted of IDS) {
    const found = unique.find(({ header }) => headerKey(header) === wanted);
    if (found) return found;
  }
  return unique.find(({ header }) => /id$|^id|^#$/.test(headerKey(header))) ?? null;
}
