import type { Config } from 'drizzle-kit';

export const configuration: Config = {
  dialect: 'postgresql',
  schema: './src/**/tables.ts',
  out: './migrations',
  casing: 'snake_case',
};

// drizzle-kit reads the default export.
export default configuration;
