import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The demo's accounts have one password, which the sign-in page of a demonstration shows. */
export const demoPassword = 'Bruecken-bauen-2026';

/** Signs in as a person of the demo data, by the form that people use, and ends on her start page. */
export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page).not.toHaveURL(/\/anmelden/);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Konto von/ }).click();
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page).toHaveURL(/\/anmelden/);
}
