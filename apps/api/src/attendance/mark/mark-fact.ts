import type { DeviceEvidence, Mark } from '@mittler/contract';
import { type Instant, type IsoDate, markProblems } from '@mittler/domain';
import { createHash } from 'node:crypto';
import { Refusal } from '../../http/refusal';
import type { NewFact } from '../../ledger/fact-row';
import type { RolledSession } from '../roll/roll.query';

/** A mark with its identifiers as PostgreSQL writes them, and with nothing left out. */
export type WholeMark = Mark & { readonly replaces: string | null };

export function wholeMark(mark: Mark): WholeMark {
  return {
    ...mark,
    id: mark.id.toLowerCase(),
    enrolmentId: mark.enrolmentId.toLowerCase(),
    blockId: mark.blockId.toLowerCase(),
    replaces: mark.replaces?.toLowerCase() ?? null,
  };
}

/** @throws Refusal invalid, with a pointer for every field that contradicts another */
export function refuseContradictions(marks: readonly Mark[], parent = '/marks'): void {
  const fields = marks.flatMap((mark, index) =>
    markProblems(mark).map(({ field, rule }) => ({ pointer: `${parent}/${index}/${field}`, rule })),
  );
  if (fields.length > 0) throw new Refusal('invalid', { fields: fields.slice(0, 200) });
}

/** The fingerprint of all that a mark says in its session, in hexadecimal digits. */
export function bodyOf(sessionId: string, mark: WholeMark): string {
  const { enrolmentId, blockId, attendance, minutes, modality, check, interactionEnsured, replaces } = mark;
  const { excuse = null, excuseNote = null, recordedAt = null } = mark;
  const said = [enrolmentId, blockId, attendance, minutes, modality, check, interactionEnsured, replaces];
  const text = JSON.stringify([sessionId, ...said, excuse, excuseNote, recordedAt]);
  return createHash('sha256').update(text).digest('hex');
}

export interface FactWish {
  readonly day: IsoDate;
  /** What it replaces in truth. */
  readonly replaces: string | null;
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly device?: DeviceEvidence | null;
}

/** The mark as the ledger keeps it: it carries the block's area and purpose. */
export function factOf(mark: WholeMark, { blocks }: Pick<RolledSession, 'blocks'>, wish: FactWish): NewFact {
  const block = blocks.find(({ id }) => id === mark.blockId);
  const { attendance, minutes, modality, check, interactionEnsured } = mark;
  const evidence = {
    excuse: mark.excuse,
    excuseNote: mark.excuseNote,
    deviceTime: mark.recordedAt,
    device: wish.device,
    ...wish.evidence,
  };
  return {
    id: mark.id,
    enrolmentId: mark.enrolmentId,
    replaces: wish.replaces,
    blockId: mark.blockId,
    content: {
      kind: 'mark',
      on: wish.day,
      purpose: block?.purpose ?? 'training',
      area: block?.area ?? null,
      module: block?.module ?? null,
      attendance,
      minutes,
      modality,
      check,
      interactionEnsured,
    },
    evidence: Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined && value !== null)),
  };
}

/** Marks and, after them, the marks of the same request that correct them. */
export function wavesOf(marks: readonly WholeMark[]): readonly (readonly WholeMark[])[] {
  const waveOf = new Map<string, number>();
  const waves: WholeMark[][] = [];
  for (const mark of marks) {
    const before = waveOf.get(mark.replaces ?? '');
    const wave = before === undefined ? 0 : before + 1;
    waveOf.set(mark.id, wave);
    (waves[wave] ??= []).push(mark);
  }
  return waves;
}

export function later(now: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? now : new Date(Date.parse(now) + milliseconds).toISOString();
}
