import { eq, inArray, sql } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { memberRef, releaseMember } from './proposals.ts';
import { REQUESTS, requestsOf, resealAuthors, stepsOf } from './requests.ts';
import { requestProposals, requestSteps, requests } from './tables.ts';

/** What requests owe a person: they are shown and taken along whole; an erasure leaves a count of nobody's request. */
export const requestHolding: Holding = {
  name: 'requests',
  held: async (db, means, { account }, locale) => {
    const own = await requestsOf(db, means, account);
    if (own.length === 0) return [];
    return [
      {
        term: locale.t('holding.requests'),
        text: locale.t('me.requests.count', { n: own.length }),
        href: `/${locale.lang}/me/requests`,
      },
    ];
  },
  export: async (db, means, { account }) => {
    const own = await requestsOf(db, means, account);
    const steps = await Promise.all(own.map(({ id }) => stepsOf(db, id)));
    return [
      {
        name: 'requests',
        rows: own.map((request) => ({
          id: request.id,
          kind: request.kind,
          topic: request.topic,
          language: request.lang,
          text: request.text,
          residence: request.residence,
          origin: request.origin,
          town: request.town,
          asked: request.createdAt.toISOString(),
          due: request.dueOn,
          answered: request.answeredAt?.toISOString() ?? null,
          closed: request.closedAt?.toISOString() ?? null,
          outcome: request.outcome,
        })),
      },
      {
        name: 'request-steps',
        rows: steps.flat().map(({ requestId, at, side, step, text }) => ({
          request: requestId,
          at: at.toISOString(),
          side,
          step,
          text,
        })),
      },
    ];
  },
  withdraw: async (tx, { clock, keys }, { account }, { purpose }) => {
    if (purpose === 'matching') await releaseMember(tx, clock, memberRef(keys, account));
  },
  reseal: resealAuthors,
  erase: async (tx, { clock, keys }, person) => {
    const now = clock().toISOString();
    const own = await tx
      .update(requests)
      .set({
        text: '',
        town: '',
        origin: null,
        person: null,
        author: null,
        closedAt: sql`coalesce(${requests.closedAt}, ${now})`,
        outcome: sql`coalesce(${requests.outcome}, 'withdrawn')`,
      })
      .where(eq(requests.person, person.as(REQUESTS)))
      .returning({ id: requests.id });
    const ids = own.map(({ id }) => id);
    if (ids.length > 0) {
      await tx.delete(requestSteps).where(inArray(requestSteps.requestId, ids));
      await tx.delete(requestProposals).where(inArray(requestProposals.requestId, ids));
    }
    return ids.length + (await releaseMember(tx, clock, memberRef(keys, person.account)));
  },
};
