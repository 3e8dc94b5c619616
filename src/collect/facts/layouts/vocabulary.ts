import type { CodeSystem } from '../../../reference/countries/countries.ts';
import { plainHeader } from './headers.ts';
import type { Role } from './layout.ts';

/** What a header may say beyond the roles: ends of a flow, whose meaning depends on what flows, and the sexes. */
export type Word = Role | 'from' | 'to' | 'country' | 'both' | 'male' | 'female';

export interface HeaderWord {
  readonly word: Word;
  /** The column holds codes, not names. */
  readonly code: boolean;
}

/** The first pattern that fits wins. Headers come lower-cased, without accents, separators as spaces (see plainHeader). */
const WORDS: readonly (readonly [Word, RegExp])[] = [
  [
    'low',
    /\b(low(er)?|lci|ci low|borne inf\w*|limite inferior|minimum|minimo)\b|الحد الادني|الحد الادنى/,
  ],
  [
    'high',
    /\b(high|upper|uci|ci high|borne sup\w*|limite superior|maximum|maximo)\b|الحد الاعلي|الحد الاعلى/,
  ],
  ['sex', /^(sex|sexe|sexo|gender|genre|genero|الجنس|النوع)( .*)?$|\bby (sex|gender)\b/],
  [
    'duration',
    /\b(duration|length of stay|years since|duree|anciennete|duracion|anos desde)\b|مده الاقامه|مدة الاقامة/,
  ],
  [
    'education',
    /\b(educat\w*|isced|attainment|diplom\w*|instruction|niveau d etudes|estudios|educacion\w*|cite)\b|التعليم|المستوي الدراسي|المستوى الدراسي/,
  ],
  ['isco', /\b(isco\w*|occupations?|professions?|ocupacion(es)?|ciuo|citp|metier)\b|المهنه|المهنة/],
  [
    'labour',
    /\b(labou?r|lfs|employment|emploi|activite|actividad|empleo|situacion laboral)\b|العمل|التشغيل|النشاط/,
  ],
  ['generation', /\b(generation|generacion)\b|الجيل/],
  [
    'age',
    /^(age|agegroup|tranches? d age|groupes? d ages?|edad|grupos? de edad|العمر|السن|الفيه العمريه|الفية العمرية)( .*)?$/,
  ],
  [
    'from',
    /^(from|de|desde|من)( .*)?$|\b(send(er|ing)|payer|emett\w+|expediteur|remitente|emisor|envoi|envio)\b|المرسل|الارسال/,
  ],
  [
    'to',
    /^(to|vers|a|hacia|الي|الى)( (iso\w*|code|name|country))?$|\b(receiv(er|ing)|recipient|beneficiar\w+|receptor|reception|destinataire)\b|المستفيد|المتلقي|الاستلام/,
  ],
  [
    'origin',
    /\b(orig\w*|coo|born|birth|coub|naissance|nacimiento|nacid\w+|citizen\w*|citoyennete|nationalit\w*|nacionalidad|ciudadania|provenance|procedencia|source|home)\b|المنشا|الاصل|الميلاد|الجنسيه|الجنسية|المصدر/,
  ],
  [
    'residence',
    /\b(dest\w*|residen\w*|host|coa|asylum|asile|asilo|accueil|acogida|installation|reporting|reporter|living|vivant)\b|الاقامه|الاقامة|المقصد|الوجهه|الوجهة|اللجوء|الاستقبال|المضيف/,
  ],
  ['quarter', /^(quarter|trimestre|الربع|ربع السنه|ربع السنة)$/],
  [
    'year',
    /^(year|time|time period|annee|an|ano|periode?|periodo|date|fecha|ref date|السنه|السنة|سنه|سنة|العام|عام)( .*)?$/,
  ],
  ['female', /^(females?|women|femmes?|feminin|mujer(es)?|femenino|اناث|الاناث|نساء|النساء)$/],
  ['male', /^(males?|men|hommes?|masculin|hombres?|masculino|varones|ذكور|الذكور|رجال|الرجال)$/],
  ['both', /^(both( sexes)?|les deux( sexes)?|ensemble|ambos( sexos)?|كلا الجنسين|الجنسين)$/],
  [
    'country',
    /^(country|countries|pays|pais|paises|country or area|territor\w+|geo|البلد|الدوله|الدولة)( .*)?$/,
  ],
  [
    'place',
    /^(city|town|region|province|state|county|district|municipality|ville|commune|departement|ciudad|municipio|provincia|estado|place|lieu|lugar|المدينه|المدينة|المنطقه|المنطقة)( .*)?$/,
  ],
  [
    'value',
    /^(obs )?(value|number|count|n|total|persons|people|population|stock|migrants?|migrant stock|figure|effectifs?|nombre|valeur|personnes|numero|valor|personas|cantidad|poblacion|amount|montant|monto|importe|usd.*|us\$.*|العدد|القيمه|القيمة|عدد|المبلغ|السكان)( .*)?$/,
  ],
];

export function readHeader(cell: Parameters<typeof plainHeader>[0]): HeaderWord | null {
  const text = plainHeader(cell);
  const word = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (!word) return null;
  return { word, code: /\b(code|codigo|iso\d?|iso ?[23]|m49|id)\b|رمز|كود/.test(text) };
}

/** The system that the codes of a column look like; undefined for names. A column of UNHCR codes looks like ISO: names beside it tell. */
export function systemOf(values: readonly string[]): CodeSystem | undefined {
  if (values.length === 0) return undefined;
  if (values.every((value) => /^[A-Z]{3}$/.test(value))) return 'iso3';
  if (values.every((value) => /^[A-Z]{2}$/.test(value))) return 'iso2';
  if (values.every((value) => /^\d{1,4}$/.test(value))) return 'un';
  return undefined;
}
