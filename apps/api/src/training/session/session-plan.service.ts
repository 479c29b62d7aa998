import type { CreateSession, EditedBlock, FieldProblem, SessionAnswer } from '@mittler/contract';
import { type Instant, type IsoDate, planProblems } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';
import { civilDateOf } from '../../http/clock';
import { SchemeCodes } from '../scheme-codes';
import { type ChangedBlock, MarkCorrectionService } from './mark-correction.service';

export type Plan = Omit<CreateSession, 'blocks'> & { readonly blocks: readonly EditedBlock[] };

/** What a session has already: it may keep that, though it could not be chosen any more. */
export interface Kept {
  readonly trainers: readonly string[];
  readonly room: string | null;
}

export const nothingKept: Kept = { trainers: [], room: null };

/** Checks and writes what a session consists of. */
@Injectable()
export class SessionPlanService {
  constructor(
    private readonly codes: SchemeCodes,
    private readonly corrections: MarkCorrectionService,
  ) {}

  /** @throws Refusal not-found (no such course) · invalid, with a pointer for each field */
  async check(courseId: string, plan: Plan, kept: Kept, today: IsoDate, tx: EntityManager): Promise<void> {
    const fields = await this.problems(courseId, plan, kept, today, tx);
    if (fields.length > 0) throw new Refusal('invalid', { fields });
  }

  /** @throws Refusal not-found (no such course) */
  async problems(
    courseId: string,
    plan: Plan,
    kept: Kept,
    today: IsoDate,
    tx: EntityManager,
  ): Promise<readonly FieldProblem[]> {
    const [course]: readonly { readonly scheme: string }[] = await tx.query(
      'select p.scheme from course c join programme p on p.id = c.programme_id where c.id = $1',
      [courseId],
    );
    if (!course) throw new Refusal('not-found');
    return [
      ...planProblems(plan),
      ...(await this.unknownCodes(course.scheme, plan.blocks, tx)),
      ...(await unknownTrainers(plan.trainerIds, kept.trainers, today, tx)),
      ...(await unknownRoom(plan.roomId, kept.room, tx)),
    ];
  }

  private async unknownCodes(
    scheme: string,
    blocks: readonly EditedBlock[],
    tx: EntityManager,
  ): Promise<readonly FieldProblem[]> {
    const codes = await this.codes.of(scheme, tx);
    const isKnown = (code: string | null | undefined, known: ReadonlySet<string> | undefined): boolean =>
      code === null || code === undefined || (known?.has(code) ?? false);
    return blocks.flatMap((block, index) => [
      ...(isKnown(block.area, codes?.areas) ? [] : [{ pointer: `/blocks/${index}/area`, rule: 'unknown' }]),
      ...(isKnown(block.module, codes?.modules) ? [] : [{ pointer: `/blocks/${index}/module`, rule: 'unknown' }]),
    ]);
  }

  /**
   * New sessions of a course, all in as many statements as one.
   * @returns their ids, in the order of the plans
   */
  async insert(
    courseId: string,
    plans: readonly CreateSession[],
    seriesId: string | null,
    tx: EntityManager,
  ): Promise<readonly string[]> {
    const rows = plans.map((plan) => ({
      id: randomUUID(),
      course_id: courseId,
      title: plan.title,
      venue: plan.venue,
      town: plan.town,
      starts_at: plan.startsAt,
      ends_at: plan.endsAt,
      room_id: plan.roomId ?? null,
      series_id: seriesId,
    }));
    await tx.query(
      `insert into session (id, course_id, title, venue, town, starts_at, ends_at, room_id, series_id)
       select id, course_id, title, venue, town, starts_at, ends_at, room_id, series_id
         from json_populate_recordset(null::session, $1)`,
      [JSON.stringify(rows)],
    );
    const ids = rows.map(({ id }) => id);
    await this.writeBlocks(new Map(plans.map((plan, index) => [ids[index] ?? '', plan.blocks])), tx);
    const trainers = plans.flatMap(({ trainerIds }, index) =>
      trainerIds.map((trainer) => ({ session_id: ids[index], person_id: trainer })),
    );
    await tx.query('insert into session_trainer select * from json_populate_recordset(null::session_trainer, $1)', [
      JSON.stringify(trainers),
    ]);
    return ids;
  }

  /**
   * Writes the plan over the one before, and the marks that have to follow it. Blocks that are not named go, if no mark
   * ever named them; the others are written over, new ones added.
   * @returns how many marks were corrected
   * @throws Refusal still-referenced · roll-closed
   */
  async rewrite(by: string, before: SessionAnswer, plan: Plan, now: Instant, tx: EntityManager): Promise<number> {
    const blockIds = plan.blocks.flatMap(({ id }) => id ?? []);
    await tx.query('delete from block where session_id = $1 and not id = any($2::uuid[])', [before.id, blockIds]);
    await this.writeBlocks(new Map([[before.id, plan.blocks]]), tx);
    await this.writeTrainers(before.id, plan.trainerIds, tx);
    const session = { isClosed: before.rollClosedAt !== null, now };
    return this.corrections.follow(by, session, changedBlocks(before, plan), tx);
  }

  private async writeBlocks(blocksOf: ReadonlyMap<string, readonly EditedBlock[]>, tx: EntityManager): Promise<void> {
    const rows = [...blocksOf].flatMap(([sessionId, blocks]) =>
      blocks.map((block, index) => ({
        id: block.id ?? randomUUID(),
        session_id: sessionId,
        position: index + 1,
        area: block.area ?? null,
        module: block.module ?? null,
        purpose: block.purpose,
        modality: block.modality,
        planned_minutes: block.plannedMinutes,
        starts_at: block.startsAt,
      })),
    );
    await tx.query(
      `insert into block select * from json_populate_recordset(null::block, $1)
       on conflict (id) do update set position = excluded.position, area = excluded.area, module = excluded.module,
         purpose = excluded.purpose, modality = excluded.modality, planned_minutes = excluded.planned_minutes,
         starts_at = excluded.starts_at`,
      [JSON.stringify(rows)],
    );
  }

  private async writeTrainers(sessionId: string, trainerIds: readonly string[], tx: EntityManager): Promise<void> {
    await tx.query('delete from session_trainer where session_id = $1 and not person_id = any($2::uuid[])', [
      sessionId,
      trainerIds,
    ]);
    await tx.query(
      'insert into session_trainer (session_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing',
      [sessionId, trainerIds],
    );
  }
}

async function unknownTrainers(
  trainerIds: readonly string[],
  before: readonly string[],
  today: IsoDate,
  tx: EntityManager,
): Promise<readonly FieldProblem[]> {
  const rows: readonly { readonly id: string }[] = await tx.query(
    `select p.id from person p
      where p.id = any($1::uuid[]) and (p.id = any($2::uuid[]) or p.deactivated_at is null and exists (
        select from role_grant g
         where g.person_id = p.id and g.role = 'trainer' and (g.valid_until is null or g.valid_until >= $3::date)))`,
    [trainerIds, before, today],
  );
  const known = new Set(rows.map(({ id }) => id));
  return trainerIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/trainerIds/${index}`, rule: 'unknown' }],
  );
}

export async function unknownRoom(
  roomId: string | null | undefined,
  kept: string | null,
  tx: EntityManager,
): Promise<readonly FieldProblem[]> {
  if (roomId === null || roomId === undefined || roomId === kept) return [];
  const [known]: readonly unknown[] = await tx.query(
    // Held, so that nobody retires or deletes it meanwhile.
    'select 1 from room where id = $1 and retired_at is null for share',
    [roomId],
  );
  return known ? [] : [{ pointer: '/roomId', rule: 'unknown' }];
}

export function changedBlocks(before: SessionAnswer, after: Plan): readonly ChangedBlock[] {
  const on = civilDateOf(after.startsAt);
  return before.blocks.flatMap((old): ChangedBlock[] => {
    const block = after.blocks.find(({ id }) => id === old.id);
    if (!block) return [];
    return [
      {
        id: old.id,
        before: {
          on: before.day,
          area: old.area ?? null,
          module: old.module ?? null,
          purpose: old.purpose,
          modality: old.modality,
          plannedMinutes: old.plannedMinutes,
        },
        after: {
          on,
          area: block.area ?? null,
          module: block.module ?? null,
          purpose: block.purpose,
          modality: block.modality,
          plannedMinutes: block.plannedMinutes,
        },
      },
    ];
  });
}
