import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { field } from './field';
import { signIn } from './sign-in';

const office = 'koordination@mittler.example';

/** Every run plans its own course in its own room, so that it may run any number of times. */
const mark = Date.now().toString(36);
const courseName = `Vierzig Personen ${mark}`;
const roomName = `Großer Saal ${mark}`;
/** Ninety minutes of an evening, when the demo has no sessions, and of the run's own: a trainer is nowhere twice. */
const begins = 17 * 60 + (Math.floor(Date.now() / 1000) % 240);
const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
let course = '';

test.describe.serial('The office fills a course of forty people from ten municipalities', () => {
  // Each scan looks at a page six times.
  test.slow();

  test('it enters a room that is too small for forty', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/raeume');
    await page.getByRole('button', { name: 'Raum anlegen' }).click();
    await field(page, 'Raum').fill(roomName);
    await field(page, 'Plätze').fill('30');
    await field(page, 'Haus').fill('Bürgerhaus');
    await field(page, 'Ort').fill('Auenfeld');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Raum anlegen' }).click();
    await expect(page.getByRole('rowheader', { name: roomName })).toBeVisible();
    await expectAccessible(page);
  });

  test('it adds a course with seats, deadlines and a text', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/lehrgaenge/neu');
    await field(page, 'Name').fill(courseName);
    await page.getByLabel('Programm').selectOption({ label: 'Mediation in der Kommune' });
    await page.getByLabel('Ausbildungseinrichtung').selectOption({ index: 1 });
    await field(page, 'Haus oder Raum').fill('Bürgerhaus');
    await field(page, 'Ort').fill('Auenfeld');
    await field(page, 'Erster Tag').fill('01.03.2027');
    await field(page, 'Letzter Tag').fill('17.12.2027');
    await field(page, 'Plätze').fill('40');
    await field(page, 'Anmelden bis').fill('31.01.2027');
    await field(page, 'Genehmigen bis').fill('12.02.2027');
    await page.getByLabel('Die Koordinierungsstelle').check();
    await field(page, 'Für wen').fill('Fachkräfte in Jugend-, Ordnungs- und Integrationsämtern');
    await field(page, 'Beschreibung').fill('Acht Inhaltsbereiche, viel Übung.\n\nBringen Sie einen eigenen Fall mit.');
    await page.getByRole('button', { name: 'Lehrgang anlegen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(courseName);
    await expect(page.getByText('0 von 40')).toBeVisible();
    course = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  test('it plans a series over Good Friday and sees every day before', async ({ page }) => {
    await signIn(page, office);
    await page.goto(`/lehrgaenge/${course}`);
    await page.getByRole('link', { name: 'Terminreihe anlegen' }).click();
    await field(page, 'Thema').fill('Grundlagen der Mediation');
    await field(page, 'Erster Tag').fill('19.03.2027');
    await field(page, 'Beginn').first().fill(clock(begins));
    await field(page, 'Ende').fill(clock(begins + 90));
    await page
      .getByLabel('Raum', { exact: false })
      .first()
      .selectOption({ label: `Bürgerhaus, ${roomName}, Auenfeld (30 Plätze)` });
    const block = page.getByRole('group', { name: 'Abschnitt 1' });
    await block.getByLabel('Inhaltsbereich').selectOption({ index: 6 });
    await field(block, 'Beginn').fill(clock(begins));
    await page.getByLabel('Lehrkraft suchen').fill('Reinstorf');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('button', { name: /^Auswählen ?: Tomke Reinstorf/ }).click();
    await field(page, 'Anzahl der Termine').fill('6');
    const days = page.getByRole('list').filter({ hasText: '26.03.2027' });
    await expect(days.getByText('Karfreitag')).toBeVisible();
    await expect(page.getByText('fällt aus')).toBeVisible();
    await expect(page.getByRole('button', { name: '6 Termine anlegen' })).toBeVisible();
    await expectAccessible(page);
    // One day is left out; the series by count goes on for it.
    await page.getByRole('button', { name: /^Auslassen ?: 16.04.2027/ }).click();
    await expect(page.getByText('Fr 07.05.2027', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '6 Termine anlegen' }).click();
    await expect(page.getByText('6 Termine angelegt.').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: '6 Termine', exact: true })).toBeVisible();
  });

  test('it puts the course into the catalogue once nothing is missing', async ({ page }) => {
    await signIn(page, office);
    await page.goto(`/lehrgaenge/${course}`);
    await expect(page.getByText('Alles, was Interessierte wissen wollen, ist eingetragen.')).toBeVisible();
    await page.getByRole('button', { name: 'In den Katalog stellen' }).click();
    await expect(page.getByText('Im Katalog', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test('it nominates forty-five people of ten municipalities and admits them', async ({ page }) => {
    test.setTimeout(300_000);
    await signIn(page, office);
    await page.goto(`/lehrgaenge/${course}/benennen`);
    const municipality = page.getByLabel('Kommune', { exact: true });
    await expect(municipality.locator('option')).not.toHaveCount(1);
    let chosen = 0;
    for (let at = 1; at <= 10; at += 1) {
      const name = (await municipality.locator('option').nth(at).textContent())?.trim() ?? '';
      await municipality.selectOption({ index: at });
      const rows = page.locator('m-candidate-choice li');
      await expect(rows.first()).toContainText(name);
      const wanted = at % 2 === 0 ? 4 : 5;
      for (let one = 0; one < wanted; one += 1) await rows.getByRole('checkbox').nth(one).check();
      chosen += wanted;
      await expect(page.getByRole('heading', { name: `${String(chosen)} Personen ausgewählt` })).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: '45 Personen benennen' }).click();
    // One of the ten municipalities asks its works council first.
    await expect(page.getByRole('heading', { name: '40 Personen können zugelassen werden' })).toBeVisible({
      timeout: 60_000,
    });
    const asked = page.getByRole('region', { name: '5 Personen warten auf den Personalrat' });
    await asked.getByLabel('Alle auswählen').check();
    await page.getByRole('button', { name: 'Personalrat hat 5 Personen zugestimmt' }).click();
    await expect(page.getByRole('heading', { name: '45 Personen können zugelassen werden' })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByLabel('Alle auswählen').check();
    await page.getByRole('button', { name: '45 Personen zulassen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      '40 von 40 Plätzen sind vergeben, 5 Personen stehen auf der Warteliste.',
      { timeout: 60_000 },
    );
    await expect(page.getByText('rückt als Nächste nach')).toBeVisible();
    await expectAccessible(page);
  });

  test('it limits a municipality, and the waiting list says so', async ({ page }) => {
    await signIn(page, office);
    await page.goto(`/lehrgaenge/${course}/plaetze`);
    await page.getByRole('button', { name: 'Kontingente bearbeiten' }).click();
    await page.getByText('Allen Kommunen gleich viele').click();
    await field(page, 'Plätze je Kommune').fill('3');
    await page.getByRole('button', { name: /^Für \d+ Kommunen setzen$/ }).click();
    await page.getByRole('button', { name: 'Kontingente speichern' }).click();
    // More are taken already: nothing is lost, and the form says what to do.
    await expect(page.getByText('So viele Plätze sind schon vergeben.', { exact: false })).toBeVisible();
    await field(page, 'Plätze je Kommune').fill('5');
    await page.getByRole('button', { name: /^Für \d+ Kommunen setzen$/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Kontingente speichern' }).click();
    await expect(page.getByText('Die Kontingente sind gespeichert.', { exact: false }).first()).toBeVisible();
    await expect(page.getByText('5 von 5').first()).toBeVisible();
  });

  test('it moves one session and cancels another with a reason', async ({ page }) => {
    await signIn(page, office);
    await page.goto(`/lehrgaenge/${course}`);
    await page.getByRole('link', { name: /^Verschieben ?: Grundlagen der Mediation, 02.04.2027/ }).click();
    await expect(page.getByLabel('Nur dieser Termin')).toBeChecked();
    await field(page, 'Tag').fill('26.03.2027');
    await expect(page.getByText('Feiertag in Nordrhein-Westfalen: Karfreitag.')).toBeVisible();
    await field(page, 'Tag').fill('03.04.2027');
    await expect(page.getByText('Karfreitag')).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Verschieben' }).click();
    await expect(page.getByText('Sa 03.04.2027')).toBeVisible();

    await page.getByRole('button', { name: /^Absagen ?: Grundlagen der Mediation, 09.04.2027/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Eine E-Mail mit dem Grund');
    await dialog.getByRole('button', { name: 'Termin absagen' }).click();
    await expect(dialog.getByText('Bitte füllen Sie dieses Feld aus.')).toBeVisible();
    await field(dialog, 'Grund der Absage').fill('Die Lehrkraft ist erkrankt.');
    await dialog.getByRole('button', { name: 'Termin absagen' }).click();
    await expect(page.getByText('Abgesagt: Die Lehrkraft ist erkrankt.')).toBeVisible();
    await expect(page.getByRole('heading', { name: '5 Termine', exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Wieder ansetzen ?: Grundlagen der Mediation, 09.04.2027/ }).click();
    await expect(page.getByRole('heading', { name: '6 Termine', exact: true })).toBeVisible();
  });

  test('a municipal coordinator sees her own people there and no counts of others', async ({ page }) => {
    await signIn(page, 'kommune@mittler.example');
    await page.goto(`/lehrgaenge/${course}/plaetze`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('aus Ihrer Kommune');
    await expect(page.getByText('von 40')).toHaveCount(0);
    await expectAccessible(page);
  });
});
