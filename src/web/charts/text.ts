/* The server has no fonts: widths are estimated, on the generous side, so that labels keep clear of each other. */

/** Estimated width in pixels of one line of the device's sans at this size. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += advance(character);
  return ems * size;
}

const advances = new Map<string, number>();

function advance(character: string): number {
  const known = advances.get(character);
  if (known !== undefined) return known;
  const wide = measure(character);
  // Names of countries and months need a few hundred characters; a longer list would come from strange input.
  if (advances.size < 5000) advances.set(character, wide);
  return wide;
}

/** Advances in ems, near those of the widest common system face (DejaVu Sans, Verdana). */
function measure(character: string): number {
  if (/[\u3000-\u9fff\uac00-\ud7af]/u.test(character)) return 1;
  if (/\p{M}/u.test(character)) return 0;
  if (/[\u00a0 \u2009\u202f.,:;'’|!()[\]ijlIftr]/u.test(character)) return 0.38;
  if (/[mwMWŒ%@—]/u.test(character)) return 0.95;
  if (/\p{Lu}/u.test(character)) return 0.72;
  return 0.64;
}

/** Breaks at spaces into at most `most` lines; what does not fit ends in an ellipsis. */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.length <= most
    ? lines.map((each) => shorten(each, size, width))
    : [...lines.slice(0, most - 1), shorten(`${lines.slice(most - 1).join(' ')}`, size, width)];
}

function shorten(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

interface Spaced {
  /** Where the label would like its middle to be. */
  readonly at: number;
  readonly height: number;
}

/**
 * Moves labels on a line apart until none overlaps, each as near to its wish as the others allow (pool adjacent
 * violators). Gives middles in the order of the input; labels that cannot all fit keep their order and run over the end.
 */
export function spread(labels: readonly Spaced[], from: number, to: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.at - b.at);
  const blocks: { start: number; height: number; members: typeof order }[] = [];
  for (const label of order) {
    let block = { start: label.at - label.height / 2, height: label.height, members: [label] };
    block.start = within(block.start, block.height, from, to);
    for (
      let last = blocks.at(-1);
      last && last.start + last.height > block.start;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = pooled(last, block, from, to);
    }
    blocks.push(block);
  }
  const middles = labels.map(() => 0);
  for (const { start, members } of blocks) {
    let top = start;
    for (const { index, height } of members) {
      middles[index] = top + height / 2;
      top += height;
    }
  }
  return middles;
}

interface Block<Member extends Spaced> {
  start: number;
  height: number;
  members: Member[];
}

function pooled<Member extends Spaced>(
  one: Block<Member>,
  other: Block<Member>,
  from: number,
  to: number,
): Block<Member> {
  const members = [...one.members, ...other.members];
  const height = one.height + other.height;
  const wish = members.reduce((sum, { at }) => sum + at, 0) / members.length;
  return { members, height, start: within(wish - height / 2, height, from, to) };
}

const within = (start: number, height: number, from: number, to: number): number =>
  Math.max(from, Math.min(start, to - height));
