import type { Config } from '../../config.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Whether the provider's word about somebody lets them in: of this organisation, or with this claim. */
export function isAllowed(
  claims: Claims,
  { domain, claim, value }: Pick<Config['oidc'], 'domain' | 'claim' | 'value'>,
): boolean {
  return (
    (!domain || isOf(claims, domain.toLowerCase())) && (!claim || holds(claims[claim], value ?? ''))
  );
}

// Google says `hd`; others have verified the address, or say nothing that could be relied on.
function isOf({ hd, email, email_verified: verified }: Claims, domain: string): boolean {
  if (hd !== undefined) return hd === domain;
  return (
    verified === true && typeof email === 'string' && email.toLowerCase().endsWith(`@${domain}`)
  );
}

const holds = (given: unknown, value: string): boolean => [given].flat().includes(value);
