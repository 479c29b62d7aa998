import type { LineNote, LineProblem } from '@mittler/contract';
import { datePastHours, earlierOf, plainName } from '@mittler/domain';
import type { PersonRow } from '../../file/row/person-row';
import {
  noTraining,
  type PlannedCase,
  type PlannedCertificate,
  type PlannedCourse,
  type PlannedHours,
  type PlannedTraining,
  problem,
} from './line-plan';
import {
  enrolmentKey,
  type KnownCourse,
  type KnownEnrolment,
  type PersonOnRecord,
  type Surroundings,
} from './surroundings';

export interface TrainingPlan {
  readonly training: PlannedTraining;
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

type Labels = ReadonlyMap<string, string>;

/** 1,000 hours in one area: more is a slip of the keyboard. */
const mostMinutes = 60_000;

export function courseOf(
  row: PersonRow,
  labels: Labels,
  { courses, defaults }: Surroundings,
): KnownCourse | LineProblem | null {
  if (row.course === null) return courses.find(({ id }) => id === defaults.courseId) ?? null;
  const name = plainName(row.course);
  const [found, ...others] = courses.filter((course) => plainName(course.name) === name);
  if (found && others.length === 0) return found;
  return problem('course-unknown', labels.get('course') ?? null, row.course);
}

/** What the line says of past training, less what an earlier import has written of it already. */
export function planTraining(
  row: PersonRow,
  person: PersonOnRecord | null,
  course: KnownCourse | null,
  labels: Labels,
  around: Surroundings,
): TrainingPlan {
  const hasPast = row.hours.length > 0 || row.cases.length > 0 || row.certificateNumber !== null;
  if (course === null) return { training: noTraining, problems: hasPast ? [problem('course-missing')] : [], notes: [] };
  const enrolment = person === null ? null : (around.enrolments.get(enrolmentKey(person.id, course.id)) ?? null);
  const hours = planHours(row, course, enrolment, around);
  const cases = planCases(row, enrolment);
  const certificate = planCertificate(row, person, course, enrolment, labels, around);
  const isOver = row.finishedOn !== null && row.finishedOn <= around.today;
  const { id, name, scheme, endsOn } = course;
  const planned: PlannedCourse = { id, name, scheme, endsOn };
  return {
    training: {
      course: planned,
      enrolmentId: enrolment?.id ?? null,
      enrolOn: enrolment === null ? earlierOf(row.startedOn ?? course.startsOn, around.today) : null,
      hours: hours.hours,
      cases,
      finishedOn: isOver && !enrolment?.finished ? row.finishedOn : null,
      exercisesIncluded: around.defaults.exercisesIncluded === true,
      certificate: certificate.certificate,
    },
    problems: [...datesInFuture(row, labels, around), ...hours.problems, ...certificate.problems],
    notes: [
      ...hours.notes,
      ...(row.finishedOn !== null && !isOver ? (['end-in-future'] as const) : []),
      ...(cases.length > 0 ? (['cases-without-detail'] as const) : []),
    ],
  };
}

function datesInFuture(row: PersonRow, labels: Labels, { today }: Surroundings): readonly LineProblem[] {
  const late = (field: string, day: string | null): readonly LineProblem[] =>
    day !== null && day > today ? [problem('date-in-future', labels.get(field) ?? null, day)] : [];
  const isReversed = row.startedOn !== null && row.finishedOn !== null && row.finishedOn < row.startedOn;
  return [
    ...late('certificate-issued-on', row.certificateIssuedOn),
    ...row.cases.flatMap(({ mediatedOn, supervisedOn }) => [
      ...late('case-mediated-on', mediatedOn),
      ...late('case-supervised-on', supervisedOn),
    ]),
    ...(isReversed ? [problem('period-invalid', labels.get('finished-on') ?? null, row.finishedOn)] : []),
  ];
}

interface HoursPlan {
  readonly hours: readonly PlannedHours[];
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

function planHours(
  row: PersonRow,
  course: KnownCourse,
  enrolment: KnownEnrolment | null,
  around: Surroundings,
): HoursPlan {
  const { defaults, today } = around;
  const areas = around.ruleSets.filter(({ scheme }) => scheme === course.scheme).flatMap((ruleSet) => ruleSet.areas);
  const days = datePastHours({
    startsOn: row.startedOn,
    endsOn: row.finishedOn,
    otherwise: defaults.hoursOn ?? course.endsOn,
    today,
  });
  const fileSaysWhen = row.startedOn !== null || row.finishedOn !== null;
  const hours: PlannedHours[] = [];
  const problems: LineProblem[] = [];
  const notes = new Set<LineNote>();
  const [first] = row.hours;
  for (const { area, modality: said, minutes, column } of row.hours) {
    const modality = said ?? defaults.modality ?? null;
    if (!areas.includes(area)) problems.push(problem('area-unknown', column, area));
    if (modality === null) problems.push(problem('modality-missing', column));
    if (minutes > mostMinutes) problems.push(problem('hours-too-many', column));
    if (modality === null) continue;
    const accepted = modality === 'virtual' && defaults.virtualChecked === true;
    const on = area === first?.area ? days.first : days.rest;
    const before = enrolment?.imported.find((each) => each.area === area && each.modality === modality);
    if (before?.minutes === minutes && before.accepted === accepted && (!fileSaysWhen || before.on === on)) continue;
    if (modality === 'virtual' && !accepted) notes.add('virtual-not-checked');
    if (enrolment?.onRolls.has(`${area} ${modality}`)) notes.add('minutes-beside-roll');
    hours.push({
      area,
      modality,
      minutes,
      on,
      accepted,
      replaces: before?.factId ?? null,
      instead: before?.minutes ?? null,
    });
  }
  return { hours, problems, notes: [...notes] };
}

/** By its day a mediation is known again; a second one of the same day has to be recorded by hand. */
function planCases(row: PersonRow, enrolment: KnownEnrolment | null): readonly PlannedCase[] {
  const seen = new Set(enrolment?.caseDates);
  return row.cases.flatMap(({ mediatedOn, supervisedOn, supervisor, place }) => {
    const day = mediatedOn ?? supervisedOn;
    if (day === null || seen.has(day)) return [];
    seen.add(day);
    return [{ mediatedOn: day, supervisedOn: supervisedOn ?? day, supervisor, place }];
  });
}

function planCertificate(
  row: PersonRow,
  person: PersonOnRecord | null,
  course: KnownCourse,
  enrolment: KnownEnrolment | null,
  labels: Labels,
  { certificates, ruleSets, defaults }: Surroundings,
): { readonly certificate: PlannedCertificate | null; readonly problems: readonly LineProblem[] } {
  const { certificateNumber: number, certificateIssuedOn: issuedOn } = row;
  const refused = (
    ...problems: readonly LineProblem[]
  ): { readonly certificate: null; readonly problems: readonly LineProblem[] } => ({
    certificate: null,
    problems,
  });
  if (number === null && issuedOn === null) return refused();
  const column = labels.get('certificate-number') ?? null;
  const known = certificates.find((each) => each.number === number);
  if (known)
    return refused(...(known.personId === person?.id ? [] : [problem('certificate-number-taken', column, number)]));
  if (number === null || issuedOn === null) return refused(problem('certificate-incomplete', column));
  if (enrolment && certificates.some(({ enrolmentId }) => enrolmentId === enrolment.id))
    return refused(problem('already-certified', column));
  const open = ruleSets.filter(({ scheme, effectiveFrom }) => scheme === course.scheme && effectiveFrom <= issuedOn);
  const newest = [...open].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)).at(-1);
  const ruleSetId = defaults.ruleSetId ?? newest?.id;
  if (ruleSetId === undefined)
    return refused(problem('rule-set-missing', labels.get('certificate-issued-on') ?? null, issuedOn));
  return { certificate: { number, issuedOn, ruleSetId }, problems: [] };
}
