import { sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { inLanguage } from './content.ts';

export interface Place {
  readonly kind: 'paragraph';
  readonly id: string;
  /** Its address in the newest version that has it, without the language. */
  readonly path: string;
  /** § of that version. */
  readonly number: number;
  readonly text: string;
  readonly lang: string;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly place: number;
  readonly slug: string;
  readonly version: number;
  readonly lang: string;
  readonly texts: Record<string, { text: string }>;
}

/** Where these paragraphs stand in what is published; what is only being written has no place yet. */
export async function paragraphPlaces(
  db: Executor,
  ids: readonly string[],
  lang: string,
): Promise<Place[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select distinct on (p.id) p.id, p.place, d.slug, v.version, d.lang, p.texts
    from document_paragraphs dp
    join documents d on d.id = dp.document_id
    join document_versions v on v.document_id = d.id
    cross join lateral jsonb_to_recordset(v.content::jsonb -> 'paragraphs')
      as p(id uuid, place int, texts jsonb)
    where p.id = dp.id and p.place is not null
      and dp.id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as given(id))
    order by p.id, v.version desc`);
  return rows.map(({ id, place, slug, version, lang: first, texts }) => {
    const shown = inLanguage(texts, lang, first);
    return {
      kind: 'paragraph',
      id,
      number: place,
      path: `/documents/${slug}/v/${version}#p${place}`,
      text: shown?.said.text ?? '',
      lang: shown?.lang ?? first,
    };
  });
}
