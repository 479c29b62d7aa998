import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

test.describe('A certificate', () => {
  // Each scan looks at a page six times.
  test.slow();

  test('is issued to whoever has earned it, and anybody verifies it by what its holder shows', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto('/bescheinigungen/ausstellen');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('bereit zur Ausstellung');
    await expectAccessible(page);
    await page.locator('tbody input[type="checkbox"]:enabled').first().check();
    await page.getByRole('button', { name: '1 Bescheinigung ausstellen' }).click();
    await expect(page.getByText('1 Bescheinigung ausgestellt.')).toBeVisible();

    await page.getByRole('link', { name: /^MB-\d{4}-\d+/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Bescheinigung für');
    await expectAccessible(page);
    const code = (await page.locator('dt:text-is("Prüfcode") + dd').innerText()).slice(0, 14);

    await page.goto(`/pruefen#${code}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Bescheinigung ist gültig.');
    await expect(page.getByText('Geburtsdatum und Fälle zeigen wir hier nicht.')).toBeVisible();
    await expectAccessible(page);
  });

  test('that nobody knows is neither confirmed nor called a forgery', async ({ page }) => {
    await page.goto('/pruefen');
    await expectAccessible(page);
    await page.getByLabel('Prüfcode').fill('7KQ4-M2TX-9HDP');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Code ist unbekannt.');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page);
  });
});
