import { expect, test } from '@playwright/test';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { expectAccessible } from './accessible';
import { field } from './field';
import { signIn } from './sign-in';

test.describe('Messages', () => {
  // Each scan looks at a page six times.
  test.slow();

  test('that could not leave are seen by the office, and sent again', async ({ page, request }) => {
    const mails = process.env['MITTLER_MAILS'] ?? '';
    test.skip(mails === '', 'The folder of the mails is not known.');
    await signIn(page, 'koordination@mittler.example');
    // Without a mail server every mail is a file: where the folder cannot be, none can leave.
    renameSync(mails, `${mails}-away`);
    writeFileSync(mails, '');
    try {
      const asked = await request.post('/api/account/password-reset', {
        data: { email: 'teilnehmerin@mittler.example' },
        headers: { origin: new URL(process.env['MITTLER_URL'] ?? '').origin },
      });
      expect(asked.ok()).toBe(true);
      const again = page.getByRole('button', { name: /^Erneut senden ?: Neues Passwort, teilnehmerin/ });
      await expect(async () => {
        await page.goto('/nachrichten?zustand=retrying');
        await expect(again.first()).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 20_000 });
      await expect(page.getByRole('heading', { level: 1 })).toContainText('unterwegs');
      await expectAccessible(page);
    } finally {
      rmSync(mails);
      renameSync(`${mails}-away`, mails);
    }
    await page
      .getByRole('button', { name: /^Erneut senden ?: Neues Passwort/ })
      .first()
      .click();
    await expect(page.getByText('Die Nachricht wird erneut gesendet.').first()).toBeVisible();
    await expect(async () => {
      await page.goto('/nachrichten?zustand=sent&art=account');
      const first = page.getByRole('row').filter({ hasText: 'teilnehmerin@mittler.example' }).first();
      await expect(first).toContainText('zugestellt', { timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await page.goto('/nachrichten?zustand=given-up');
    await expect(page.getByText('Alles zugestellt. Keine Nachricht wartet auf Sie.')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/nachrichten');
    await expectAccessible(page);
  });

  test('take the office’s words, with a preview and every field', async ({ page }) => {
    await signIn(page, 'koordination@mittler.example');
    await page.goto('/nachrichten/vorlagen');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Termin geändert' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Termin geändert');
    const body = field(page, 'Text');
    const builtIn = await body.inputValue();
    await expect(page.getByText('Haus der Begegnung, Auenfeld')).toBeVisible();

    await body.fill(builtIn.replace('{when}', '{wann}'));
    await expect(page.getByText('Zurzeit ist keine Vorschau möglich:')).toBeVisible();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('Dieses Feld gibt es in dieser Vorlage nicht: {wann}').first()).toBeVisible();
    await expect(body).toHaveValue(/\{wann\}/);
    await expectAccessible(page);

    await body.fill(builtIn.replace('Guten Tag,', 'Liebe Teilnehmerinnen und Teilnehmer,'));
    await expect(page.getByRole('complementary')).toContainText('Liebe Teilnehmerinnen');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('Gespeichert.').first()).toBeVisible();
    await page.getByRole('radio', { name: 'Englisch' }).check();
    await expect(field(page, 'Text')).toHaveValue(/^Hello,/);
    await page.getByRole('link', { name: 'Vorlagen für Nachrichten' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eine Vorlage trägt Ihre Worte.');
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Termin geändert' }).click();
    await page.getByRole('button', { name: 'Mitgelieferte Worte wiederherstellen' }).click();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await expect(page.getByText('Es gelten wieder die mitgelieferten Worte.').first()).toBeVisible();
    await expect(field(page, 'Text')).toHaveValue(builtIn);
  });

  test('come as a person wishes, and her sessions into her calendar', async ({ page, request }) => {
    await signIn(page, 'teilnehmerin@mittler.example');
    await page.goto('/konto');
    await page.getByRole('link', { name: 'Welche E-Mails Sie bekommen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nachrichten und Kalender');
    await page.getByRole('checkbox', { name: 'Erinnerungen' }).uncheck();
    await expect(page.getByText('Gespeichert.').first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Erinnerungen' })).not.toBeChecked();
    await page.getByRole('checkbox', { name: 'Erinnerungen' }).check();

    const address = page.locator('code');
    await page.getByRole('button', { name: 'Adresse erstellen' }).click();
    await expect(page.getByText('Wer die Adresse kennt, sieht Ihre Termine.')).toBeVisible();
    await expectAccessible(page);
    const first = new URL((await address.textContent()) ?? '').pathname;
    const feed = await request.get(first);
    expect(feed.headers()['content-type']).toContain('text/calendar');
    expect(await feed.text()).toContain('BEGIN:VCALENDAR');

    await page.getByRole('button', { name: 'Neue Adresse erstellen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Neue Adresse erstellen' }).click();
    await expect(address).not.toContainText(first);
    expect((await request.get(first)).status()).toBe(404);
    const second = new URL((await address.textContent()) ?? '').pathname;

    await page.reload();
    await expect(page.getByText('Zu Ihrer Sicherheit wird sie nur einmal gezeigt.')).toBeVisible();
    await page.getByRole('button', { name: 'Kalender-Abo beenden' }).click();
    await page.getByRole('button', { name: 'Beenden', exact: true }).click();
    await expect(page.getByText('Das Kalender-Abo ist beendet.').first()).toBeVisible();
    expect((await request.get(second)).status()).toBe(404);
    await expectAccessible(page);
  });
});
