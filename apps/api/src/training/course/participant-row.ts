import type { Participant } from '@mittler/contract';
import { type IsoDate, stateOn } from '@mittler/domain';

/** A person in a course as `shownColumns` reads her. */
export interface ParticipantRow {
  readonly id: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly enrolledOn: IsoDate;
  readonly countedMinutes: number | null;
  readonly countedCases: number | null;
  readonly beganOn: IsoDate | null;
  readonly readyFrom: IsoDate | null;
  readonly readyUntil: IsoDate | null;
  readonly certifiedOn: IsoDate | null;
  readonly titleUntil: IsoDate | null;
  readonly droppedOutOn: IsoDate | null;
}

export const standingOf = 'left join standing s on s.enrolment_id = e.id and s.leads';
export const shownColumns = `
  e.id, p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
  m.key as "municipalityKey", m.name as "municipalityName", d.id as "departmentId",
  d.name as "departmentName", e.enrolled_on as "enrolledOn",
  s.counted_minutes as "countedMinutes", s.counted_cases as "countedCases", s.began_on as "beganOn",
  s.ready_from as "readyFrom", s.ready_until as "readyUntil", s.certified_on as "certifiedOn",
  s.title_until as "titleUntil", s.dropped_out_on as "droppedOutOn"`;

export function toParticipant(row: ParticipantRow, today: IsoDate): Participant {
  const { beganOn, readyFrom, readyUntil, certifiedOn, titleUntil, droppedOutOn } = row;
  return {
    enrolmentId: row.id,
    personId: row.personId,
    givenName: row.givenName,
    familyName: row.familyName,
    municipality: { key: row.municipalityKey, name: row.municipalityName },
    department: { id: row.departmentId, name: row.departmentName },
    enrolledOn: row.enrolledOn,
    state: stateOn(
      {
        beganOn,
        courseEndedOn: null,
        readyFrom,
        readyUntil,
        certifiedOn,
        certificate: null,
        titleFrom: null,
        titleUntil,
        droppedOutOn,
      },
      today,
    ),
    countedMinutes: row.countedMinutes ?? 0,
    confirmedCases: row.countedCases ?? 0,
    beganOn,
    readyFrom,
    certifiedOn,
    titleUntil,
    droppedOutOn,
  };
}
