import type { RecordedFact } from '@mittler/contract';
import type { Fact, FactKind, Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { type FactRow, toFact } from '../../ledger/fact-row';

/** Kinds that the office takes back on the fact itself: marks have the roll, cases and certificates rooms of their own. */
export const retractableKinds: readonly FactKind[] = [
  'external-evidence',
  'milestone',
  'suspension',
  'course-finished',
  'renewal-confirmed',
  'dropped-out',
  'resumed',
];

interface RecordedRow extends FactRow {
  readonly received_at: Instant;
  readonly replaced_by: string | null;
  readonly by_id: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly session_title: string | null;
  readonly evidence: { readonly proof?: string; readonly reason?: string };
}

/** All facts of an enrolment with who recorded them, in the order of arrival. */
export async function recordedFacts(enrolmentId: string, tx: EntityManager): Promise<readonly RecordedFact[]> {
  const rows: readonly RecordedRow[] = await tx.query(
    `select f.*, newer.id as replaced_by, p.id as by_id, p.given_name, p.family_name, s.title as session_title
       from fact f
       left join fact newer on newer.replaces = f.id
       left join person p on p.id = f.recorded_by
       left join block b on b.id = f.block_id
       left join session s on s.id = b.session_id
      where f.enrolment_id = $1
      order by f.received_at, f.id`,
    [enrolmentId],
  );
  return rows.map(toRecordedFact);
}

function toRecordedFact(row: RecordedRow): RecordedFact {
  const fact = toFact(row);
  return {
    id: row.id,
    kind: row.kind,
    on: row.on_date,
    receivedAt: row.received_at,
    recordedBy: row.by_id === null ? null : { id: row.by_id, givenName: row.given_name, familyName: row.family_name },
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    retractable: row.replaced_by === null && retractableKinds.includes(fact.kind),
    sessionTitle: row.session_title,
    ...saidBy(fact),
    note: row.evidence.proof ?? row.evidence.reason ?? null,
  };
}

type Said = Pick<
  RecordedFact,
  | 'purpose'
  | 'area'
  | 'module'
  | 'modality'
  | 'minutes'
  | 'attendance'
  | 'check'
  | 'until'
  | 'milestone'
  | 'exercisesIncluded'
>;

function saidBy(fact: Fact): Said {
  const timed = fact.kind === 'mark' || fact.kind === 'external-evidence' ? fact : null;
  const mark = fact.kind === 'mark' ? fact : null;
  return {
    purpose: timed?.purpose ?? null,
    area: timed?.area ?? null,
    module: timed?.module ?? null,
    modality: timed?.modality ?? null,
    minutes: timed?.minutes ?? null,
    attendance: mark?.attendance ?? null,
    check: mark?.check ?? null,
    until: fact.kind === 'suspension' ? fact.until : null,
    milestone: fact.kind === 'milestone' ? fact.milestone : null,
    exercisesIncluded: fact.kind === 'course-finished' ? fact.exercisesIncluded : null,
  };
}
