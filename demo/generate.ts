import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { type Streams, seededStreams } from '../src/methods/random/random.ts';
import { COUNTRIES } from './countries.ts';
import { ancestrySurveys } from './files/ancestry.ts';
import { consularRegister } from './files/consular.ts';
import { diocCensus } from './files/dioc.ts';
import { faultyFile } from './files/faulty.ts';
import { federationMembers } from './files/federation.ts';
import { flatStocks } from './files/flat.ts';
import { compile, type Matrix, matrixCsv } from './files/matrix.ts';
import { missionsDirectory } from './files/missions.ts';
import { prices, remittances } from './files/money.ts';
import { municipalRegister } from './files/municipal.ts';
import { pricesWide } from './files/prices.ts';
import { truthFiles } from './files/truth-files.ts';
import { undesaWorkbook } from './files/undesa.ts';
import { unhcrPopulation } from './files/unhcr.ts';
import { openOffice, readRegisters, registerExcess, type Seen, takeCensuses } from './observe.ts';
import { FILES, type FileSlug } from './sources.ts';
import { imagine, type Truth } from './truth.ts';

export const DEMO_SEED = 19;

export interface DemoFile {
  /** The source that the file belongs to; null for the truth, which no source may see. */
  readonly slug: FileSlug | null;
  /** Relative to the output directory. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes the invented diaspora's files under `outDir`: the same seed gives the same bytes. */
export async function generateDemo(
  outDir: string,
  { seed = DEMO_SEED }: { seed?: number } = {},
): Promise<{ seed: number; files: DemoFile[] }> {
  const streams = seededStreams(seed);
  const truth = imagine(streams);
  const contents = await writeSources(streams, truth);
  const files: DemoFile[] = [];
  for (const [slug, bytes] of contents) files.push(await put(outDir, FILES[slug], bytes, slug));
  for (const [path, text] of truthFiles(truth)) {
    files.push(await put(outDir, path, Buffer.from(text), null));
  }
  return { seed, files };
}

async function writeSources(streams: Streams, truth: Truth): Promise<Map<FileSlug, Uint8Array>> {
  const registers = registerTables(streams, truth);
  const copied = compile(streams('compiled matrix'), latestStocks(registers));
  const utf8 = (text: string) => Buffer.from(text, 'utf8');
  return new Map<FileSlug, Uint8Array>([
    ['un-stocks', await officialWorkbook(streams, truth)],
    ['register-stocks', utf8(flatStocks(registers))],
    ['compiled-stocks', utf8(matrixCsv(copied.matrix, 'Origin \\ Destination'))],
    [
      'remittances',
      utf8(matrixCsv(remittances(streams('money'), truth.corridors), 'Sender \\ Receiver')),
    ],
    ['remittance-prices', utf8(pricesWide(prices(streams)))],
    ['protection', utf8(unhcrPopulation(streams('protection'), truth.corridors))],
    ['census-work', utf8(diocCensus(streams('census'), truth.work))],
    ['consular-register', iconv.encode(consularRegister(streams, truth), 'windows-1252')],
    ['municipal-register', utf8(municipalRegister(streams, truth))],
    ['ancestry-surveys', utf8(ancestrySurveys(streams, truth))],
    ['federation-members', utf8(federationMembers(streams, truth))],
    ['missions', utf8(missionsDirectory())],
    ['faulty', utf8(faultyFile(streams, truth))],
  ]);
}

async function officialWorkbook(streams: Streams, truth: Truth): Promise<Uint8Array> {
  const offices = COUNTRIES.map(({ code }) => openOffice(streams(`office ${code}`), code));
  const seen = truth.corridors.flatMap((corridor) => {
    const office = offices.find(({ residence }) => residence === corridor.residence);
    const random = streams(`census ${corridor.origin} ${corridor.residence}`);
    return office ? [takeCensuses(random, truth, corridor, office)] : [];
  });
  return undesaWorkbook(seen, offices);
}

function registerTables(streams: Streams, truth: Truth): Seen[] {
  return truth.corridors.map((corridor) =>
    readRegisters(
      streams(`register ${corridor.origin} ${corridor.residence}`),
      corridor,
      registerExcess(streams, corridor.residence),
    ),
  );
}

// Origin down, residence across, of the registers' last year.
function latestStocks(registers: readonly Seen[]): Matrix {
  const matrix = new Map(COUNTRIES.map(({ code }) => [code, new Map<string, number>()]));
  for (const { origin, residence, years } of registers) {
    const { male = 0, female = 0 } = years.get(2020) ?? {};
    if (male + female > 0) matrix.get(origin)?.set(residence, male + female);
  }
  return matrix;
}

async function put(
  outDir: string,
  name: string,
  bytes: Uint8Array,
  slug: FileSlug | null,
): Promise<DemoFile> {
  const path = join(outDir, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { slug, name, path, bytes: bytes.byteLength, sha256 };
}
