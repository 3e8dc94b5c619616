import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { RULES } from './export-style.ts';
import {
  Adoptions,
  citation,
  Divergences,
  ParagraphText,
  TraceOfParagraph,
  titleIn,
} from './parts.tsx';
import { anchorOf, DocumentHead, type DocumentProps, HeadingView } from './views.tsx';

type ExportProps = Pick<
  DocumentProps,
  'locale' | 'of' | 'adoptions' | 'words' | 'base' | 'from' | 'address'
>;

/** The whole document as one file that needs nothing else: to keep, to hand on, to read without a network. */
export function exportedDocument(props: ExportProps): string {
  return `<!doctype html>${String(<Exported {...props} />)}`;
}

const Exported: FC<ExportProps> = (props) => {
  const { locale, of, address, adoptions } = props;
  const { content, hash } = of;
  return (
    <html lang={locale.lang} dir={locale.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={address} />
        <title>{titleIn(content, locale.lang).title}</title>
        {/* The file is opened from a disk, where no policy of the hub holds and no stylesheet is near. */}
        <style>{raw(RULES)}</style>
      </head>
      <body>
        <main>
          <DocumentHead {...props} />
          {content.paragraphs.map((paragraph) =>
            paragraph.kind === 'heading' ? (
              <HeadingView locale={locale} content={content} paragraph={paragraph} />
            ) : (
              <section
                id={anchorOf(paragraph)}
                aria-label={locale.t('trace.paragraph', { n: paragraph.place ?? 0 })}
              >
                <p class="place" aria-hidden="true">
                  § {number(paragraph.place ?? 0, locale)}
                </p>
                <ParagraphText locale={locale} of={content} paragraph={paragraph} />
                <Divergences {...props} content={content} of={paragraph} />
                <details>
                  <summary>
                    {locale.t('documents.trace', {
                      proposals: paragraph.proposals.length,
                      statements: paragraph.statements.length,
                    })}
                  </summary>
                  <TraceOfParagraph {...props} content={content} of={paragraph} />
                </details>
              </section>
            ),
          )}
          {content.state === 'adopted' && <Adoptions locale={locale} adoptions={adoptions} />}
          <footer>
            <h2>{locale.t('documents.cite')}</h2>
            <p>{citation(content, address, locale)}</p>
            <p class="small">
              SHA-256{' '}
              <code dir="ltr" class="long">
                {hash}
              </code>
            </p>
          </footer>
        </main>
      </body>
    </html>
  );
};

const number = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale.lang).format(value);
