const KEPT = 'answer-keys';

/**
 * Lets each button inside be pressed by the keys that it names: `data-keys="1 m"`. Its box turns that off, as WCAG 2.1.4 asks
 * of keys without a modifier; the choice is kept while the window is open.
 */
export class AnswerKeys extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>('input[type=checkbox]');
    const label = box?.closest('label');
    if (!box || !label) return;
    label.hidden = false;
    box.checked = remembered() !== 'off';
    box.addEventListener('change', () => remember(box.checked ? 'on' : 'off'));
    addEventListener('keydown', this.press);
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const { key, target } = event;
    const other = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
    if (other || event.isComposing || !this.querySelector(':checked')) return;
    if (
      target instanceof HTMLElement &&
      target.matches('input:not([type=checkbox]), select, textarea')
    )
      return;
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('button[data-keys]')];
    const button = buttons.find((each) =>
      each.dataset.keys?.split(' ').includes(key.toLowerCase()),
    );
    if (!button) return;
    event.preventDefault();
    button.click();
  };
}

/* A browser may refuse to store anything: then the keys are on. */

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function remember(state: 'on' | 'off'): void {
  try {
    sessionStorage.setItem(KEPT, state);
  } catch {}
}
