import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import { Problem } from '../problem.ts';

/** One message to one person. Nothing in it follows its reader: no pictures, no addresses but our own. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Where one click ends messages of this kind (RFC 8058); the address must answer a POST. */
  readonly unsubscribe?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Settings = Pick<Config, 'mail'>;

/** Whether the hub can write to anybody. Without it pages say what is missing, and everything else works. */
export const canMail = ({ mail }: Settings): boolean => Boolean(mail.url && mail.from);

const SECONDS = { connect: 10, answer: 30 };

/**
 * Hands a message to the operator's mail server and waits until it has taken it. What the server refuses for good is a
 * `Problem`; anything else (no connection, "try later") is thrown as it came, and a job tries again.
 */
export async function sendMail({ mail }: Settings, message: Mail): Promise<void> {
  const { url, from } = mail;
  if (!url || !from) throw new Problem('mail/missing', 409);
  const transport = createTransport(optionsOf(url, from));
  try {
    await transport.sendMail({
      from,
      // As one address: a comma in it must not make two of it.
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      ...(message.html && { html: message.html }),
      headers: { ...unsubscribing(message.unsubscribe), ...message.headers, ...AUTOMATIC },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const reply = (error as { responseCode?: unknown }).responseCode;
    if (typeof reply === 'number' && reply >= 500)
      throw new Problem('mail/refused', 502, { reply });
    throw error;
  } finally {
    transport.close();
  }
}

function optionsOf(text: string, from: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // On the machine itself a relay may speak in clear; across a network it must not.
    ...(LOOPBACK.test(url.hostname) ? { ignoreTLS: !secure } : { requireTLS: !secure }),
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    // Instead of the machine's own name, which is nobody's business.
    name: from.split('@').at(-1)?.replace('>', '') ?? 'localhost',
    connectionTimeout: SECONDS.connect * 1000,
    greetingTimeout: SECONDS.connect * 1000,
    socketTimeout: SECONDS.answer * 1000,
  };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** No absence notice answers it (RFC 3834). */
const AUTOMATIC = { 'auto-submitted': 'auto-generated' };

const unsubscribing = (address: string | undefined): Record<string, string> =>
  address
    ? {
        'list-unsubscribe': `<${address}>`,
        'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      }
    : {};
