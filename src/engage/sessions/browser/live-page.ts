/** What the hub says has changed; see `news.ts`. */
interface News {
  readonly sequence: number;
  readonly open: boolean;
  readonly questions: readonly {
    readonly number: number;
    readonly state: string;
    readonly votes: number;
    readonly lang: string;
    readonly text: string;
    readonly answer: string;
    readonly shown: boolean;
  }[];
  readonly notes: readonly {
    readonly number: number;
    readonly kind: string;
    readonly lang: string;
    readonly text: string;
    readonly removed: boolean;
  }[];
}

/** Milliseconds between two looks at a whole page. */
const PATIENCE = 1000;

/**
 * Keeps the page of a session as it is now. `mode="whole"` (the screen of a room, the moderator's desk) fetches its parts
 * anew when something has changed; the page of everybody is told what changed and changes that.
 */
class LiveSession extends HTMLElement {
  private source: EventSource | null = null;
  private clock = 0;
  private looking = false;
  private seen = 0;

  connectedCallback(): void {
    this.clock = window.setInterval(countDown, 1000);
    this.addEventListener('submit', (event) => void this.vote(event));
    const src = this.getAttribute('src');
    if (!src) return;
    this.seen = Number(this.getAttribute('after'));
    this.source = new EventSource(`${src}?after=${this.seen}`);
    this.source.addEventListener('open', () => this.say('[data-state]'));
    this.source.addEventListener('message', (event) => this.heard(JSON.parse(event.data)));
    this.source.addEventListener('error', () => {
      // A cut is mended by the browser; where the hub has no room, one loads the page anew.
      if (this.source?.readyState === EventSource.CLOSED) this.say('[data-stale]');
    });
  }

  disconnectedCallback(): void {
    this.source?.close();
    clearInterval(this.clock);
  }

  private heard(news: News): void {
    if (news.sequence <= this.seen) return;
    this.seen = news.sequence;
    if (this.getAttribute('mode') === 'whole') {
      void this.look();
      return;
    }
    if (!news.open) this.say('[data-stale]');
    for (const question of news.questions) showQuestion(this, question);
    for (const note of news.notes) showNote(this, note);
  }

  /** Only one of the two lines stands there. */
  private say(which: '[data-state]' | '[data-stale]'): void {
    for (const each of ['[data-state]', '[data-stale]'])
      for (const line of this.querySelectorAll<HTMLElement>(each)) line.hidden = each !== which;
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const until = this.seen;
      // What somebody is typing is not taken from under their hands.
      if (isBusy(this)) return this.say('[data-stale]');
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return this.say('[data-stale]');
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const part = fresh.querySelector('live-session [data-part]');
      if (!part || isBusy(this)) return this.say('[data-stale]');
      this.querySelector('[data-part]')?.replaceWith(document.adoptNode(part));
      countDown();
      await new Promise((done) => setTimeout(done, PATIENCE));
      if (this.seen > until) setTimeout(() => void this.look());
    } catch {
      this.say('[data-stale]');
    } finally {
      this.looking = false;
    }
  }

  /** A vote does not throw the reader to the top of the page. */
  private async vote(event: SubmitEvent): Promise<void> {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const button = form.querySelector<HTMLButtonElement>('button.vote');
    const field = form.querySelector<HTMLInputElement>('input[name=vote]');
    if (!button || !field) return;
    event.preventDefault();
    button.disabled = true;
    try {
      const given = field.value === 'yes';
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ vote: field.value }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      button.setAttribute('aria-pressed', String(given));
      field.value = given ? 'no' : 'yes';
    } catch {
      // The page itself says what is wrong.
      form.submit();
    } finally {
      button.disabled = false;
      button.focus();
    }
  }
}

function isBusy(root: Element): boolean {
  const typed = [
    ...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
  ];
  return (
    typed.some((field) => field.type !== 'hidden' && field.value !== field.defaultValue) ||
    (root.contains(document.activeElement) &&
      document.activeElement?.matches('input, textarea, select, summary') === true)
  );
}

function showQuestion(root: HTMLElement, question: News['questions'][number]): void {
  const list = root.querySelector('[data-questions]');
  const line = root.querySelector<HTMLElement>(`#q${question.number}`) ?? newLine(root, question);
  if (!line || !list) return;
  if (!line.isConnected) list.append(line);
  line.hidden = !question.shown;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  fill(line, '[data-text]', question.text, question.lang);
  fill(line, '[data-answer]', question.answer, question.lang);
  fill(line, '[data-votes]', number.format(question.votes));
  for (const when of line.querySelectorAll<HTMLElement>('[data-when]'))
    when.hidden = when.dataset.when !== question.state;
  const none = root.querySelector<HTMLElement>('[data-none]');
  if (none) none.hidden = true;
}

function newLine(root: HTMLElement, { number, shown }: News['questions'][number]) {
  const template = root.querySelector<HTMLTemplateElement>('template[data-question]');
  const line = template?.content.firstElementChild?.cloneNode(true);
  if (!shown || !(line instanceof HTMLElement)) return null;
  line.id = `q${number}`;
  const form = line.querySelector('form');
  if (form) form.action = form.action.replace('/questions/0/', `/questions/${number}/`);
  return line;
}

function showNote(root: HTMLElement, note: News['notes'][number]): void {
  const list = root.querySelector('[data-notes]');
  const known = root.querySelector<HTMLElement>(`#n${note.number}`);
  const template = root.querySelector<HTMLTemplateElement>('template[data-note]');
  const line = known ?? template?.content.firstElementChild?.cloneNode(true);
  if (!(line instanceof HTMLElement) || !list) return;
  if (!known) {
    line.id = `n${note.number}`;
    list.append(line);
  }
  line.hidden = note.removed;
  fill(line, '[data-text]', note.text, note.lang);
  for (const when of line.querySelectorAll<HTMLElement>('[data-when]'))
    when.hidden = when.dataset.when !== note.kind;
  const none = root.querySelector<HTMLElement>('[data-none-notes]');
  if (none) none.hidden = true;
}

function fill(line: HTMLElement, where: string, text: string, lang = ''): void {
  const place = line.querySelector<HTMLElement>(where);
  if (!place) return;
  place.textContent = text;
  if (lang) place.lang = lang;
}

/** 4:59, and then the time that it is over by. */
function countDown(): void {
  for (const timer of document.querySelectorAll<HTMLElement>('[data-ends]')) {
    const left = Math.round((Date.parse(timer.dataset.ends ?? '') - Date.now()) / 1000);
    const size = Math.abs(left);
    timer.classList.toggle('over', left < 0);
    timer.textContent = `${left < 0 ? '+' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  }
}

customElements.define('live-session', LiveSession);
