import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';

test.describe('Around every page', () => {
  test('the imprint, privacy and accessibility pages are open to anybody and accessible', async ({ page }) => {
    for (const [path, title] of [
      ['/impressum', 'Impressum'],
      ['/datenschutz', 'Datenschutz'],
      ['/barrierefreiheit', 'Erklärung zur Barrierefreiheit'],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expectAccessible(page);
    }
  });

  test('the browser finds nothing to refuse under the content security policy', async ({ page }) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
    });
    await page.goto('/impressum');
    await page.getByRole('button', { name: 'Darstellung' }).click();
    expect(refused).toEqual([]);
  });

  test('an address that does not exist says so and leads home', async ({ page }) => {
    await page.goto('/gibt-es-nicht');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht.');
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Zur Startseite' }).click();
    await expect(page).toHaveURL(/\/katalog$/);
  });

  test('the language changes every text, the page and the next visit', async ({ page }) => {
    await page.goto('/datenschutz');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page).toHaveTitle('Privacy – Mittler');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy');
  });

  test('light and dark follow the device until somebody chooses', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/impressum');
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole('button', { name: 'Darstellung' }).click();
    await page.getByLabel('Hell').check();
    expect(await ground()).not.toBe(dark);
    await page.reload();
    expect(await ground()).not.toBe(dark);
  });

  test('the keyboard skips to the content, and a new page takes the focus to its heading', async ({ page }) => {
    await page.goto('/impressum');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.getByRole('link', { name: 'Datenschutz' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Datenschutz' })).toBeFocused();
  });

  test('a page that needs an account leads to the sign-in and remembers the way back', async ({ page }) => {
    await page.goto('/konto');
    await expect(page).toHaveURL(/\/anmelden\?zurueck=%2Fkonto$/);
  });
});
