// @ts-check
// Takes pictures of pages at the width of a phone and of a desk into tmp/screens, so that people look at them:
//   node apps/portal-e2e/screens.mjs /impressum /berichte --as=wesselhoeft@koordination.example
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browser } from './browser.mjs';
import { startProduct } from './product.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    password: { type: 'string', default: 'Bruecken-bauen-2026' },
    dark: { type: 'boolean' },
  },
});
const folder = fileURLToPath(new URL('../../tmp/screens/', import.meta.url));
const paths = positionals.length === 0 ? ['/anmelden', '/impressum'] : positionals;
const sizes = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desk', width: 1440, height: 900 },
];

mkdirSync(folder, { recursive: true });
const product = await startProduct();
const chrome = await chromium.launch(await browser());
try {
  for (const { name, ...viewport } of sizes) {
    const page = await chrome.newPage({
      baseURL: product.url,
      viewport,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      colorScheme: values.dark ? 'dark' : 'light',
    });
    if (values.as !== undefined) {
      const answer = await page.request.post('/api/sign-in', {
        data: { email: values.as, password: values.password },
        headers: { origin: product.url },
      });
      if (!answer.ok()) throw new Error(`Signing in as ${values.as} was answered with ${answer.status()}.`);
    }
    for (const path of paths) {
      await page.goto(path);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      const file = `${folder}${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'start'}-${name}${values.dark ? '-dark' : ''}.png`;
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
    await page.close();
  }
} finally {
  await chrome.close();
  await product.stop();
}
