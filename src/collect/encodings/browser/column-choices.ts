import type { FeatureShown, Job, Opened, SchemaShown } from './messages.ts';
import { exampleOf, type Parts } from './parts.ts';

const DATES = ['%Y-%m-%d', '%d/%m/%Y', '%m/%d/%Y', '%d.%m.%Y', '%d-%m-%Y', '%Y%m%d'];
const NONE = '-1';

/** Which column is which feature of the schema, which numbers the rows, and by which birth years rows are salted. */
export class ColumnChoices {
  private readonly parts: Parts;
  private readonly changed: () => void;
  private readonly formats = new Map<number, string>();
  private names: readonly string[] = [];
  /** What was chosen stays chosen where only the schema's details change. */
  private readonly kept = new Map<string, string>();

  constructor(parts: Parts, changed: () => void) {
    this.parts = parts;
    this.changed = changed;
    for (const name of ['id', 'year'])
      parts.field(name).addEventListener('change', () => {
        this.kept.set(name, parts.value(name));
        changed();
      });
  }

  /** Another schema is another question. */
  forget(): void {
    this.formats.clear();
    this.kept.clear();
  }

  /** The formats of dates that were chosen instead of the schema's, by the place of the feature. */
  dateFormats(): ReadonlyMap<number, string> {
    return this.formats;
  }

  show(opened: Opened | null, schema: SchemaShown | null): void {
    const { parts } = this;
    const names = opened?.columns ?? [];
    if (names.join('\n') !== this.names.join('\n')) this.kept.clear();
    this.names = names;
    const shown = opened !== null && schema !== null;
    parts.show('columns', shown);
    parts.part('features').replaceChildren();
    if (!shown) return;
    for (const [place, feature] of schema.features.entries())
      if (feature.hashed) parts.part('features').append(...this.featureFields(place, feature));
    this.fill('id', parts.word('number-rows'), schema.id);
    this.fill('year', parts.word('no-salt'), -1);
  }

  /** The columns as a job names them; null while a feature has none. */
  chosen({ features }: SchemaShown): Pick<Job, 'columns' | 'id' | 'year'> | null {
    const { parts } = this;
    const columns = features.map(({ hashed }, place) =>
      hashed ? Number(parts.value(`feature-${place}`) || NONE) : -1,
    );
    const whole = features.every(({ hashed }, place) => !hashed || (columns[place] ?? -1) >= 0);
    return whole
      ? { columns, id: Number(parts.value('id')), year: Number(parts.value('year')) }
      : null;
  }

  private fill(name: 'id' | 'year', none: string, suggested: number): void {
    const field = this.parts.field(name);
    const value = this.kept.get(name) ?? String(suggested);
    field.replaceChildren(...this.options(none, value));
  }

  private featureFields(place: number, feature: FeatureShown): HTMLElement[] {
    const { parts, kept } = this;
    const name = `feature-${place}`;
    const label = parts.word(`feature.${feature.identifier}`) || feature.identifier;
    const value = kept.get(name) ?? String(feature.suggested);
    const column = field(name, label, this.options(parts.word('choose-column'), value));
    column.addEventListener('change', () => {
      kept.set(name, parts.value(name));
      this.changed();
    });
    if (feature.format === null) return [column];
    const format = field(`${name}-format`, parts.word('date-format'), formatsOf(feature.format));
    format.addEventListener('change', () => {
      this.formats.set(place, parts.value(`${name}-format`));
      this.changed();
    });
    return [column, format];
  }

  private options(none: string, chosen: string): HTMLOptionElement[] {
    const all: [string, string][] = [
      [NONE, none],
      ...this.names.map((name, at): [string, string] => [String(at), name]),
    ];
    return all.map(([value, text]) => new Option(text, value, false, value === chosen));
  }
}

const formatsOf = (own: string): HTMLOptionElement[] =>
  [...new Set([own, ...DATES])].map(
    (format) => new Option(exampleOf(format), format, false, format === own),
  );

function field(name: string, label: string, options: readonly HTMLOptionElement[]): HTMLElement {
  const [whole, words, select] = [
    document.createElement('div'),
    document.createElement('label'),
    document.createElement('select'),
  ];
  whole.className = 'field';
  select.id = `f-${name}`;
  select.name = name;
  words.htmlFor = select.id;
  words.textContent = label;
  select.append(...options);
  whole.append(words, select);
  return whole;
}
