import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, PlaywrightWorkerArgs } from '@playwright/test';
import { expect } from '@playwright/test';
import { demoPassword } from './sign-in';

/** What a person of the demo does beside the journey, by the API: what it is about happens in the browser. */
export class Desk {
  private constructor(private readonly request: APIRequestContext) {}

  static async of(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, email: string): Promise<Desk> {
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
    const answer = await request.post('/api/sign-in', { data: { email, password: demoPassword } });
    expect(answer.status(), email).toBeLessThan(300);
    return new Desk(request);
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.request.get(`/api${path}`)).json()) as T;
  }

  async write<T>(path: string, data: object): Promise<T> {
    const answer = await this.request.post(`/api${path}`, { data });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300);
    return (await answer.json()) as T;
  }

  /** The same where it may have been done by an earlier run. */
  async ensure(path: string, data: object): Promise<void> {
    expect([201, 409]).toContain((await this.request.post(`/api${path}`, { data })).status());
  }

  close(): Promise<void> {
    return this.request.dispose();
  }
}

interface Named {
  readonly id: string;
}
interface Announced extends Named {
  readonly name: string;
}

/** A course of the catalogue that begins in half a year, with that many seats and no sessions yet. */
export async function announcedCourse(office: Desk, name: string, capacity: number): Promise<Announced> {
  const { programmes } = await office.read<{ programmes: readonly Named[] }>('/programmes');
  const { institutions } = await office.read<{ institutions: readonly Named[] }>('/institutions');
  const from = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
  const made = await office.write<Named & { readonly version: number }>('/courses', {
    name,
    programmeId: programmes[0]?.id,
    institutionId: institutions[0]?.id,
    venue: 'Bürgerhaus',
    town: 'Auenfeld',
    startsOn: from,
    endsOn: from,
    capacity,
    summary: 'Vermitteln zwischen Nachbarn, Unterkünften und Ämtern.\nMit Übungen in kleinen Gruppen.',
  });
  await office.write(`/courses/${made.id}/announcement`, { version: made.version });
  return { id: made.id, name };
}

/** The link in the mail that asks an approver about a course; the mails of the product are files. */
export async function approvalLink(course: string): Promise<string> {
  const folder = process.env['MITTLER_MAILS'] ?? '';
  const find = (): string =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => plain(readFileSync(join(folder, file), 'utf8')))
      .filter((mail) => mail.includes(course))
      .map((mail) => /\/genehmigen#[\w-]{43}/.exec(mail)?.[0] ?? '')
      .find((link) => link !== '') ?? '';
  await expect.poll(find, { timeout: 30_000 }).not.toBe('');
  return find();
}

/** A mail's text without its wrapping for transport (RFC 2045: quoted-printable or base64). */
function plain(mail: string): string {
  const [, body = ''] = /Content-Transfer-Encoding: base64\r?\n(?:.+\r?\n)*\r?\n([\s\S]+)/i.exec(mail) ?? [];
  const decoded = body === '' ? '' : Buffer.from(body.split('--')[0] ?? '', 'base64').toString('utf8');
  return `${mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=')}\n${decoded}`;
}
