import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../http/refusal';
import { type PersonReference, PersonReferences } from '../people/person/person-references';

const enrolments = '(select id from enrolment where person_id = any($1::uuid[]))';

/** What rolls keep of a person beside her marks, which are the ledger's: what waits, what she claimed and objected to. */
@Injectable()
export class AttendanceReference implements PersonReference, OnModuleInit {
  readonly kind = 'roll';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      `select (select count(*) from pending_mark where enrolment_id in ${enrolments})
            + (select count(*) from check_in_claim where enrolment_id in ${enrolments})
            + (select count(*) from objection where enrolment_id in ${enrolments})
            + (select count(*) from walk_in where matched_enrolment in ${enrolments})
            + (select count(*) from guest where enrolment_id in ${enrolments}) as count`,
      [[personId]],
    );
    return row?.count ?? 0;
  }

  /**
   * All of it hangs on her enrolments, which go with her. Who asked for a correction and who is to confirm it must stay two.
   * @throws Refusal second-person-needed
   */
  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    const [both]: readonly unknown[] = await tx.query(
      `select 1 from correction_request where requested_by = any($1::uuid[]) and decided_by = any($1::uuid[]) limit 1`,
      [[from, to]],
    );
    if (both) throw new Refusal('second-person-needed');
  }

  /** Her name goes from the walk-ins that were hers, and her part from corrections of several people. */
  async erase(personId: string, tx: EntityManager): Promise<void> {
    for (const from of [
      `objection where enrolment_id in ${enrolments}`,
      `check_in_claim where enrolment_id in ${enrolments}`,
      `walk_in where matched_enrolment in ${enrolments}`,
      `pending_mark where enrolment_id in ${enrolments}`,
      `guest where enrolment_id in ${enrolments}`,
    ])
      await tx.query(`delete from ${from}`, [[personId]]);
    await tx.query(
      `update correction_request set marks = coalesce(
           (select jsonb_agg(m) from jsonb_array_elements(marks) m where (m->>'enrolmentId')::uuid not in ${enrolments}), '[]')
        where exists (select from jsonb_array_elements(marks) m where (m->>'enrolmentId')::uuid in ${enrolments})`,
      [[personId]],
    );
    await tx.query(`delete from correction_request where marks = '[]'`);
  }
}

/**
 * Scans of lists that she signed among others: they are the others' evidence too and stay. Whoever deletes her is told how many there
 * are, and puts a blackened one in their place.
 */
@Injectable()
export class ScanReference implements PersonReference, OnModuleInit {
  readonly kind = 'roll-scan';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      `select count(*) as count from roll_scan where session_id in (
         select b.session_id from fact f join block b on b.id = f.block_id where f.enrolment_id in ${enrolments})`,
      [[personId]],
    );
    return row?.count ?? 0;
  }

  async merge(): Promise<void> {
    // They are scans of the same lists, whoever she is.
  }

  async erase(): Promise<void> {
    // See above.
  }
}
