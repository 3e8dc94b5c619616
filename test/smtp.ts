import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is given. */
export interface Sink {
  readonly url: string;
  /** What came, oldest first, as a mail program reads it. */
  readonly received: () => Promise<Email[]>;
  readonly close: () => Promise<void>;
}

/** `refuse` is the reply that it gives to every receiver instead of taking the message. */
export async function openSink({ refuse }: { refuse?: number } = {}): Promise<Sink> {
  const came: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_, __, done) =>
      done(refuse ? Object.assign(new Error('no'), { responseCode: refuse }) : null),
    onData: (stream, _, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        came.push(Buffer.concat(parts));
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((done) => listening.once('listening', done));
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received: () => Promise.all(came.map((mail) => PostalMime.parse(mail))),
    close: () => new Promise((done) => server.close(done)),
  };
}
