import type { App } from '../src/app.tsx';
import type { Role } from '../src/people/roles/roles.ts';
import type { TestHub } from './hub.ts';
import { type Member, openMember as open } from './members.ts';

export type { Member } from './members.ts';

/** The same as in `members.ts`, at an app that the test has opened itself. */
export const openMember = (app: App, hub: TestHub, roles: readonly Role[] = []): Promise<Member> =>
  open(hub, roles, undefined, app);
