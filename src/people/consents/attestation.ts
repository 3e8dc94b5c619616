import canonicalize from 'canonicalize';
import type { Keys } from '../../platform/keys.ts';
import type { Face } from '../../web/layout/page.tsx';
import type { ConsentAct } from './consents.ts';
import type { Purpose, Recipient } from './purposes.ts';
import { sentenceOf } from './sentence.ts';

export interface Attested {
  readonly act: ConsentAct;
  readonly purpose: Purpose;
  readonly recipient: Recipient;
}

/** Event states of the standard for the acts of the ledger (ISO/IEC TS 27560:2023, 6.3.7). */
const EVENTS = {
  given: 'consent given',
  refused: 'consent refused',
  withdrawn: 'consent withdrawn',
  expired: 'consent expired',
} as const;

/**
 * One act of the ledger as a consent record with the field names of ISO/IEC TS 27560:2023, signed by the hub (Ed25519
 * over the canonical form, RFC 8785, of the record). `principal` is a name that is used for attestations alone.
 */
export function attestationRecord(
  { act, purpose, recipient }: Attested,
  face: Pick<Face, 'name' | 'owner' | 'contact' | 'address'>,
  principal: string,
  keys: Pick<Keys, 'sign' | 'publicKey'>,
): Record<string, unknown> {
  const lang = act.lang as keyof Purpose['texts']; // what the ledger wrote
  const record = {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: act.id,
    pii_principal_id: principal,
    pii_processing: {
      privacy_notice: `${face.address}/${lang}/protection/purposes#${purpose.code}`,
      language: lang,
      purpose: purpose.texts[lang].aim,
      purpose_type: `${purpose.code} v${purpose.version}`,
      lawful_basis: 'consent (GDPR, Article 6(1)(a))',
      notice_text: act.until
        ? sentenceOf(purpose, recipient, act.until, lang)
        : purpose.texts[lang].about,
      pii_information: purpose.fields.map((pii_type) => ({ pii_type, pii_optional: true })),
      pii_controllers: ['controller'],
      collection_method: 'declared by the person',
      retention_period: act.until ?? 'none',
      recipient_third_parties: recipient.kind === 'office' ? [] : ['recipient'],
      withdrawal_method: `${face.address}/${lang}/me/consents`,
      privacy_rights: `${face.address}/${lang}/me/data`,
    },
    party_identification: [
      {
        party_id: 'controller',
        party_name: face.owner || face.name,
        party_contact: face.contact,
        party_url: face.address,
        party_role: 'PII controller',
      },
      {
        party_id: 'recipient',
        party_name: recipient.names[lang],
        party_type: recipient.kind,
        party_role: 'recipient',
      },
    ],
    event: {
      event_type: 'explicit consent',
      event_state: EVENTS[act.act as keyof typeof EVENTS], // the check of the table names no other
      event_time: act.at.toISOString(),
      validity_duration: act.until ? `until ${act.until}` : 'none',
      entity_id: act.witness ? 'a relay, in the presence of the person' : 'the person',
    },
  };
  const bytes = Buffer.from(canonicalize(record) ?? '');
  return {
    ...record,
    signature: { algorithm: 'Ed25519', public_key: keys.publicKey, value: keys.sign(bytes) },
  };
}
