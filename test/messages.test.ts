import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, string>;

const read = (file: string): Messages => JSON.parse(readFileSync(file, 'utf8'));
const files = globSync('locales/*.json');
const reference = read('locales/fr.json');

describe('messages', () => {
  it('exist in four languages', () => {
    expect(files.map((file) => basename(file, '.json')).sort()).toEqual(
      expect.arrayContaining(['ar', 'en', 'es', 'fr']),
    );
  });

  it.each(files)('%s has every message of the reference, and no other, in order', (file) => {
    const keys = Object.keys(read(file));
    expect(keys).toEqual(Object.keys(reference));
    expect(keys).toEqual([...keys].sort());
  });

  it.each(files)('%s compiles, with the same arguments as the reference', (file) => {
    const lang = basename(file, '.json');
    for (const [key, text] of Object.entries(read(file))) {
      expect(text.trim(), key).not.toBe('');
      expect(argumentsOf(text, lang), `${file} ${key}`).toEqual(
        argumentsOf(reference[key] ?? '', 'fr'),
      );
    }
  });
});

// `inOrigin`, `ofOrigin` and `origin` are one country in the forms that different grammars ask for.
const plain = (name: string) =>
  name.replace(/^(?:in|of)(Origin|Residence)$/, (_, end: string) => end.toLowerCase());

function argumentsOf(text: string, lang: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: readonly unknown[]): void => {
    for (const node of nodes as {
      type: number;
      value?: string;
      options?: Record<string, { value: unknown[] }>;
    }[]) {
      // Literals are type 0, the pound sign of a plural is type 7.
      if (node.type !== 0 && node.type !== 7 && node.value) names.add(plain(node.value));
      for (const option of Object.values(node.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}
