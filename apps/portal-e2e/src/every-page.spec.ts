import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { signIn } from './sign-in';

/** The pages that no journey passes, by the account that sees them. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'koordination@mittler.example': [
    '/start/offene-listen',
    '/start/entscheidungen',
    '/termine/:session/liste',
    '/termine/:session/code',
    '/termine/:session/videoprotokoll',
    '/termine/:session/nachweise',
    '/termine/:session/entscheidungen',
    '/personen',
    '/personen/:person',
    '/personen/:person/bearbeiten',
    '/personen/:person/zusammenfuehren',
    '/kommunen',
    '/kommunen/:municipality',
    '/lehrgaenge',
    '/lehrgaenge/neu',
    '/lehrgaenge/:course',
    '/lehrgaenge/:course/bearbeiten',
    '/lehrgaenge/:course/aufnehmen',
    '/lehrgaenge/:course/termine/neu',
    '/lehrgaenge/:course/plaetze',
    '/lehrgaenge/:course/benennen',
    '/lehrgaenge/:course/termine/reihe',
    '/lehrgaenge/:course/termine/:session',
    '/lehrgaenge/:course/termine/:session/verschieben',
    '/raeume',
    '/lehrbefaehigungen',
    '/beteiligung',
    '/einrichtungen',
    '/katalog',
    '/katalog/:announced',
    '/anmeldungen?zustand=all',
    '/anmeldungen/benennen',
    '/anmeldungen/:registration',
    '/bescheinigungen',
    '/bescheinigungen/:certificate',
    '/import',
    '/ordnungen',
    '/nachrichten',
    '/nachrichten/vorlagen',
    '/nachrichten/vorlagen/session-invitation',
    '/konto/nachrichten',
  ],
  'kommune@mittler.example': [
    '/anmeldungen?zustand=all',
    '/start',
    '/personen',
    '/lehrgaenge/:course/plaetze',
    '/lehrgaenge/:course/benennen',
    '/berichte/bescheinigungen',
    '/beteiligung',
  ],
  'verwaltung@mittler.example': ['/personen', '/personen/:person', '/konto'],
  'dienststelle@mittler.example': [
    '/konto',
    '/mein-stand',
    '/mein-stand/eintraege',
    '/einchecken',
    '/anmeldungen?zustand=all',
    '/anmeldungen/meine',
    '/anmeldungen/benennen',
  ],
};

/** Somebody and something of the demo for the places in the addresses. */
async function places(request: APIRequestContext, origin: string): Promise<Readonly<Record<string, string>>> {
  const headers = { origin };
  const people = await (await request.post('/api/people/search', { data: { limit: 1 }, headers })).json();
  const { courses } = await (await request.get('/api/courses?limit=50')).json();
  const course = courses.find((each: { sessions: number }) => each.sessions > 0);
  const { sessions } = await (await request.get(`/api/courses/${course.id}/sessions`)).json();
  const { registrations } = await (await request.get('/api/registrations?limit=1')).json();
  const catalogue = await (await request.get('/api/catalogue?limit=1')).json();
  const register = await request.get('/api/certificates?limit=1');
  const { certificates } = register.ok() ? await register.json() : { certificates: [] };
  return {
    person: people.people[0].id,
    municipality: '00001',
    course: course.id,
    session: sessions[0].id,
    registration: registrations[0].id,
    announced: catalogue.courses[0].id,
    certificate: certificates[0]?.id ?? '',
  };
}

/** Who has signed in once stays so for all her pages. */
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
let known: Awaited<ReturnType<typeof places>> | undefined;

async function enter(page: Page, account: string): Promise<void> {
  const held = cookies.get(account);
  if (held === undefined) {
    await signIn(page, account);
    cookies.set(account, await page.context().cookies());
  } else await page.context().addCookies(held);
}

for (const [account, paths] of Object.entries(pages)) {
  for (const path of paths) {
    test(`${path} can be used by everybody who sees it as ${account.split('@')[0] ?? ''}`, async ({
      page,
      baseURL,
    }) => {
      test.slow();
      await enter(page, 'koordination@mittler.example');
      const found = (known ??= await places(page.request, baseURL ?? ''));
      if (account !== 'koordination@mittler.example') {
        await page.context().clearCookies();
        await enter(page, account);
      }
      await page.goto(path.replace(/:(\w+)/g, (_, name: string) => found[name] ?? ''));
      await expect(page.locator('main h1').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
    });
  }
}
