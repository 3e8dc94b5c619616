import { z } from 'zod';
import type { Brake } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Typed } from '../../web/http/forms.ts';
import { MOST_SHEETS } from './sheets.ts';

/** How often a relay prints in an hour, all kinds of sheets together. */
export const PRINTING: Brake = { what: 'relay sheets', most: 20, minutes: 60 };

export interface Printing {
  readonly lang: Lang;
  readonly count: number;
  readonly large: boolean;
}

const printForm = z.object({
  lang: z.enum(LANGS),
  count: z.coerce.number().int().min(1).max(MOST_SHEETS),
  large: z.boolean(),
});

/** What a relay wants to print; anything that the form does not offer is refused. */
export function readPrinting(form: Typed): Printing {
  const given = printForm.safeParse({
    lang: form.one('lang'),
    count: form.one('count'),
    large: form.one('large') !== '',
  });
  if (!given.success) throw new Problem('page/refused', 400);
  return given.data;
}
