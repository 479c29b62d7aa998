import type { CorrectionRequest, Mark, RollPerson } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

export interface CorrectionRow {
  readonly id: string;
  readonly sessionId: string;
  readonly reason: string;
  readonly marks: readonly Mark[];
  readonly requestedById: string;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly state: CorrectionRequest['state'];
  readonly decidedById: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionReason: string | null;
}

const correctionRows = `
  select q.id, q.session_id as "sessionId", q.reason, q.marks, q.requested_by as "requestedById",
         r.given_name || ' ' || r.family_name as "requestedBy", q.requested_at as "requestedAt", q.state,
         q.decided_by as "decidedById", d.given_name || ' ' || d.family_name as "decidedBy", q.decided_at as "decidedAt",
         q.decision_reason as "decisionReason"
    from correction_request q join person r on r.id = q.requested_by left join person d on d.id = q.decided_by`;

export async function correctionsOf(sessionId: string, tx: EntityManager): Promise<readonly CorrectionRow[]> {
  return tx.query(`${correctionRows} where q.session_id = $1 order by q.requested_at desc, q.id limit 200`, [
    sessionId,
  ]);
}

export async function correctionBy(id: string, tx: EntityManager): Promise<CorrectionRow | undefined> {
  const [found]: readonly CorrectionRow[] = await tx.query(`${correctionRows} where q.id = $1`, [id]);
  return found;
}

/** Whom the marks are about, by enrolment. */
export async function peopleBehind(
  enrolmentIds: readonly string[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, RollPerson>> {
  const rows: readonly (RollPerson & { readonly id: string })[] = await tx.query(
    `select e.id, p.given_name as "givenName", p.family_name as "familyName", m.name as municipality
       from enrolment e join person p on p.id = e.person_id join department d on d.id = e.department_id
       join municipality m on m.key = d.municipality_key
      where e.id = any($1::uuid[])`,
    [enrolmentIds],
  );
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}
