import { expect, it } from 'vitest';
import { licencesOf } from './licences.ts';

it('names each licence once, by the name that machines know where there is one', () => {
  expect(
    licencesOf(['CC BY 4.0', '', 'OECD terms of use', 'CC BY 4.0', 'CC BY 3.0 IGO', 'CC0', 'رخصة']),
  ).toEqual([
    {
      name: 'CC-BY-3.0-IGO',
      title: 'CC BY 3.0 IGO',
      path: 'https://creativecommons.org/licenses/by/3.0/igo/',
    },
    {
      name: 'CC-BY-4.0',
      title: 'CC BY 4.0',
      path: 'https://creativecommons.org/licenses/by/4.0/',
    },
    {
      name: 'CC0-1.0',
      title: 'CC0',
      path: 'https://creativecommons.org/publicdomain/zero/1.0/',
    },
    { name: 'OECD-terms-of-use', title: 'OECD terms of use' },
    { name: 'other', title: 'رخصة' },
  ]);
});
