import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import * as workbook from '@e965/xlsx';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

const office = 'koordination@mittler.example';

// Each accessible page is looked at in six ways.
test.describe.configure({ timeout: 180_000 });

/** As a German Excel saves it: semicolons, windows-1252, carriage returns. */
const csv = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');

function xlsx(...rows: readonly (readonly string[])[]): Buffer {
  const book = workbook.utils.book_new();
  workbook.utils.book_append_sheet(book, workbook.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Teilnehmende');
  return Buffer.from(workbook.write(book, { type: 'array', bookType: 'xlsx' }));
}

async function enrolled(page: Page): Promise<number> {
  await page.goto('/berichte/bescheinigungen');
  const total = page.getByRole('row', { name: /^Alle \d+ Kommunen/ });
  return Number.parseInt((await total.getByRole('link').first().textContent()) ?? '', 10);
}

async function check(page: Page, name: string, buffer: Buffer, course: boolean): Promise<void> {
  await page.goto('/import');
  await page.getByRole('link', { name: 'Neue Liste importieren' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welche Liste möchten Sie importieren?');
  if (course) {
    const choice = page.getByLabel('Lehrgang');
    await expect(choice.locator('option').nth(1)).toBeAttached();
    await choice.selectOption({ index: 1 });
  }
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await expect(page).toHaveURL(/\/import\/[0-9a-f-]{36}$/);
}

test.describe('A list that the office imports', () => {
  test.beforeEach(({ page }) => signIn(page, office));

  test('goes from a CSV file with umlauts through the check into the report, and back', async ({ page }) => {
    const before = await enrolled(page);
    await check(
      page,
      'Teilnahmen Größe.csv',
      csv(
        'Nachname;Vorname;Geburtsdatum;Kommune;Amt',
        'Müßig-Öztürk;Zoë;24.12.1985;Auenfeld;Jugendamt',
        'Weißgärber;Jörg;03.05.1979;Brückstadt;Ordnungsamt',
        'Übel;Änne;31.02.1985;Auenfeld;Jugendamt',
        'Fern;Ida;01.02.1990;Nirgendwo;Jugendamt',
      ),
      true,
    );
    const headline = page.getByRole('heading', { level: 1 });
    await expect(headline).toHaveText('Die Prüfung ergibt: 2 Personen neu, 2 abgelehnt.');
    await expect(page.getByText('Noch ist nichts übernommen.')).toBeVisible();
    await page.getByLabel('Abgelehnt 2').check();
    await expect(page.getByText('Geburtsdatum: „31.02.1985“ gibt es im Kalender nicht.')).toBeVisible();
    await expect(page.getByText(/Die Kommune „Nirgendwo“ kennen wir nicht/)).toBeVisible();
    await page.getByText(/^Spalten: 5 von 5/).click();
    await expectAccessible(page);
    expect(await enrolled(page)).toBe(before);
    await page.goBack();

    await page.getByRole('button', { name: '2 Zeilen übernehmen' }).click();
    await expect(headline).toHaveText('2 Personen sind hinzugefügt, keine geändert.');
    await expectAccessible(page);
    const imported = page.url();
    expect(await enrolled(page)).toBe(before + 2);

    await page.goto(imported);
    await page.getByRole('button', { name: 'Import zurücknehmen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import zurücknehmen' }).click();
    await expect(headline).toHaveText('Dieser Import ist zurückgenommen.');
    expect(await enrolled(page)).toBe(before);
  });

  test('asks in a workbook who is meant by a name alone, and keeps answers until they are saved', async ({ page }) => {
    await check(
      page,
      'Liste.xlsx',
      xlsx(
        ['Liste der Teilnehmenden'],
        ['Name', 'Vorname', 'Kreis', 'FB'],
        ['Feldhausen', 'Miriam', 'Auenfeld', 'Jugendamt'],
      ),
      false,
    );
    const headline = page.getByRole('heading', { level: 1 });
    await expect(headline).toHaveText('Die Prüfung ergibt: 1 zu klären.');
    const apply = page.getByRole('button', { name: /Zeilen? übernehmen/ });
    await expect(apply).toBeDisabled();
    const question = page.getByRole('group', { name: /Wer ist Miriam Feldhausen\?/ });
    await question.getByLabel(/Eine neue Person/).check();
    await expect(page.getByText('1 Antwort noch nicht gesichert')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Antwort sichern' }).click();
    await expect(headline).toHaveText('Die Prüfung ergibt: 1 Person neu.');
    await question.getByLabel('Zeile auslassen').check();
    await page.getByRole('button', { name: 'Antwort sichern' }).click();
    await expect(headline).toHaveText('Diese Liste ändert nichts.');
    await expect(page.getByText('Es gibt nichts zu übernehmen.')).toBeVisible();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
    await expect(headline).toHaveText(/Dieser Import ist verworfen/);
  });

  test('is corrected where a column has a name that nobody can know', async ({ page }) => {
    await check(page, 'Fremd.csv', csv('Zuname;Rufname;Herkunft;Stelle', 'Kästner;Emil;Auenfeld;Jugendamt'), false);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Die Prüfung ergibt: 1 abgelehnt.');
    await expectAccessible(page);
    for (const [column, meaning] of [
      ['Herkunft', 'Kommune'],
      ['Stelle', 'Amt'],
    ] as const) {
      await page.getByLabel(`Bedeutung von ${column}`).selectOption(meaning);
    }
    await page.getByRole('button', { name: 'Ändern und neu prüfen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Die Prüfung ergibt: 1 Person neu.');
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
  });

  test('that is no list is refused, and file and entries stay', async ({ page }) => {
    await page.goto('/import/neu');
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await expect(page.getByText('Bitte wählen Sie zuerst eine Datei.')).toBeVisible();
    const buffer = Buffer.from('PK\u0003\u0004 kein Arbeitsblatt');
    await page.locator('input[type=file]').setInputFiles({ name: 'kaputt.xlsx', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await expect(page.getByRole('alert')).toContainText('Diese Datei können wir nicht');
    await expect(page.getByText('kaputt.xlsx')).toBeVisible();
    await expectAccessible(page);
  });
});
