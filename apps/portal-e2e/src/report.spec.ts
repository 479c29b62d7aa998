import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

const report = '/berichte/bescheinigungen';

// Each accessible page is looked at in six ways.
test.describe.configure({ timeout: 180_000 });

test.describe('The report of the certificates', () => {
  test('shows the office true figures, its departments in place, and the people behind a figure', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto('/berichte');
    await expect(page).toHaveURL(/\/berichte\/bescheinigungen\?stand=\d{4}-\d{2}-\d{2}$/);
    const headline = page.getByRole('heading', { level: 1 });
    await expect(headline).toHaveText(/^\d+ Personen haben eine gültige Bescheinigung, \d+ sind in Ausbildung\.$/);
    const place = page.getByRole('button', { name: 'Kreis Lindenau' });
    await place.click();
    await expect(place).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('row', { name: /^Jugendamt/ })).toBeVisible();
    await expectAccessible(page);

    const cell = page.getByRole('link', { name: /Eingeschrieben, Kreis Lindenau: Personen zeigen/ });
    const count = Number.parseInt((await cell.textContent()) ?? '', 10);
    await cell.click();
    await expect(headline).toHaveText(`${String(count)} Personen sind eingeschrieben.`);
    await expect(page.locator('tbody tr')).toHaveCount(count);
    await expectAccessible(page);
  });

  test('has everything that was asked for in its address: the same link shows the same figures', async ({
    page,
    context,
  }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto(report);
    await page.getByLabel('Kommune', { exact: true }).selectOption('Kreis Lindenau');
    await page.getByLabel('Amt', { exact: true }).selectOption('Jugendamt');
    await page.getByRole('textbox', { name: 'Stand am' }).fill('1.9.2026');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expect(page).toHaveURL(/stand=2026-09-01/);
    await expect(page).toHaveURL(/kommune=[^&]+&amt=[0-9a-f-]+/);
    await expect(page.getByText('Stand am Abend des 01.09.2026', { exact: false })).toBeVisible();
    const shown = await page.locator('table').innerText();
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByText('Stand am Abend des 01.09.2026', { exact: false })).toBeVisible();
    expect(await other.locator('table').innerText()).toBe(shown);
  });

  test('says at the field what does not fit, and keeps what was typed', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto(report);
    const day = page.getByRole('textbox', { name: 'Stand am' });
    await day.fill('31.02.2026');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expect(page.getByText('Bitte geben Sie ein Datum an', { exact: false })).toBeVisible();
    await expect(day).toHaveValue('31.02.2026');
    await day.fill('1.1.2099');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expect(page.getByText('Das Datum liegt in der Zukunft.')).toBeVisible();
  });

  test('is saved as a workbook and as CSV under its day', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto(`${report}?stand=2026-10-01`);
    await expect(page.getByText('Stand am Abend des 01.10.2026', { exact: false })).toBeVisible();
    for (const [button, ending] of [
      ['Excel', 'xlsx'],
      ['CSV', 'csv'],
    ] as const) {
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      expect((await saved).suggestedFilename()).toBe(`bescheinigungen-2026-10-01.${ending}`);
    }
  });

  test('hides small counts from an auditor, and the people', async ({ page }) => {
    await signIn(page, 'foerderung@mittler.example');
    await expect(page).toHaveURL(/\/berichte\/bescheinigungen/);
    await expect(page.getByText('Kleine Fallzahlen sind verdeckt.', { exact: false }).first()).toBeVisible();
    await expect(page.getByText('verdeckt: Zahl von 1 bis 4').first()).toBeAttached();
    await expect(page.getByRole('link', { name: /Personen zeigen/ })).toHaveCount(0);
    await expect(page.getByLabel('Lehrgang')).toHaveCount(0);
    await expectAccessible(page);
    await page.goto(`${report}/personen`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht.');
  });

  test('shows a municipal coordinator her own municipality alone, and her start says how it stands', async ({
    page,
  }) => {
    await signIn(page, 'kommune@mittler.example');
    await expect(page).toHaveURL(/\/start$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kreis Lindenau: \d+ Personen? in Ausbildung/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Zum Bericht' }).click();
    await expect(page.getByRole('button', { name: 'Kreis Lindenau' })).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('button', { name: 'Auenfeld' })).toHaveCount(0);
  });
});

test.describe('The start of the office', () => {
  test('says what waits and leads to it, and who takes part', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await expect(page).toHaveURL(/\/start$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ Vorgänge warten/);
    await expect(page.getByRole('row', { name: /^Alle 16 Kommunen/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Anwesenheitslisten überfällig' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/überfällig\.$/);
    await expectAccessible(page);
  });
});
