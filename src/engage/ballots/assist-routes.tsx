import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { actorIn } from '../../people/access/access.ts';
import {
  beforePerson,
  countDay,
  Languages,
  languageOf,
  onceIn,
} from '../../people/relays/relays.ts';
import { type Brake, brake, firstTime } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  admit,
  castVote,
  consultationBySlug,
  newVoiceCode,
  type ShownConsultation,
  statementsOf,
} from '../consultations/consultations.ts';
import { VoiceSlip, WithSomebody } from './assist-views.tsx';
import { isListening } from './finding.ts';
import { BOXES } from './keyed-answers.ts';

const WITH: Brake = { what: 'relay voice', most: 60, minutes: 60 };
const FORM_MINUTES = 24 * 60;
const HOME = '/me/relay/consultations';
const ONE = `${HOME}/:slug{[a-z0-9-]+}`;
/** As many as somebody can listen to. */
const MOST_READ = 20;

/** Somebody who is present answers with a relay, and takes home the code of their voice. */
export function assistRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  const found = async (c: PageContext): Promise<ShownConsultation> => {
    const slug = (c.req.param('slug') ?? '').slice(0, 100);
    const consultation = await consultationBySlug(db, slug, c.var.locale.lang);
    if (consultation.access !== 'anybody' || !(await isListening(db, hub, consultation)))
      throw new Problem('page/not-found', 404);
    return consultation;
  };

  const shownTo = async (c: PageContext, consultation: ShownConsultation) =>
    (await statementsOf(db, consultation.id, c.var.locale.lang)).slice(0, MOST_READ);

  app.get(`${ONE}/with`, async (c) => {
    const { locale } = c.var;
    const consultation = await found(c);
    const title = locale.t('relay.consultations.with');
    const path = `${HOME}/${consultation.slug}/answers`;
    const lead = consultation.shown.title;
    return c.html(
      ownPage(c, {
        title,
        children: <Languages locale={locale} title={title} lead={lead} path={path} />,
      }),
    );
  });

  app.get(`${ONE}/answers`, async (c) => {
    const consultation = await found(c);
    const back = languageOf(c.req.query('back') ?? '', c);
    const { locale } = c.var;
    const { question } = consultation.shown;
    return c.html(
      beforePerson(
        c,
        question,
        <WithSomebody
          locale={locale}
          question={question}
          action={`/${locale.lang}${HOME}/${consultation.slug}/answers`}
          back={`/${back}${HOME}`}
          statements={await shownTo(c, consultation)}
          values={typed({ once: randomUUID(), back })}
          errors={[]}
        />,
      ),
    );
  });

  app.post(`${ONE}/answers`, async (c) => {
    const consultation = await found(c);
    const form = await readForm(c);
    const once = onceIn(form);
    const { locale, face } = c.var;
    const relay = actorIn(c).account;
    const back = `/${languageOf(form.one('back'), c)}${HOME}?done`;
    await brake(db, hub, WITH, relay);
    const statements = await shownTo(c, consultation);
    const answers = statements.flatMap(({ id, number }) => {
      const answer = answerIn(form, `s${number}`);
      return answer === null ? [] : [{ id, answer }];
    });
    const code = newVoiceCode();
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'relay voice', once, FORM_MINUTES))) return false;
      const participant = await admit(tx, hub, consultation, {
        ...{ by: { code }, lang: locale.lang },
        channel: 'relay',
      });
      for (const { id, answer } of answers)
        await castVote(tx, hub, consultation, participant.id, id, answer);
      await countDay(tx, hub, relay, 'assisted');
      return true;
    });
    // The same form again: its code has been shown, and is not shown a second time.
    if (!made) return c.redirect(back, 303);
    const page = `${face.address}/${locale.lang}/consultations/${consultation.slug}/take-part/code`;
    return c.html(
      beforePerson(
        c,
        locale.t('relay.consultations.slip'),
        <VoiceSlip locale={locale} code={code} page={page} back={back} />,
      ),
    );
  });
  return app;
}

function answerIn(form: Typed, name: string): -1 | 0 | 1 | null {
  const box = form.one(name);
  return box === '1' || box === '2' || box === '3' ? BOXES[box] : null;
}
