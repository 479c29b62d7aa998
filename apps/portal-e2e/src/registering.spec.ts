import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { announcedCourse, approvalLink, Desk } from './desk';
import { field } from './field';
import { demoPassword, signIn } from './sign-in';

const trainee = 'teilnehmerin@mittler.example';
const approver = 'dienststelle@mittler.example';

/** Every run makes its own courses, so that it may run any number of times. */
const mark = Date.now().toString(36);
const names = { seat: `Vermitteln ${mark}`, waiting: `Warteliste ${mark}`, declined: `Abgelehnt ${mark}` };

interface Memberships {
  readonly memberships: readonly { readonly department: string }[];
}
interface Me {
  readonly person: { readonly id: string };
}
interface Registration {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

let office: Desk;
let registering: Desk;
let department: string;
const courses: Record<string, string> = {};

/** Reaches something by the Tab key alone. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

test.describe.serial('From the catalogue to the seat', () => {
  // Each scan looks at a page six times.
  test.slow();

  test.beforeAll(async ({ playwright }, { project }) => {
    const url = process.env['MITTLER_URL'] ?? project.use.baseURL ?? '';
    office = await Desk.of(playwright, url, 'koordination@mittler.example');
    registering = await Desk.of(playwright, url, trainee);
    department = (await registering.read<Memberships>('/me/memberships')).memberships[0]?.department ?? '';
    const admin = await Desk.of(playwright, url, 'verwaltung@mittler.example');
    const deciding = await Desk.of(playwright, url, approver);
    const { person } = await deciding.read<Me>('/me');
    await admin.ensure(`/people/${person.id}/roles`, { role: 'approver', department });
    for (const [key, name] of Object.entries(names)) courses[key] = (await announcedCourse(office, name, 1)).id;
    await admin.close();
    await deciding.close();
  });

  test.afterAll(async () => {
    await office.close();
    await registering.close();
  });

  test('a guest finds a course, signs in and registers by keyboard alone', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/katalog$/);
    await page.getByRole('searchbox', { name: 'Suche' }).fill(names.seat);
    await page.getByRole('button', { name: 'Suchen' }).click();
    await expect(page.getByRole('link', { name: names.seat })).toBeVisible();
    await expect(page).toHaveURL(/suche=Vermitteln/);
    await expect(page.getByRole('heading', { name: /^1 Lehrgang im Katalog/ })).toBeVisible();
    await expectAccessible(page);

    await tabTo(page, page.getByRole('link', { name: names.seat }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1 von 1 Plätzen ist frei.');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page);

    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Für diesen Lehrgang anmelden' }).last());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/anmelden\?zurueck=/);
    await tabTo(page, page.getByLabel('E-Mail'));
    await page.keyboard.type(trainee);
    await tabTo(page, page.getByLabel('Passwort', { exact: true }));
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Zum Lehrgang „${names.seat}“ anmelden`);
    await tabTo(page, field(page, 'Nachricht an Ihre Dienststelle'));
    await page.keyboard.type('Für unsere Beratung in den Unterkünften.');
    await expectAccessible(page);
    await tabTo(page, page.getByRole('button', { name: 'Verbindlich anmelden' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ihre Anmeldung ist da.');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page);
    await page.goto(`/katalog/${courses['seat'] ?? ''}/anmelden`);
    await expect(page.getByText('Zu diesem Lehrgang sind Sie schon angemeldet.')).toBeVisible();
  });

  test('the department approves from its list', async ({ page }) => {
    await signIn(page, approver);
    await expect(page).toHaveURL(/\/anmeldungen$/);
    const row = page.getByRole('row').filter({ hasText: names.seat });
    await expect(row).toBeVisible();
    await expectAccessible(page);
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '1 Anmeldung genehmigen' }).click();
    await expect(page.getByText('1 Anmeldung genehmigt.').first()).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.getByLabel('Anzeigen').selectOption('admitted');
    await page.getByRole('row').filter({ hasText: names.seat }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`ist ein Platz in „${names.seat}“ angeboten`);
    await expect(page.getByText('„Für unsere Beratung in den Unterkünften.“').first()).toBeVisible();
    await expectAccessible(page);
  });

  test('she accepts the seat that is offered to her', async ({ page }) => {
    await signIn(page, trainee);
    await page.goto('/anmeldungen');
    const own = page.getByRole('region', { name: names.seat });
    await expect(own.getByText(/^Ein Platz ist für Sie frei\. Bitte nehmen Sie ihn bis .+ Uhr an\.$/)).toBeVisible();
    await expectAccessible(page);
    await own.getByRole('button', { name: /^Platz annehmen/ }).click();
    await expect(own.getByText(/^Ihr Platz ist sicher\./)).toBeVisible();
    await own.getByText('Verlauf').click();
    await expect(own.getByText('Genehmigt')).toBeVisible();
    await expectAccessible(page);
  });

  test('whoever comes after the last seat waits in line, and moves up once one is free', async ({ page }) => {
    const course = courses['waiting'] ?? '';
    const me = (await registering.read<Me>('/me')).person.id;
    const { people } = await office.write<{ people: readonly { id: string }[] }>(
      `/departments/${department}/people/search`,
      {},
    );
    const other = people.find(({ id }) => id !== me)?.id ?? '';
    const first = await office.write<Registration>(`/courses/${course}/nominations`, {
      id: crypto.randomUUID(),
      personId: other,
      departmentId: department,
    });
    const second = { id: crypto.randomUUID(), courseId: course, departmentId: department };
    const { version } = await registering.write<Registration>('/registrations', second);
    await office.write(`/registrations/${second.id}/approval`, { version, approved: true });

    await signIn(page, trainee);
    await page.goto('/anmeldungen');
    const own = page.getByRole('region', { name: names.waiting });
    await expect(own.getByText('Sie stehen auf der Warteliste und bekommen den nächsten freien Platz.')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/katalog/${course}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('die Warteliste ist offen');

    await office.write(`/registrations/${first.id}/withdrawal`, { version: first.version });
    await page.goto('/anmeldungen');
    await expect(own.getByRole('button', { name: /^Platz annehmen/ })).toBeVisible();
    await own.getByRole('button', { name: /^Anmeldung zurückziehen/ }).click();
    const dialog = page.getByRole('dialog', { name: `Anmeldung zu „${names.waiting}“ zurückziehen?` });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Anmeldung zurückziehen' }).click();
    await page.getByText('Frühere Anmeldungen').click();
    await expect(own.getByText('Die Anmeldung ist zurückgezogen.')).toBeVisible();
  });

  test('a department declines by the link of its mail, with a reason and once', async ({ page, browser }) => {
    const id = crypto.randomUUID();
    await registering.write('/registrations', { id, courseId: courses['declined'], departmentId: department });
    const link = await approvalLink(names.declined);

    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`am Lehrgang „${names.declined}“ teilnehmen?`);
    expect((await registering.read<Registration>(`/registrations/${id}`)).state).toBe('registered');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    await expect(field(page, 'Grund der Ablehnung')).toBeFocused();
    await page.getByRole('button', { name: 'Mit diesem Grund ablehnen' }).click();
    await expect(field(page, 'Grund der Ablehnung')).toHaveAttribute('aria-invalid', 'true');
    await field(page, 'Grund der Ablehnung').fill('In der Zeit fehlt uns die Vertretung.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mit diesem Grund ablehnen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sie haben abgelehnt.');
    await expectAccessible(page);

    const again = await browser.newPage();
    await again.goto(new URL(link, page.url()).href);
    await expect(again.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');
    await expectAccessible(again);
    await again.close();

    await signIn(page, trainee);
    await page.goto('/anmeldungen/meine');
    await page.getByText('Frühere Anmeldungen').click();
    const own = page.getByRole('region', { name: names.declined });
    await expect(own.getByText('Grund: „In der Zeit fehlt uns die Vertretung.“')).toBeVisible();
  });
});
