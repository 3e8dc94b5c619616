import type { Estimate, Estimation, Reason } from '../methods/estimation/estimation.ts';
import type { Bootstrapped } from './estimate.ts';
import { columnsOf } from './output.ts';

const whole = (value: number) => Math.round(value).toLocaleString('en');
const decimal = (value: number | null) => (value === null ? '–' : value.toFixed(1));

/** What a person reads: every model, then what they say together and why they differ. */
export function describeEstimation(
  told: Estimation & { readonly bca: Bootstrapped | null },
): string {
  return [...modelLines(told), '', ...sentences(told)].join('\n');
}

function modelLines({ models, supported }: Estimation): string[] {
  const known = new Set(supported);
  return columnsOf([
    ['model', 'n', 'se', 'low', 'high', 'AIC', 'BIC', ''],
    ...models.map((one) => lineOf(one, known.has(one.name))),
  ]);
}

function lineOf(one: Estimate, supported: boolean): string[] {
  const figures = [one.n, one.se, one.low, one.high, one.aic, one.bic];
  return [one.name, ...figures.map(decimal), supported ? 'supported' : ''];
}

function sentences(told: Estimation & { readonly bca: Bootstrapped | null }): string[] {
  const { observed, n, low, high, supported, ratio, limit, untold, bca } = told;
  const lines = [
    `${whole(observed)} people were seen. Supported models (within 6 of the least BIC, or judged without one) say ${whole(low)} to ${whole(high)}.`,
    n === null
      ? `No single figure: the ${supported.length} supported models differ by a factor of ${ratio.toFixed(2)}, and the limit is ${limit.toFixed(2)}.`
      : `Single figure: ${whole(n)}; supported models differ by a factor of ${ratio.toFixed(2)} at most.`,
    ...told.reasons.map(wordsOf),
  ];
  if (untold.length) lines.push(`The data cannot tell the estimate of ${untold.join(', ')}.`);
  if (bca) lines.push(bootstrapWords(bca));
  return lines;
}

function bootstrapWords({ n, low, high, draws, seed, untold }: Bootstrapped): string {
  const end = (value: number | null) => (value === null ? 'any number' : whole(value));
  const failed = untold ? ` ${untold} samples could not tell.` : '';
  return `Stepwise model ${whole(n)}, BCa interval ${end(low)} to ${end(high)} (${draws} samples, seed ${seed}).${failed}`;
}

function wordsOf(reason: Reason): string {
  switch (reason.why) {
    case 'two-lists':
      return 'Two lists cannot show whether they depend on each other; if the same people are readily on both, there are more.';
    case 'unequal-lists':
      return `The lists differ in size: taking them as equal gives ${whole(reason.from)}, each with its own chance ${whole(reason.to)}.`;
    case 'dependence':
      return `Some lists share people more or less often than chance: ${whole(reason.from)} if none did, ${whole(reason.to)} with ${reason.name}.`;
    case 'heterogeneity':
      return `Some people are found more easily than others: ${whole(reason.from)} if all were alike, ${whole(reason.to)} with ${reason.name}.`;
    case 'form-of-heterogeneity':
      return `How they differ cannot be seen in those who were found, and decides much: ${whole(reason.from)} to ${whole(reason.to)} by its form.`;
    case 'no-common-person':
      return `Nobody is on both lists of ${reason.pairs.join(', ')}: models with that dependence say that nobody can be.`;
    case 'no-upper-end':
      return 'The Bayesian average finds no upper end: it gives the number at which the search stops.';
  }
}
