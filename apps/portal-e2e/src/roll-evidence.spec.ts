import type { Roll } from '@mittler/contract';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { dataFolder, runProduct } from '../product.mjs';
import { expectAccessible } from './accessible';
import { demoPassword, signIn } from './sign-in';

const trainer = 'lehrkraft@mittler.example';
const trainee = 'teilnehmerin@mittler.example';
const startWithin = 240_000;

type Product = Awaited<ReturnType<typeof runProduct>>;

/** A picture of one point: what is uploaded is told by its content. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** As Zoom writes it, for the person and the time of the session. */
const meetingOf = (name: string, day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const at = `${month}/${date}/${year}`;
  return [
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest',
    `${name},,${at} 09:00:00 AM,${at} 10:30:00 AM,90,Yes`,
    `Unbekannt Zuschauer,,${at} 09:00:00 AM,${at} 09:10:00 AM,10,Yes`,
  ].join('\r\n');
};

async function openSession(page: Page): Promise<string> {
  await signIn(page, trainer);
  await page
    .getByRole('link', { name: /^Liste öffnen/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/termine\/.+\/liste$/);
  const [, session = ''] = /termine\/([^/]+)/.exec(page.url()) ?? [];
  return session;
}

async function rollOf(page: Page, session: string): Promise<Roll> {
  return (await (await page.request.get(`/api/sessions/${session}/roll`)).json()) as Roll;
}

const rowOf = (page: Page, name: string) => page.locator('tbody tr').filter({ hasText: name });

test.describe.serial('The roll as evidence', () => {
  test.slow();
  const folder = dataFolder();
  let product: Product;

  test.beforeAll(async () => {
    test.setTimeout(startWithin);
    product = await runProduct(folder);
  });

  test.afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a code survives the sign-in, says yes once it is stored, and counts once the trainer confirms', async ({
    browser,
  }) => {
    const [wall, hand] = await Promise.all([
      browser.newContext({ baseURL: product.url }),
      browser.newContext({ baseURL: product.url, viewport: { width: 390, height: 844 } }),
    ]);
    const [page, phone] = await Promise.all([wall.newPage(), hand.newPage()]);
    const session = await openSession(page);
    await page.getByRole('link', { name: 'Code zum Eintragen' }).click();
    await page.getByRole('button', { name: 'Code zeigen' }).click();
    await expect(page.getByRole('img', { name: 'QR-Code zum Einchecken' })).toBeVisible();
    await expectAccessible(page);
    const code = async (): Promise<string> =>
      ((await page.locator('.m-code__text').textContent()) ?? '').replace(/\s/g, '');

    await phone.goto(`/einchecken#${await code()}`);
    await expect(phone).toHaveURL(/\/anmelden\?zurueck=/);
    await phone.getByLabel('E-Mail').fill(trainee);
    await phone.getByLabel('Passwort', { exact: true }).fill(demoPassword);
    await phone.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Sie sind eingetragen.');
    await expectAccessible(phone);

    await expect(page.getByText('Feldhausen, Miriam')).toBeVisible({ timeout: 15_000 });
    const before = (await rollOf(page, session)).rows.find(({ familyName }) => familyName === 'Feldhausen');
    expect(before?.marks).toEqual([]);
    await page.getByRole('button', { name: /^Bestätigen/ }).click();
    await expect(page.getByText('vermerkt')).toBeVisible();
    await expect(page.locator('m-sent-tally').getByText('1 gesendet')).toBeVisible();
    const after = (await rollOf(page, session)).rows.find(({ familyName }) => familyName === 'Feldhausen');
    expect(after?.marks.map(({ check }) => check)).toEqual(['code', 'code']);

    // Typed wrongly, it says no more than that it does not hold.
    await phone.goto('/einchecken');
    await phone.getByLabel('Code').fill('AAAA BBBB');
    await phone.getByRole('button', { name: 'Einchecken' }).click();
    await expect(phone.getByRole('alert')).toBeVisible();
    await expectAccessible(phone);
    await Promise.all([wall.close(), hand.close()]);
  });

  test('who is not on the roll is noted by name, and counts for nobody', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.url });
    const session = await openSession(page);
    await page.getByRole('button', { name: 'Person nachtragen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Person nachtragen' });
    await dialog.getByLabel('Name, wie genannt').fill('Theda Unverhofft');
    await dialog.getByLabel('Ort oder Kommune').fill('Fährhude');
    await dialog.getByRole('button', { name: 'Mit Namen vermerken' }).click();
    await expect(page.getByText('noch zuzuordnen')).toBeVisible();
    expect((await rollOf(page, session)).walkIns.map(({ name, town }) => `${name}, ${town ?? ''}`)).toEqual([
      'Theda Unverhofft, Fährhude',
    ]);
    await page.getByRole('link', { name: '1 zu entscheiden' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Ablehnen/ }).click();
    await page.getByLabel('Grund').fill('War eine Besucherin.');
    await page.getByRole('button', { name: /^Ablehnen/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bei diesem Termin wartet nichts auf Sie.');
    await page.close();
  });

  test('a meeting’s list proposes minutes, which become marks by the trainer’s word', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.url });
    const session = await openSession(page);
    const { rows, day } = await rollOf(page, session);
    const person = rows.find(({ familyName, marks }) => familyName !== 'Feldhausen' && marks.length === 0);
    if (person === undefined) throw new Error('Nobody is left on the roll.');
    await page.goto(`/termine/${session}/videoprotokoll`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'teilnehmer.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(meetingOf(`${person.givenName} ${person.familyName}`, day)),
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 von \d+ Personen aus dem Protokoll$/);
    await expectAccessible(page);
    const act = page.getByRole('button', { name: '1 Person als virtuell anwesend vermerken' });
    await expect(act).toBeDisabled();
    await page.getByRole('checkbox', { name: /^Persönlicher Austausch/ }).check();
    await act.click();
    await expect(rowOf(page, person.familyName).getByText('gesendet')).toBeVisible();
    const fresh = (await rollOf(page, session)).rows.find(({ enrolmentId }) => enrolmentId === person.enrolmentId);
    expect(fresh?.marks).toMatchObject([
      { minutes: 90, modality: 'virtual', check: 'meeting-log', interactionEnsured: true },
      { attendance: 'absent', minutes: 0 },
    ]);
    await page.close();
  });

  test('the scan of a signed list is told by its content and comes back as a file', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.url });
    const session = await openSession(page);
    await page.goto(`/termine/${session}/nachweise`);
    const choose = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await choose('liste.png', Buffer.from('<html>'));
    await expect(page.getByRole('alert')).toBeVisible();
    await choose('liste.png', picture);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zu diesem Termin ist 1 Scan abgelegt.');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'liste.png' }).click(),
    ]);
    // Named by us: what somebody called her file may say anything.
    expect(file.suggestedFilename()).toMatch(/^Scan-.+\.png$/);
    const sheet = await page.request.get(`/api/sessions/${session}/sign-in-sheet.pdf`);
    expect(sheet.headers()['content-type']).toContain('application/pdf');
    await expectAccessible(page);
    await page.close();
  });

  test('after the signature a correction has a reason and is signed again', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.url });
    const session = await openSession(page);
    await page.getByRole('button', { name: /nicht Erfassten: anwesend$/ }).click();
    await expect(page.locator('m-sent-tally:visible').first().getByText('0 hier gespeichert')).toBeVisible();
    await page.getByRole('button', { name: 'Liste schließen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Liste schließen' }).click();
    await expect(page.getByText(/Geschlossen von Arend Voßkamp/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Liste berichtigen' }).click();
    await rowOf(page, 'Feldhausen').getByText('abwesend').click();
    await expect(page.getByText('1 Person geändert.')).toBeVisible();
    expect((await rollOf(page, session)).summary.counts.absent).toBe(0);
    await expectAccessible(page);
    await page.getByLabel('Grund').fill('Verwechslung beim Aufruf');
    await page.getByRole('button', { name: 'Berichtigung unterschreiben' }).click();
    await expect(page.getByText(/berichtigt von Arend Voßkamp/)).toBeVisible();
    const { summary, closedAt, events } = await rollOf(page, session);
    expect(summary.counts.absent).toBe(1);
    expect(closedAt).not.toBeNull();
    expect(events.map(({ kind }) => kind).sort()).toEqual(['closed', 'corrected']);
    await page.close();
  });

  test('a trainee objects to an entry, the trainer decides, and her page shows what became of it', async ({
    browser,
  }) => {
    const own = await browser.newPage({ baseURL: product.url });
    await signIn(own, trainee);
    await own.getByRole('link', { name: 'Alle Einträge ansehen, Einspruch einlegen' }).click();
    await own
      .getByRole('button', { name: /^Einspruch einlegen/ })
      .first()
      .click();
    const dialog = own.getByRole('dialog', { name: 'Was stimmt an diesem Eintrag nicht?' });
    await dialog.getByLabel('Ihre Worte').fill('Ich war von Anfang an da.');
    await dialog.getByRole('button', { name: 'Einspruch einlegen' }).click();
    await expect(own.getByText('Einspruch wartet')).toBeVisible();
    await expectAccessible(own);

    const page = await browser.newPage({ baseURL: product.url });
    await signIn(page, trainer);
    await page
      .getByRole('link', { name: /Liste ansehen/ })
      .first()
      .click();
    await page.getByRole('link', { name: '1 zu entscheiden' }).click();
    await expect(page.getByText('Ich war von Anfang an da.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Einspruch annehmen und berichtigen/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bei diesem Termin wartet nichts auf Sie.');

    await own.reload();
    await expect(own.getByText('Einspruch angenommen')).toBeVisible();
    await Promise.all([own.close(), page.close()]);
  });
});
