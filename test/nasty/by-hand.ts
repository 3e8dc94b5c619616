import type { Form } from './forms.ts';
import type { Found, Person } from './walker.ts';
import type { World } from './world.ts';

/** What a script sends, and buttons that stand on a page only while a job runs or once it failed: sent without a page. */
export async function sentByHand({ hub: { house }, people }: World): Promise<Found[]> {
  const [visitor, member, careful, team] = people;
  const { sql } = house;
  const [[run], [finished], [staged]] = await Promise.all([
    sql`select id from runs where manifest is null`,
    sql`select id from runs where manifest is not null`,
    sql`select id from imports order by id desc limit 1`,
  ]);
  return [
    byHand(visitor, '/join/passkey/options'),
    byHand(visitor, '/sign-in/passkey/options'),
    byHand(member, '/me/keys/passkey/options'),
    byHand(careful, '/sign-in/confirm/passkey/options'),
    byHand(careful, '/sign-in/confirm/passkey', ['answer', 'next']),
    byHand(team, '/staff/imports/:id/retry', [], staged?.id),
    byHand(team, '/staff/imports/:id/apply', ['source'], staged?.id),
    byHand(team, '/staff/runs/:id/stop', [], run?.id),
    byHand(team, '/staff/releases/new', [], `?run=${finished?.id}`),
  ];
}

function byHand(
  person: Person | undefined,
  route: string,
  names: readonly string[] = [],
  which = '',
): Found {
  if (!person || /undefined$/.test(which)) throw new Error(`nothing to send to ${route}`);
  const path = which.startsWith('?') ? `${route}${which}` : route.replace(':id', which);
  const form: Form = {
    ...{ method: 'POST', action: `/fr${path}`, multipart: false },
    fields: names.map((name) => ({
      ...{ name, type: 'text', value: '', set: true, options: [] },
      attribute: () => undefined,
    })),
  };
  return { person, on: form.action, route, form };
}
