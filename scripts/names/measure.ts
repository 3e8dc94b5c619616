import { type Channel, shareOf } from '../../src/methods/names/channel.ts';
import { type Row, strangers } from './rows.ts';

const STRANGERS_EACH = 10;

/** Prints recall on held-out rows and false matches among random pairs, at the cut and at the best cut for 1 in 1,000. */
export function measure(channel: Channel, held: readonly Row[]): void {
  const same = held.map(({ left, right }) => shareOf(channel, left, right));
  const strange = [...strangers(held, STRANGERS_EACH)].map(([one, other]) =>
    shareOf(channel, one.left, other.right),
  );
  const above = (all: readonly number[], cut: number) =>
    (100 * all.filter((share) => share >= cut).length) / all.length;
  const best = strange.toSorted((a, b) => b - a)[Math.floor(strange.length / 1000)] ?? 0;
  console.log(
    `  at the cut: recall ${above(same, channel.cut).toFixed(2)} %, false ${above(strange, channel.cut).toFixed(3)} %;`,
    `at 0.1 % false: recall ${above(same, best).toFixed(2)} %`,
  );
}
