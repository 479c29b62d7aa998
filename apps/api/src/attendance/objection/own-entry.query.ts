import type { OwnEntry, OwnObjection } from '@mittler/contract';
import { addDays, type IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';

type EntryRow = Omit<OwnEntry, 'objectUntil' | 'mayObject'>;

/** Marks that hold and marks that were objected to: what else was corrected says nothing any more. */
const entryRows = `
  select f.id as "markId", s.id as "sessionId", f.enrolment_id as "enrolmentId",
         c.name as "courseName", s.title as "sessionTitle", f.on_date as day, f.area, f.attendance, f.minutes,
         b.planned_minutes as "plannedMinutes", f.modality, f.received_at as "receivedAt",
         not exists (select from fact newer where newer.replaces = f.id) as holds,
         case when o.id is not null then json_build_object('id', o.id, 'words', o.words, 'raisedAt', o.raised_at,
           'state', o.state, 'decidedAt', o.decided_at, 'reason', o.reason) end as objection
    from enrolment e
    join fact f on f.enrolment_id = e.id and f.kind = 'mark'
    join block b on b.id = f.block_id
    join session s on s.id = b.session_id
    join course c on c.id = s.course_id
    left join objection o on o.fact_id = f.id
   where e.person_id = $1 and (o.id is not null or not exists (select from fact newer where newer.replaces = f.id))`;

export interface EntryView {
  readonly today: IsoDate;
  readonly objectionDays: number;
}

/** The newest session first. `after` is the last entry of the page before. */
export async function ownEntries(
  personId: string,
  view: EntryView,
  after: string | null,
  limit: number,
  tx: EntityManager,
): Promise<readonly OwnEntry[]> {
  const rows: readonly EntryRow[] = await tx.query(
    `select * from (${entryRows}) own
      where $2::uuid is null or (day, "markId") < (select f.on_date, f.id from fact f where f.id = $2)
      order by day desc, "markId" desc limit $3`,
    [personId, after, limit],
  );
  return rows.map((row) => toEntry(row, view));
}

export async function ownEntry(
  personId: string,
  markId: string,
  view: EntryView,
  tx: EntityManager,
): Promise<OwnEntry | undefined> {
  const [row]: readonly EntryRow[] = await tx.query(`${entryRows} and f.id = $2`, [personId, markId]);
  return row && toEntry(row, view);
}

function toEntry({ objection, ...row }: EntryRow, { today, objectionDays }: EntryView): OwnEntry {
  const objectUntil = addDays(civilDateOf(row.receivedAt), objectionDays);
  return {
    ...row,
    objectUntil,
    mayObject: row.holds && objection === null && today <= objectUntil,
    objection: objection && instants(objection),
  };
}

/** JSON has PostgreSQL's own way of writing instants. */
function instants(objection: OwnObjection): OwnObjection {
  const iso = (text: string): string => new Date(text).toISOString();
  return {
    ...objection,
    raisedAt: iso(objection.raisedAt),
    decidedAt: objection.decidedAt === null ? null : iso(objection.decidedAt),
  };
}
