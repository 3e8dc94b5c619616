import { Problem } from '../problem.ts';

/** Where in which file a reader stopped; fields that are not known are left out. */
export type Where = Record<string, string | number>;

/** A file that cannot be read: 422, with one line for people under `problem.sheet/….title`. */
export function refusal(what: string, where: Where): Problem {
  return new Problem(`sheet/${what}`, 422, where);
}

/** Turns any error of a library into a refusal; refusals and stops by the reader pass through. */
export function asRefusal(error: unknown, what: string, where: Where): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  return refusal(what, where);
}
