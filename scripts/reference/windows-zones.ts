// Makes src/platform/calendar/windows-zones.ts from Unicode CLDR.
import { writeFileSync } from 'node:fs';
import { packageJson } from './inputs.ts';

interface WindowsZones {
  supplemental: {
    windowsZones: {
      mapTimezones: { mapZone: { _other: string; _type: string; _territory: string } }[];
    };
  };
}

// What a package of Unicode says has the shape that Unicode documents.
const { supplemental } = packageJson('cldr-core/supplemental/windowsZones.json') as WindowsZones;
const rows = supplemental.windowsZones.mapTimezones
  .map(({ mapZone }) => mapZone)
  .filter(({ _territory }) => _territory === '001')
  .map(({ _other, _type }) => `  ['${_other}', '${_type.split(' ')[0]}'],`);
writeFileSync(
  'src/platform/calendar/windows-zones.ts',
  `/** What Windows and Outlook call zones. Unicode CLDR 48.1 (windowsZones, territory 001; Unicode License v3); written by scripts/reference/windows-zones.ts. */
export const windowsZones: ReadonlyMap<string, string> = new Map([
${rows.join('\n')}
]);
`,
);
