import type { FC } from 'hono/jsx';
import { LANGS, type Lang, languageName } from '../../reference/languages/languages.ts';
import { CountrySelect } from '../../web/components/country-select.tsx';
import {
  Button,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Fieldset,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { ZoneSelect } from '../../web/components/zone-select.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { numberFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { AtDoor, Counts, Rounded } from './attendance.ts';
import { ACCESS, REPEATS } from './event-form.ts';
import { Standing, whereOf } from './parts.tsx';
import type { Event, Time } from './times.ts';
import { When } from './when.tsx';

interface Speaks {
  readonly locale: Locale;
}

export const stateOf = ({ publishedOn, refusedOn, cancelledOn }: Event) =>
  cancelledOn ? 'cancelled' : publishedOn ? 'published' : refusedOn ? 'refused' : 'draft';

const EventState: FC<Speaks & { readonly event: Event }> = ({ locale, event }) => {
  const state = stateOf(event);
  const tone = {
    cancelled: 'quiet',
    published: 'done',
    refused: 'quiet',
    draft: 'attention',
  } as const;
  return <Tag tone={tone[state]}>{locale.t(`events.state.${state}`)}</Tag>;
};

interface DeskProps extends Speaks {
  readonly events: readonly { readonly event: Event; readonly next: Date | null }[];
}

/** What is to come and what waits to be published. */
export const EventDesk: FC<DeskProps> = ({ locale, events }) => (
  <>
    <h1>{locale.t('team.page.events')}</h1>
    <p class="lead">{locale.t('events.desk.lead')}</p>
    <div class="row">
      <Button href={`/${locale.lang}/staff/events/new`}>{locale.t('events.desk.new')}</Button>
      <Button tone="plain" href={`/${locale.lang}/staff/events/feeds`}>
        {locale.t('events.feeds')}
      </Button>
    </div>
    {events.length === 0 ? (
      <EmptyState title={locale.t('events.desk.none')}>
        <p>{locale.t('events.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {events.map(({ event, next }) => (
          <li>
            <p>
              <a href={`/${locale.lang}/staff/events/${event.id}`}>
                <strong lang={event.lang} dir="auto">
                  {event.title}
                </strong>
              </a>{' '}
              <EventState locale={locale} event={event} />
            </p>
            <p class="small muted">
              {[next && longDate(next, locale.lang), whereOf(event, locale), event.organiser]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    )}
  </>
);

interface FormProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

const wrongIn = (errors: readonly FieldError[]) => (name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

export const NewEvent: FC<FormProps> = (props) => (
  <>
    <h1>{props.locale.t('events.desk.new')}</h1>
    <EventFields
      {...props}
      action={`/${props.locale.lang}/staff/events/new`}
      submit={props.locale.t('events.save')}
    />
  </>
);

type FieldsProps = FormProps & { readonly action: string; readonly submit: string };

/** All that is asked of an event, in the order in which one thinks of it. */
export const EventFields: FC<FieldsProps> = (props) => {
  const { locale, values, errors, action, submit } = props;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name={action} answered={errors.length > 0}>
        <form class="form" method="post" action={action}>
          <input type="hidden" name="once" value={values.one('once')} />
          <Words {...props} />
          <Dates {...props} />
          <Place {...props} />
          <Coming {...props} />
          <div class="row">
            <Button>{submit}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

const Words: FC<FormProps> = ({ locale, values, errors }) => {
  const wrong = wrongIn(errors);
  return (
    <>
      <TextInput
        name="title"
        label={locale.t('events.form.title')}
        value={values.one('title')}
        maxlength={140}
        dir="auto"
        required
        {...wrong('title')}
      />
      <TextInput
        name="description"
        label={locale.t('events.form.description')}
        hint={locale.t('events.form.description.hint')}
        value={values.one('description')}
        rows={6}
        maxlength={6000}
        dir="auto"
        required
        {...wrong('description')}
      />
      <Select
        name="lang"
        label={locale.t('events.form.lang')}
        value={values.one('lang') || locale.lang}
        options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
      />
    </>
  );
};

const Dates: FC<FormProps> = ({ locale, values, errors }) => {
  const wrong = wrongIn(errors);
  return (
    <Fieldset legend={locale.t('events.form.dates')} large>
      <TextInput
        name="day"
        type="date"
        label={locale.t('events.form.day')}
        value={values.one('day')}
        short
        required
        {...wrong('day')}
      />
      <div class="row">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            name={name}
            type="time"
            label={locale.t(`events.form.${name}`)}
            value={values.one(name)}
            short
            required
            {...wrong(name)}
          />
        ))}
      </div>
      <ZoneSelect
        name="zone"
        label={locale.t('events.form.zone')}
        hint={locale.t('events.form.zone.hint')}
        prompt={locale.t('form.choose')}
        value={values.one('zone')}
        required
        {...wrong('zone')}
      />
      <Select
        name="repeat"
        label={locale.t('events.form.repeat')}
        value={values.one('repeat') || 'never'}
        options={REPEATS.map((value) => ({ value, label: locale.t(`events.repeat.${value}`) }))}
        {...wrong('repeat')}
      />
      <TextInput
        name="times"
        type="number"
        label={locale.t('events.form.times')}
        optional={locale.t('form.optional')}
        value={values.one('times')}
        min={2}
        max={200}
        short
        {...wrong('times')}
      />
      <TextInput
        name="except"
        label={locale.t('events.form.except')}
        hint={locale.t('events.form.except.hint')}
        optional={locale.t('form.optional')}
        value={values.one('except')}
        dir="ltr"
        {...wrong('except')}
      />
    </Fieldset>
  );
};

const Place: FC<FormProps> = ({ locale, values, errors }) => {
  const wrong = wrongIn(errors);
  return (
    <Fieldset legend={locale.t('events.form.place')} large>
      <TextInput
        name="town"
        label={locale.t('events.form.town')}
        hint={locale.t('events.form.town.hint')}
        value={values.one('town')}
        maxlength={80}
        dir="auto"
        {...wrong('town')}
      />
      <CountrySelect
        locale={locale}
        name="country"
        label={locale.t('events.country')}
        none={locale.t('form.choose')}
        value={values.one('country')}
        {...wrong('country')}
      />
      <TextInput
        name="address"
        label={locale.t('events.address')}
        hint={locale.t('events.form.address.hint')}
        optional={locale.t('form.optional')}
        value={values.one('address')}
        maxlength={300}
        dir="auto"
        {...wrong('address')}
      />
      <Checkbox
        name="online"
        label={locale.t('events.form.online')}
        checked={values.one('online') !== ''}
      />
      <TextInput
        name="link"
        type="url"
        label={locale.t('events.link')}
        hint={locale.t('events.form.link.hint')}
        optional={locale.t('form.optional')}
        value={values.one('link')}
        maxlength={500}
        dir="ltr"
        {...wrong('link')}
      />
    </Fieldset>
  );
};

const Coming: FC<FormProps> = ({ locale, values, errors }) => {
  const wrong = wrongIn(errors);
  return (
    <Fieldset legend={locale.t('events.form.coming')} large>
      <TextInput
        name="organiser"
        label={locale.t('events.organiser')}
        hint={locale.t('events.form.organiser.hint')}
        optional={locale.t('form.optional')}
        value={values.one('organiser')}
        maxlength={120}
        dir="auto"
        {...wrong('organiser')}
      />
      <Checkboxes
        name="spoken"
        label={locale.t('events.spoken')}
        values={values.all('spoken')}
        options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
      />
      <Checkboxes
        name="access"
        label={locale.t('events.access')}
        values={values.all('access')}
        options={ACCESS.map((value) => ({ value, label: locale.t(`events.access.${value}`) }))}
      />
      <TextInput
        name="accessNote"
        label={locale.t('events.access.note')}
        hint={locale.t('events.form.access.hint')}
        optional={locale.t('form.optional')}
        value={values.one('accessNote')}
        rows={2}
        maxlength={600}
        dir="auto"
        {...wrong('accessNote')}
      />
      <Checkbox
        name="registers"
        label={locale.t('events.form.registers')}
        hint={locale.t('events.form.registers.hint')}
        checked={values.one('registers') !== ''}
      />
      <TextInput
        name="capacity"
        type="number"
        label={locale.t('events.places')}
        hint={locale.t('events.form.capacity.hint')}
        optional={locale.t('form.optional')}
        value={values.one('capacity')}
        min={1}
        short
        {...wrong('capacity')}
      />
    </Fieldset>
  );
};

interface StaffEventProps extends FormProps {
  readonly event: Event;
  readonly times: readonly Time[];
  readonly texts: readonly {
    readonly lang: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** Of others: it is changed where it comes from. */
  readonly feed: string | null;
}

/** One event, for those who hold it: publish, change, translate, cancel, and each of its times. */
export const StaffEvent: FC<StaffEventProps> = (props) => {
  const { locale, event, times, texts, feed } = props;
  const base = `/${locale.lang}/staff/events/${event.id}`;
  const state = stateOf(event);
  return (
    <>
      <p class="row">
        <EventState locale={locale} event={event} />
        {event.publishedOn && (
          <a href={`/${locale.lang}/events/${event.slug}`}>{locale.t('events.desk.public')}</a>
        )}
      </p>
      <h1 lang={event.lang} dir="auto">
        {event.title}
      </h1>
      {feed && (
        <Notice>
          <p>{locale.t('events.desk.of', { name: feed })}</p>
        </Notice>
      )}
      {state === 'draft' && (
        <form class="row" method="post" action={`${base}/publish`}>
          <Button>{locale.t('events.publish')}</Button>
          {event.proposer && (
            <Button tone="plain" formaction={`${base}/refuse`}>
              {locale.t('events.refuse')}
            </Button>
          )}
        </form>
      )}
      <section class="section stack" aria-labelledby="times">
        <h2 id="times">{locale.t('events.dates', { n: times.length })}</h2>
        <ul class="lines">
          {times.map((time) => (
            <li>
              <a href={`${base}/times/${time.id}`}>
                <When locale={locale} time={time} event={event} />
              </a>{' '}
              <Standing locale={locale} cancelled={time.cancelled} full={false} />
            </li>
          ))}
        </ul>
      </section>
      <section class="section stack" aria-labelledby="words">
        <h2 id="words">{locale.t('events.desk.words')}</h2>
        {LANGS.filter((lang) => lang !== event.lang).map((lang) => (
          <Translation {...{ locale, base, lang }} text={texts.find((one) => one.lang === lang)} />
        ))}
      </section>
      {!feed && (
        <details class="section" open={props.errors.length > 0}>
          <summary>{locale.t('events.desk.change')}</summary>
          <EventFields {...props} action={base} submit={locale.t('events.save')} />
        </details>
      )}
      {state === 'published' && (
        <details class="section">
          <summary>{locale.t('events.cancel')}</summary>
          <form class="form" method="post" action={`${base}/cancel`}>
            <p>{locale.t('events.cancel.text')}</p>
            <TextInput
              name="reason"
              label={locale.t('events.cancel.reason')}
              maxlength={300}
              dir="auto"
              required
            />
            <Button tone="grave">{locale.t('events.cancel.yes')}</Button>
          </form>
        </details>
      )}
    </>
  );
};

interface TranslationProps extends Speaks {
  readonly base: string;
  readonly lang: Lang;
  readonly text: { readonly title: string; readonly description: string } | undefined;
}

const Translation: FC<TranslationProps> = ({ locale, base, lang, text }) => (
  <details>
    <summary>
      {languageName(lang, locale.lang)}
      {text ? ` · ${locale.t('events.desk.translated')}` : ''}
    </summary>
    <form class="form" method="post" action={`${base}/text/${lang}`}>
      <TextInput
        name="title"
        id={`title-${lang}`}
        label={locale.t('events.form.title')}
        value={text?.title ?? ''}
        maxlength={140}
        lang={lang}
        dir="auto"
      />
      <TextInput
        name="description"
        id={`description-${lang}`}
        label={locale.t('events.form.description')}
        value={text?.description ?? ''}
        rows={4}
        maxlength={6000}
        lang={lang}
        dir="auto"
      />
      <Button tone="plain">{locale.t('events.desk.translate')}</Button>
    </form>
  </details>
);

interface TimeProps extends Speaks {
  readonly event: Event;
  readonly time: Time;
  readonly counts: Counts;
  readonly said: AtDoor | null;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** One time of an event: who is awaited in numbers, the door, and what to do when it changes. */
export const StaffTime: FC<TimeProps> = ({ locale, event, time, counts, said, values, errors }) => {
  const base = `/${locale.lang}/staff/events/${event.id}/times/${time.id}`;
  const wrong = wrongIn(errors);
  return (
    <>
      <p class="row">
        <Standing locale={locale} cancelled={time.cancelled} full={false} />
      </p>
      <h1>
        <When locale={locale} time={time} event={event} />
      </h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {event.registers && (
        <DefinitionList
          entries={(['registered', 'waiting', 'came'] as const).map((name) => ({
            term: locale.t(`events.count.${name}`),
            text: countIn(counts[name], locale),
          }))}
        />
      )}
      <p class="small muted">{locale.t('events.count.note')}</p>
      {!time.cancelled && event.registers && (
        <section class="section stack" aria-labelledby="door">
          <h2 id="door">{locale.t('events.door.title')}</h2>
          {said && (
            <Notice tone={said === 'in' ? 'plain' : 'attention'} live>
              <p>{locale.t(`events.door.${said}`)}</p>
            </Notice>
          )}
          <form class="filters" method="post" action={`${base}/door`}>
            <TextInput
              name="door"
              label={locale.t('events.door')}
              hint={locale.t('events.door.hint')}
              autocomplete="off"
              dir="ltr"
              required
            />
            <Button>{locale.t('events.door.yes')}</Button>
          </form>
        </section>
      )}
      <form class="filters" method="post" action={`${base}/counted`}>
        <TextInput
          name="counted"
          type="number"
          label={locale.t('events.counted')}
          hint={locale.t('events.counted.hint')}
          value={time.counted === null ? '' : String(time.counted)}
          min={0}
          required
          {...wrong('counted')}
        />
        <Button tone="plain">{locale.t('events.save')}</Button>
      </form>
      {!time.cancelled && !event.feedId && (
        <section class="section stack" aria-labelledby="move">
          <h2 id="move">{locale.t('events.move')}</h2>
          <p>{locale.t('events.move.text')}</p>
          <form class="form" method="post" action={`${base}/move`}>
            <TextInput
              name="day"
              type="date"
              label={locale.t('events.form.day')}
              value={values.one('day')}
              short
              required
              {...wrong('day')}
            />
            <div class="row">
              {(['from', 'to'] as const).map((name) => (
                <TextInput
                  name={name}
                  type="time"
                  label={locale.t(`events.form.${name}`)}
                  value={values.one(name)}
                  short
                  required
                  {...wrong(name)}
                />
              ))}
            </div>
            <Button tone="plain">{locale.t('events.move.yes')}</Button>
          </form>
          <form method="post" action={`${base}/cancel`}>
            <Button tone="grave">{locale.t('events.cancel.time')}</Button>
          </form>
        </section>
      )}
    </>
  );
};

const countIn = (count: Rounded, locale: Locale): string =>
  count === null
    ? locale.t('events.count.few')
    : locale.t('events.count.about', { n: numberFormat(locale.lang).format(count) });
