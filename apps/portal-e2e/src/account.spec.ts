import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { field } from './field';
import { signIn, signOut } from './sign-in';

test.describe('Signing in', () => {
  // Each scan looks at a page six times.
  test.slow();

  test('is refused in the same words whether the account exists or not', async ({ page }) => {
    await page.goto('/anmelden');
    await expectAccessible(page);
    await page.getByLabel('E-Mail').fill('niemand@mittler.example');
    await page.getByLabel('Passwort', { exact: true }).fill('gewiss nicht dieses');
    await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('E-Mail oder Passwort stimmt nicht.');
    await expect(page.getByLabel('E-Mail')).toHaveValue('niemand@mittler.example');
    await expectAccessible(page);
  });

  test('leads back to the page that was wanted, and out again', async ({ page }) => {
    await page.goto('/konto');
    await page.getByLabel('E-Mail').fill('koordination@mittler.example');
    await page.getByLabel('Passwort', { exact: true }).fill('Bruecken-bauen-2026');
    await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page).toHaveURL(/\/konto$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Konto von');
    await expectAccessible(page);
    await signOut(page);
  });

  test('a forgotten password is answered alike for everybody', async ({ page }) => {
    await page.goto('/passwort');
    await page.getByLabel('E-Mail').fill('niemand@mittler.example');
    await page.getByRole('button', { name: 'Link anfordern' }).click();
    await expect(page.getByText('Schauen Sie in Ihr Postfach.')).toBeVisible();
    await expectAccessible(page);
  });

  test('a link that is not valid says what to do', async ({ page }) => {
    await page.goto(`/konto/einladung#${'A'.repeat(43)}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');
    await expectAccessible(page);
  });
});

test('The administrator grants a role with its dates and ends it', async ({ page }) => {
  test.slow();
  await signIn(page, 'verwaltung@mittler.example');
  await page.goto('/personen');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Person anlegen' }).click();
  await field(page, 'Vorname').fill('Ilka');
  await field(page, 'Nachname').fill(`Rollmann${Date.now().toString(36)}`);
  await page.getByRole('button', { name: 'Person anlegen' }).click();
  await page.getByRole('button', { name: 'Rolle vergeben' }).click();
  await page.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Kommunale Koordination' });
  await page.getByLabel('Kommune, für die sie gilt').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Rolle vergeben' }).click();
  await expect(page.getByText('Die Rolle ist vergeben.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Rolle beenden ?: Kommunale Koordination/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rolle beenden' }).click();
  await expect(page.getByText('Die Rolle ist beendet.').first()).toBeVisible();
});
