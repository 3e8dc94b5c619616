import { Problem } from '../problem.ts';

/** What an error of the database or the disk means for a person, where it is neither their fault nor a bug. */
export function troubleOf(error: unknown): Problem | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof Problem) return at;
    const { code } = at as { code?: string };
    if (code && FULL.test(code)) return new Problem('storage/full', 503);
    if (code && AT_ONCE.test(code)) return new Problem('database/at-once', 409);
    if (code && AWAY.test(code)) return new Problem('database/away', 503);
    if (code && REFUSED.test(code))
      return new Problem('database/refused', 503, { reason: at.message });
  }
  return null;
}

// PostgreSQL: 53100 disk full; the system: no space, quota.
const FULL = /^(53100|ENOSPC|EDQUOT)$/;

// 23505: somebody took what may be there once, between our look and our write; 40001, 40P01: two waited for each other.
const AT_ONCE = /^(23505|40001|40P01)$/;

// 57P01–57P03 ending or starting, 53300 no connection left; CONNECT… and ECONN… from the driver.
const AWAY =
  /^(57P0[123]|53300|08\d{3}|58030|CONNECT|ECONN|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT)/;

// Class 28: unknown user or wrong password; 3D000: no such database.
const REFUSED = /^(28\w{3}|3D000)$/;
