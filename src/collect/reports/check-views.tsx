import type { FC } from 'hono/jsx';
import { nameOf } from '../../people/organisations/organisations.ts';
import { FRAMES, type TermOf } from '../../reference/frames/frames.ts';
import {
  Button,
  Fieldset,
  KeepDraft,
  PrintButton,
  Radios,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import type { Activity } from '../activities/activities.ts';
import { type Check, LEVELS } from './reports.ts';
import { ActivityLink, Head, type OfOrganisation, type Speaks } from './views.tsx';

interface CheckProps extends OfOrganisation {
  readonly now: ReadonlyMap<string, Check>;
  readonly before: ReadonlyMap<string, Check>;
  readonly activities: readonly Activity[];
  readonly today: string;
  readonly saved: boolean;
}

/** How an organisation sees itself on the nine commitments, with last year beside; nobody else sees it. */
export const CheckPage: FC<CheckProps> = (props) => {
  const { locale, organisation, year, saved } = props;
  const base = `/${locale.lang}/me/activities/${organisation.slug}/check`;
  return (
    <article class="stack">
      <Head {...props} kind="check" title={locale.t('check.year', { year })}>
        <p class="lead">{locale.t('check.lead')}</p>
      </Head>
      {saved && (
        <Notice live>
          <p>{locale.t('report.saved')}</p>
        </Notice>
      )}
      <div class="row screen-only">
        <Button href={`${base}/${year}/edit`}>{locale.t('check.answer')}</Button>
        <PrintButton locale={locale} />
      </div>
      <p class="small muted">{locale.t('check.private')}</p>
      {FRAMES.chsCommitments.map((term, index) => (
        <Commitment {...props} term={term} position={index + 1} />
      ))}
    </article>
  );
};

interface CommitmentProps extends CheckProps {
  readonly term: TermOf<'chsCommitments'>;
  readonly position: number;
}

/** What was said and what shows it; where nothing was, one line says so and no more. */
const Commitment: FC<CommitmentProps> = (props) => {
  const { locale, term, position, year, now, before, activities } = props;
  const check = now.get(term.code);
  const last = before.get(term.code);
  const linked = activities.filter(({ commitments }) => commitments.includes(term.code));
  return (
    <section class="section stack whole" aria-labelledby={term.code}>
      <h2 id={term.code}>
        {number(position, locale)}. {term.name[locale.lang]}
      </h2>
      <p class="small muted">{term.about[locale.lang]}</p>
      <DefinitionList
        entries={[
          {
            term: locale.t('check.level.year', { year }),
            text: <LevelOf locale={locale} check={check} />,
          },
          ...(last?.level
            ? [
                {
                  term: locale.t('check.level.year', { year: year - 1 }),
                  text: <LevelOf locale={locale} check={last} />,
                },
              ]
            : []),
          ...(check?.evidence || linked.length > 0
            ? [
                {
                  term: locale.t('check.evidence'),
                  text: (
                    <>
                      <Written check={check} text={check?.evidence} />
                      <Linked {...props} linked={linked} />
                    </>
                  ),
                },
              ]
            : []),
          ...(check?.planned
            ? [
                {
                  term: locale.t('check.planned'),
                  text: <Written check={check} text={check.planned} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
};

const Written: FC<{ readonly check: Check | undefined; readonly text: string | undefined }> = ({
  check,
  text,
}) =>
  text ? (
    <span lang={check?.lang} dir={check?.lang === 'ar' ? 'rtl' : 'ltr'}>
      {text}
    </span>
  ) : null;

const Linked: FC<CheckProps & { readonly linked: readonly Activity[] }> = ({ linked, ...props }) =>
  linked.length > 0 ? (
    <ul class="plain">
      {linked.map((activity) => (
        <li>
          <ActivityLink {...props} activity={activity} />
        </li>
      ))}
    </ul>
  ) : null;

const LevelOf: FC<Speaks & { readonly check: Check | undefined }> = ({ locale, check }) =>
  check?.level ? (
    <Tag>{locale.t(`check.level.${check.level}`)}</Tag>
  ) : (
    <span class="muted">{locale.t('check.unsaid')}</span>
  );

interface EditProps extends OfOrganisation {
  readonly now: ReadonlyMap<string, Check>;
  readonly before: ReadonlyMap<string, Check>;
}

/** One question a commitment; last year's words are a start, and its level is not. */
export const EditCheck: FC<EditProps> = ({ locale, organisation, year, now, before }) => {
  const base = `/${locale.lang}/me/activities/${organisation.slug}/check/${year}`;
  const optional = locale.t('form.optional');
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1>{locale.t('check.year', { year })}</h1>
      <p class="lead">{locale.t('check.private')}</p>
      <KeepDraft locale={locale} name={`check-${organisation.slug}-${year}`}>
        <form class="form" method="post" action={`${base}/edit`}>
          {FRAMES.chsCommitments.map(({ code, name, about }) => {
            const [check, last] = [now.get(code), before.get(code)];
            return (
              <Fieldset legend={name[locale.lang]} large>
                <p class="hint">{about[locale.lang]}</p>
                <Radios
                  name={`level.${code}`}
                  label={locale.t('check.level')}
                  value={check?.level ?? ''}
                  options={['', ...LEVELS].map((level) => ({
                    value: level,
                    label: locale.t(level ? `check.level.${level}` : 'check.unsaid'),
                  }))}
                />
                <TextInput
                  name={`evidence.${code}`}
                  label={locale.t('check.evidence')}
                  hint={locale.t('check.evidence.hint')}
                  optional={optional}
                  rows={2}
                  maxlength={2000}
                  value={check?.evidence ?? last?.evidence ?? ''}
                />
                <TextInput
                  name={`planned.${code}`}
                  label={locale.t('check.planned')}
                  optional={optional}
                  rows={2}
                  maxlength={2000}
                  value={check?.planned ?? last?.planned ?? ''}
                />
              </Fieldset>
            );
          })}
          <div class="row">
            <Button>{locale.t('button.save')}</Button>
            <Button tone="plain" href={base}>
              {locale.t('button.cancel')}
            </Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};
