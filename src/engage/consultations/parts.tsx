import type { Child, FC } from 'hono/jsx';
import { DIRECTIONS, isLang } from '../../reference/languages/languages.ts';
import { Card } from '../../web/components/card.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Stage } from './phases.ts';
import type { OpenConsultation } from './showing.ts';

interface Speaks {
  readonly locale: Locale;
}

/** What somebody wrote, in its own language and direction; `as` says in what it stands. */
export const Said: FC<{
  readonly lang: string;
  readonly as?: 'p' | 'span' | 'h1' | 'blockquote';
  readonly class?: string;
  readonly children?: Child;
}> = ({ lang, as: Element = 'span', children, ...rest }) => (
  <Element lang={lang} dir={directionOf(lang)} {...rest}>
    {children}
  </Element>
);

const directionOf = (lang: string) => (isLang(lang) ? DIRECTIONS[lang] : 'auto');

/** Several paragraphs of somebody's words. */
export const SaidAtLength: FC<{ readonly lang: string; readonly text: string }> = ({
  lang,
  text,
}) => (
  <div class="prose" lang={lang} dir={directionOf(lang)}>
    {text
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
);

const TONES = { listening: 'attention', proposing: 'attention', concluding: 'attention' } as const;

export const StageTag: FC<Speaks & { readonly stage: Stage }> = ({ locale, stage }) => (
  <Tag tone={TONES[stage as keyof typeof TONES] ?? 'quiet'}>
    {locale.t(`consultations.stage.${stage}`)}
  </Tag>
);

/** Consultations side by side, each with what is asked and until when. */
export const ConsultationCards: FC<
  Speaks & { readonly consultations: readonly OpenConsultation[] }
> = ({ locale, consultations }) => (
  <div class="cards">
    {consultations.map(({ slug, shown, stage, until }) => (
      <Card
        over={locale.t(`consultations.stage.${stage}`)}
        title={<Said lang={shown.lang}>{shown.title}</Said>}
        href={`/${locale.lang}/consultations/${slug}`}
      >
        <Said as="p" lang={shown.lang}>
          {shown.question}
        </Said>
        {until && (
          <p class="small muted">
            {locale.t('consultations.until', { date: longDate(until, locale.lang) })}
          </p>
        )}
      </Card>
    ))}
  </div>
);
