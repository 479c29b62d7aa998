import { defineConfig } from '@playwright/test';
import { browser } from './browser.mjs';

const launchOptions = await browser();

/** Journeys through the real product in a real browser: one browser at a time, since the machine is shared. */
export default defineConfig({
  testDir: './src',
  testMatch: '**/*.spec.ts',
  outputDir: '../../tmp/portal-e2e',
  globalSetup: './start-product.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../../tmp/portal-e2e.json' }]],
  use: {
    // Set by start-product.ts before the workers begin.
    baseURL: process.env['MITTLER_URL'] ?? 'http://127.0.0.1:3000',
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // The worker's own copy of the portal would stand between a journey and what it intercepts; offline-roll.spec.ts lets it in.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions,
  },
});
