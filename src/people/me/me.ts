export { eraseAccount } from './erasure.ts';
