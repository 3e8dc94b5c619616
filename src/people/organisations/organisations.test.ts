import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import { decide, waitingApprovals } from '../approvals/approvals.ts';
import { openRecipients } from '../consents/consents.ts';
import { eraseAccount } from '../me/erasure.ts';
import {
  acceptInvitation,
  addOrganisation,
  askVerification,
  changeOrganisation,
  findOrganisation,
  hideOrganisation,
  historyOf,
  invitationFor,
  inviteSteward,
  isNamed,
  knownOrganisation,
  nameOf,
  type OrganisationForm,
  organisationBySlug,
  organisationFor,
  organisationPerformers,
  organisationsById,
  organisationsOf,
  passOrganisation,
  publicOrganisation,
  publicOrganisations,
  refuseInvitation,
  registerOrganisation,
  showOrganisation,
  stateOf,
  stewardsOf,
} from './organisations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const office = () => ({ clock: hub.clock, actor: 'officer', capacity: 'office' }) as const;
const list = () => ({ clock: hub.clock, actor: 'officer', capacity: 'list' }) as const;

const said = (text: string, more: Partial<OrganisationForm> = {}): OrganisationForm => ({
  kind: 'association',
  names: [{ text, lang: 'fr', kind: 'official' }],
  ...more,
});

const shownSlugs = async () =>
  (await publicOrganisations(hub.public.db, 'low')).map(({ slug }) => slug);
const names = async () => (await openRecipients(hub.house.db)).map(({ names }) => names.fr);

describe('an association that a list brought', () => {
  it('is hidden until its own steward says yes, and can be given consent from then on', async () => {
    const { db } = hub.house;
    const { account: aminata } = await signedIn(db, hub);
    const made = await addOrganisation(db, list(), said('Les amis de Thiès'));
    expect(stateOf(made)).toBe('unasked');
    expect(await shownSlugs()).not.toContain('les-amis-de-thies');
    expect(await names()).not.toContain('Les amis de Thiès');

    const code = await inviteSteward(db, hub, office(), made.id);
    expect(
      (await invitationFor(db, hub, code.toLowerCase().replaceAll('-', ' ')))?.organisation.id,
    ).toBe(made.id);
    await db.transaction((tx) => acceptInvitation(tx, hub, aminata, code));

    expect(await shownSlugs()).toContain('les-amis-de-thies');
    expect(await names()).toContain('Les amis de Thiès');
    expect((await organisationsOf(db, hub, aminata)).map(({ id }) => id)).toEqual([made.id]);
    expect((await historyOf(db, made.id)).map(({ act, capacity }) => `${act} ${capacity}`)).toEqual(
      ['accepted steward', 'invited office', 'added list'],
    );
  });

  it('opens to one code, once, and to the newest only', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const made = await addOrganisation(db, list(), said('Union des tisserands'));
    const former = await inviteSteward(db, hub, office(), made.id);
    const code = await inviteSteward(db, hub, office(), made.id);
    expect(await invitationFor(db, hub, former)).toBeNull();
    await acceptInvitation(db, hub, account, code);
    await expect(acceptInvitation(db, hub, account, code)).rejects.toMatchObject({
      code: 'organisation/invitation',
    });
    const late = await inviteSteward(db, hub, office(), made.id);
    hub.wait(61 * 24 * 3_600_000);
    expect(await invitationFor(db, hub, late)).toBeNull();
  });

  it('is forgotten but for its name when its steward says no', async () => {
    const { db } = hub.house;
    const made = await addOrganisation(
      db,
      list(),
      said('Cercle des ingénieurs', {
        email: 'bonjour@cercle.example',
        phone: '+33 1 23 45 67 89',
      }),
    );
    const code = await inviteSteward(db, hub, office(), made.id);
    await refuseInvitation(db, hub, 'somebody', code);
    const left = await findOrganisation(db, made.id);
    expect(left && stateOf(left)).toBe('refused');
    expect(JSON.stringify(left)).not.toContain('cercle.example');
    expect(await shownSlugs()).not.toContain('cercle-des-ingenieurs');
  });

  it('is shown at once where it is a public body', async () => {
    await addOrganisation(hub.house.db, list(), said('Mairie de Montreuil', { kind: 'public' }));
    expect(await shownSlugs()).toContain('mairie-de-montreuil');
  });
});

describe('somebody who enters their own organisation', () => {
  it('looks after it, and nobody else finds it; it is public once the office has looked at it', async () => {
    const { db } = hub.house;
    const [{ account: fatou }, { account: other }] = [
      await signedIn(db, hub),
      await signedIn(db, hub),
    ];
    const made = await registerOrganisation(db, hub, fatou, said('Femmes du fleuve'));
    expect(stateOf(made)).toBe('waiting');
    expect((await organisationFor(db, hub, fatou, made.id)).id).toBe(made.id);
    await expect(organisationFor(db, hub, other, made.id)).rejects.toMatchObject({ status: 404 });
    expect(await names()).not.toContain('Femmes du fleuve');
    await passOrganisation(db, office(), made.id);
    expect(await shownSlugs()).toContain('femmes-du-fleuve');
    expect(await names()).toContain('Femmes du fleuve');
  });

  it('changes it, and each change stays in its history with what stood there before', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const by = { clock: hub.clock, actor: account, capacity: 'steward' } as const;
    const made = await registerOrganisation(db, hub, account, said('Passeurs', { founded: 1998 }));
    expect(await organisationBySlug(db, 'passeurs')).toEqual(made);
    await changeOrganisation(
      db,
      by,
      made.id,
      said('Passeurs', { founded: 1999, country: 'FRA', town: 'lyon' }),
    );
    const [newest] = await historyOf(db, made.id);
    expect(newest?.changes.founded).toEqual([1998, 1999]);
    expect(await findOrganisation(db, made.id)).toMatchObject({ town: 'Lyon', latitude: 45.75 });
    await expect(
      changeOrganisation(db, by, made.id, said('Passeurs', { kind: 'public' })),
    ).rejects.toMatchObject({ code: 'organisation/public-body' });
  });

  it('leaves it behind with the account, unless nobody else has seen it', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const unseen = await registerOrganisation(db, hub, account, said('Jamais vue'));
    const seen = await registerOrganisation(db, hub, account, said('Vue par le bureau'));
    await passOrganisation(db, office(), seen.id);
    await db.transaction((tx) => eraseAccount(tx, hub, { account, actor: account }, HOLDINGS));
    expect(await findOrganisation(db, unseen.id)).toBeNull();
    expect((await knownOrganisation(db, seen.id)).slug).toBe('vue-par-le-bureau');
    expect((await organisationsById(db, [unseen.id, seen.id])).map(nameOf)).toEqual([
      'Vue par le bureau',
    ]);
    expect(await stewardsOf(db, hub.clock, seen.id)).toEqual([]);
  });
});

describe('an organisation that is shown', () => {
  it('is verified once two people of the office say so', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const made = await registerOrganisation(db, hub, account, said('Santé sans frontière'));
    await expect(askVerification(db, office(), made.id, 'known')).rejects.toMatchObject({
      code: 'organisation/not-shown',
    });
    await passOrganisation(db, office(), made.id);
    const asked = await askVerification(db, office(), made.id, 'statutes seen');
    expect((await waitingApprovals(db, hub.clock)).map(({ id }) => id)).toContain(asked);
    const decided = (actor: string) =>
      db.transaction((tx) =>
        decide(tx, { clock: hub.clock, actor }, asked, 'done', organisationPerformers),
      );
    await expect(decided('officer')).rejects.toMatchObject({ code: 'approval/same-person' });
    await decided('colleague');
    expect(await publicOrganisation(hub.public.db, 'low', made.slug)).toMatchObject({
      verifiedBy: 'people',
    });
  });

  it('leaves every public page and every list of recipients when it is hidden, and comes back', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const made = await registerOrganisation(db, hub, account, said('Théâtre des deux rives'));
    await passOrganisation(db, office(), made.id);
    await hideOrganisation(db, office(), made.id);
    expect(await shownSlugs()).not.toContain(made.slug);
    expect(await names()).not.toContain('Théâtre des deux rives');
    await showOrganisation(db, office(), made.id);
    expect(await shownSlugs()).toContain(made.slug);
    expect(await names()).toContain('Théâtre des deux rives');
  });

  it('is named under threat by its own choice alone, and nowhere under severe threat', async () => {
    const { db } = hub.house;
    const { account } = await signedIn(db, hub);
    const made = await registerOrganisation(
      db,
      hub,
      account,
      said('Veilleurs', { namedOn: ['page'] }),
    );
    await passOrganisation(db, office(), made.id);
    const named = async (threat: 'low' | 'elevated' | 'severe') => [
      (await publicOrganisations(hub.public.db, threat)).some(({ id }) => id === made.id),
      (await publicOrganisation(hub.public.db, threat, made.slug)) !== null,
    ];
    expect(isNamed('elevated', made, 'page')).toBe(true);
    expect(await named('low')).toEqual([true, true]);
    expect(await named('elevated')).toEqual([false, true]);
    expect(await named('severe')).toEqual([false, false]);
  });

  it('shows the public pool nothing that is not public', async () => {
    await expect(hub.public.sql`select * from organisations`).rejects.toThrow(/permission denied/);
    await expect(hub.public.sql`select * from organisation_invitations`).rejects.toThrow(
      /permission denied/,
    );
  });
});
