import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  readonly pid: number;
  /** The embedded database's port; the password stays in the data folder, since anybody on the machine may ask here. */
  readonly databasePort: number | null;
  readonly address: string | null;
}

/**
 * One hub per data folder. The lock is a listening socket in the kernel's abstract namespace (Linux), which dies with
 * its process and so is never stale; whoever finds it taken can ask the holder where its database and pages are.
 */
export async function takeInstance(
  dataDir: string,
  describe: () => Running,
): Promise<{ release: () => void } | null> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify(describe()));
  });
  return (await listen(server, socketOf(dataDir))) ? { release: () => server.close() } : null;
}

export async function findInstance(dataDir: string): Promise<Running | null> {
  return new Promise((done) => {
    const parts: Buffer[] = [];
    const socket = connect(socketOf(dataDir));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('error', () => done(null));
    socket.on('data', (part) => parts.push(part));
    socket.on('close', () => done(parse(Buffer.concat(parts).toString())));
  });
}

// The hash carries 128 bits and the user, so that another user of the machine does not meet ours by chance.
function socketOf(dataDir: string): string {
  const name = createHash('sha256')
    .update(`${process.getuid?.() ?? ''}:${realpathSync(dataDir)}`)
    .digest('hex')
    .slice(0, 32);
  return process.platform === 'linux'
    ? `\0passerelle-${name}`
    : join(tmpdir(), `passerelle-${name}.sock`);
}

async function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(path, () => {
      server.unref();
      done(true);
    });
  });
}

function parse(text: string): Running | null {
  try {
    return JSON.parse(text) as Running; // written by takeInstance of the same program
  } catch {
    return null;
  }
}
