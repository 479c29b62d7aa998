import type { WalkIn } from '@mittler/contract';
import type { EntityManager } from 'typeorm';

const walkIns = `
  select w.id, w.session_id as "sessionId", w.name_as_given as name, w.town,
         case when w.matched_enrolment is not null then 'matched' when w.settled_at is null then 'open' else 'dismissed' end as state,
         w.received_at as "receivedAt", r.given_name || ' ' || r.family_name as "recordedBy",
         w.matched_enrolment as "enrolmentId", s.given_name || ' ' || s.family_name as "settledBy",
         w.settled_at as "settledAt", w.dismissed_reason as reason, w.marks
    from walk_in w join person r on r.id = w.recorded_by left join person s on s.id = w.settled_by`;

/** The walk-ins of a session, the first first. */
export async function walkInsOf(sessionId: string, tx: EntityManager): Promise<readonly WalkIn[]> {
  return tx.query(`${walkIns} where w.session_id = $1 order by w.received_at, w.id`, [sessionId]);
}

export async function walkInBy(id: string, tx: EntityManager): Promise<WalkIn | undefined> {
  const [found]: readonly WalkIn[] = await tx.query(`${walkIns} where w.id = $1`, [id]);
  return found;
}
