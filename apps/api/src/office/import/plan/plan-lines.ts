import type { ImportColumn, LineOutcome, LineProblem, LineProblemCode } from '@mittler/contract';
import { type IdentifiedPerson, plainName } from '@mittler/domain';
import type { ReadRow } from '../../file/row/person-row';
import { addsTraining, type LineAnswer, type LinePlan, noTraining, problem } from './line-plan';
import { planPerson, type PersonPlan } from './plan-person';
import { planPlace } from './plan-place';
import { courseOf, planTraining } from './plan-training';
import type { Surroundings } from './surroundings';

export type PlannedLine = readonly [line: number, plan: LinePlan];

export function identifiedBy({ row }: ReadRow): IdentifiedPerson {
  return {
    externalId: row.personId,
    givenName: row.givenNames ?? '',
    familyName: row.familyName ?? '',
    birthDate: row.birthDate,
    email: row.email,
  };
}

/** The dry run: what every line means and would do. Reads nothing and writes nothing. */
export function planLines(
  rows: readonly ReadRow[],
  columns: readonly ImportColumn[],
  answers: ReadonlyMap<number, LineAnswer>,
  around: Surroundings,
): readonly PlannedLine[] {
  const labels = new Map(
    columns.flatMap(({ field, header }) => (field === null ? [] : [[field as string, header] as const])),
  );
  const seen = new Map<string, number>();
  return rows.map((read) => {
    const { line } = read.row;
    const plan = planLine(read, answers.get(line) ?? null, labels, around);
    const repeated = plan.outcome === 'skip' ? undefined : firstLineOf(plan, seen);
    if (repeated !== undefined) return [line, refusedBy(plan, problem('line-repeated', null, String(repeated)))];
    if (plan.outcome !== 'skip') for (const mark of marksOf(plan)) seen.set(mark, line);
    return [line, plan];
  });
}

function planLine(
  read: ReadRow,
  answer: LineAnswer | null,
  labels: ReadonlyMap<string, string>,
  around: Surroundings,
): LinePlan {
  const { row } = read;
  const given = identifiedBy(read);
  const person = planPerson(given, answer, around);
  const course = courseOf(row, labels, around);
  const known = course !== null && 'id' in course ? course : null;
  const place = planPlace(row, person.known, known, labels, around);
  const training = planTraining(row, person.known, known, labels, around);
  const problems = [
    ...read.problems.map(({ code, column, found }) => problem(code, column, found === '' ? null : found)),
    ...missingName(read),
    ...(row.birthDate !== null && row.birthDate > around.today
      ? [problem('date-in-future', labels.get('birth-date') ?? null, row.birthDate)]
      : []),
    ...(course !== null && 'code' in course ? [course] : []),
    ...person.problems,
    ...place.problems,
    ...training.problems,
  ];
  const isWritten = problems.length === 0 && (person.is === 'new' || person.is === 'known');
  return {
    outcome: outcomeOf(person, problems, place.memberFrom !== null || addsTraining(training.training)),
    person: given,
    personId: person.known?.id ?? null,
    matchedBy: person.matchedBy,
    changes: isWritten ? person.changes : [],
    department: place.department,
    memberFrom: isWritten ? place.memberFrom : null,
    training: isWritten ? training.training : noTraining,
    possible: person.possible,
    problems,
    notes: isWritten ? [...person.notes, ...place.notes, ...training.notes] : [],
  };
}

function outcomeOf(person: PersonPlan, problems: readonly LineProblem[], adds: boolean): LineOutcome {
  if (person.is === 'skipped') return 'skip';
  if (problems.length > 0) return 'refuse';
  if (person.is === 'asked') return 'ask';
  if (person.is === 'new') return 'add';
  return adds || person.changes.length > 0 ? 'change' : 'same';
}

/** A file without columns for names has no cell to point to. */
function missingName({ row, problems }: ReadRow): readonly LineProblem[] {
  const isMissing = row.familyName === null || row.givenNames === null;
  const isSaid = problems.some(({ code }) =>
    (['missing', 'name-not-split', 'too-long', 'control-character'] as LineProblemCode[]).includes(code),
  );
  return isMissing && !isSaid ? [problem('missing')] : [];
}

/** Somebody who stands in the file twice would be written twice, or with whichever line came last. */
function marksOf({ person, personId }: LinePlan): readonly string[] {
  const name = `${plainName(person.familyName)}, ${plainName(person.givenName)}`;
  const isNameAlone = person.externalId === null && person.email === null && person.birthDate === null;
  return [
    ...(personId === null ? [] : [`person ${personId}`]),
    ...(person.externalId === null ? [] : [`id ${person.externalId}`]),
    ...(person.email === null ? [] : [`email ${person.email.toLowerCase()}`]),
    ...(person.birthDate === null ? [] : [`born ${name} ${person.birthDate}`]),
    ...(isNameAlone && personId === null ? [`name ${name}`] : []),
  ];
}

function firstLineOf(plan: LinePlan, seen: ReadonlyMap<string, number>): number | undefined {
  for (const mark of marksOf(plan)) {
    const line = seen.get(mark);
    if (line !== undefined) return line;
  }
  return undefined;
}

function refusedBy(plan: LinePlan, reason: LineProblem): LinePlan {
  return {
    ...plan,
    outcome: 'refuse',
    changes: [],
    memberFrom: null,
    training: noTraining,
    notes: [],
    problems: [...plan.problems, reason],
  };
}
