import type { Instant, RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { ApprovalLinks } from '../approval/approval-links';
import { NoticeService } from '../notice/notice.service';
import type { Act } from './act';
import type { RegistrationRow } from './registration-row';

export interface NewRegistration {
  readonly id: string;
  readonly courseId: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly state: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly nominatedBy?: string | null;
  readonly place?: number | null;
  readonly acceptUntil?: Instant | null;
  readonly substituteFor?: string | null;
  readonly enrolmentId?: string | null;
}

export interface RegistrationChange {
  readonly worksCouncil?: WorksCouncilStatus;
  readonly place?: number;
  readonly acceptUntil?: Instant | null;
  readonly enrolmentId?: string;
}

/**
 * The only writer of registrations: each change leaves a line in the history and in the log. The caller holds the course, and
 * ends every act with `tell` or `write`.
 */
@Injectable()
export class RegistrationBook {
  constructor(
    private readonly audit: AuditService,
    private readonly notices: NoticeService,
    private readonly links: ApprovalLinks,
  ) {}

  async open(registrations: readonly NewRegistration[], act: Act, tx: EntityManager): Promise<void> {
    const rows = registrations.map((one) => ({
      id: one.id,
      course_id: one.courseId,
      person_id: one.personId,
      department_id: one.departmentId,
      state: one.state,
      works_council: one.worksCouncil,
      nominated_by: one.nominatedBy ?? null,
      registered_at: act.now,
      state_since: act.now,
      place: one.place ?? null,
      accept_until: one.acceptUntil ?? null,
      substitute_for: one.substituteFor ?? null,
      enrolment_id: one.enrolmentId ?? null,
      version: 1,
    }));
    await tx.query(
      `insert into registration select * from json_populate_recordset(null::registration, $1) given order by given.id`,
      [JSON.stringify(rows)],
    );
    for (const { id, state, worksCouncil } of registrations) note(act, id, null, state, worksCouncil);
  }

  /** @returns the row as it is now */
  async move(
    row: RegistrationRow,
    to: RegistrationState,
    change: RegistrationChange,
    act: Act,
    tx: EntityManager,
  ): Promise<RegistrationRow> {
    const isMove = row.state !== to;
    const next = {
      worksCouncil: change.worksCouncil ?? row.worksCouncil,
      place: to === 'waiting' ? (change.place ?? row.place) : null,
      acceptUntil: to === 'admitted' ? (change.acceptUntil === undefined ? row.acceptUntil : change.acceptUntil) : null,
      enrolmentId: change.enrolmentId ?? row.enrolmentId,
    };
    await tx.query(
      `update registration set state = $2, works_council = $3, place = $4, accept_until = $5, enrolment_id = $6,
              state_since = case when $7 then $8::timestamptz else state_since end, version = version + 1
        where id = $1`,
      [row.id, to, next.worksCouncil, next.place, next.acceptUntil, next.enrolmentId, isMove, act.now],
    );
    if (row.state === 'registered' && isMove) await this.links.revoke(row.id, tx);
    note(act, row.id, row.state, to, next.worksCouncil);
    return { ...row, ...next, state: to, version: row.version + 1 };
  }

  /** Many along one move, without any other change. */
  async moveAll(
    ids: readonly string[],
    from: RegistrationState,
    to: RegistrationState,
    act: Act,
    tx: EntityManager,
  ): Promise<void> {
    if (ids.length === 0) return;
    const [rows] = (await tx.query(
      `update registration set state = $3, state_since = $4, version = version + 1
        where id = any($1::uuid[]) and state = $2 returning id, works_council as "worksCouncil"`,
      [ids, from, to, act.now],
    )) as [readonly { readonly id: string; readonly worksCouncil: WorksCouncilStatus }[], number];
    for (const { id, worksCouncil } of rows) note(act, id, from, to, worksCouncil);
  }

  /** Ends an act: its history is written, and everybody whom it has moved is told, of the last move alone. */
  async tell(act: Act, tx: EntityManager): Promise<void> {
    await this.write(act, tx);
    const { moved, now } = act;
    for (const state of new Set(moved.values())) {
      const ids = [...moved].flatMap(([id, reached]) => (reached === state ? [id] : []));
      await this.notices.registrationMoved(ids, state, now, tx);
      if (state !== 'registered') continue;
      for (const id of ids) await this.notices.approvalAsked(id, await this.links.make(id, now, tx), now, tx);
    }
  }

  /** Writes what the act has done so far into history and log; for acts of which nobody is told, that is their end. */
  async write({ events, now }: Act, tx: EntityManager): Promise<void> {
    if (events.length === 0) return;
    const due = events.splice(0);
    await tx.query(
      `insert into registration_event (registration_id, at, actor, means, from_state, to_state, works_council, reason)
       select "registrationId", $2, actor, means, "from", "to", "worksCouncil", reason
         from jsonb_to_recordset($1::jsonb) as given(position int, "registrationId" uuid, actor uuid, means text, "from" text,
           "to" text, "worksCouncil" text, reason text)
        order by position`,
      [JSON.stringify(due.map((event, position) => ({ ...event, position }))), now],
    );
    await this.audit.noteAll(
      due.map(({ registrationId, actor, means, from, to, worksCouncil }) => ({
        actor,
        at: now,
        deed: from === to ? 'registration.works-council' : `registration.${to}`,
        subjectKind: 'registration',
        subjectId: registrationId,
        detail: { means, worksCouncil },
      })),
      tx,
    );
  }
}

function note(
  { actor, means, reason, moved, events }: Act,
  registrationId: string,
  from: RegistrationState | null,
  to: RegistrationState,
  worksCouncil: WorksCouncilStatus,
): void {
  events.push({ registrationId, actor, means, from, to, worksCouncil, reason });
  if (from !== to) moved.set(registrationId, to);
}
