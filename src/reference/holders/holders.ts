import type { Lang } from '../languages/languages.ts';

/** International bodies by the names that official files give them, and what they are called in the languages of the hub. */
const BODIES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'UN DESA': {
    fr: 'Nations Unies (DAES)',
    en: 'United Nations (DESA)',
    es: 'Naciones Unidas (DAES)',
    ar: 'الأمم المتحدة',
  },
  'World Bank': {
    fr: 'Banque mondiale',
    en: 'World Bank',
    es: 'Banco Mundial',
    ar: 'البنك الدولي',
  },
  UNHCR: {
    fr: 'HCR',
    en: 'UNHCR',
    es: 'ACNUR',
    ar: 'المفوضية السامية لشؤون اللاجئين',
  },
  OECD: {
    fr: 'OCDE',
    en: 'OECD',
    es: 'OCDE',
    ar: 'منظمة التعاون الاقتصادي والتنمية',
  },
};

/** A holder as a reader knows it: `World Bank / KNOMAD` is « Banque mondiale / KNOMAD »; other names stay as they are. */
export function holderName(holder: string, lang: Lang): string {
  const names = holder.split(' / ').map((name) => BODIES[name]?.[lang] ?? name);
  return names.join(' / ');
}
