import { defineConfig } from 'vitest/config';
import { mendDriver } from './scripts/driver.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  plugins: [{ name: 'mended driver', transform: (text, path) => mendDriver(path, text) }],
  test: {
    server: { deps: { inline: ['postgres'] } },
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'demo/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
