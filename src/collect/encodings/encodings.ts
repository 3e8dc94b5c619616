/** The page on which a holder encodes a list on their own machine. */
export { FEATURES } from './default-schema.ts';
export { EncodePage } from './views.tsx';
