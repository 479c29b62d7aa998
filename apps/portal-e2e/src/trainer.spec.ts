import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Roll } from '@mittler/contract';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

const trainer = 'lehrkraft@mittler.example';
const saved = 'gesendet';

/** From the day to today's roll: one tap. */
async function openRoll(page: Page): Promise<void> {
  await signIn(page, trainer);
  await expect(page).toHaveURL(/\/heute$/);
  await page
    .getByRole('link', { name: /^Liste öffnen/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/termine\/.+\/liste$/);
}

const rowOf = (page: Page, index: number) => page.locator('tbody tr').nth(index);

test.describe.serial('A trainer keeps the roll', () => {
  test('her day begins with a sentence and leads to the roll in one tap', async ({ page }) => {
    await signIn(page, trainer);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Heute haben Sie einen Termin/);
    await page.getByRole('link', { name: /^Liste öffnen/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText(/nicht erfasst/).first()).toBeVisible();
  });

  test('the day is accessible', async ({ page }) => {
    test.slow();
    await signIn(page, trainer);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Heute haben Sie/);
    await expectAccessible(page);
  });

  test('the open roll is accessible', async ({ page }) => {
    test.slow();
    await openRoll(page);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectAccessible(page);
  });

  test('on a phone twenty people take no more than twenty taps, and what is marked is saved', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openRoll(page);
    const present = page.getByRole('button', { name: /^Anwesend ?:/ });
    await expect(present.first()).toBeVisible();
    const before = await present.count();
    expect(before).toBeGreaterThan(8);
    const box = await present.first().boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
    // Eight by single taps, the rest by the one that touches nobody who is marked.
    for (let tap = 0; tap < 8; tap += 1) await present.first().click();
    await expect(present).toHaveCount(before - 8);
    await page.getByRole('button', { name: /^Alle \d+ nicht Erfassten: anwesend$/ }).click();
    await expect(present).toHaveCount(0);
    await expect(page.getByText(/^Alle \d+ erfasst$/)).toBeVisible();
    const [, session] = /termine\/(.+)\/liste/.exec(page.url()) ?? [];
    await expect
      .poll(async () => {
        const roll: unknown = await (await page.request.get(`/api/sessions/${session ?? ''}/roll`)).json();
        return (roll as Roll).summary.counts.notRecorded;
      })
      .toBe(0);
    await page.reload();
    await expect(page.getByText(/^Alle \d+ erfasst$/)).toBeVisible();
  });

  test('by keyboard one row is corrected, and the earlier mark stays readable', async ({ page }) => {
    await openRoll(page);
    await rowOf(page, 0).getByRole('radio', { name: 'anwesend' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('4');
    await expect(rowOf(page, 1).getByRole('radio', { name: 'abwesend' })).toBeChecked();
    await expect(rowOf(page, 1).getByText(saved)).toBeVisible();
    await expect(rowOf(page, 1).getByText('berichtigt, vorher 90 min')).toBeVisible();
    await expect(rowOf(page, 0).getByRole('radio', { name: 'anwesend' })).toBeChecked();
  });

  test('who came late is cut along the blocks', async ({ page }) => {
    await openRoll(page);
    const row = rowOf(page, 2);
    await row.getByText('teilweise').click();
    await row.getByLabel('Gekommen um').fill('09:40');
    await row.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(row.getByRole('textbox', { name: /in Bereich 2$/ })).toHaveValue('50');
    await expect(row.getByRole('textbox', { name: /in Bereich 5$/ })).toHaveValue('90');
    await expect(row.getByText(saved)).toBeVisible();
  });

  test('an excuse needs its reason before it is a mark', async ({ page }) => {
    await openRoll(page);
    const row = rowOf(page, 3);
    await row.getByText('entschuldigt').click();
    await expect(row.getByText('Grund fehlt noch')).toBeVisible();
    await expect(page.getByText('Erst vervollständigen')).toBeVisible();
    await row.getByRole('combobox').selectOption({ label: 'erkrankt' });
    await expect(row.getByText(saved)).toBeVisible();
  });

  test('a mark that cannot be sent stays, says so, and is sent when asked again', async ({ page }) => {
    await openRoll(page);
    await page.route('**/marks', (route) => route.abort());
    const row = rowOf(page, 4);
    await row.getByText('abwesend').click();
    await expect(row.getByText('hier gespeichert')).toBeVisible();
    await expect(row.getByRole('radio', { name: 'abwesend' })).toBeChecked();
    await expect(page.getByText(/^2 Vermerke noch nicht gesendet\./)).toBeVisible();
    await page.unroute('**/marks');
    await row.getByRole('button', { name: 'Erneut senden' }).click();
    await expect(row.getByText(saved)).toBeVisible();
  });

  test('closing signs the sums with her name, and opening again needs a reason', async ({ page }) => {
    await openRoll(page);
    await page.getByRole('button', { name: 'Liste schließen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Liste schließen und unterschreiben?' });
    await expect(dialog.getByText('Sie unterschreiben als Arend Voßkamp.')).toBeVisible();
    await expect(dialog.getByText('Minuten in Bereich 2')).toBeVisible();
    await dialog.getByRole('button', { name: 'Liste schließen' }).click();
    await expect(page.getByText(/Geschlossen von Arend Voßkamp/).first()).toBeVisible();
    await expect(rowOf(page, 0).getByRole('radio', { name: 'anwesend' })).toBeDisabled();

    await page.getByRole('button', { name: 'Liste wieder öffnen' }).click();
    const reopening = page.getByRole('dialog', { name: 'Liste wieder öffnen' });
    await reopening.getByRole('button', { name: 'Liste wieder öffnen' }).click();
    await expect(reopening.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    await reopening.getByRole('textbox').fill('Nachtrag zu einer verspäteten Ankunft');
    await reopening.getByRole('button', { name: 'Liste wieder öffnen' }).click();
    await expect(page.getByText('Grund: Nachtrag zu einer verspäteten Ankunft')).toBeVisible();
    await expect(rowOf(page, 0).getByRole('radio', { name: 'anwesend' })).toBeEnabled();
  });

  test('the roll with every state in it is accessible', async ({ page }) => {
    test.slow();
    await openRoll(page);
    await expect(rowOf(page, 2).getByLabel('Gekommen um')).toBeVisible();
    await expectAccessible(page);
  });
});
