import config from './vitest.config.ts';

/** For tests that ask no database: no server is started for them. */
export default { ...config, test: { ...config.test, globalSetup: [], testTimeout: 120_000 } };
