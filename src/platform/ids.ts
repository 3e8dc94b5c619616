import { v4, v7 } from 'uuid';

/** An id that sorts by the time of its making. */
export const newId = (): string => v7();

/** An id that says nothing of its time, where a link to a person or a moment must not follow from it. */
export const newRandomId = (): string => v4();

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => FORM.test(text);
