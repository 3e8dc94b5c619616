import type { FC } from 'hono/jsx';
import { Select, type SelectProps } from './fields.tsx';

/** The time zones of the world, with those that CLDR names by a place first spelled out by it. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** One time zone of all, under its part of the world: `Africa/Porto-Novo` under Africa as Porto-Novo. */
export const ZoneSelect: FC<Omit<SelectProps, 'options'>> = (field) => (
  <Select {...field} options={GROUPS} />
);

const GROUPS = [...Map.groupBy(ZONES, (zone) => zone.split('/')[0] ?? zone)].map(
  ([group, zones]) => ({
    group,
    options: zones.map((zone) => ({
      value: zone,
      label: zone.split('/').slice(1).join(', ').replaceAll('_', ' ') || zone,
    })),
  }),
);
