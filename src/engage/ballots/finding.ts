import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Link } from '../../web/components/navigation.tsx';
import type { PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  type Consultation,
  consultationById,
  phaseOf,
  phasesOf,
  type ShownConsultation,
} from '../consultations/consultations.ts';

/** The consultation of a staff page, by the id in its address. */
export async function consultationIn(c: PageContext, { hub }: Site): Promise<ShownConsultation> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return consultationById(hub.house.db, id, c.var.locale.lang);
}

export const staffBase = (c: PageContext, { id }: Pick<Consultation, 'id'>): string =>
  `/${c.var.locale.lang}/staff/consultations/${id}`;

/** The way to one consultation among those of the team. */
export const staffTrail = ({ t, lang }: Locale, { id, shown }: ShownConsultation): Link[] => [
  { label: t('team.page.consultations'), href: `/${lang}/staff/consultations` },
  { label: shown.title, href: `/${lang}/staff/consultations/${id}` },
];

/** The last day on which voices come in; null where none does today. */
export async function listeningUntil(
  db: Executor,
  { clock }: Pick<Hub, 'clock'>,
  consultation: Consultation,
): Promise<string | null> {
  const phases = await phasesOf(db, consultation.id);
  const stage = phaseOf(consultation, phases, clock().toISOString().slice(0, 10));
  if (stage !== 'listening') return null;
  return phases.find(({ kind }) => kind === 'listening')?.closesOn ?? null;
}

/** Whether voices come in today. */
export const isListening = async (
  db: Executor,
  hub: Pick<Hub, 'clock'>,
  consultation: Consultation,
): Promise<boolean> => (await listeningUntil(db, hub, consultation)) !== null;
