import { domainToASCII } from 'node:url';

const LONGEST = 254;

/**
 * An e-mail address as two lists can compare it: lower case, no blanks, the domain in ASCII, without what follows « + ».
 * Null for what cannot be one. Capital letters could tell mailboxes apart (RFC 5321), but no known provider does that.
 */
export function standardiseEmail(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (plain.length > LONGEST) return null;
  const [, local = '', domain = ''] = /^([^\s@<>()",;:\\[\]]+)@([^\s@]+)$/u.exec(plain) ?? [];
  const mailbox = local.replace(/(?<=.)\+.*$/, '');
  const host = domain && domainToASCII(domain.replace(/\.$/, ''));
  return mailbox && host.includes('.') ? `${mailbox}@${host}` : null;
}
