import type { Child, FC } from 'hono/jsx';
import { Qr } from '../../web/components/qr.tsx';

interface CodeCardProps {
  readonly label: string;
  /** Who gives it. */
  readonly from: string;
  readonly code: string;
  /** What the code opens, for who photographs it. */
  readonly link: string;
  readonly qr: string;
  /** What to do with it. */
  readonly text: string;
  readonly children?: Child;
}

/** A code of an invitation as it is handed on: in words, by hand and to be photographed. */
export const CodeCard: FC<CodeCardProps> = ({ label, from, code, link, qr, text, children }) => (
  <section class="access-card" aria-label={label}>
    <div class="access-card-words">
      <p class="access-card-hub">
        <strong>
          <bdi>{from}</bdi>
        </strong>
      </p>
      <p>{text}</p>
      <p>
        <code class="secret" dir="ltr">
          {code}
        </code>
      </p>
      <p class="small" dir="ltr">
        <bdi>{link}</bdi>
      </p>
      {children}
    </div>
    <div class="access-card-qr">
      <Qr text={link} label={qr} />
    </div>
  </section>
);
