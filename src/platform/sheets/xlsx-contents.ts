import { posix } from 'node:path';
import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Archive } from './xlsx-archive.ts';
import { readSmallMarkup } from './xlsx-markup.ts';

export interface Contents {
  readonly sheets: readonly { name: string; hidden: boolean; part: string }[];
  readonly stringsPart: string;
  readonly stylesPart: string;
  /** The workbook counts its days from 1904 (old Macintosh files). */
  readonly since1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** The list of sheets in the order of their tabs; chart sheets and macro sheets hold no table and are left out. */
export async function readContents(archive: Archive, limits: Limits): Promise<Contents> {
  const root = [...(await readRelations(archive, '')).values()];
  const main = root.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!archive.has(main)) throw refusal('damaged', { file: archive.file });
  const relations = await readRelations(archive, main);
  const { listed, since1904 } = await readWorkbookPart(archive, main, limits);
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id);
    return relation?.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : [];
  });
  if (!sheets.length) throw refusal('empty', { file: archive.file });
  const partOf = (type: string) => [...relations.values()].find((one) => one.type === type)?.part;
  return {
    sheets,
    since1904,
    stringsPart: partOf('sharedStrings') ?? 'xl/sharedstrings.xml',
    stylesPart: partOf('styles') ?? 'xl/styles.xml',
  };
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part ? posix.dirname(part) : '.';
  const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(rels)) return relations;
  const handler = {
    open(name: string, { Id = '', Type = '', Target = '', TargetMode }: Record<string, string>) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: path });
    },
  };
  await readSmallMarkup(archive.read(rels), handler, archive.file);
  return relations;
}

interface WorkbookPart {
  listed: { name: string; hidden: boolean; id: string }[];
  since1904: boolean;
}

async function readWorkbookPart(
  archive: Archive,
  part: string,
  limits: Limits,
): Promise<WorkbookPart> {
  const found: WorkbookPart = { listed: [], since1904: false };
  const handler = {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'workbookPr') found.since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      if (found.listed.length >= limits.sheets) {
        throw refusal('too-many-sheets', { file: archive.file, limit: limits.sheets });
      }
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      found.listed.push({ name: attributes.name ?? '', hidden, id: relationId(attributes) });
    },
  };
  await readSmallMarkup(archive.read(part), handler, archive.file);
  return found;
}

/** `r:id`, under whatever prefix the producer gave the namespace. */
function relationId(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key ? (attributes[key] ?? '') : '';
}
