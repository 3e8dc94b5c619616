import { afterEach, describe, expect, it } from 'vitest';
import { openSink, type Sink } from '../../../test/smtp.ts';
import { writeLetter } from './letter.ts';
import { canMail, type Mail, sendMail } from './mail.ts';

const from = 'Passerelle <hub@hub.example>';
const letter = writeLetter({
  lang: 'ar',
  dir: 'rtl',
  title: 'رابط',
  paragraphs: ['مرحبا <b>بك</b>.'],
  action: { label: 'ادخل', href: 'https://hub.example/ar/mail?a=1&b=2' },
  closing: ['Lien'],
});
const message: Mail = { to: 'amina@home.example', subject: 'Votre lien', ...letter };

let sink: Sink;
afterEach(() => sink.close());

describe('a message', () => {
  it('arrives as plain text and as a simple page that asks nothing of anybody', async () => {
    sink = await openSink();
    await sendMail({ mail: { url: sink.url, from } }, message);
    const [mail] = await sink.received();
    expect(mail).toMatchObject({ subject: 'Votre lien', from: { address: 'hub@hub.example' } });
    expect(mail?.to).toMatchObject([{ address: 'amina@home.example' }]);
    expect(mail?.text).toContain('مرحبا <b>بك</b>.');
    expect(mail?.text).toContain('\n-- \nLien');
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail?.html).toContain('مرحبا &lt;b&gt;بك&lt;/b&gt;.');
    expect(mail?.html).not.toMatch(/<img|<link|<script|src=|style=/);
    const names = mail?.headers.map(({ key }) => key);
    expect(names).not.toContain('x-mailer');
    expect(names).not.toContain('list-unsubscribe');
  });

  it('tells a mail program where one click ends them', async () => {
    sink = await openSink();
    const unsubscribe = 'https://hub.example/u/1';
    await sendMail({ mail: { url: sink.url, from } }, { ...message, unsubscribe });
    const [mail] = await sink.received();
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toBe('<https://hub.example/u/1>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('goes to one receiver, and carries no header that somebody typed', async () => {
    sink = await openSink();
    const subject = 'Lien\r\nBcc: all@home.example';
    await sendMail({ mail: { url: sink.url, from } }, { ...message, subject });
    const [mail] = await sink.received();
    expect(mail?.bcc).toBeUndefined();
    const two = { ...message, to: 'a@home.example, b@home.example' };
    await expect(sendMail({ mail: { url: sink.url, from } }, two)).rejects.toMatchObject({
      code: 'mail/refused',
    });
    expect(await sink.received()).toHaveLength(1);
  });

  it('is a refusal where the server says never, and an error to try again where it says later', async () => {
    sink = await openSink({ refuse: 550 });
    const refused = sendMail({ mail: { url: sink.url, from } }, message);
    await expect(refused).rejects.toMatchObject({ code: 'mail/refused', details: { reply: 550 } });
    await sink.close();
    sink = await openSink({ refuse: 451 });
    const later = await sendMail({ mail: { url: sink.url, from } }, message).catch(
      (error) => error,
    );
    expect(later).toMatchObject({ responseCode: 451 });
    expect(later).not.toHaveProperty('code', 'mail/refused');
    expect(canMail({ mail: { url: sink.url } })).toBe(false);
    await expect(sendMail({ mail: {} }, message)).rejects.toMatchObject({ code: 'mail/missing' });
  });
});
