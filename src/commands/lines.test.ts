import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function lines(...chunks: (string | number[])[]): Promise<string[]> {
  async function* bytes() {
    for (const chunk of chunks)
      yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
  }
  return Array.fromAsync(linesOf(bytes()));
}

it('Each line feed ends one line, and nothing else does', async () => {
  expect(await lines('a\r\n\nb\rc\u2028d\n')).toEqual(['a', '', 'b\rc\u2028d']);
  expect(await lines('no end')).toEqual(['no end']);
  expect(await lines('')).toEqual([]);
});

it('A line may come in pieces that cut a letter in two', async () => {
  const [first = 0, second = 0] = Buffer.from('é');
  expect(await lines('S', [first], [second], 'négal\n')).toEqual(['Sénégal']);
});

it('A mark of byte order is no part of the first line; broken letters are shown as such', async () => {
  expect(await lines('\ufeffFrance\n')).toEqual(['France']);
  expect(await lines([0xff], '\nMali\n')).toEqual(['\ufffd', 'Mali']);
  expect(await lines([0xc3], '\nMali\n')).toEqual(['\ufffd', 'Mali']);
});
