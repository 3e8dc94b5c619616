import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Typed } from '../../web/http/forms.ts';

/** The token that makes a form count once; a form without one is not ours. */
export function onceIn(form: Typed): string {
  const once = form.one('once');
  if (!isId(once)) throw new Problem('page/refused', 400);
  return once;
}
