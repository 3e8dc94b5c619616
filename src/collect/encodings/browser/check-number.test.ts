import { expect, it } from 'vitest';
import { checkNumber } from './check-number.ts';

it('Two holders who typed the same secret read out the same five digits, of this project alone', () => {
  const secret = 'agreed-between-a-consulate-and-an-association';
  const digits = checkNumber(secret, 'project-1');
  expect(digits).toMatch(/^\d{2} \d{3}$/);
  expect(checkNumber(secret, 'project-1')).toBe(digits);
  expect(checkNumber(`${secret}.`, 'project-1')).not.toBe(digits);
  expect(checkNumber(secret, 'project-2')).not.toBe(digits);
}, 60_000);
