import { asc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { consultationDocuments } from './tables.ts';

export type ConsultationDocument = typeof consultationDocuments.$inferSelect;

/** What there is to read beside the question. */
export const documentsOf = (db: Executor, consultation: string): Promise<ConsultationDocument[]> =>
  db
    .select()
    .from(consultationDocuments)
    .where(eq(consultationDocuments.consultationId, consultation))
    .orderBy(asc(consultationDocuments.title), asc(consultationDocuments.id));
