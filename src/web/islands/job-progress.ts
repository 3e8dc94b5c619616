/** What the address in `src` answers. */
export interface JobNews {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'stopped';
  readonly done: number | null;
  readonly total: number | null;
  readonly note: string | null;
  /** Where to go when the job has ended; without it the page is loaded anew. */
  readonly href: string | null;
}

const PATIENCE = 1000;
const MOST = 8000;

/** Asks how far a job is and moves its bar; a hub that does not answer is asked again, more and more seldom. */
export class JobProgress extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.wait(PATIENCE);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private wait(pause: number): void {
    this.timer = window.setTimeout(() => void this.ask(pause), pause);
  }

  private async ask(pause: number): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute('src') ?? '', {
        headers: { accept: 'application/json' },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const news: JobNews = await answer.json();
      if (news.state !== 'queued' && news.state !== 'running') return leave(news.href);
      this.show(news);
      this.wait(PATIENCE);
    } catch {
      this.wait(Math.min(MOST, pause * 2));
    }
  }

  private show({ done, total, note }: JobNews): void {
    const bar = this.querySelector('progress');
    const share = this.querySelector('[data-share]');
    const line = this.querySelector('[data-note]');
    if (bar && done !== null && total) {
      bar.max = total;
      bar.value = done;
      const percent = new Intl.NumberFormat(this.lang || undefined, { style: 'percent' });
      if (share) share.textContent = percent.format(done / total);
    }
    if (line && note !== null) line.textContent = note;
  }
}

const leave = (href: string | null): void => (href ? location.assign(href) : location.reload());
