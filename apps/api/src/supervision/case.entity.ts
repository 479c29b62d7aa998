import type { CaseAnswer } from '@mittler/contract';
import type { CaseRole, CaseSetting, ConflictField, Instant, IsoDate, PartyClass } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The certificate line of a case and its supervisor: one row for each fact, the latest of a case holds. */
@Entity('mediation_case')
export class CaseEntity {
  @PrimaryColumn('uuid', { name: 'fact_id' }) factId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId!: string;
  @Column('text') field!: ConflictField;
  @Column('text') parties!: PartyClass;
  @Column('smallint') sessions!: number;
  @Column('date', { name: 'supervised_on' }) supervisedOn!: IsoDate;
  @Column('text', { name: 'supervision_town' }) supervisionTown!: string;
  @Column('text', { name: 'supervisor_name' }) supervisorName!: string;
  @Column('text', { name: 'supervisor_street' }) supervisorStreet!: string;
  @Column('text', { name: 'supervisor_postcode' }) supervisorPostcode!: string;
  @Column('text', { name: 'supervisor_town' }) supervisorTown!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Instant;
  @Column('text', { name: 'correction_reason', nullable: true }) correctionReason!: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Instant | null;
  @Column('text', { name: 'withdrawal_reason', nullable: true }) withdrawalReason!: string | null;
}

/** The row together with what its fact says for the rules. */
export interface CaseRow extends CaseEntity {
  readonly mediatedOn: IsoDate;
  readonly told: {
    readonly role: CaseRole;
    readonly setting: CaseSetting;
    readonly minutes: number | null;
    readonly agreement: boolean | null;
    readonly confirmedOn: IsoDate;
  };
}

/** Columns of a `CaseRow`: `c` is the case, `f` its fact. */
export const caseColumns = `c.fact_id as "factId", c.case_id as "caseId", c.enrolment_id as "enrolmentId", c.field,
  c.parties, c.sessions, c.supervised_on as "supervisedOn", c.supervision_town as "supervisionTown",
  c.supervisor_name as "supervisorName", c.supervisor_street as "supervisorStreet",
  c.supervisor_postcode as "supervisorPostcode", c.supervisor_town as "supervisorTown",
  c.recorded_by as "recordedBy", c.recorded_at as "recordedAt", c.correction_reason as "correctionReason",
  c.withdrawn_at as "withdrawnAt", c.withdrawal_reason as "withdrawalReason",
  f.on_date as "mediatedOn", f.detail as told`;

export function toCase(row: CaseRow): CaseAnswer {
  return {
    id: row.caseId,
    factId: row.factId,
    enrolmentId: row.enrolmentId,
    mediatedOn: row.mediatedOn,
    role: row.told.role,
    setting: row.told.setting,
    minutes: row.told.minutes,
    agreement: row.told.agreement,
    field: row.field,
    parties: row.parties,
    sessions: row.sessions,
    supervisedOn: row.supervisedOn,
    confirmedOn: row.told.confirmedOn,
    supervisionTown: row.supervisionTown,
    supervisorName: row.supervisorName,
    supervisorStreet: row.supervisorStreet,
    supervisorPostcode: row.supervisorPostcode,
    supervisorTown: row.supervisorTown,
    recordedAt: row.recordedAt,
    withdrawnAt: row.withdrawnAt,
    reason: row.withdrawalReason ?? row.correctionReason,
  };
}
