import type { CreateSession, EditedBlock, FieldProblem, SessionAnswer } from '@mittler/contract';
import { type Instant, type IsoDate, planProblems } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';
import { civilDateOf } from '../../http/clock';
import { SchemeCodes } from '../scheme-codes';
import { type ChangedBlock, MarkCorrectionService } from './mark-correction.service';

type Plan = Omit<CreateSession, 'blocks'> & { readonly blocks: readonly EditedBlock[] };

/** Checks and writes what a session consists of. */
@Injectable()
export class SessionPlanService {
  constructor(
    private readonly codes: SchemeCodes,
    private readonly corrections: MarkCorrectionService,
  ) {}

  /**
   * @param before trainers that the session had: they may stay though they are no trainers any more
   * @throws Refusal not-found (no such course) · invalid, with a pointer for each field
   */
  async check(
    courseId: string,
    plan: Plan,
    before: readonly string[],
    today: IsoDate,
    tx: EntityManager,
  ): Promise<void> {
    const [course]: readonly { readonly scheme: string }[] = await tx.query(
      'select p.scheme from course c join programme p on p.id = c.programme_id where c.id = $1',
      [courseId],
    );
    if (!course) throw new Refusal('not-found');
    const fields: FieldProblem[] = [
      ...planProblems(plan),
      ...(await this.unknownCodes(course.scheme, plan.blocks, tx)),
      ...(await unknownTrainers(plan.trainerIds, before, today, tx)),
    ];
    if (fields.length > 0) throw new Refusal('invalid', { fields });
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

  async write(sessionId: string, plan: Plan, tx: EntityManager): Promise<void> {
    await this.writeBlocks(sessionId, plan.blocks, tx);
    await this.writeTrainers(sessionId, plan.trainerIds, tx);
  }

  /**
   * Writes the plan over the one before, and the marks that have to follow it.
   * @returns how many marks were corrected
   * @throws Refusal still-referenced · roll-closed
   */
  async rewrite(by: string, before: SessionAnswer, plan: Plan, now: Instant, tx: EntityManager): Promise<number> {
    await this.write(before.id, plan, tx);
    const session = { isClosed: before.rollClosedAt !== null, now };
    return this.corrections.follow(by, session, changedBlocks(before, plan), tx);
  }

  /**
   * Blocks that are not named go, if no mark ever named them; the others are written over, new ones added.
   * @throws Refusal still-referenced
   */
  private async writeBlocks(sessionId: string, blocks: readonly EditedBlock[], tx: EntityManager): Promise<void> {
    const rows = blocks.map((block, index) => ({
      id: block.id ?? randomUUID(),
      session_id: sessionId,
      position: index + 1,
      area: block.area ?? null,
      module: block.module ?? null,
      purpose: block.purpose,
      modality: block.modality,
      planned_minutes: block.plannedMinutes,
      starts_at: block.startsAt,
    }));
    await tx.query('delete from block where session_id = $1 and not id = any($2::uuid[])', [
      sessionId,
      rows.map(({ id }) => id),
    ]);
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

function changedBlocks(before: SessionAnswer, after: Plan): readonly ChangedBlock[] {
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
