/** What was typed, by name of field. */
interface Draft {
  readonly at: number;
  /** Set while nobody knows yet whether the hub has received it. */
  readonly sent: boolean;
  readonly values: Record<string, string[]>;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const PREFIX = 'draft:';
const WEEK = 7 * 24 * 3600 * 1000;

/**
 * Keeps what is typed in its form on this device until it has been sent. `key` names the form, `answered` says that the
 * hub has filled the form with what was sent, `restored` and `forget` are the words of the notice and of its button.
 */
export class KeepDraft extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const draft = read(this.name);
    if (draft && !this.hasAttribute('answered') && this.fill(draft.values)) this.tell();
    this.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(false), 300);
    });
    this.addEventListener('submit', () => {
      clearTimeout(this.timer);
      this.keep(true);
    });
    addEventListener('pagehide', this.leave);
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this.leave);
  }

  private readonly leave = (): void => {
    if (this.timer && !read(this.name)?.sent) this.keep(false);
  };

  private get name(): string {
    return PREFIX + this.getAttribute('key');
  }

  private keep(sent: boolean): void {
    const values: Record<string, string[]> = {};
    for (const control of this.controls()) {
      const value = choosable(control) ? (control.checked ? control.value : null) : control.value;
      if (value) values[control.name] = [...(values[control.name] ?? []), value];
    }
    write(this.name, { at: Date.now(), sent, values });
  }

  /** Fills what the hub left as it was; says whether anything changed. */
  private fill(values: Draft['values']): boolean {
    let changed = false;
    for (const control of this.controls()) {
      const kept = values[control.name];
      if (!kept) continue;
      if (choosable(control)) {
        const checked = kept.includes(control.value);
        changed ||= checked !== control.checked;
        control.checked = checked;
      } else if (untouched(control) && kept[0] !== undefined && control.value !== kept[0]) {
        control.value = kept[0];
        changed = true;
      }
    }
    return changed;
  }

  private controls(): Control[] {
    const all = this.querySelectorAll<Control>('input[name], select[name], textarea[name]');
    return [...all].filter((control) => !SECRET.has(control.type) && !control.dataset.private);
  }

  private tell(): void {
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.role = 'status';
    const text = document.createElement('p');
    text.textContent = this.getAttribute('restored');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button link';
    button.textContent = this.getAttribute('forget');
    button.addEventListener('click', () => {
      forget(this.name);
      this.querySelector('form')?.reset();
      notice.remove();
    });
    notice.append(text, button);
    this.prepend(notice);
  }
}

/** Never written down: secrets, files, and what the hub put there itself. */
const SECRET = new Set(['password', 'file', 'hidden', 'submit', 'button']);

const choosable = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

function untouched(control: Control): boolean {
  if (!(control instanceof HTMLSelectElement)) return control.value === control.defaultValue;
  return ![...control.options].some((option) => option.defaultSelected && option.value !== '');
}

/**
 * Forgets what has been sent, at the next page that is not the same one come back to by "back" or "reload": there the
 * sending may have failed. Forgets what is a week old.
 */
export function sweepDrafts(): void {
  const [visit] = performance.getEntriesByType('navigation');
  const returned = visit instanceof PerformanceNavigationTiming && visit.type !== 'navigate';
  for (const name of stored()) {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > WEEK || (draft.sent && !returned)) forget(name);
  }
}

/* A browser may refuse to store anything: then nothing is kept, and nothing else happens. */

function stored(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(name: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function write(name: string, draft: Draft): void {
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {}
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {}
}
