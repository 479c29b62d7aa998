import type { CourseSessions, CreateSession, EditedBlock, EditSession, SessionAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { sessionReach } from '../scope';
import { findSessions } from './session.query';
import { SessionPlanService } from './session-plan.service';

/** Sessions (Termine) of a course with their blocks and trainers. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly plans: SessionPlanService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such course) */
  async ofCourse(caller: Caller, course: string): Promise<CourseSessions> {
    const [known]: readonly unknown[] = await this.dataSource.query('select 1 from course where id = $1', [course]);
    if (!known) throw new Refusal('not-found');
    return { sessions: await findSessions({ course, trainer: sessionReach(caller) }, this.dataSource.manager) };
  }

  /** @throws Refusal not-found */
  async one(caller: Caller, id: string, tx: EntityManager = this.dataSource.manager): Promise<SessionAnswer> {
    const [session] = await findSessions({ id, trainer: sessionReach(caller) }, tx);
    if (!session) throw new Refusal('not-found');
    return session;
  }

  /** @throws Refusal not-found (no such course) · invalid */
  async create(caller: Caller, courseId: string, wish: CreateSession): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await this.plans.check(courseId, wish, [], this.clock.today(), tx);
      const id = randomUUID();
      await tx.query(
        `insert into session (id, course_id, title, venue, town, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, courseId, wish.title, wish.venue, wish.town, wish.startsAt, wish.endsAt],
      );
      await this.plans.write(id, wish, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'session.created',
        subjectKind: 'session',
        subjectId: id,
        detail: { course: courseId },
      });
      return this.one(caller, id, tx);
    });
  }

  /**
   * The session as it shall be; marks follow their blocks in the same transaction.
   * @throws Refusal not-found · stale · invalid · still-referenced (a removed block has marks) · roll-closed
   */
  async edit(caller: Caller, id: string, wish: EditSession): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await lockVersion(id, wish.version, tx);
      const before = await this.one(caller, id, tx);
      const known = new Set(before.trainers.map((trainer) => trainer.id));
      refuseUnknownBlocks(wish.blocks, before);
      await this.plans.check(before.course.id, wish, [...known], this.clock.today(), tx);
      await tx.query(
        `update session set title = $2, venue = $3, town = $4, starts_at = $5, ends_at = $6, version = version + 1 where id = $1`,
        [id, wish.title, wish.venue, wish.town, wish.startsAt, wish.endsAt],
      );
      const now = this.clock.now();
      const corrected = await this.plans.rewrite(caller.personId, before, wish, now, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'session.edited',
        subjectKind: 'session',
        subjectId: id,
        detail: { correctedMarks: corrected },
      });
      return this.one(caller, id, tx);
    });
  }

  /** @throws Refusal not-found · stale · still-referenced (it has marks, corrected ones too, or its roll was signed) */
  async delete(caller: Caller, id: string, version: number): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await lockVersion(id, version, tx);
      // The foreign keys of facts and roll events refuse it where anybody has recorded something.
      await tx.query('delete from session where id = $1', [id]);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'session.deleted',
        subjectKind: 'session',
        subjectId: id,
      });
    });
  }
}

/** Holds the session against marks and signatures until the end of the transaction. */
async function lockVersion(id: string, version: number, tx: EntityManager): Promise<void> {
  const [row]: readonly { readonly version: number }[] = await tx.query(
    'select version from session where id = $1 for update',
    [id],
  );
  if (!row) throw new Refusal('not-found');
  if (row.version !== version) throw new Refusal('stale', { facts: { present: row.version } });
}

function refuseUnknownBlocks(blocks: readonly EditedBlock[], before: SessionAnswer): void {
  const known = new Set(before.blocks.map(({ id }) => id));
  const named = new Set<string>();
  const fields = blocks.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const isRefused = !known.has(id) || named.has(id);
    named.add(id);
    return isRefused ? [{ pointer: `/blocks/${index}/id`, rule: 'unknown' }] : [];
  });
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}
