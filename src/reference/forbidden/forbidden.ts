/** What no column, field or note of this hub may hold about a person or an association (PRIVACY.md). */
export const FORBIDDEN = [
  'opinion',
  'religion',
  'ethnicity',
  'health',
  'sexuality',
  'risk',
  'document',
  'contact',
] as const;
export type Forbidden = (typeof FORBIDDEN)[number];

// Words of column headers in French, English, Spanish and Arabic, folded; a whole word or its beginning.
const WORDS: Readonly<Record<Forbidden, RegExp>> = {
  opinion:
    /\b(political|politique|politico|politica|opinion|partis?\b|party\b|partido|syndicat|sindicato|trade union)|سياس|حزب/,
  religion:
    /\b(religi|confession|faith|worship|culte|creencia)|\b(sect|secte)\b|ديان|\bدين\b|مذهب|طائفة/,
  ethnicity: /\b(ethni|etni|race|raza|tribe|tribu)\b|\b(ethni|etni)|عرق|قبيل/,
  health:
    /\b(health|sante|salud|medical|medico|handicap|disabilit|discapacidad|disease|maladie|enfermedad|hiv|vih)|صح[ةي]|مرض|[اإ]عاق/,
  sexuality: /\b(sexual|sexuel|orientation|lgbt)|جنسي/,
  risk: /\b(risk|risque|riesgo|loyalty|loyaute|lealtad|surveill|vigilancia|monitoring|threat|menace|amenaza|influence)|ولاء|مراقب|خطر/,
  document:
    /\b(passport|passeport|pasaporte|identity (card|number)|carte d identite|numero d identite|documento de identidad|cedula|dni|cni|cin|nin|social security|securite sociale|seguridad social|biometr|fingerprint|empreinte)|جواز|هوية|بصم/,
  contact:
    /\b(e ?mail|courriel|correo|telephone|phone|telefono|mobile\b|whatsapp|first name|last name|surname|family name|prenom|nom de famille|apellido|date of birth|date de naissance|fecha de nacimiento|street|rue\b|calle\b)|بريد|هاتف|اللقب|تاريخ الميلاد/,
};

/** Which forbidden subject a column's header speaks of; null for a header that is no cause for concern. */
export function forbiddenSubject(header: string): Forbidden | null {
  const words = wordsOf(header);
  return FORBIDDEN.find((subject) => WORDS[subject].test(words)) ?? null;
}

/** Names, dates of birth, e-mail and telephone are what a list of people is for; where somebody lives and who their family is are not. */
export type ForbiddenInLists = Exclude<Forbidden, 'contact'> | 'address' | 'relatives';

const RELATIVES =
  /\b(mother|father|parents?|spouse|husband|wife|child(ren)?|next of kin|relatives?|mere|pere|conjointe?|epou(x|se)|mari|enfants?|madre|padre|padres|conyuge|espos[oa]|hij[oa]s?)\b|(^| )(ال)?(ام|اب|والد|والدة|زوج|زوجة|ابناء|اولاد)( |$)/;
// In which country a parent was born tells a generation, and nobody's name.
const COUNTRY = /\b(country|pays|pais)\b|بلد/;
const STREET =
  /\b(street|rue|calle|calles|house (number|no)|address(es)?( line)?( ?[123])?|adresses?( postale)?|addr|direccion(es)?|domicile|domicilio)\b|عنوان|شارع/;
const NO_STREET =
  /\b(e ?mail|mail|courriel|correo|electroni(que|c|ca|co)|ip|web|city|town|ville|ciudad|country|pays|pais|postcode|zip)\b|بريد|مدينة|بلد/;

/** What of a list of people is never stored, told from a column's header; null where it may be. */
export function forbiddenInLists(header: string): ForbiddenInLists | null {
  const words = wordsOf(header);
  if (RELATIVES.test(words) && !COUNTRY.test(words)) return 'relatives';
  if (STREET.test(words) && !NO_STREET.test(words)) return 'address';
  const subject = FORBIDDEN.find((each) => each !== 'contact' && WORDS[each].test(words));
  // `contact` was left out above.
  return (subject as ForbiddenInLists | undefined) ?? null;
}

const wordsOf = (header: string): string =>
  header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
