import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

test.describe('A trainee reads her standing', () => {
  test.beforeEach(() => test.slow());

  test('the first line says what is missing, each part with its own date', async ({ page }) => {
    await signIn(page, 'teilnehmerin@mittler.example');
    await expect(page).toHaveURL(/\/mein-stand$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^Ihnen fehlen noch .+\sStunden.* bis zum \d\d\.\d\d\.\d{4} und \d\ssupervidierte Mediation(en)? bis zum \d\d\.\d\d\.\d{4}\.$/,
    );
    await expectAccessible(page);
  });

  test('every entry says whether it counts and why not', async ({ page }) => {
    await signIn(page, 'teilnehmerin@mittler.example');
    await page.getByRole('button', { name: 'Einträge zu Recht der Mediation zeigen' }).click();
    const entries = page.getByRole('table', { name: 'Einträge in Recht der Mediation' });
    await expect(entries).toBeVisible();
    await expect(entries.getByText('Der Höchstanteil virtueller Stunden ist erreicht.')).toBeVisible();
    await expect(page.getByText('Überschuss aus anderen Bereichen zählt hier nicht.')).toBeVisible();
    await expectAccessible(page);
  });

  test('the version of the rules, the virtual share and the deadlines are explained', async ({ page }) => {
    await signIn(page, 'teilnehmerin@mittler.example');
    await expect(page.getByRole('heading', { name: 'Welche Fassung gilt' })).toBeVisible();
    await expect(page.getByText('Erste gültige Teilnahme:')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Virtueller Anteil' })).toBeVisible();
    await page.getByRole('button', { name: 'So wird gerechnet' }).click();
    await expect(page.getByRole('heading', { name: 'So wird gerechnet' })).toBeFocused();
  });

  test('she takes the proof of what is done with her as a PDF', async ({ page }) => {
    await signIn(page, 'teilnehmerin@mittler.example');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Nachweis herunterladen (PDF)' }).first().click();
    const file = await (await downloading).path();
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('on a phone and in English the same sentence comes first', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'teilnehmerin@mittler.example');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You still need .+ by \d\d\/\d\d\/\d{4}.*\.$/);
    // The choice is kept with the account, so she goes back to German.
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/me/language') && answer.ok());
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await kept;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ihnen fehlen noch/);
  });
});
