import type { EditMembership, MembershipAnswer, MovePerson, NewMembership } from '@mittler/contract';
import { addDays } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { requireOrder } from '../period-order';
import { writingReachOf } from '../reach';
import { membershipOf, requirePerson } from '../person/person.entity';
import { DepartmentMoves } from './department-moves';

interface Membership {
  readonly id: string;
  readonly departmentId: string;
  readonly from: string;
  readonly until: string | null;
}

/** Who belonged to which department when. A move ends one membership and begins another, so the history stays. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly moves: DepartmentMoves,
    private readonly clock: Clock,
  ) {}

  add(caller: Caller, personId: string, { department, from, until }: NewMembership): Promise<MembershipAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const reach = writingReachOf(caller);
      await requirePerson(personId, reach, this.clock.today(), tx);
      requireOrder(from, until ?? null);
      await requireDepartment(department, reach, tx);
      const id = randomUUID();
      await insert({ id, departmentId: department, from, until: until ?? null }, personId, tx);
      await this.note(caller, 'person.membership-added', personId, { membership: id, department, from }, tx);
      return membershipOf(id, tx);
    });
  }

  edit(caller: Caller, personId: string, id: string, { until }: EditMembership): Promise<MembershipAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const membership = await this.require(caller, personId, id, tx);
      requireOrder(membership.from, until);
      await tx.query('update membership set valid_until = $2 where id = $1', [id, until]);
      await this.note(caller, 'person.membership-edited', personId, { membership: id, until }, tx);
      return membershipOf(id, tx);
    });
  }

  /** Her courses go along by a recorded move, on that day and not before, unless the caller says no. */
  move(caller: Caller, personId: string, { membership: id, department, on, withCourses }: MovePerson): Promise<void> {
    return inTransaction(this.dataSource, async (tx) => {
      const left = await this.require(caller, personId, id, tx);
      if (on <= left.from || (left.until !== null && on > addDays(left.until, 1))) {
        throw new Refusal('period-invalid', {
          fields: [{ pointer: '/on', rule: 'withinMembership', limit: left.from }],
        });
      }
      if (department === left.departmentId) throw new Refusal('period-overlaps');
      await requireDepartment(department, writingReachOf(caller), tx);
      await tx.query('update membership set valid_until = $2 where id = $1', [id, addDays(on, -1)]);
      // Where the old membership was to end, the new one does: a secondment's term does not change by a move.
      const until = left.until !== null && left.until >= on ? left.until : null;
      const membership = randomUUID();
      await insert({ id: membership, departmentId: department, from: on, until }, personId, tx);
      await this.note(caller, 'person.moved', personId, { from: left.departmentId, to: department, on }, tx);
      if (withCourses === false) return;
      const move = { by: caller.personId, personId, from: left.departmentId, to: department, on };
      await this.moves.carryOrPlan({ ...move, membership }, this.clock.now(), tx);
    });
  }

  private async require(caller: Caller, personId: string, id: string, tx: EntityManager): Promise<Membership> {
    const reach = writingReachOf(caller);
    await requirePerson(personId, reach, this.clock.today(), tx);
    const [row]: Membership[] = await tx.query(
      `select m.id, m.department_id as "departmentId", m.valid_from as "from", m.valid_until as "until"
         from membership m join department d on d.id = m.department_id
        where m.id = $1 and m.person_id = $2 and ($3::text[] is null or d.municipality_key = any($3))`,
      [id, personId, reach],
    );
    if (!row) throw new Refusal('not-found');
    return row;
  }

  private note(
    caller: Caller,
    deed: string,
    subjectId: string,
    detail: Readonly<Record<string, unknown>>,
    tx: EntityManager,
  ): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'person',
      subjectId,
      detail,
    });
  }
}

async function insert(
  { id, departmentId, from, until }: Membership,
  personId: string,
  tx: EntityManager,
): Promise<void> {
  await tx.query(
    'insert into membership (id, person_id, department_id, valid_from, valid_until) values ($1, $2, $3, $4, $5)',
    [id, personId, departmentId, from, until],
  );
}

async function requireDepartment(id: string, reach: readonly string[] | null, tx: EntityManager): Promise<void> {
  const [row] = await tx.query(
    'select 1 from department where id = $1 and ($2::text[] is null or municipality_key = any($2))',
    [id, reach],
  );
  if (!row) throw new Refusal('not-found');
}
