import type { Child, FC } from 'hono/jsx';
import { Qr } from './qr.tsx';

interface SheetProps {
  readonly large: boolean;
  readonly lang: string;
  readonly dir: string;
  readonly children?: Child;
}

/** One sheet of paper: its own page when it is printed. */
export const Sheet: FC<SheetProps> = ({ large, lang, dir, children }) => (
  <article class={large ? 'paper-sheet large' : 'paper-sheet'} lang={lang} dir={dir}>
    {children}
  </article>
);

interface SheetHeadProps {
  readonly of: string;
  readonly title: string;
  readonly codeLabel: string;
  readonly code: string;
}

/** Whose sheet it is, what for, and its code for the eye and for a scanner. */
export const SheetHead: FC<SheetHeadProps> = ({ of, title, codeLabel, code }) => (
  <header class="paper-sheet-head">
    <div>
      <p>{of}</p>
      <h2>{title}</h2>
    </div>
    <div class="row">
      <p>
        {codeLabel}
        <br />
        <code class="secret" dir="ltr">
          {code}
        </code>
      </p>
      <Qr text={code} label={codeLabel} />
    </div>
  </header>
);

/** Room to write by hand. */
export const Rules: FC<{ readonly count?: number }> = ({ count = 1 }) => (
  <>
    {Array.from({ length: count }, () => (
      <div class="rule" />
    ))}
  </>
);

/** Boxes to tick, each with the number by which it is keyed. */
export const Boxes: FC<{ readonly labels: readonly Child[] }> = ({ labels }) => (
  <ul class="paper-sheet-boxes">
    {labels.map((label, index) => (
      <li class="box">
        {index + 1}. {label}
      </li>
    ))}
  </ul>
);

/** Yes and no, of one size. */
export const AnswerBoxes: FC<{ readonly yes: string; readonly no: string }> = ({ yes, no }) => (
  <div class="row">
    <span class="box">{yes}</span>
    <span class="box">{no}</span>
  </div>
);

interface ReceiptProps {
  readonly title: string;
  readonly secrets: readonly { readonly label: string; readonly secret: string }[];
  /** What is photographed to come back. */
  readonly address: string;
  readonly qr: string;
  readonly children?: Child;
}

/** The part that is torn off and taken home. */
export const Receipt: FC<ReceiptProps> = ({ title, secrets, address, qr, children }) => (
  <footer class="receipt">
    <div>
      <h3>✂ {title}</h3>
      {children}
      <dl class="facts">
        {secrets.map(({ label, secret }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <code class="secret" dir="ltr">
                {secret}
              </code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
    <Qr text={address} label={qr} />
  </footer>
);
