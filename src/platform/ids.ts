import { v7 } from 'uuid';

/** An id that sorts by the time of its making. */
export const newId = (): string => v7();

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => FORM.test(text);
