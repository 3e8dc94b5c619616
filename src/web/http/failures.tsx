import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { troubleOf } from '../../platform/database/troubles.ts';
import { Problem } from '../../platform/problem.ts';
import { type Locale, localeOf } from '../i18n/i18n.ts';
import type { PageContext } from './context.ts';
import { page, type Site } from './site.ts';

const KNOWN = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] as const;

/** A refusal or a bug as an answer: problem+json for machines, a page that says what to do for people. */
export function failure(c: PageContext, site: Site, error: unknown): Response {
  const problem = asProblem(error);
  if (problem.status >= 500)
    site.hub.log.error({ requestId: c.var.requestId, err: error }, 'request failed');
  const locale = c.var.locale ?? localeOf('fr');
  const text = explain(problem, locale);
  const status = problem.status as ContentfulStatusCode; // Problems are made with answers' codes only
  c.header('cache-control', 'no-store');
  if (wantsJson(c)) {
    const body = {
      type: `urn:passerelle:problem:${problem.code}`,
      title: text.title,
      status: problem.status,
      detail: text.mend,
      code: problem.code,
      ...problem.details,
    };
    return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
  }
  return c.html(failurePage(c, text, problem.status), status);
}

function asProblem(error: unknown): Problem {
  return troubleOf(error) ?? new Problem('page/failed', 500);
}

export const wantsJson = (c: PageContext): boolean =>
  /^\/api(\/|$)/.test(c.req.path) || (c.req.header('accept') ?? '').startsWith('application/json');

interface Explanation {
  readonly title: string;
  readonly mend: string;
}

export function explain(problem: Problem, locale: Locale): Explanation {
  const status = KNOWN.find((known) => known === problem.status) ?? 500;
  const own = `problem.${problem.code}.title`;
  const mend = `problem.${problem.code}.mend`;
  return {
    title: locale.has(own)
      ? locale.t(own, { ...problem.details })
      : locale.t(`error.${status}.title`),
    mend: locale.has(mend)
      ? locale.t(mend, { ...problem.details })
      : locale.t(`error.${status}.mend`),
  };
}

function failurePage(c: PageContext, { title, mend }: Explanation, status: number): string {
  const { locale } = c.var;
  return page(c, {
    title,
    hidden: true,
    children: (
      <div class="stack">
        <p class="muted small">{locale.t('error.code', { status })}</p>
        <h1>{title}</h1>
        <p class="lead">{mend}</p>
        <p class="row">
          <a class="button" href={`/${locale.lang}/`}>
            {locale.t('error.home')}
          </a>
        </p>
        {status >= 500 && (
          <p class="small muted">{locale.t('error.request', { id: c.var.requestId })}</p>
        )}
      </div>
    ),
  });
}
