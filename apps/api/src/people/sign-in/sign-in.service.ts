import type { Me, OwnPerson, OwnRole, SignIns } from '@mittler/contract';
import type { Instant, RoleGrant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { FastRead } from '../../database/fast-read';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { type SignInEntity, toSignInAnswer } from './sign-in.entity';

export const idleMinutes = 30;
const longestHours = 10;
/** A request within the same minute does not write. */
const touchMinutes = 1;
const minute = 60_000;

const byToken = `
  select s.id, s.person_id as "personId", s.seen_at as "seenAt",
         coalesce((
           select json_agg(json_build_object('role', r.role, 'municipality', r.municipality_key, 'department', r.department_id,
                                             'from', r.valid_from, 'until', r.valid_until) order by r.role, r.id)
             from role_grant r
            where r.person_id = s.person_id and r.valid_from <= $3 and (r.valid_until is null or r.valid_until >= $3)), '[]') as roles
    from sign_in s join person p on p.id = s.person_id
   where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $4 and p.deactivated_at is null`;

type Found = Pick<SignInEntity, 'id' | 'personId' | 'seenAt'> & { readonly roles: readonly RoleGrant[] };

/** Who is signed in is asked anew with every request: a role that ended or a person who was deactivated is out at once. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: FastRead,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The caller behind a cookie; null: it is unknown, expired, or too long unused. */
  async callerOf(token: string): Promise<Caller | null> {
    const now = this.clock.now();
    const [found] = await this.reads.rows<Found>('caller', byToken, [
      hashOf(token),
      now,
      civilDateOf(now),
      later(now, -idleMinutes),
    ]);
    if (!found) return null;
    if (found.seenAt < later(now, -touchMinutes)) {
      await this.reads.rows('caller-seen', 'update sign_in set seen_at = $2 where id = $1 and seen_at < $2', [
        found.id,
        now,
      ]);
    }
    return { personId: found.personId, signInId: found.id, roles: found.roles };
  }

  /** A new token at each sign-in; the browser's former one ends, so that nobody can have planted it. */
  start(personId: string, former: string | undefined): Promise<{ readonly token: string; readonly caller: Caller }> {
    return inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      if (former !== undefined) await tx.query('delete from sign_in where token_hash = $1', [hashOf(former)]);
      await removeExpired(now, tx);
      const token = randomBytes(32).toString('base64url');
      const id = randomUUID();
      await tx.query(
        'insert into sign_in (id, token_hash, person_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)',
        [id, hashOf(token), personId, now, later(now, longestHours * 60)],
      );
      return { token, caller: { personId, signInId: id, roles: [] } };
    });
  }

  async end(token: string): Promise<void> {
    await this.dataSource.query('delete from sign_in where token_hash = $1', [hashOf(token)]);
  }

  async list(caller: Caller): Promise<SignIns> {
    const now = this.clock.now();
    const rows: SignInEntity[] = await this.dataSource.query(
      `select id, created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt" from sign_in
        where person_id = $1 and expires_at > $2 and seen_at > $3 order by created_at desc, id`,
      [caller.personId, now, later(now, -idleMinutes)],
    );
    return { signIns: rows.map((row) => toSignInAnswer(row, caller.signInId)) };
  }

  async endOne(caller: Caller, id: string): Promise<void> {
    const [, ended] = await this.dataSource.query('delete from sign_in where id = $1 and person_id = $2', [
      id,
      caller.personId,
    ]);
    if (ended === 0) throw new Refusal('not-found');
  }

  async me(caller: Caller): Promise<Me> {
    const [row]: (OwnPerson & { readonly endsAt: string; readonly roles: readonly OwnRole[] })[] =
      await this.dataSource.query(
        `select p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.birth_date as "birthDate", p.language,
              s.expires_at as "endsAt",
              coalesce((
                select json_agg(json_build_object('role', r.role, 'municipality', r.municipality_key, 'municipalityName', m.name,
                                                  'department', r.department_id, 'departmentName', d.name, 'until', r.valid_until)
                                order by r.role, r.id)
                  from role_grant r
                  left join municipality m on m.key = r.municipality_key
                  left join department d on d.id = r.department_id
                 where r.person_id = p.id and r.valid_from <= $2 and (r.valid_until is null or r.valid_until >= $2)), '[]') as roles
         from sign_in s join person p on p.id = s.person_id
        where s.id = $1`,
        [caller.signInId, this.clock.today()],
      );
    if (!row) throw new Refusal('not-signed-in');
    const { endsAt, roles, ...person } = row;
    return { person, roles, session: { id: caller.signInId, endsAt, idleMinutes }, demo: this.settings.demo };
  }

  async chooseLanguage(caller: Caller, language: string): Promise<Me> {
    await this.dataSource.query(
      'update person set language = $2, version = version + 1 where id = $1 and language <> $2',
      [caller.personId, language],
    );
    return this.me(caller);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function later(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * minute).toISOString();
}

/** What expired is of no use to anybody but a thief; a few rows at a time, and none that another replica is removing. */
async function removeExpired(now: Instant, tx: EntityManager): Promise<void> {
  await tx.query(
    'delete from sign_in where id in (select id from sign_in where expires_at < $1 order by expires_at limit 200 for update skip locked)',
    [now],
  );
  await tx.query(
    'delete from account_link where id in (select id from account_link where expires_at < $1 order by expires_at limit 200 for update skip locked)',
    [later(now, -24 * 60)],
  );
  await tx.query(
    'delete from rate_limit where key in (select key from rate_limit where expire < $1 limit 200 for update skip locked)',
    [Date.now()],
  );
}
