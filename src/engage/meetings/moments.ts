import type { Lang } from '../../reference/languages/languages.ts';
import { dateFormat } from '../../web/i18n/formats.ts';

/** A moment on the clock of a zone, with the zone's own name. */
export function momentIn(iso: string, zone: string, lang: Lang): string {
  const options = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const;
  return dateFormat(lang, options).format(new Date(iso));
}

/** `Africa/Dakar` as a person reads it. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');
