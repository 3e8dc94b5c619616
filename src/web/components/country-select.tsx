import type { FC } from 'hono/jsx';
import { countriesByName } from '../../reference/countries/countries.ts';
import type { Locale } from '../i18n/i18n.ts';
import { Select, type SelectProps } from './fields.tsx';

interface CountrySelectProps extends Omit<SelectProps, 'options' | 'prompt'> {
  readonly locale: Locale;
  /** What the empty first line says. */
  readonly none: string;
}

/** One country of all, by its name in the reader's language. */
export const CountrySelect: FC<CountrySelectProps> = ({ locale, none, ...field }) => (
  <Select
    {...field}
    prompt={none}
    options={countriesByName(locale.lang).map(({ code, name }) => ({ value: code, label: name }))}
  />
);
