import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { Problem } from '../../platform/problem.ts';
import { bounded, cleanText } from './forms.ts';

export interface Upload {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly fields: Readonly<Record<string, string>>;
  /** Removes the temporary files. */
  readonly clean: () => Promise<void>;
}

const FILES = 20;

/** Writes the files of a posted form to a temporary folder as they arrive; nothing of them is held in memory. */
export async function receiveUpload(request: Request, megabytes: number): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-upload-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await receiveInto(folder, request, megabytes)), clean };
  } catch (error) {
    await clean();
    throw error;
  }
}

async function receiveInto(
  folder: string,
  request: Request,
  megabytes: number,
): Promise<Omit<Upload, 'clean'>> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !type.startsWith('multipart/form-data'))
    throw new Problem('upload/not-a-form', 400);
  const files: { path: string; name: string }[] = [];
  const fields: Record<string, string> = {};
  const writing: Promise<unknown>[] = [];
  const limits = { files: FILES, fileSize: megabytes * 1024 * 1024, fields: 20, fieldSize: 1000 };
  const form = busboy({ headers: { 'content-type': type }, limits, defParamCharset: 'utf8' });
  let tooLarge = false;
  form.on('field', (name, value) => {
    fields[name] = cleanText(value);
  });
  form.on('file', (_, stream, { filename }) => {
    // A field in which nothing was chosen comes as a file without a name.
    if (!filename) return stream.resume();
    const path = join(folder, String(files.length));
    files.push({ path, name: cleanText(filename) });
    stream.on('limit', () => {
      tooLarge = true;
    });
    return writing.push(pipeline(stream, createWriteStream(path)));
  });
  const refusal = () => new Problem('upload/too-large', 413, { megabytes });
  // The fields and the marks between files come on top.
  const most = limits.fileSize + 1024 * 1024;
  await pipeline(bounded(request.body, most, refusal), form).catch(asRefusal);
  await Promise.all(writing);
  if (tooLarge) throw refusal();
  return { files, fields };
}

// A form that was cut off, or none at all.
function asRefusal(error: unknown): never {
  throw error instanceof Problem ? error : new Problem('upload/not-a-form', 400);
}
