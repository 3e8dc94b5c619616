const LINK = /\S@\S+\.\S|\b(?:https?:\/\/|www\.)/i;
// Nine figures in a row, however they are set apart: a telephone, a passport, an account.
const LONG_NUMBER = /(?:\p{Nd}[\s().\-/]{0,3}){9,}/u;

/** Whether a text has neither a way to reach its writer nor the number of a document: these have places of their own, or none. */
export const withoutContacts = (text: string): boolean =>
  !LINK.test(text) && !LONG_NUMBER.test(text);
