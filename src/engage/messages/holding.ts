import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { releaseCalls } from './calls.ts';
import { holdPerson, personIn, personPlace } from './persons.ts';
import { LAPSED, messagesOf } from './received.ts';
import { messagePeople, messages } from './tables.ts';
import { bodyPlace, wordsIn } from './words.ts';

/** What messages owe a person: they are shown and taken along; with a yes end those that wait and those not yet read. */
export const messageHolding: Holding = {
  name: 'messages',
  held: async (db, means, { account }, locale) => {
    const own = await messagesOf(db, means, account);
    if (own.length === 0) return [];
    return [
      {
        term: locale.t('holding.messages'),
        text: locale.t('me.messages.count', { n: own.length }),
        href: `/${locale.lang}/me/messages`,
      },
    ];
  },
  export: async (db, means, { account }) => {
    const own = await messagesOf(db, means, account);
    return [
      {
        name: 'messages',
        rows: own.map(({ content, queuedOn, leftOn, channel, purpose }) => {
          const { subject, paragraphs } = wordsIn(content, localeOf('fr'));
          const text = paragraphs.join('\n\n');
          return { written: queuedOn, left: leftOn, channel, purpose, subject, text };
        }),
      },
    ];
  },
  withdraw: async (tx, means, { account }, { purpose, recipientId }) => {
    const person = personIn(means, account);
    // A message that is on its way this moment leaves before the yes is taken back; none leaves after.
    await holdPerson(tx, means, person);
    const pending = or(
      inArray(messages.state, ['waiting', 'sending']),
      and(eq(messages.state, 'kept'), isNull(messages.readOn)),
    );
    const under = and(eq(messages.purpose, purpose), eq(messages.recipientId, recipientId));
    await tx
      .update(messages)
      .set(LAPSED)
      .where(and(eq(messages.person, person), under, pending));
  },
  reseal: async (tx, { keys }) => {
    // People first, as senders do: whoever holds one of them is waited for before their messages are touched.
    const people = { table: 'message_people', key: ['person'], column: 'account' };
    const words = { table: 'messages', key: ['id'], column: 'body' };
    return (
      (await resealColumn(tx, keys.fields, { ...people, placeOf: personPlace })) +
      (await resealColumn(tx, keys.fields, { ...words, placeOf: bodyPlace }))
    );
  },
  erase: async (tx, means, { account }) => {
    const person = personIn(means, account);
    await holdPerson(tx, means, person);
    const gone = await tx
      .delete(messages)
      .where(eq(messages.person, person))
      .returning({ id: messages.id });
    await tx.delete(messagePeople).where(eq(messagePeople.person, person));
    return gone.length + (await releaseCalls(tx, means, account));
  },
};
