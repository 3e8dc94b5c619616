import { fold } from '../../reference/folding/folding.ts';

interface Titled {
  readonly title: string;
  readonly summary: string;
}

/** Long enough to tell subjects apart, short enough for the endings of a word not to matter. */
const STEM = 5;

/** Guides by how many words of theirs stand in what is asked; equals stay in their order. */
export function closestFirst<Guide extends Titled>(
  guides: readonly Guide[],
  asked: string,
): Guide[] {
  const wanted = stemsOf(asked);
  const shared = ({ title, summary }: Guide) =>
    2 * stemsOf(title).intersection(wanted).size + stemsOf(summary).intersection(wanted).size;
  return guides.toSorted((a, b) => shared(b) - shared(a));
}

const stemsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}]+/u)
      .filter(({ length }) => length >= STEM)
      .map((word) => word.slice(0, STEM)),
  );
