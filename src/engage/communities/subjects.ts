import { fold } from '../../reference/folding/folding.ts';

/** What no community may be about: belonging to it would tell what could hurt (PRIVACY.md). */
export const SUBJECTS = ['religion', 'ethnicity', 'opinion', 'health', 'status'] as const;
export type Subject = (typeof SUBJECTS)[number];

// Folded words, whole or by their beginning. A profession of care is a field of work, an illness is not.
const WORDS: Readonly<Record<Subject, RegExp>> = {
  religion:
    /\b(religi|croyan|creyent|believer|faith|musulm|muslim|islam|chret|christ|crist|cathol|catol|protest|evangel|orthodox|ortodox|juif|juive|jew|judi|bouddh|buddh|budist|hindou|hindu|soufi|sufi|sunni|sunit|chiit|shia|mourid|murid|tidjan|tijan|laic|athee|atheis|ateo|eglise|church|iglesia|mosque|mezquit|synagog|sinagog|paroiss|parish|parroqu)/,
  ethnicity:
    /\b(ethni|etni|trib|race|raza|racial|clan|cast[ea]\b|peuls?\b|fulani|wolof|serer|soninke|bambara|hausa|haoussa|yoruba|igbo|zoulou|zulu|hutu|tutsi|kurd|kabyl|berber|amazigh|touareg|tuareg|rom\b|roms\b|roma\b|tsigan|gitan|gypsy)/,
  opinion:
    /\b(politi|parti\b|partis\b|party\b|partido|militan|oppos|oposic|electora|electeur|voter|votant|syndic|sindic|trade union|socialis|communis|comunis|liberal|conserva|nationalis|nacionalis|revolut|revoluc|republicain|monarch)/,
  health:
    /\b(malad|illness|disease|enferm|patient|pacient|cancer|diabet|vih\b|hiv\b|sida\b|aids\b|seropositi|drepano|sickle|handicap|disab|discapac|autis|depress|depres|psychiatr|psiquiatr|addict|adicc|trans(genre|gender|genero)|lgbt|gay|lesb|homosex|bisex)/,
  status:
    /\b(sans papiers?|undocumented|indocument|clandest|illegal|ilegal|irregular|irregulier|refugi|refuge|asile|asilo|asylum|deboute|exiles?\b|exiliad|expuls|deport|regularis|regulariz|demandeurs? d asile|stateless|apatrid)/,
};

// How words begin after their article and particles; in full, and folded below.
const ARABIC: Readonly<Record<Subject, readonly string[]>> = {
  religion: [
    'دين',
    'مسلم',
    'إسلام',
    'مسيحي',
    'كاثوليك',
    'يهود',
    'مسجد',
    'كنيس',
    'صوفي',
    'سني',
    'شيع',
  ],
  ethnicity: ['عرق', 'قبيل', 'عشير', 'كرد', 'أمازيغ', 'بربر', 'طوارق'],
  opinion: ['سياس', 'حزب', 'معارض', 'انتخاب', 'نقاب', 'ثور'],
  health: ['مرض', 'مريض', 'سرطان', 'سكري', 'إيدز', 'إعاق', 'معاق', 'إدمان', 'مثلي'],
  status: ['لاجئ', 'لجوء', 'أوراق', 'مرحل'],
};

/** The subject that a name speaks of, where no community may be about it; null where there is no cause for concern. */
export function refusedSubject(text: string): Subject | null {
  const folded = fold(text);
  return (
    SUBJECTS.find((subject) => WORDS[subject].test(folded) || inArabic(subject, folded)) ?? null
  );
}

const PARTICLES = /^[وفبكل]?(?:ال|لل)?/;

const inArabic = (subject: Subject, folded: string): boolean =>
  folded
    .split(' ')
    .flatMap((word) => [word, word.replace(PARTICLES, '')])
    .some((word) => ARABIC[subject].some((beginning) => word.startsWith(fold(beginning))));
