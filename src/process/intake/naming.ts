import { allLists } from '../../collect/lists/lists.ts';
import { mosaic, titleOf } from '../../collect/sources/sources.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

/** What each list is called, by its id: its holder, and its title where the holder has several. */
export async function listNames({ hub }: Site, locale: Locale): Promise<Map<string, string>> {
  const { db } = hub.house;
  const tiles = new Map((await mosaic(db)).map((tile) => [tile.source.id, tile]));
  const lists = await allLists(db);
  return new Map(
    lists.map(({ id, sourceId, fileName }) => {
      const tile = tiles.get(sourceId);
      if (!tile) return [id, fileName];
      const several =
        lists.filter((other) => tiles.get(other.sourceId)?.holder.id === tile.holder.id).length > 1;
      const title = titleOf(tile.source.title, locale.lang);
      return [id, several ? `${tile.holder.name} · ${title}` : tile.holder.name];
    }),
  );
}
