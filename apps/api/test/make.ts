import type { Role } from '@mittler/domain';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '../src/http/clock';
import type { TestApp } from './app';

/** Makers write straight into the database, so that a spec of one room needs no other room's routes. */

let counter = 0;
const next = (): number => ++counter;

export interface MadeDepartment {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
}

/** @param municipality key of one of the municipalities of North Rhine-Westphalia, which every database has */
export async function makeDepartment(
  test: TestApp,
  municipality = '05515',
  name = `Amt ${next()}`,
): Promise<MadeDepartment> {
  const id = randomUUID();
  await test.database.query('insert into department (id, municipality_key, name) values ($1, $2, $3)', [
    id,
    municipality,
    name,
  ]);
  return { id, municipality, name };
}

export interface PersonWish {
  readonly givenName?: string;
  readonly familyName?: string;
  /** undefined: an invented one; null: none. */
  readonly email?: string | null;
  readonly birthDate?: string | null;
  readonly externalId?: string | null;
  readonly department?: string;
  /** First day of the membership. */
  readonly since?: string;
}

export interface MadePerson {
  readonly id: string;
  readonly email: string | null;
  readonly givenName: string;
  readonly familyName: string;
}

export async function makePerson(test: TestApp, wish: PersonWish = {}): Promise<MadePerson> {
  const number = next();
  const person = {
    id: randomUUID(),
    email: wish.email === undefined ? `person${number}@stadt.example` : wish.email,
    givenName: wish.givenName ?? 'Vorname',
    familyName: wish.familyName ?? `Nachname${String(number).padStart(4, '0')}`,
  };
  await test.database.query(
    `insert into person (id, given_name, family_name, email, birth_date, external_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      person.id,
      person.givenName,
      person.familyName,
      person.email,
      wish.birthDate ?? null,
      wish.externalId ?? null,
      '2024-01-01T00:00:00Z',
    ],
  );
  if (wish.department !== undefined) {
    await test.database.query(
      'insert into membership (id, person_id, department_id, valid_from) values ($1, $2, $3, $4)',
      [randomUUID(), person.id, wish.department, wish.since ?? '2024-01-01'],
    );
  }
  return person;
}

/** A role, or one with its reach. */
export type RoleWish = Role | { readonly role: Role; readonly municipality?: string; readonly department?: string };

export async function makeRole(
  test: TestApp,
  personId: string,
  wish: RoleWish,
  from = '2024-01-01',
  until: string | null = null,
): Promise<string> {
  const { role, municipality, department }: Exclude<RoleWish, Role> = typeof wish === 'string' ? { role: wish } : wish;
  const id = randomUUID();
  await test.database.query(
    `insert into role_grant (id, person_id, role, municipality_key, department_id, valid_from, valid_until, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, personId, role, municipality ?? null, department ?? null, from, until, '2024-01-01T00:00:00Z'],
  );
  return id;
}

export interface SignedInWish extends PersonWish {
  readonly roles?: readonly RoleWish[];
  /** Signs in this person instead of a new one. */
  readonly person?: string;
}

export interface SignedIn {
  readonly id: string;
  /** For `.set('Cookie', cookie)`. */
  readonly cookie: string;
}

/** Somebody who is signed in, without the work of a password: the row that POST /sign-in would leave. */
export async function signIn(test: TestApp, wish: SignedInWish = {}): Promise<SignedIn> {
  const id = wish.person ?? (await makePerson(test, wish)).id;
  for (const role of wish.roles ?? []) await makeRole(test, id, role);
  const token = randomBytes(32).toString('base64url');
  const now = test.app.get(Clock).now();
  await test.database.query(
    `insert into sign_in (id, token_hash, person_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)`,
    [
      randomUUID(),
      createHash('sha256').update(token).digest(),
      id,
      now,
      new Date(Date.parse(now) + 36_000_000).toISOString(),
    ],
  );
  return { id, cookie: `mittler=${token}` };
}

/** All rows of the tables as one text: equal before and after where nothing may be written. */
export async function digestOf(test: TestApp, ...tables: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const table of tables) {
    const [row] = await test.database.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${table}" t`,
    );
    parts.push(`${table}:${row.sum}`);
  }
  return parts.join(' ');
}
