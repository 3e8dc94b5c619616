import type { Child, FC } from 'hono/jsx';
import type { Locale } from './locale.ts';

interface PasskeyFormProps {
  readonly locale: Locale;
  /** Where the answer goes; the same with `/options` says what to ask the device. */
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly tone?: 'main' | 'plain';
  readonly label: Child;
  /** What somebody does who has no script. */
  readonly without?: Child;
  readonly children?: Child;
}

/** A button that has the device make or show a key; there is none where there is no script, or no such device. */
export const PasskeyForm: FC<PasskeyFormProps> = ({
  locale,
  action,
  fields = {},
  tone = 'main',
  label,
  without,
  children,
}) => (
  <>
    <passkey-form options={`${action}/options`} failed={locale.t('passkey.failed')} hidden>
      <form class="form" method="post" action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="answer" value="" />
        {children}
        <div class="row">
          <button class={tone === 'main' ? 'button' : `button ${tone}`} type="submit">
            {label}
          </button>
        </div>
        <p class="small" role="status" />
      </form>
    </passkey-form>
    {without && (
      <noscript>
        <p class="small muted">{without}</p>
      </noscript>
    )}
  </>
);

interface SolveWorkProps {
  readonly locale: Locale;
  /** The task; null where none is asked for. */
  readonly challenge: string | null;
  /** What holds where there is no script. */
  readonly without: Child;
  readonly children?: Child;
}

/** Around forms with a field `work`: the device does a small task before they are sent. */
export const SolveWork: FC<SolveWorkProps> = ({ locale, challenge, without, children }) => (
  <solve-work {...(challenge && { challenge, wait: locale.t('work.wait') })}>
    {children}
    {challenge && <p class="small" role="status" data-wait />}
    {challenge && (
      <noscript>
        <p class="small muted">{without}</p>
      </noscript>
    )}
  </solve-work>
);
