import { type Content, inLanguage, type Paragraph } from './content.ts';

export interface Change {
  readonly how: 'changed' | 'added' | 'removed';
  /** § of the newer version; of the older where it was removed. */
  readonly place: number | null;
  readonly lang: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What has changed between two versions, in the order of the newer one; what was removed stands at the end. In the
 * reader's language where both versions have the paragraph in it, else in the first.
 */
export function changesBetween(before: Content, after: Content, wanted: string): Change[] {
  const old = new Map(before.paragraphs.map((each) => [each.id, each]));
  const kept = new Set(after.paragraphs.map(({ id }) => id));
  const changed = after.paragraphs.flatMap((paragraph): Change[] => {
    const was = old.get(paragraph.id);
    const lang = was?.texts[wanted as keyof typeof was.texts] ? wanted : after.lang;
    const [from, to] = [textIn(was, lang, before.lang), textIn(paragraph, lang, after.lang)];
    if (from === to) return [];
    return [
      { how: was ? 'changed' : 'added', place: paragraph.place, lang, before: from, after: to },
    ];
  });
  const removed = before.paragraphs
    .filter(({ id }) => !kept.has(id))
    .map((paragraph): Change => {
      const shown = inLanguage(paragraph.texts, wanted, before.lang);
      return {
        how: 'removed',
        place: paragraph.place,
        lang: shown?.lang ?? before.lang,
        before: shown?.said.text ?? '',
        after: '',
      };
    });
  return [...changed, ...removed];
}

const textIn = (paragraph: Paragraph | undefined, wanted: string, first: string): string =>
  (paragraph && inLanguage(paragraph.texts, wanted, first)?.said.text) ?? '';
