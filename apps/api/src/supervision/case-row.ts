import type { RecordCase } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../http/caller';
import { Refusal } from '../http/refusal';
import type { FactContent } from '../ledger/fact-row';
import { caseColumns, type CaseEntity, type CaseRow } from './case.entity';

export type CaseTold = Omit<RecordCase, 'id'>;

export interface CaseWrite {
  readonly caseId: string;
  readonly factId: string;
  readonly enrolmentId: string;
  readonly replaces: string | null;
  readonly correctionReason: string | null;
}

export async function caseOf(factId: string, tx: EntityManager): Promise<CaseRow | undefined> {
  const [row]: readonly CaseRow[] = await tx.query(
    `select ${caseColumns} from mediation_case c join fact f on f.id = c.fact_id where c.fact_id = $1`,
    [factId],
  );
  return row;
}

/** The client must have seen the row that holds, unless this very request was heard before. */
export async function refuseStale(caseId: string, replaces: string, id: string, tx: EntityManager): Promise<void> {
  const [row]: readonly { readonly present: string | null; readonly heard: boolean; readonly own: boolean }[] =
    await tx.query(
      `select (select fact_id from mediation_case where case_id = $1 and withdrawn_at is null) as present,
            exists (select from fact where id = $3 and replaces = $2) as heard,
            exists (select from mediation_case where case_id = $1 and fact_id = $2) as own`,
      [caseId, replaces, id],
    );
  if (row?.own && (row.heard || row.present === replaces.toLowerCase())) return;
  throw new Refusal('mark-replaced', { facts: { present: row?.present ?? null } });
}

export function contentOf({
  mediatedOn,
  role,
  setting,
  minutes,
  agreement,
  supervisedOn,
  confirmedOn,
}: CaseTold): FactContent {
  return {
    kind: 'confirmed-case',
    on: mediatedOn,
    role,
    setting,
    minutes: minutes ?? null,
    agreement: agreement ?? null,
    supervisedOn,
    confirmedOn,
  };
}

export function caseRow(
  { caseId, factId, enrolmentId, correctionReason }: CaseWrite,
  told: CaseTold,
  caller: Caller,
  now: Instant,
): CaseEntity {
  const {
    field,
    parties,
    sessions,
    supervisedOn,
    supervisionTown,
    supervisorName,
    supervisorStreet,
    supervisorPostcode,
    supervisorTown,
  } = told;
  return {
    factId,
    caseId,
    enrolmentId,
    field,
    parties,
    sessions,
    supervisedOn,
    supervisionTown,
    supervisorName,
    supervisorStreet,
    supervisorPostcode,
    supervisorTown,
    recordedBy: caller.personId,
    recordedAt: now,
    correctionReason,
    withdrawnAt: null,
    withdrawalReason: null,
  };
}

/** What the row says, apart from when and by whom it was written. */
export function lineOf(row: CaseEntity): string {
  const {
    field,
    parties,
    sessions,
    supervisionTown,
    supervisorName,
    supervisorStreet,
    supervisorPostcode,
    supervisorTown,
  } = row;
  return JSON.stringify([
    field,
    parties,
    sessions,
    supervisionTown,
    supervisorName,
    supervisorStreet,
    supervisorPostcode,
    supervisorTown,
  ]);
}
