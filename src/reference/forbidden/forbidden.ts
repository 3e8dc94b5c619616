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
    /\b(health|sante|salud|medical|medico|handicap|disabilit|discapacidad|disease|maladie|enfermedad|hiv|vih)|صح[ةي]|مرض|إعاق/,
  sexuality: /\b(sexual|sexuel|orientation|lgbt)|جنسي/,
  risk: /\b(risk|risque|riesgo|loyalty|loyaute|lealtad|surveill|vigilancia|monitoring|threat|menace|amenaza|influence)|ولاء|مراقب|خطر/,
  document:
    /\b(passport|passeport|pasaporte|identity (card|number)|carte d identite|numero d identite|documento de identidad|cedula|dni|cni|nin|biometr|fingerprint|empreinte)|جواز|هوية|بصم/,
  contact:
    /\b(e ?mail|courriel|correo|telephone|phone|telefono|mobile\b|whatsapp|first name|last name|surname|family name|prenom|nom de famille|apellido|date of birth|date de naissance|fecha de nacimiento|street|rue\b|calle\b)|بريد|هاتف|اللقب|تاريخ الميلاد/,
};

/** Which forbidden subject a column's header speaks of; null for a header that is no cause for concern. */
export function forbiddenSubject(header: string): Forbidden | null {
  const folded = header
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return FORBIDDEN.find((subject) => WORDS[subject].test(folded)) ?? null;
}
