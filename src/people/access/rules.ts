import { type Role, STAFF_ROLES } from '../roles/roles.ts';

/** `anybody`, `member` (whoever has an account), or the roles of which one is needed. */
export type Who = 'anybody' | 'member' | readonly Role[];

interface Rule {
  /** Path after the language; holds for everything below it that no longer path names. */
  readonly under: string;
  readonly who: Who;
}

/**
 * Who may open what. What is not named here is public; a staff page that nobody named is the administrator's alone.
 * `docs/access.md` is written from this table, and a test walks every route with every role.
 */
export const RULES: readonly Rule[] = [
  { under: '/me', who: 'member' },
  { under: '/sign-in/confirm', who: 'member' },
  { under: '/me/relay', who: ['relay'] },
  { under: '/staff', who: ['administrator'] },
  { under: '/staff/sources', who: ['analyst'] },
  { under: '/staff/holders', who: ['analyst'] },
  { under: '/staff/imports', who: ['analyst'] },
  { under: '/staff/lists', who: ['analyst'] },
  { under: '/staff/plan', who: ['analyst'] },
  { under: '/staff/guides', who: ['analyst', 'relationship-officer'] },
  { under: '/staff/linkages', who: ['analyst'] },
  { under: '/staff/referrals', who: ['analyst'] },
  { under: '/staff/overlaps', who: ['analyst'] },
  { under: '/staff/runs', who: ['analyst'] },
  { under: '/staff/releases', who: ['analyst'] },
  { under: '/staff/requests', who: ['relationship-officer'] },
  { under: '/staff/communities', who: ['relationship-officer', 'moderator'] },
  { under: '/staff/events', who: ['facilitator'] },
  { under: '/staff/meetings', who: ['facilitator'] },
  { under: '/staff/organisations', who: ['relationship-officer', 'moderator'] },
  { under: '/staff/relations', who: ['relationship-officer'] },
  { under: '/staff/consultations', who: ['facilitator'] },
  { under: '/staff/letters', who: ['relationship-officer'] },
  { under: '/staff/fates', who: ['facilitator'] },
  { under: '/staff/proposals', who: ['facilitator'] },
  { under: '/staff/documents', who: ['facilitator'] },
  { under: '/staff/summits', who: ['facilitator'] },
  { under: '/staff/protection', who: ['data-protection-officer'] },
  { under: '/staff/approvals', who: ['administrator', 'data-protection-officer'] },
  { under: '/staff/roles', who: ['administrator'] },
  { under: '/staff/operation', who: ['administrator'] },
  { under: '/staff/recovery', who: ['administrator'] },
];

/** The desk itself shows each what is theirs. */
const DESK: Rule = { under: '/staff', who: STAFF_ROLES };

/** The rule for a path: that of the longest beginning. */
export function ruleFor(path: string): Rule {
  if (path === '/staff' || path === '/staff/') return DESK;
  const fitting = RULES.filter(({ under }) => path === under || path.startsWith(`${under}/`));
  return fitting.reduce((best, rule) => (rule.under.length > best.under.length ? rule : best), {
    under: '',
    who: 'anybody',
  });
}

export const allowed = (who: Who, roles: ReadonlySet<string> | null): boolean =>
  who === 'anybody' ||
  (roles !== null && (who === 'member' || who.some((role) => roles.has(role))));
