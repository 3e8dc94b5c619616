import type { Form } from './forms.ts';
import type { Found, Person } from './walker.ts';
import type { World } from './world.ts';

/** What a script sends, and buttons that stand on a page only while a job runs or once it failed: sent without a page. */
export async function sentByHand({ hub: { house }, people, addresses }: World): Promise<Found[]> {
  const [visitor, member, careful, team] = people;
  const { sql } = house;
  const [[run], [finished], [staged], [list], [accepted], [linkage], [linked], [overlap]] =
    await Promise.all([
      sql`select id from runs where manifest is null`,
      sql`select id from runs where manifest is not null`,
      sql`select id from imports order by id desc limit 1`,
      sql`select id from lists order by id desc limit 1`,
      sql`select id from lists where accepted_at is not null limit 1`,
      sql`select id from linkages where finished_at is null limit 1`,
      sql`select id from linkages where finished_at is not null and undone_at is null limit 1`,
      sql`select id from "overlaps" limit 1`,
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
    byHand(team, '/staff/lists/:id/stop', [], list?.id),
    byHand(team, '/staff/lists/:id/retry', [], list?.id),
    byHand(team, '/staff/lists/:id/weights', ['figures', 'margins', 'most', 'way'], accepted?.id),
    byHand(team, '/staff/lists/:id/return', [], accepted?.id),
    byHand(team, '/staff/lists/:id/return/stop', [], accepted?.id),
    byHand(team, '/staff/linkages/:id/plan', [], linkage?.id),
    byHand(team, '/staff/linkages/:id/stop', [], linkage?.id),
    ...JUDGED.map(([act, names]) => byHand(team, `/staff/linkages/:id/${act}`, names, linked?.id)),
    byHand(team, '/staff/overlaps/:id/stop', [], overlap?.id),
    byHand(team, '/staff/overlaps/:id/retry', [], overlap?.id),
    byHand(visitor, '/overlap/:token/retry', [], /overlap\/(\w+)/.exec(addresses.join())?.[1]),
    byHand(team, '/staff/releases/new', [], `?run=${finished?.id}`),
  ];
}

/** What is done with pairs, persons and the estimate of a linkage: the walk opens one linkage, and this may be another. */
const JUDGED: readonly [act: string, names: readonly string[]][] = [
  ['review/answer', ['l', 'r', 'verdict', 'of', 'once']],
  ['review/take-back', ['verdict', 'of']],
  ['review/reviewers/end-day', ['reviewer', 'day', 'once']],
  ['estimates/publish', ['estimate', 'publish']],
  ['persons/find', ['list', 'number']],
  ['persons/:person/purpose', ['purpose']],
  ['persons/:person/separate', ['once']],
  ['persons/:person/unlink', ['l', 'r', 'once']],
  ['persons/:person/take-back', ['verdict', 'once']],
];

function byHand(
  person: Person | undefined,
  route: string,
  names: readonly string[] = [],
  which = '',
): Found {
  if (!person || /undefined$/.test(which)) throw new Error(`nothing to send to ${route}`);
  const path = which.startsWith('?')
    ? `${route}${which}`
    : route.replace(/:id|:token/, which).replace(':person', '0');
  const form: Form = {
    ...{ method: 'POST', action: `/fr${path}`, multipart: false },
    fields: names.map((name) => ({
      ...{ name, type: 'text', value: '', set: true, options: [] },
      attribute: () => undefined,
    })),
  };
  return { person, on: form.action, route, form };
}
