/* The page's own side: what is chosen, what is shown. Reading and encoding are the worker's. */
import { ColumnChoices } from './column-choices.ts';
import type { Asked, Checked, Job, Opened, SchemaShown, Told } from './messages.ts';
import { partsOf } from './parts.ts';
import { showChecked, showEncoded } from './results.ts';
import { SecretField } from './secret-field.ts';

type Ended = Exclude<Told, { tell: 'progress' | 'opened' | 'schema' | 'phrase' | 'ready' }>;

/** Waits this long for the next change before the list is read again. */
const PAUSE = 300;

/**
 * Encodes a list on this machine. `worker` is the address of the encoder, `schema` the hub's own linkage schema, `words`
 * what the page may have to say; `project` names what a check number is for, where holders agreed on a project.
 */
class EncodeList extends HTMLElement {
  private readonly parts = partsOf(this);
  private readonly secret = new SecretField(this.parts);
  private readonly columns = new ColumnChoices(this.parts, () => this.changed());
  private worker: Worker | null = null;
  private file: File | null = null;
  private opened: Opened | null = null;
  private schema: SchemaShown | null = null;
  private own: string | null = null;
  private sound: 'unknown' | 'empty' | 'sound' | 'bad' = 'unknown';
  private csv: Blob | null = null;
  private timer = 0;

  connectedCallback(): void {
    const { parts } = this;
    this.hidden = false;
    this.worker = new Worker(this.getAttribute('worker') ?? '', { type: 'module' });
    this.worker.onmessage = ({ data }: MessageEvent<Told>) => this.hear(data);
    this.worker.onerror = () => parts.say('state', 'failed');
    parts.field('list').addEventListener('change', () => this.open(null));
    parts.field('charset').addEventListener('change', () => this.open(parts.value('charset')));
    for (const radio of parts.all<HTMLInputElement>('[name="schema"]'))
      radio.addEventListener('change', () => this.takeSchema());
    parts.field('schema-file').addEventListener('change', () => void this.takeOwn());
    parts.field('folds').addEventListener('change', () => this.readSchema());
    parts.part('save-schema').addEventListener('click', () => this.saveSchema());
    parts.part('download').addEventListener('click', () => this.saveCodes());
    parts.part('go').addEventListener('click', () => this.encode());
    parts.part('stop').addEventListener('click', () => this.ask({ ask: 'stop' }));
    if (this.project) this.offerCheck(this.project);
  }

  private get project(): string | null {
    return this.getAttribute('project');
  }

  /** The number that another holder hears on the telephone; it is of the secret as it stands now. */
  private offerCheck(project: string): void {
    const { parts } = this;
    parts.field('secret').addEventListener('input', () => parts.say('phrase', null));
    parts.part('draw').addEventListener('click', () => parts.say('phrase', null));
    parts.part('phrase-go').addEventListener('click', () => {
      const { value } = this.secret;
      parts.say('phrase', value ? 'phrase.working' : 'phrase.none');
      if (value) this.ask({ ask: 'phrase', secret: value, project });
    });
  }

  private ask(asked: Asked): void {
    this.worker?.postMessage(asked);
  }

  private hear(told: Told): void {
    const { parts } = this;
    if (told.tell === 'progress') parts.move(told.done);
    else if (told.tell === 'opened') this.showOpened(told.opened);
    else if (told.tell === 'schema') this.showSchema(told.schema);
    else if (told.tell === 'phrase') parts.write('phrase', told.digits);
    else if (told.tell === 'ready') this.start();
    else {
      parts.rest();
      this.end(told);
    }
  }

  private start(): void {
    this.parts.say('state', 'ready');
    this.parts.show('tool', true);
    this.readSchema();
  }

  private end(told: Ended): void {
    const { parts } = this;
    if (told.tell === 'stopped') parts.say('news', 'stopped');
    else if (told.tell === 'refused')
      parts.refuse(told.asked === 'schema' ? 'schema-wrong' : 'list-wrong', told.refusal);
    else if (told.tell === 'encoded') {
      this.csv = told.encoded.csv;
      showEncoded(parts, told.encoded);
    } else {
      this.sound = judge(told.checked);
      showChecked(parts, told.checked);
    }
  }

  private open(charset: string | null): void {
    const { parts } = this;
    this.file = parts.chosenFile('list');
    this.opened = null;
    parts.say('list-wrong', null);
    parts.show('charset', charset !== null);
    this.columns.show(null, null);
    this.changed();
    if (this.file) this.ask({ ask: 'open', file: this.file, charset });
  }

  private showOpened(opened: Opened): void {
    const { parts } = this;
    this.opened = opened;
    parts.show('charset', opened.sample !== null);
    parts.write('sample', opened.sample ?? '');
    parts.say('opened', 'opened', { columns: opened.columns.length });
    this.readSchema();
  }

  private showSchema(schema: SchemaShown): void {
    this.parts.say('schema-wrong', null);
    this.schema = schema;
    this.columns.show(this.opened, schema);
    this.changed();
  }

  private async takeOwn(): Promise<void> {
    this.own = (await this.parts.chosenFile('schema-file')?.text()) ?? null;
    this.takeSchema();
  }

  private takeSchema(): void {
    this.columns.forget();
    this.readSchema();
  }

  private get usesOwn(): boolean {
    return this.parts.value('schema') === 'own';
  }

  private readSchema(): void {
    this.parts.show('own-schema', this.usesOwn);
    const schema = this.schemaText();
    if (schema !== null) this.ask({ ask: 'schema', schema, names: this.opened?.columns ?? [] });
    else {
      this.schema = null;
      this.columns.show(null, null);
      this.changed();
    }
  }

  /** The schema with what was chosen here: how often it folds, how its dates are written. */
  private schemaText(): string | null {
    const text = this.usesOwn ? this.own : this.getAttribute('schema');
    if (text === null) return null;
    try {
      const schema = JSON.parse(text.replace(/^\ufeff/, ''));
      const folds = this.parts.value('folds');
      if (folds) schema.clkConfig.xor_folds = Number(folds);
      for (const [feature, format] of this.columns.dateFormats())
        schema.features[feature].format.format = format;
      return JSON.stringify(schema, null, 2);
    } catch {
      // The worker says what is wrong with it.
      return text;
    }
  }

  private saveSchema(): void {
    const text = this.schemaText();
    if (text !== null) save(new Blob([text], { type: 'application/json' }), 'schema.json');
  }

  private saveCodes(): void {
    const name = this.file?.name.replace(/\.[^.]*$/, '') || 'list';
    if (this.csv) save(this.csv, `${name}-clk.csv`);
  }

  private changed(): void {
    const { parts } = this;
    clearTimeout(this.timer);
    this.sound = 'unknown';
    this.csv = null;
    for (const part of ['checked', 'encoded']) parts.show(part, false);
    parts.say('news', null);
    const job = this.job();
    if (!job) return;
    this.timer = window.setTimeout(() => {
      parts.work('reading');
      this.ask({ ask: 'check', job });
    }, PAUSE);
  }

  /** The list as it is to be encoded; null while something has not been chosen. */
  private job(): Job | null {
    const { file, opened, schema } = this;
    const schemaText = this.schemaText();
    const chosen = schema && this.columns.chosen(schema);
    if (!file || !opened || !chosen || schemaText === null) return null;
    const { charset, columns: names } = opened;
    const shuffled = this.project !== null;
    return { file, charset, schema: schemaText, names, shuffled, ...chosen };
  }

  private encode(): void {
    const { parts } = this;
    const leaveOut = parts.checked('leave-out');
    const job = this.job();
    const lacking = this.lacking(job, leaveOut);
    parts.say('news', lacking);
    if (lacking || !job) return;
    parts.show('encoded', false);
    parts.work('encoding');
    this.ask({ ask: 'encode', job, secret: this.secret.value, leaveOut });
  }

  private lacking(job: Job | null, leaveOut: boolean): string | null {
    if (!this.file) return 'lacking.list';
    if (!job) return 'lacking.columns';
    if (!this.secret.value) return 'lacking.secret';
    if (this.sound === 'unknown') return 'lacking.check';
    if (this.sound === 'empty') return 'lacking.rows';
    return this.sound === 'bad' && !leaveOut ? 'lacking.mend' : null;
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const judge = ({ rows, badRows }: Checked) => (!rows ? 'empty' : badRows ? 'bad' : 'sound');

customElements.define('encode-list', EncodeList);
