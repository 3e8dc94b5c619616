const LINE_FEED = 10;

/**
 * The lines of a stream of bytes, as a line feed ends them and nothing else does: a letter that other tools take for
 * the end of a line (a lone carriage return, U+2028) stays in its line, so that each line has its answer.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Drops the mark of byte order; what is no UTF-8 becomes U+FFFD.
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      pieces.push(decoder.decode(chunk.subarray(from, at)));
      yield ended(pieces.join(''));
      pieces = [];
      from = at + 1;
    }
    pieces.push(decoder.decode(chunk.subarray(from), { stream: true }));
  }
  const rest = pieces.join('') + decoder.decode();
  if (rest) yield ended(rest);
}

const ended = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
