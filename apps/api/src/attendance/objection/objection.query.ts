import type { Objection } from '@mittler/contract';
import { placeOf } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { presentMarks, type RolledSession } from '../roll/roll.query';

export interface ObjectionRow extends Omit<Objection, 'present'> {
  readonly blockId: string;
  readonly personId: string;
  readonly markedBy: string | null;
  readonly decidedById: string | null;
}

const objectionRows = `
  select o.id, o.session_id as "sessionId", o.enrolment_id as "enrolmentId",
         json_build_object('givenName', p.given_name, 'familyName', p.family_name, 'municipality', m.name) as person,
         s.title as "sessionTitle", f.on_date as day, f.id as "markId", f.block_id as "blockId", p.id as "personId",
         f.recorded_by as "markedBy", o.words, o.raised_at as "raisedAt", o.state, o.decided_by as "decidedById",
         d.given_name || ' ' || d.family_name as "decidedBy", o.decided_at as "decidedAt", o.reason as "decisionReason"
    from objection o
    join fact f on f.id = o.fact_id
    join session s on s.id = o.session_id
    join enrolment e on e.id = o.enrolment_id
    join person p on p.id = e.person_id
    join department u on u.id = e.department_id
    join municipality m on m.key = u.municipality_key
    left join person d on d.id = o.decided_by`;

/** Those that wait first, the oldest first. */
export async function objectionsOf(sessionId: string, tx: EntityManager): Promise<readonly ObjectionRow[]> {
  return tx.query(
    `${objectionRows} where o.session_id = $1 order by o.state = 'pending' desc, o.raised_at, o.id limit 500`,
    [sessionId],
  );
}

export async function objectionBy(id: string, tx: EntityManager): Promise<ObjectionRow | undefined> {
  const [found]: readonly ObjectionRow[] = await tx.query(`${objectionRows} where o.id = $1`, [id]);
  return found;
}

export async function shownObjections(
  rows: readonly ObjectionRow[],
  session: RolledSession,
  tx: EntityManager,
): Promise<readonly Objection[]> {
  const present = await presentMarks(
    session.blocks.map(({ id }) => id),
    rows.map(({ enrolmentId }) => enrolmentId),
    tx,
  );
  const holding = new Map(present.map((mark) => [placeOf(mark), mark]));
  return rows.map(({ personId: _, markedBy: __, decidedById: ___, blockId, ...row }) => ({
    ...row,
    present: holding.get(placeOf({ enrolmentId: row.enrolmentId, blockId })) ?? null,
  }));
}
