import type {
  AnswerKind,
  FieldChange,
  ImportLine,
  LineNote,
  LineOutcome,
  LineProblem,
  LineProblemCode,
  MatchedBy,
  PossiblePerson,
} from '@mittler/contract';
import type { IdentifiedPerson, IsoDate, Modality } from '@mittler/domain';

/** A department as a line means it; without an id it is to be created. */
export interface PlannedDepartment {
  readonly id: string | null;
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly name: string;
  readonly code: string | null;
}

export interface PlannedHours {
  readonly area: string;
  readonly modality: Modality;
  readonly minutes: number;
  readonly on: IsoDate;
  /** Accepted by the office with the proof seen (virtual hours), else recorded as an imported mark. */
  readonly accepted: boolean;
  /** The fact of an earlier import that this one corrects, with its minutes. */
  readonly replaces: string | null;
  readonly instead: number | null;
}

export interface PlannedCase {
  readonly mediatedOn: IsoDate;
  readonly supervisedOn: IsoDate;
  readonly supervisor: string | null;
  readonly place: string | null;
}

export interface PlannedCertificate {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly ruleSetId: string;
}

export interface PlannedCourse {
  readonly id: string;
  readonly name: string;
  readonly scheme: string;
  readonly endsOn: IsoDate;
}

/** What one line adds to the training of the person whom it means. */
export interface PlannedTraining {
  readonly course: PlannedCourse | null;
  /** The enrolment on record; null where there is none yet. */
  readonly enrolmentId: string | null;
  /** The day of the enrolment that is to be added, else null. */
  readonly enrolOn: IsoDate | null;
  readonly hours: readonly PlannedHours[];
  readonly cases: readonly PlannedCase[];
  readonly finishedOn: IsoDate | null;
  /** That the finished course had practical exercises (§ 2 Abs. 3 ZMediatAusbV), as the office states for all lines. */
  readonly exercisesIncluded: boolean;
  readonly certificate: PlannedCertificate | null;
}

/** What a line of the file means and would do; kept with the line, and made anew before anything is written. */
export interface LinePlan {
  readonly outcome: LineOutcome;
  readonly person: IdentifiedPerson;
  readonly personId: string | null;
  readonly matchedBy: MatchedBy | null;
  readonly changes: readonly FieldChange[];
  readonly department: PlannedDepartment | null;
  /** First day of the membership that is to be added, else null. */
  readonly memberFrom: IsoDate | null;
  readonly training: PlannedTraining;
  readonly possible: readonly PossiblePerson[];
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

export interface LineAnswer {
  readonly answer: AnswerKind;
  readonly personId: string | null;
}

export const noTraining: PlannedTraining = {
  course: null,
  enrolmentId: null,
  enrolOn: null,
  hours: [],
  cases: [],
  finishedOn: null,
  exercisesIncluded: false,
  certificate: null,
};

export function problem(code: LineProblemCode, column: string | null = null, found: string | null = null): LineProblem {
  return { code, column, found };
}

/** Whether the line would write anything beside new or changed people. */
export function addsTraining({ enrolOn, hours, cases, finishedOn, certificate }: PlannedTraining): boolean {
  return enrolOn !== null || hours.length > 0 || cases.length > 0 || finishedOn !== null || certificate !== null;
}

export function toImportLine(line: number, plan: LinePlan, answer: LineAnswer | null): ImportLine {
  const { training, department } = plan;
  const isWritten = plan.outcome === 'add' || plan.outcome === 'change';
  return {
    line,
    outcome: plan.outcome,
    givenName: plan.person.givenName,
    familyName: plan.person.familyName,
    personId: plan.personId,
    matchedBy: plan.matchedBy,
    changes: plan.changes,
    adds: {
      membership:
        plan.memberFrom === null || department === null ? null : `${department.municipalityName}, ${department.name}`,
      newDepartment: isWritten && department?.id === null ? department.name : null,
      enrolment: training.enrolOn === null ? null : (training.course?.name ?? null),
      hours: training.hours.map(({ area, modality, minutes, instead, on }) => ({
        area,
        modality,
        minutes,
        instead,
        on,
      })),
      cases: training.cases.map(({ mediatedOn }) => mediatedOn),
      courseFinishedOn: training.finishedOn,
      certificate: training.certificate?.number ?? null,
    },
    possible: plan.possible,
    problems: plan.problems,
    notes: plan.notes,
    answer: answer?.answer ?? null,
  };
}
