import type { Parts } from './parts.ts';

/** Shorter ones can be guessed, says the command line too. */
const SHORT = 16;
const BYTES = 32;

/** The secret of the project: typed, or drawn here; it leaves only by the holder's own hand. */
export class SecretField {
  private readonly parts: Parts;
  private readonly input: HTMLInputElement;

  constructor(parts: Parts) {
    this.parts = parts;
    this.input = parts.one<HTMLInputElement>('[name="secret"]');
    // A page that is opened again shows no secret of before.
    this.input.value = '';
    this.input.spellcheck = false;
    this.input.addEventListener('input', () => this.judge());
    parts.part('draw').addEventListener('click', () => this.draw());
    parts.part('reveal').addEventListener('click', () => this.reveal(this.input.type !== 'text'));
    parts.part('copy').addEventListener('click', () => void this.copy());
  }

  get value(): string {
    return this.input.value;
  }

  private draw(): void {
    const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
    this.input.value = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (char) =>
      char === '+' ? '-' : char === '/' ? '_' : '',
    );
    this.reveal(true);
    this.judge();
    this.parts.say('secret-news', 'drawn');
  }

  private reveal(shown: boolean): void {
    this.input.type = shown ? 'text' : 'password';
    this.parts.write('reveal', this.parts.word(shown ? 'hide' : 'reveal'));
  }

  private async copy(): Promise<void> {
    try {
      if (this.value) await navigator.clipboard.writeText(this.value);
      this.parts.say('secret-news', this.value ? 'copied' : 'lacking.secret');
    } catch {
      this.reveal(true);
      this.input.focus();
      this.input.select();
    }
  }

  private judge(): void {
    const { length } = new TextEncoder().encode(this.value);
    this.parts.say('secret-news', length > 0 && length < SHORT ? 'short-secret' : null);
  }
}
