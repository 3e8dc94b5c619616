import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, isDay, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { accountByShortName } from '../accounts/accounts.ts';
import { giveRole, takeRole } from './granting.ts';
import { grantsInForce, ROLES, scopedGrants } from './roles.ts';
import { RolesPage } from './views.tsx';

export { rolePerformers } from './granting.ts';

/** Stewards and moderators on one page. */
const SCOPED = 50;

/** Who of the team may do what: given for a purpose and until a day, and ended. A steward is made with the organisation. */
export function roleRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/roles', async (c) =>
    c.html(
      await rolesPage(c, typed({ until: inAYear(hub.clock()) }), [], c.req.query('done') ?? ''),
    ),
  );

  app.post('/staff/roles', async (c) => {
    const form = await readForm(c);
    const { locale } = c.var;
    const account = await accountByShortName(db, form.one('account'));
    const role = ROLES.find((each) => each === form.one('role') && each !== 'steward');
    const purpose = form.one('purpose').trim();
    const until = form.one('until');
    const wrong = (name: string, key: string) => ({ name, message: locale.t(key) });
    const errors = [
      ...(account ? [] : [wrong('account', 'form.error.account')]),
      ...(role ? [] : [wrong('role', 'form.error.choice')]),
      ...(purpose === '' ? [wrong('purpose', 'form.error.required')] : []),
      ...(purpose.length > 300 ? [wrong('purpose', 'form.error.long')] : []),
      ...(isDay(until) ? [] : [wrong('until', 'form.error.date')]),
    ];
    if (!account || !role || errors.length > 0)
      return c.html(await rolesPage(c, form, errors, ''), 422);
    const outcome = await db.transaction((tx) =>
      giveRole(tx, actingOn(c, hub), { accountId: account.id, role, purpose, until }),
    );
    return c.redirect(`/${locale.lang}/staff/roles?done=${outcome}`, 303);
  });

  app.post('/staff/roles/:id/end', async (c) => {
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    const outcome = await db.transaction((tx) => takeRole(tx, actingOn(c, hub), id));
    return c.redirect(`/${c.var.locale.lang}/staff/roles?done=${outcome}`, 303);
  });

  async function rolesPage(
    c: PageContext,
    form: Typed,
    errors: readonly FieldError[],
    done: string,
  ): Promise<string> {
    const { locale } = c.var;
    const after = c.req.query('after') ?? '';
    const from = { after: isId(after) ? after : null, most: SCOPED + 1 };
    const found = await scopedGrants(db, hub.clock, from);
    const scoped = found.slice(0, SCOPED);
    const here = `/${locale.lang}/staff/roles`;
    const children = (
      <RolesPage
        locale={locale}
        grants={await grantsInForce(db, hub.clock, 'hub')}
        scoped={scoped}
        pages={{
          ...(from.after && { previous: `${here}#scoped` }),
          ...(found.length > SCOPED && { next: `${here}?after=${scoped.at(-1)?.id}#scoped` }),
        }}
        typed={form}
        errors={errors}
        done={done === 'done' || done === 'waiting' ? done : null}
      />
    );
    return teamPage(c, { title: locale.t('team.page.roles'), children });
  }
  return app;
}

const inAYear = (now: Date): string =>
  new Date(now.getTime() + 365 * 24 * 3_600_000).toISOString().slice(0, 10);
