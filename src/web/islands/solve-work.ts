import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/**
 * Solves the task of a page while it is being read, and sends the solution with the forms inside. The key derivation
 * runs beside the page in the browser's own threads. Where there is none (plain http), the forms go as they are.
 */
export class SolveWork extends HTMLElement {
  connectedCallback(): void {
    if (!this.hasAttribute('challenge') || !globalThis.crypto?.subtle) return;
    let solved = false;
    const done = this.solve().finally(() => {
      solved = true;
    });
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (solved || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      const status = this.querySelector('[data-wait]');
      if (status) status.textContent = this.getAttribute('wait');
      void done.finally(() => form.requestSubmit(event.submitter));
    });
  }

  private async solve(): Promise<void> {
    const challenge = JSON.parse(this.getAttribute('challenge') ?? '{}');
    const solution = await solveChallenge({ challenge, deriveKey });
    const work = JSON.stringify({ challenge, solution });
    for (const field of this.querySelectorAll<HTMLInputElement>('[name="work"]'))
      field.value = work;
  }
}
