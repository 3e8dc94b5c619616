import { parseArgs } from 'node:util';
import { runJob } from './child.ts';
import { backup } from './commands/backup.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { encode } from './commands/encode.ts';
import { estimate } from './commands/estimate.ts';
import { importFiles } from './commands/import.ts';
import { link } from './commands/link.ts';
import { opinions } from './commands/opinions.ts';
import type { Options } from './commands/options.ts';
import { complain, UsageError } from './commands/output.ts';
import { overlap } from './commands/overlap.ts';
import { protect } from './commands/protect.ts';
import { release } from './commands/release.ts';
import { resolve } from './commands/resolve.ts';
import { restore } from './commands/restore.ts';
import { rotateKeys } from './commands/rotate-keys.ts';
import { runOnce } from './commands/run.ts';
import { start } from './commands/start.ts';
import { verify } from './commands/verify.ts';
import { weight } from './commands/weight.ts';
import { programVersion } from './platform/backup/backup.ts';

const USAGE = `passerelle VERB [OPTIONS]

  start [--port N] [--demo | --empty]   open the hub; the first start lights the demonstration unless --empty
                                        (--persons N: how many are invented for its lists, 0 for no lists)
  import FILE… [--source NAME]          read files of figures or a directory of offices, and let them count
  run                                   make the tables from every import that counts
  release                               publish the newest run
  backup FILE                           write everything the hub holds into one file
                                        (--with-keys --passphrase TEXT takes its keys along; - reads the passphrase)
  restore FILE [--passphrase TEXT]      fill an empty hub from a backup, here or at DATABASE_URL
  verify                                check the journal's chain, the releases' signatures and the stored files
  rotate-keys                           seal contact data anew under a new key
  doctor                                say what is well and what is not
  link FILE… --out DIR                  find who is one person in lists of people, without a hub
                                        (--id COLUMN, --config C.json; --link-only: no duplicates within a list)
  encode FILE --schema S.json --secret-file F --out OUT.csv
                                        turn names into bit patterns that only holders of the secret can compare
                                        (id,clk; linkage schema of clkhash, version 1 to 3; --id COLUMN,
                                        --salt-year COLUMN: salted by the year in it)
  overlap A.csv B.csv                   how many people are in both of two encoded lists
                                        (--threshold 0.9, --out PAIRS.csv)
  resolve country|place|language|occupation|name
                                        one line of standard input, one line of TSV (--lang fr|en|es|ar|ru|zh);
                                        names are compared: two a line with a tab between, then similarity and why
  estimate FILE                         how many people there are, from how lists overlap (0/1 columns and count, freq
                                        or n; or nbcap,freq with --occasions N): --bootstrap DRAWS, --seed N
  opinions VOTES.csv                    groups of people who vote alike, what sets each apart and what all share
                                        (participant,statement,vote: 1 agrees, -1 disagrees, 0 passes; or a row
                                        a participant and a column a statement)
  weight FILE --margins M.csv           weights by which the rows reproduce known totals (variable,category,total):
                                        --method rake|poststratify|greg, --base COLUMN, --bounds LOW,HIGH (greg),
                                        --trim LOW,HIGH, --out W.csv, --mean COLUMN, --cluster COLUMN,
                                        --strata COLUMN, --fpc COLUMN|none
  protect FILE --count COLUMN --by A,B --threshold K
                                        which cells of a table to hide before it is published, and what can be told
                                        of each all the same (--protect-zeros: zeros are hidden too);
                                        --earlier TABLE.csv: nor from an earlier table of the same people;
                                        --epsilon E: counts with exact noise instead, and nothing hidden;
                                        --round B: multiples of B instead, whose sums agree (--seed N)
  demo lists --out DIR                  write five overlapping lists of invented persons, with the errors of real lists
                                        (--persons N, --seed S); who is who stands apart in truth/
  demo report LISTS RESULT              what a linkage of these lists found, against the truth: the folder of the
                                        lists, and the one that link wrote

  --data DIR     the hub's folder        --config FILE  its settings
  --json         answer in JSON          --quiet        no progress bar
  --version      which one this is       --help         these lines, or those of one verb`;

const verbs: Record<string, (options: Options, words: string[]) => Promise<void>> = {
  start,
  import: importFiles,
  run: runOnce,
  release,
  backup,
  restore,
  verify,
  'rotate-keys': rotateKeys,
  doctor,
  link,
  encode,
  overlap,
  demo,
  resolve,
  estimate,
  opinions,
  weight,
  protect,
};

/** Verbs that stand alone. */
const LONE = new Set(['start', 'run', 'release', 'verify', 'rotate-keys', 'doctor']);

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    complain(
      new UsageError(
        `Passerelle needs Node 24 or newer; this is ${process.version}. Start it with "npm start".`,
      ),
    );
    return;
  }
  const { options, words, json } = read(args);
  try {
    if (options.job) return await runJob(options.job, options);
    const [verb = 'help', ...rest] = words;
    if (options.version) return console.log(await programVersion());
    const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (verb === 'help' || (known && options.help)) return console.log(usageOf(verb));
    if (!known) throw new UsageError(`unknown verb "${verb}"; "passerelle help" lists them`);
    if (LONE.has(verb) && rest.length > 0)
      throw new UsageError(`${verb} takes no further word; "${rest[0]}" is one too many`);
    await known(options, rest);
  } catch (error) {
    complain(error, json);
  }
}

/** All verbs, or what is said of one, and the options of all. */
function usageOf(verb: string): string {
  if (verb === 'help') return USAGE;
  const [, list = '', common = ''] = USAGE.split('\n\n');
  const lines = list.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`  ${verb} `));
  const after = lines.findIndex((line, at) => at > from && /^ {2}\S/.test(line));
  const own = lines.slice(from, after < 0 ? lines.length : after);
  return [`passerelle ${own.join('\n').trimStart()}`, common].join('\n\n');
}

function read(args: string[]): { options: Options; words: string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        config: { type: 'string' },
        port: { type: 'string' },
        source: { type: 'string' },
        lang: { type: 'string' },
        job: { type: 'string' },
        passphrase: { type: 'string' },
        margins: { type: 'string' },
        base: { type: 'string' },
        cluster: { type: 'string' },
        strata: { type: 'string' },
        fpc: { type: 'string' },
        mean: { type: 'string' },
        method: { type: 'string' },
        bounds: { type: 'string' },
        trim: { type: 'string' },
        occasions: { type: 'string' },
        bootstrap: { type: 'string' },
        seed: { type: 'string' },
        persons: { type: 'string' },
        schema: { type: 'string' },
        'secret-file': { type: 'string' },
        'salt-year': { type: 'string' },
        threshold: { type: 'string' },
        count: { type: 'string' },
        by: { type: 'string' },
        earlier: { type: 'string' },
        round: { type: 'string' },
        epsilon: { type: 'string' },
        'protect-zeros': { type: 'boolean' },
        out: { type: 'string' },
        'with-keys': { type: 'boolean' },
        demo: { type: 'boolean' },
        empty: { type: 'boolean' },
        id: { type: 'string' },
        'link-only': { type: 'boolean' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    return { options: values, words: positionals, json: values.json ?? false };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s+To specify/);
    complain(new UsageError(sentence.replace(/\s+/g, ' ')), args.includes('--json'));
    process.exit(2);
  }
}
