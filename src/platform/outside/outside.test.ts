import { describe, expect, it } from 'vitest';
import { isPublic, type Network, textAt, textsOf } from './outside.ts';

async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

const network = (given: Partial<Network> = {}): Network => ({
  addresses: async () => ['93.184.216.34'],
  texts: async () => [],
  get: async () => ({ status: 200, body: parts('hello') }),
  ...given,
});

describe('an address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2a00:1450:4007:80e::200e'])(
    'of the public internet: %s',
    (address) => expect(isPublic(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ])('that leads inside, or nowhere: %s', (address) => expect(isPublic(address)).toBe(false));
});

describe('a text from outside', () => {
  it('is asked of the address that was looked at', async () => {
    const asked: string[] = [];
    const text = await textAt(
      network({
        get: async ({ host, address, path }) => {
          asked.push(`${host} ${address} ${path}`);
          return { status: 200, body: parts('a', 'b') };
        },
      }),
      'kayes.example',
      '/x',
    );
    expect([text, asked]).toEqual(['ab', ['kayes.example 93.184.216.34 /x']]);
  });

  it('is never asked of an address inside, not even where another one is outside', async () => {
    const inside = network({
      addresses: async () => ['93.184.216.34', '127.0.0.1'],
      get: async () => {
        throw new Error('somebody was asked');
      },
    });
    await expect(textAt(inside, 'a.example', '/')).rejects.toThrow('outside/inside');
    const nowhere = network({ addresses: async () => [] });
    await expect(textAt(nowhere, 'a.example', '/')).rejects.toThrow('outside/unreachable');
  });

  it('follows no redirect and reads no more than it must', async () => {
    const moved = network({ get: async () => ({ status: 302, body: parts('') }) });
    await expect(textAt(moved, 'a.example', '/')).rejects.toThrow('outside/answer');
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(1000);
      }
    }
    const large = network({ get: async () => ({ status: 200, body: endless() }) });
    await expect(textAt(large, 'a.example', '/')).rejects.toThrow('outside/large');
    expect(sent).toBeLessThan(10);
  });

  it('that nobody gives is none', async () => {
    const broken = network({ texts: async () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await textsOf(broken, 'a.example')).toEqual([]);
  });
});
