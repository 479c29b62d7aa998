import type { PeopleEnrolled, PeoplePage, Roll, TrainerDay } from '@mittler/contract';
import type { APIRequestContext, Browser, BrowserContext, Locator, Page, PlaywrightWorkerArgs } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dataFolder, runProduct } from '../product.mjs';
import { expectAccessible } from './accessible';
import { demoPassword, signIn, signOut } from './sign-in';

const trainer = 'lehrkraft@mittler.example';
const office = 'koordination@mittler.example';
/** As many as the promise of taps is made for. */
const people = 20;
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
const startWithin = 240_000;

type Product = Awaited<ReturnType<typeof runProduct>>;

/** A browser of its own, in which the portal's worker may live, and which counts the taps of a person. */
async function device(browser: Browser, baseURL: string, viewport: typeof phone): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport, serviceWorkers: 'allow' });
  await context.addInitScript(() => {
    document.addEventListener(
      'click',
      ({ isTrusted, detail }) => {
        // A click that a key made has no detail.
        if (!isTrusted || detail === 0) return;
        const taps = Number(localStorage.getItem('taps') ?? 0) + 1;
        localStorage.setItem('taps', String(taps));
      },
      true,
    );
  });
  return context;
}

async function asking(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, email: string) {
  const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  await request.post('/api/sign-in', { data: { email, password: demoPassword } });
  return request;
}

/** Enrols people in the course of the trainer's session of today until so many are on its roll. */
async function fillUp(officeAsks: APIRequestContext, trainerAsks: APIRequestContext, wanted: number): Promise<void> {
  const day = (await (await trainerAsks.get('/api/me/sessions')).json()) as TrainerDay;
  const [session] = day.today;
  if (session === undefined) throw new Error('The demo has no session today.');
  const enrolments = `/api/courses/${session.course.id}/enrolments`;
  const found = (await (await officeAsks.post('/api/people/search', { data: { limit: 100 } })).json()) as PeoplePage;
  let missing = wanted - session.enrolled;
  for (const { id, memberships } of found.people) {
    const departmentId = memberships[0]?.department;
    if (missing === 0 || departmentId === undefined) continue;
    const participants = [{ id: randomUUID(), personId: id, departmentId }];
    const answer = await officeAsks.post(enrolments, { data: { enrolledOn: session.day, participants } });
    if (!answer.ok()) continue;
    const { outcomes } = (await answer.json()) as PeopleEnrolled;
    if (outcomes[0]?.outcome === 'enrolled') missing -= 1;
  }
}

const taps = (page: Page): Promise<number> => page.evaluate(() => Number(localStorage.getItem('taps') ?? 0));
const countAnew = (page: Page): Promise<void> => page.evaluate(() => localStorage.setItem('taps', '0'));

/** The worker holds every file of the portal: from now on it opens without a network. */
async function installed(page: Page): Promise<void> {
  const wanted = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const { assetGroups } = (await (await fetch('/ngsw.json')).json()) as {
      readonly assetGroups: readonly { readonly installMode: string; readonly urls: readonly string[] }[];
    };
    return assetGroups.filter(({ installMode }) => installMode === 'prefetch').flatMap(({ urls }) => urls).length;
  });
  const held = (): Promise<number> =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return files.reduce((sum, count) => sum + count, 0);
    });
  await expect.poll(held, { timeout: 60_000 }).toBeGreaterThanOrEqual(wanted);
  // Nothing of the API is ever among it.
  const asked = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().filter(({ url }) => new URL(url).pathname.startsWith('/api')).length;
  });
  expect(asked).toBe(0);
}

async function openRoll(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Liste öffnen/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/termine\/.+\/liste$/);
  await expect(page.getByText(/nicht erfasst|Alle \d+ erfasst/).first()).toBeVisible();
}

const tally = (page: Page, word: string): Locator =>
  page.locator('m-sent-tally:visible').first().getByText(word, { exact: true });

async function rollOf(page: Page): Promise<Roll> {
  const [, session = ''] = /termine\/([^/]+)/.exec(page.url()) ?? [];
  const answer: unknown = await (await page.request.get(`/api/sessions/${session}/roll`)).json();
  return answer as Roll;
}

const present = (page: Page): Locator => page.getByRole('button', { name: /^Anwesend ?:/ });

test.describe.serial('The roll without a network', () => {
  test.slow();
  const folder = dataFolder();
  let product: Product;

  test.beforeAll(async ({ playwright }) => {
    test.setTimeout(startWithin);
    product = await runProduct(folder);
    const baseURL = product.url;
    const [officeAsks, trainerAsks] = await Promise.all(
      [office, trainer].map((email) => asking(playwright, baseURL, email)),
    );
    if (officeAsks === undefined || trainerAsks === undefined) throw new Error('Nobody could sign in.');
    await fillUp(officeAsks, trainerAsks, people);
    await Promise.all([officeAsks.dispose(), trainerAsks.dispose()]);
  });

  test.afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('eighteen people are recorded with the network off, over a reload and a closed window, and sent once', async ({
    browser,
  }) => {
    const context = await device(browser, product.url, phone);
    let page = await context.newPage();
    await signIn(page, trainer);
    await expect(page).toHaveURL(/\/heute$/);
    await installed(page);
    await countAnew(page);
    await openRoll(page);
    await expect(present(page).first()).toBeVisible();
    await expect(present(page)).toHaveCount(people);

    await context.setOffline(true);
    for (let left = people; left > people - 18; left -= 1) {
      await present(page).first().click();
      await expect(present(page)).toHaveCount(left - 1);
    }
    await expect(tally(page, '18 hier gespeichert')).toBeVisible();
    await expect(page.getByText(/^36 Vermerke noch nicht gesendet\. Auf diesem Gerät gesichert/)).toBeVisible();
    const soFar = await taps(page);
    expect(soFar).toBe(19);

    await page.reload();
    await expect(tally(page, '18 hier gespeichert')).toBeVisible();
    await expect(page.getByText(/^Ohne Verbindung\. Die Liste ist vom/)).toBeVisible();
    await expectAccessible(page);

    await page.close();
    page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Heute haben Sie einen Termin/);
    await openRoll(page);
    await expect(tally(page, '18 hier gespeichert')).toBeVisible();

    await context.setOffline(false);
    await expect(tally(page, '18 gesendet')).toBeVisible({ timeout: 30_000 });
    await expect(tally(page, '0 hier gespeichert')).toBeVisible();
    const roll = await rollOf(page);
    const recorded = roll.rows.filter(({ marks }) => marks.length > 0);
    expect(recorded).toHaveLength(18);
    for (const { marks } of recorded) {
      expect(marks.map(({ blockId }) => blockId).sort()).toEqual(roll.blocks.map(({ id }) => id).sort());
      // None was sent twice: a second mark would have replaced the first.
      expect(marks.map(({ earlier }) => earlier)).toEqual(roll.blocks.map(() => null));
    }
    expect(roll.waiting.marks).toBe(0);

    // The other two of twenty: one tap each, and one to open the roll, are 21.
    await countAnew(page);
    await present(page).first().click();
    await present(page).first().click();
    await expect(page.getByText('Alle 20 erfasst')).toBeVisible();
    expect(soFar + (await taps(page))).toBeLessThanOrEqual(people + 2);
    await expect(tally(page, '20 gesendet')).toBeVisible();
    await context.close();
  });

  test('the server is killed in the middle: all is recorded by keyboard, and sent once it is back', async ({
    browser,
  }) => {
    test.setTimeout(startWithin);
    const context = await device(browser, product.url, desk);
    const page = await context.newPage();
    await signIn(page, trainer);
    await installed(page);
    await openRoll(page);
    const rows = page.locator('tbody tr');
    const everybody = await rows.count();
    await rows.first().getByRole('radio', { name: 'anwesend' }).focus();
    for (let row = 0; row < everybody; row += 1) {
      if (row === 6) await product.kill();
      await page.keyboard.press('4');
      await expect(rows.nth(row).getByRole('radio', { name: 'abwesend' })).toBeChecked();
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByText(/Vermerke noch nicht gesendet/)).toBeVisible();

    await page.reload();
    await expect(page.getByText(/^Ohne Verbindung\. Die Liste ist vom/)).toBeVisible();
    await expect(rows.last().getByRole('radio', { name: 'abwesend' })).toBeChecked();
    await expect(rows.last().getByText('hier gespeichert')).toBeVisible();

    product = await runProduct(folder, Number(new URL(product.url).port));
    await expect(tally(page, `${String(everybody)} gesendet`)).toBeVisible({ timeout: 60_000 });
    const roll = await rollOf(page);
    for (const { marks } of roll.rows) {
      expect(marks.map(({ attendance }) => attendance)).toEqual(['absent', 'absent']);
      // Each replaced the mark of the journey before, and no mark of its own.
      expect(marks.map(({ earlier }) => earlier?.attendance)).toEqual(['present', 'present']);
    }
    expect(roll.waiting.marks).toBe(0);
    await context.close();
  });

  test('signing out with unsent marks warns, takes the names from the device and keeps the marks', async ({
    browser,
  }) => {
    const context = await device(browser, product.url, desk);
    const page = await context.newPage();
    await signIn(page, trainer);
    await installed(page);
    await openRoll(page);
    const row = page.locator('tbody tr').first();
    await expect(row.getByText('gesendet')).toBeVisible();
    await context.setOffline(true);
    await row.getByText('anwesend', { exact: true }).click();
    await expect(row.getByText('hier gespeichert')).toBeVisible();
    await page.getByRole('button', { name: /^Konto von/ }).click();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    const dialog = page.getByRole('dialog', { name: '2 Vermerke sind noch nicht gesendet.' });
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Jetzt senden und abmelden' }).click();
    await expect(dialog.getByText(/^Der Server ist nicht erreichbar/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Ohne Senden abmelden' }).click();
    await expect(page).toHaveURL(/\/anmelden/);
    const kept = await page.evaluate(
      () =>
        new Promise<{ readonly rolls: number; readonly days: number; readonly queues: string }>((done) => {
          indexedDB.open('mittler').onsuccess = ({ target }) => {
            const reading = (target as IDBOpenDBRequest).result.transaction(['rolls', 'days', 'queues']);
            const all = ['rolls', 'days', 'queues'].map((name) => reading.objectStore(name).getAll());
            reading.oncomplete = () =>
              done({
                rolls: (all[0]?.result ?? []).length,
                days: (all[1]?.result ?? []).length,
                queues: JSON.stringify(all[2]?.result),
              });
          };
        }),
    );
    expect(kept).toMatchObject({ rolls: 0, days: 0 });
    expect(kept.queues).toContain('"attendance":"present"');
    expect(kept.queues).not.toMatch(/Name/);

    // The way back ends the session that could not be ended, and the marks go out with the next one.
    await context.setOffline(false);
    await page.reload();
    await expect(page).toHaveURL(/\/anmelden/);
    await signIn(page, trainer);
    await openRoll(page);
    await expect(row.getByText('gesendet')).toBeVisible({ timeout: 30_000 });
    await expect(row.getByRole('radio', { name: 'anwesend' })).toBeChecked();
    await signOut(page);
    await context.close();
  });

  test('a mark that another device has overtaken waits for a decision, and counts only after it', async ({
    browser,
  }) => {
    const [here, there] = await Promise.all([device(browser, product.url, desk), device(browser, product.url, desk)]);
    const [page, other] = await Promise.all([here.newPage(), there.newPage()]);
    for (const each of [page, other]) {
      await signIn(each, trainer);
      await openRoll(each);
    }
    const row = page.locator('tbody tr').nth(1);
    await here.setOffline(true);
    await row.getByText('anwesend', { exact: true }).click();
    await other.locator('tbody tr').nth(1).getByText('entschuldigt').click();
    await other.locator('tbody tr').nth(1).getByRole('combobox').first().selectOption({ label: 'erkrankt' });
    await expect(other.locator('tbody tr').nth(1).getByText('gesendet')).toBeVisible();
    await here.setOffline(false);
    await expect(row.getByText('wartet auf Entscheidung')).toBeVisible({ timeout: 30_000 });
    await expect(row.getByRole('radio', { name: 'entschuldigt' })).toBeChecked();
    await row.getByRole('link', { name: 'wartet auf Entscheidung' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 Einträge warten auf eine Entscheidung.');
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^Vermerk gelten lassen/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 Eintrag wartet auf eine Entscheidung.');
    await page.getByRole('button', { name: /^Ablehnen/ }).click();
    await page.getByLabel('Grund').fill('War nur im ersten Teil da.');
    await page.getByRole('button', { name: /^Ablehnen/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bei diesem Termin wartet nichts auf Sie.');
    await Promise.all([here.close(), there.close()]);
  });
});
