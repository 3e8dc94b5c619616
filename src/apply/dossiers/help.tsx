import type { FC } from 'hono/jsx';
import type { Guide } from '../../collect/guides/guides.ts';
import type { Office } from '../../collect/offices/offices.ts';
import type { CorridorDocument } from '../../process/pipeline/corridors/document.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { townName } from '../../web/i18n/towns.ts';
import { phrases } from '../figures/figures.ts';
import { MoreOnPaper, Section } from './section.tsx';

const OFFICES_ON_PAPER = 3;
const GUIDES_ON_PAPER = 4;
const OFFICES = 12;
const GUIDES = 8;

interface HelpProps {
  readonly locale: Locale;
  readonly document: Pick<CorridorDocument, 'origin' | 'residence'>;
  readonly offices: readonly Office[];
  readonly guides: readonly Guide[];
}

/** Offices of the origin in the residence, and the guides that fit; paper has room for the first of each. */
export const HelpSection: FC<HelpProps> = ({ locale, document, offices, guides }) => {
  const { origin, residence } = document;
  const names = phrases(origin, residence, locale);
  return (
    <Section id="help" title={locale.t('dossiers.help')}>
      <div class="two">
        <div>
          <h3>{locale.t('dossiers.offices', names)}</h3>
          {offices.length === 0 ? (
            <p class="muted">{locale.t('dossiers.offices.empty')}</p>
          ) : (
            <OfficeLines
              locale={locale}
              offices={offices.slice(0, OFFICES)}
              paper={OFFICES_ON_PAPER}
            />
          )}
          <MoreOnPaper locale={locale} left={offices.length - OFFICES_ON_PAPER} />
          {offices.length > OFFICES && (
            <p class="small screen-only">
              <a href={`/${locale.lang}/directory/offices?operator=${origin}&country=${residence}`}>
                {locale.t('dossiers.offices.all', { n: offices.length })}
              </a>
            </p>
          )}
        </div>
        <div>
          <h3>{locale.t('dossiers.guides')}</h3>
          {guides.length === 0 ? (
            <p class="muted">{locale.t('dossiers.guides.empty')}</p>
          ) : (
            <ul class="plain">
              {guides.slice(0, GUIDES).map(({ slug, title, lang }, index) => (
                <li {...(index >= GUIDES_ON_PAPER && { class: 'screen-only' })}>
                  <a
                    href={`/${locale.lang}/guides/${slug}`}
                    {...(lang !== locale.lang && { lang })}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <MoreOnPaper locale={locale} left={guides.length - GUIDES_ON_PAPER} />
          {guides.slice(0, GUIDES).some(({ example }) => example) && (
            <p class="small muted screen-only">{locale.t('guide.example')}</p>
          )}
          {guides.length > GUIDES && (
            <p class="small screen-only">
              <a href={`/${locale.lang}/guides`}>{locale.t('dossiers.guides.all')}</a>
            </p>
          )}
        </div>
      </div>
      <p class="small muted screen-only">{locale.t('dossiers.organisations.empty')}</p>
    </Section>
  );
};

const OfficeLines: FC<{
  readonly locale: Locale;
  readonly offices: readonly Office[];
  readonly paper?: number;
}> = ({ locale, offices, paper = 99 }) => (
  <ul class="plain">
    {offices.map(({ city, kind, website, phone }, index) => (
      <li {...(index >= paper && { class: 'screen-only' })}>
        <strong>{city ? townName(city, locale) : locale.t('directory.no-city')}</strong>{' '}
        <span class="muted">{officeKind(kind, locale)}</span>
        {phone && (
          <>
            {' '}
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
              {phone}
            </a>
          </>
        )}
        {website && /^https?:/.test(website) && (
          <>
            {' '}
            <a href={website} rel="noopener noreferrer" dir="ltr">
              {shortHost(website)}
            </a>
          </>
        )}
      </li>
    ))}
  </ul>
);

export function officeKind(kind: string, locale: Locale): string {
  const key = `directory.kind.${kind.toLowerCase().replace(/[^a-z]+/g, '_')}`;
  return locale.has(key) ? locale.t(key) : kind;
}

function shortHost(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return address.slice(0, 40);
  }
}
