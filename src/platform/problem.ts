/**
 * A refusal that a person can act upon: shown as a page to people and as RFC 9457 `problem+json` to machines.
 * The code is `area/what` and is also the key of its messages (`problem.area/what.title`).
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, status: number, details: Record<string, string | number> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
