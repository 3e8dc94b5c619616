/** Answers of one voice that have not reached the hub, by the number of the statement: the last one given counts. */
interface Queue {
  readonly at: number;
  /** The code under which they were given; an account answers by its session. */
  readonly code: string | null;
  readonly answers: Record<string, string>;
}

const PREFIX = 'answers:';
/** After that nobody waits for them any more, and a phone that is passed on tells nothing. */
const KEPT = 14 * 24 * 3600 * 1000;
const PATIENCE = 15_000;

/**
 * Around the statements of a page: shows the next at once, keeps answers on this device until the hub has them, and sends
 * each once (the hub keeps one answer for each voice and statement). `queue` names the voice, `action` is where answers go.
 */
class AnswerQueue extends HTMLElement {
  private sending = false;
  private timer = 0;

  connectedCallback(): void {
    sweep();
    this.adopt();
    this.addEventListener('submit', this.take);
    addEventListener('online', this.send);
    this.find('[data-file]')?.addEventListener('click', this.save);
    this.show();
    void this.send();
  }

  /** Whoever is not known here may have answered before, under a code that never arrived: they go on under it. */
  private adopt(): void {
    if (this.hasAttribute('known') || Object.keys(this.read().answers).length > 0) return;
    const [consultation = ''] = (this.getAttribute('queue') ?? '').split(':');
    const left = stored().find((name) => name.startsWith(`${PREFIX}${consultation}:`));
    const code = left && readQueue(left).code;
    if (!left || !code) return;
    this.setAttribute('queue', left.slice(PREFIX.length));
    this.setAttribute('code', code);
    this.adopted = true;
  }

  private adopted = false;

  disconnectedCallback(): void {
    removeEventListener('online', this.send);
    clearTimeout(this.timer);
  }

  private readonly take = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-asking]')) return;
    const vote = event.submitter instanceof HTMLButtonElement ? event.submitter.value : null;
    const statement = form.querySelector<HTMLInputElement>('[name=statement]')?.value;
    // A browser that keeps nothing sends the form itself.
    if (vote === null || !statement || !this.keep(statement, vote)) return;
    event.preventDefault();
    this.next(form);
    this.show();
    void this.send();
  };

  private keep(statement: string, vote: string): boolean {
    const { code, answers } = this.read();
    return this.write({
      at: Date.now(),
      code: this.getAttribute('code') ?? code,
      answers: { ...answers, [statement]: vote },
    });
  }

  /** Puts the next statement in the place of the one that was answered. */
  private next(form: HTMLFormElement): void {
    const again = form.querySelector('[data-was]');
    if (again) again.remove();
    else this.count();
    const ahead = this.find<HTMLTemplateElement>('template[data-ahead]')?.content;
    const next = ahead?.firstElementChild;
    const place = form.querySelector('[data-statement]');
    const number = form.querySelector<HTMLInputElement>('[name=statement]');
    if (!(next instanceof HTMLElement) || !place || !number) {
      form.hidden = true;
      return;
    }
    number.value = next.dataset.number ?? '';
    place.replaceChildren(...next.childNodes);
    next.remove();
    // Read out, and not mistaken for the one before.
    const words = place.querySelector<HTMLElement>('.asked');
    words?.setAttribute('tabindex', '-1');
    words?.focus();
  }

  private count(): void {
    this.numbers.given += 1;
    this.numbers.left = Math.max(0, this.numbers.left - 1);
    for (const name of ['given', 'left'] as const) {
      const place = this.find(`[data-${name}]`);
      if (place) place.textContent = this.written(this.numbers[name]);
    }
  }

  private readonly numbers = {
    given: Number(this.getAttribute('given')),
    left: Number(this.getAttribute('left')),
  };

  private readonly send = async (): Promise<void> => {
    const { code, answers } = this.read();
    const entries = Object.entries(answers);
    if (entries.length === 0) return this.finish();
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    const body = new URLSearchParams(
      entries.map(([number, vote]): [string, string] => ['answer', `${number}:${vote}`]),
    );
    if (code) body.append('code', code);
    const answer = await fetch(this.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
    }).catch(() => null);
    this.sending = false;
    if (answer?.ok) {
      this.forget(answers);
      if (this.adopted) return location.assign(this.action);
      this.known();
      this.show();
      return this.send();
    }
    // What the hub refuses stays here, to be taken along; what did not reach it is tried again.
    const refused = answer && answer.status < 500 && answer.status !== 429;
    this.show(this.getAttribute(refused ? 'refused' : 'offline'));
    if (!refused) this.timer = window.setTimeout(this.send, PATIENCE);
  };

  /** From the first answer that has arrived on, there is something that is theirs. */
  private known(): void {
    this.setAttribute('known', '');
    for (const part of this.querySelectorAll<HTMLElement>('[data-known]')) part.hidden = false;
    for (const part of this.querySelectorAll<HTMLElement>('[data-new]')) part.hidden = true;
  }

  /** When all that the page brought is answered and has arrived, the hub is asked for more. */
  private finish(): void {
    if (this.find<HTMLFormElement>('form[data-asking]')?.hidden) location.assign(this.action);
  }

  private get action(): string {
    return this.getAttribute('action') ?? '';
  }

  /** Drops what has arrived, unless it was answered anew meanwhile. */
  private forget(sent: Queue['answers']): void {
    const queue = this.read();
    const left = Object.entries(queue.answers).filter(([number, vote]) => sent[number] !== vote);
    if (left.length > 0) this.write({ ...queue, answers: Object.fromEntries(left) });
    else drop(this.name);
  }

  private show(why: string | null = null): void {
    const count = Object.keys(this.read().answers).length;
    const notice = this.find('[data-waiting]');
    if (!notice) return;
    // An answer that is on its way is no news.
    notice.hidden = count === 0 || (why === null && notice.hidden);
    const [number, reason, file] = ['unsent', 'why', 'file'].map((name) =>
      this.find(`[data-${name}]`),
    );
    if (number) number.textContent = this.written(count);
    if (reason && why) reason.textContent = why;
    if (file) file.hidden = count === 0;
  }

  /** What waits, as a file: to be sent from elsewhere, or given to a relay. */
  private readonly save = (): void => {
    const link = document.createElement('a');
    const { code, answers } = this.read();
    const text = JSON.stringify({ consultation: this.action, code, answers }, null, 2);
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = this.getAttribute('file') ?? 'answers.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };

  private written(count: number): string {
    return new Intl.NumberFormat(this.lang || undefined).format(count);
  }

  private find<Found extends HTMLElement = HTMLElement>(selector: string): Found | null {
    return this.querySelector<Found>(selector);
  }

  private get name(): string {
    return PREFIX + (this.getAttribute('queue') ?? '');
  }

  private read(): Queue {
    return readQueue(this.name);
  }

  private write(queue: Queue): boolean {
    try {
      localStorage.setItem(this.name, JSON.stringify(queue));
      return true;
    } catch {
      return false;
    }
  }
}

/* A browser may refuse to store anything: then each answer is a form that is sent. */

function readQueue(name: string): Queue {
  const none = { at: 0, code: null, answers: {} };
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? none;
  } catch {
    return none;
  }
}

function stored(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {}
}

function sweep(): void {
  for (const name of stored()) if (!(Date.now() - readQueue(name).at < KEPT)) drop(name);
}

customElements.define('answer-queue', AnswerQueue);
