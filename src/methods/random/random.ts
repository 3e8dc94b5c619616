/** A source of numbers in [0, 1). Everything drawn is drawn from one that the caller hands in. */
export type Random = () => number;

/** Names a stream of its own for each thing drawn, so that drawing more of one thing leaves the others as they were. */
export type Streams = (name: string) => Random;

export function seededStreams(seed: number): Streams {
  return (name) => sfc32(seed >>> 0, fnv1a(name), fnv1a(`${name}#`), 1);
}

// FNV-1a, 32 bits (draft-eastlake-fnv).
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

// "Small Fast Counter", 32 bits, of PractRand (Doty-Humphrey), warmed up by twelve rounds.
function sfc32(a: number, b: number, c: number, counter: number): Random {
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
