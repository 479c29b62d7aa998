import type { RegistrationState } from '@mittler/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { MessageService } from '../../messages/message.service';
import { type DepartmentMove, type PersonReference, PersonReferences } from '../../people/person/person-references';
import { actOfClock } from './act';
import { RegistrationDesk } from './registration-desk';
import { type HeldCourse, holdRegistration } from './registration-row';

/** A person's registrations, with their history and the links about them or to her. */
@Injectable()
export class RegistrationReference implements PersonReference, OnModuleInit {
  readonly kind = 'registration';
  readonly keeps = false;

  constructor(
    private readonly references: PersonReferences,
    private readonly desk: RegistrationDesk,
    private readonly messages: MessageService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      'select count(*) from registration where person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  /** Both on their way to one course hold two seats of it, or two places in its line: one must be withdrawn first. */
  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    const both: readonly { readonly id: string }[] = await tx.query(
      `select a.course_id as id from registration a join registration b on b.course_id = a.course_id
        where a.person_id = $1 and b.person_id = $2 and a.state <> all($3) and b.state <> all($3) order by 1`,
      [from, to, ['declined', 'withdrawn', 'substituted', 'lapsed']],
    );
    if (both.length > 0) throw new Refusal('already-registered', { facts: { courses: both.map(({ id }) => id) } });
    await tx.query('update registration set person_id = $2 where person_id = $1', [from, to]);
    await tx.query('update approval_link set approver_id = $2 where approver_id = $1', [from, to]);
  }

  /** Her seats go to the waiting list. Who took her place stays, and nothing says any more whose it was. */
  async erase(personId: string, tx: EntityManager): Promise<void> {
    const courses: readonly { readonly id: string }[] = await tx.query(
      'select distinct course_id as id from registration where person_id = $1 order by 1',
      [personId],
    );
    const held: HeldCourse[] = [];
    for (const { id } of courses) held.push(await this.desk.hold(id, tx));
    await this.withdrawMails(personId, tx);
    const own = '(select id from registration where person_id = $1)';
    await tx.query(`update registration set substitute_for = null where substitute_for in ${own}`, [personId]);
    await tx.query(`delete from approval_link where approver_id = $1 or registration_id in ${own}`, [personId]);
    await tx.query(`delete from registration_event where registration_id in ${own}`, [personId]);
    await tx.query('delete from registration where person_id = $1', [personId]);
    for (const course of held) await this.desk.finish(course, actOfClock(this.clock.now()), tx);
  }

  /** Whoever was to decide on her would be led to nothing. */
  private async withdrawMails(personId: string, tx: EntityManager): Promise<void> {
    const own: readonly { readonly id: string }[] = await tx.query(
      'select id from registration where person_id = $1 order by 1',
      [personId],
    );
    const ids = own.map(({ id }) => id);
    if (ids.length > 0) await this.messages.withdrawAll('registration', ids, this.clock.now(), tx);
  }

  /** What goes on goes on for the new department, which is asked where the old one has not decided. What it frees moves up. */
  async move({ personId, from, to }: DepartmentMove, tx: EntityManager): Promise<void> {
    const going = `person_id = $1 and department_id = $2 and state not in ('declined', 'withdrawn', 'substituted', 'lapsed')`;
    const courses: readonly { readonly id: string }[] = await tx.query(
      `select distinct course_id as id from registration where ${going} order by 1`,
      [personId, from],
    );
    const held: HeldCourse[] = [];
    for (const { id } of courses) held.push(await this.desk.hold(id, tx));
    const [moved] = (await tx.query(
      `update registration set department_id = $3, version = version + 1 where ${going} returning id, state`,
      [personId, from, to],
    )) as [readonly { readonly id: string; readonly state: RegistrationState }[], number];
    const act = actOfClock(this.clock.now());
    const isElsewhere = await areOfTwoMunicipalities(from, to, tx);
    for (const { id, state } of moved) {
      if (state === 'registered') await this.desk.askAnew(id, act, tx);
      else if (isElsewhere) await this.desk.askCouncilAnew(await holdRegistration(id, tx), act, tx);
    }
    for (const course of held) await this.desk.finish(course, act, tx);
  }
}

async function areOfTwoMunicipalities(from: string, to: string, tx: EntityManager): Promise<boolean> {
  const [row]: readonly { readonly count: number }[] = await tx.query(
    'select count(distinct municipality_key) from department where id in ($1, $2)',
    [from, to],
  );
  return row?.count === 2;
}
