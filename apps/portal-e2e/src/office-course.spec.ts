import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { field } from './field';
import { signIn } from './sign-in';

const office = 'koordination@mittler.example';

/** Every run makes its own people and course, so that it may run any number of times. */
const mark = Date.now().toString(36);
const town = 'Auenfeld';
const people = ['Abendroth', 'Brinkhege', 'Cordsmeyer'].map((name) => `${name}${mark}`);
const courseName = `Mediation in der Kommune ${mark}`;

test.describe.serial('The office keeps a course', () => {
  // Each scan looks at a page six times.
  test.slow();

  test('it adds three people with their department', async ({ page }) => {
    await signIn(page, office);
    for (const familyName of people) {
      await page.goto('/personen/neu');
      await field(page, 'Vorname').fill('Miriam');
      await field(page, 'Nachname').fill(familyName);
      await field(page, 'Geburtsdatum').fill('24.12.1985');
      await page.getByLabel('Kommune').selectOption({ label: town });
      await page.getByLabel('Dienststelle').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Person anlegen' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Miriam ${familyName}`);
    }
    await expectAccessible(page);
  });

  test('a form that does not fit says so at its fields and keeps what was typed', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/personen/neu');
    await field(page, 'Vorname').fill('Miriam');
    await field(page, 'E-Mail').fill('kein-at');
    await page.getByRole('button', { name: 'Person anlegen' }).click();
    await expect(page.getByRole('alert')).toContainText('2 Angaben passen noch nicht.');
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByLabel('Vorname')).toHaveValue('Miriam');
    await expectAccessible(page);
  });

  test('it adds a course with two sessions', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/lehrgaenge/neu');
    await field(page, 'Name').fill(courseName);
    await page.getByLabel('Programm').selectOption({ index: 1 });
    await page.getByLabel('Ausbildungseinrichtung').selectOption({ index: 1 });
    await field(page, 'Haus oder Raum').fill('Bürgerhaus');
    await field(page, 'Ort').fill(town);
    await field(page, 'Erster Tag').fill('01.09.2025');
    await field(page, 'Letzter Tag').fill('11.12.2026');
    await page.getByRole('button', { name: 'Lehrgang anlegen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(courseName);

    for (const day of ['06.10.2025', '07.10.2025']) {
      await page.getByRole('link', { name: 'Termin anlegen' }).click();
      await field(page, 'Thema').fill(`Mediation im Verwaltungsalltag am ${day}`);
      await field(page, 'Tag').fill(day);
      await page.getByRole('group', { name: 'Abschnitt 1' }).getByLabel('Inhaltsbereich').selectOption({ index: 2 });
      await page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click();
      const second = page.getByRole('group', { name: 'Abschnitt 2' });
      await second.getByLabel('Inhaltsbereich').selectOption({ index: 5 });
      await field(second, 'Beginn').fill('10:00');
      await page.getByRole('button', { name: 'Speichern' }).click();
      // The first block lasts until 10:30: the form says so and nothing is lost.
      await expect(page.getByText('Der Abschnitt beginnt, bevor der vorige endet.').first()).toBeVisible();
      await field(second, 'Beginn').fill('10:45');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await expect(page.getByText(`Mediation im Verwaltungsalltag am ${day}`).first()).toBeVisible();
    }
    await expect(page.getByRole('heading', { name: '2 Termine, 2 mit offener Liste' })).toBeVisible();
  });

  test('it enrols the three and records a case for one', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/lehrgaenge');
    await page.getByRole('link', { name: courseName }).click();
    await page.getByRole('link', { name: 'Personen aufnehmen' }).first().click();
    for (const name of people) {
      await page.getByLabel('Name, E-Mail oder eigene Nummer').fill(name);
      await page.getByRole('button', { name: 'Suchen' }).click();
      await page.getByRole('button', { name: new RegExp(`^Aufnehmen ?: Miriam ${name}`) }).click();
    }
    await expectAccessible(page);
    await field(page, 'Aufgenommen am').fill('01.09.2025');
    await page.getByRole('button', { name: '3 Personen aufnehmen' }).click();
    await expect(page.getByRole('heading', { name: '3 Personen nehmen teil' })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: new RegExp(`^Nachträge ?: Miriam ${people[0] ?? ''}`) }).click();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Mediationen', exact: true }).click();
    await field(page, 'Datum der Mediation').fill('01.07.2026');
    await page.getByLabel('Konfliktfeld').selectOption('housing');
    await field(page, 'Ort der Supervision').fill(town);
    await field(page, 'Supervision am').fill('30.06.2026');
    await field(page, 'Bestätigt am').fill('11.07.2026');
    await field(page, 'Name').fill('Dr. Ruven Pellengahr');
    await field(page, 'Straße und Hausnummer').fill('Am Wall 3');
    await field(page, 'Postleitzahl').fill('00001');
    await field(page, 'Ort').fill(town);
    await page.getByRole('button', { name: 'Mediation erfassen' }).click();
    await expect(page.getByText('Die Supervision kann nicht vor der Mediation liegen.').first()).toBeVisible();
    await field(page, 'Supervision am').fill('10.07.2026');
    await page.getByRole('button', { name: 'Mediation erfassen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 supervidierte Mediation ist erfasst.');
    await expectAccessible(page);
  });

  test('nobody in the course can be certified yet, and the page says so', async ({ page }) => {
    await signIn(page, office);
    await page.goto('/lehrgaenge');
    await page.getByRole('link', { name: courseName }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(courseName);
    const course = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`/bescheinigungen/ausstellen?lehrgang=${course}`);
    await expect(page.getByText('Niemand wartet auf eine Bescheinigung.')).toBeVisible();
    await expectAccessible(page);
  });
});
