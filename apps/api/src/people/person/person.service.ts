import type { CreatePerson, EditPerson, PersonAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import { type Caller, holds } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { requireOrder } from '../period-order';
import { endSignIns } from '../sign-in/sign-in.entity';
import { hasRoles, requireAnotherAdministrator } from '../role/role.entity';
import { type PersonEntity, requirePerson, requireVersion } from './person.entity';
import { PersonQuery } from './person.query';

/** People as the coordination office and the administrator keep them; nobody is ever signed in after she was deactivated. */
@Injectable()
export class PersonService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQuery,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, body: CreatePerson): Promise<PersonAnswer> {
    requireBirthDateRight(caller, body);
    return inTransaction(this.dataSource, async (tx) => {
      const id = await this.add(caller.personId, body, tx);
      return this.people.one(caller, id, tx);
    });
  }

  /**
   * A new person with her membership, in the caller's transaction.
   * @param by who adds her; null: Mittler itself
   * @returns her identifier
   * @throws Refusal 'email-taken', 'already-exists' (externalId), 'not-found' (department)
   */
  async add(by: string | null, body: CreatePerson, tx: EntityManager): Promise<string> {
    const id = randomUUID();
    const now = this.clock.now();
    await requireFree(id, body.email, body.externalId, tx);
    await tx.query(
      `insert into person (id, given_name, family_name, email, birth_date, external_id, language, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        body.givenName,
        body.familyName,
        body.email ?? null,
        body.birthDate ?? null,
        body.externalId ?? null,
        body.language ?? 'de',
        now,
      ],
    );
    await this.note(by, 'person.created', id, {}, tx);
    if (body.membership) {
      const { department, from, until } = body.membership;
      requireOrder(from, until);
      const [row] = await tx.query(
        `insert into membership (id, person_id, department_id, valid_from, valid_until)
         select $1, $2, id, $4, $5 from department where id = $3 returning id`,
        [randomUUID(), id, department, from, until ?? null],
      );
      if (!row) throw new Refusal('not-found');
    }
    return id;
  }

  edit(caller: Caller, id: string, body: EditPerson): Promise<PersonAnswer> {
    requireBirthDateRight(caller, body);
    return inTransaction(this.dataSource, async (tx) => {
      const person = await requirePerson(id, null, this.clock.today(), tx);
      requireVersion(person, body.version);
      const changed = changesOf(person, body);
      if (changed.length === 0) return this.people.one(caller, id, tx);
      if (changed.includes('email')) await this.requireEmailRight(caller, id, tx);
      await requireFree(id, body.email, body.externalId, tx);
      const next = { ...person, ...withoutUndefined(body) };
      await tx.query(
        `update person set given_name = $3, family_name = $4, email = $5, birth_date = $6, external_id = $7, language = $8, version = version + 1
          where id = $1 and version = $2`,
        [
          id,
          person.version,
          next.givenName,
          next.familyName,
          next.email,
          next.birthDate,
          next.externalId,
          next.language,
        ],
      );
      if (changed.includes('email'))
        await tx.query('delete from account_link where person_id = $1 and used_at is null', [id]);
      await this.note(caller.personId, 'person.edited', id, { changed }, tx);
      return this.people.one(caller, id, tx);
    });
  }

  deactivate(caller: Caller, id: string, version: number): Promise<PersonAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const person = await requirePerson(id, null, this.clock.today(), tx);
      if (id === caller.personId) throw new Refusal('own-account');
      if (person.deactivatedAt !== null) return this.people.one(caller, id, tx);
      requireVersion(person, version);
      await this.requireOffice(caller, id, tx);
      await requireAnotherAdministrator({ person: id }, this.clock.today(), tx);
      await tx.query('update person set deactivated_at = $2, version = version + 1 where id = $1', [
        id,
        this.clock.now(),
      ]);
      await endSignIns(id, null, tx);
      await tx.query('delete from account_link where person_id = $1 and used_at is null', [id]);
      await this.note(caller.personId, 'person.deactivated', id, {}, tx);
      return this.people.one(caller, id, tx);
    });
  }

  reactivate(caller: Caller, id: string, version: number): Promise<PersonAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const person = await requirePerson(id, null, this.clock.today(), tx);
      if (person.mergedInto !== null) throw new Refusal('person-deactivated');
      if (person.deactivatedAt === null) return this.people.one(caller, id, tx);
      requireVersion(person, version);
      await this.requireOffice(caller, id, tx);
      await tx.query('update person set deactivated_at = null, version = version + 1 where id = $1', [id]);
      await this.note(caller.personId, 'person.reactivated', id, {}, tx);
      return this.people.one(caller, id, tx);
    });
  }

  /** A new address and a reset would hand over the account with all its roles, so only who grants roles may change it. */
  private async requireEmailRight(caller: Caller, id: string, tx: EntityManager): Promise<void> {
    if (holds(caller, 'administrator') && id !== caller.personId) return;
    if (await hasRoles(id, this.clock.today(), tx)) throw new Refusal('not-allowed');
  }

  /** The office keeps trainees; accounts with roles are the administrator's. */
  private async requireOffice(caller: Caller, id: string, tx: EntityManager): Promise<void> {
    if (holds(caller, 'administrator')) return;
    const [row] = await tx.query(
      `select 1 from role_grant where person_id = $1 and role = 'administrator' and (valid_until is null or valid_until >= $2)`,
      [id, this.clock.today()],
    );
    if (row) throw new Refusal('not-allowed');
  }

  private note(
    by: string | null,
    deed: string,
    subjectId: string,
    detail: Readonly<Record<string, unknown>>,
    tx: EntityManager,
  ): Promise<void> {
    return this.audit.note(tx, { actor: by, at: this.clock.now(), deed, subjectKind: 'person', subjectId, detail });
  }
}

const editable = ['givenName', 'familyName', 'email', 'birthDate', 'externalId', 'language'] as const;

function changesOf(person: PersonEntity, body: EditPerson): readonly (typeof editable)[number][] {
  return editable.filter((field) => body[field] !== undefined && body[field] !== person[field]);
}

function withoutUndefined(body: EditPerson): Partial<PersonEntity> {
  return Object.fromEntries(editable.flatMap((field) => (body[field] === undefined ? [] : [[field, body[field]]])));
}

function requireBirthDateRight(caller: Caller, { birthDate }: { readonly birthDate?: string | null }): void {
  if (birthDate !== undefined && !holds(caller, 'coordination-office')) throw new Refusal('not-allowed');
}

async function requireFree(
  id: string,
  email: string | null | undefined,
  externalId: string | null | undefined,
  tx: EntityManager,
): Promise<void> {
  const rows: { isEmail: boolean }[] = await tx.query(
    'select coalesce(email = $2, false) as "isEmail" from person where id <> $1 and (email = $2 or external_id = $3) order by 1 desc',
    [id, email ?? null, externalId ?? null],
  );
  if (rows[0]) throw new Refusal(rows[0].isEmail ? 'email-taken' : 'already-exists');
}
