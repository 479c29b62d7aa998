import type { IsoDate } from '@mittler/domain';
import { demoAccounts } from './accounts';
import type { DemoCourse, Stage } from './courses';
import { addressOf, inventName } from './names';
import { demoDepartments, demoTowns, type DemoDepartment } from './places';
import { demoId, Random } from './random';

export interface DemoPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly birthDate: IsoDate | null;
  readonly department: DemoDepartment;
}

export interface DemoTrainee extends DemoPerson {
  readonly enrolmentId: string;
  readonly course: DemoCourse;
  readonly stage: Stage;
  /** Counts within her stage and course: tells the lucky from the late. */
  readonly turn: number;
}

export function departmentOf(town: number, kind: number): DemoDepartment {
  const department = demoDepartments[(town % demoTowns.length) * 3 + kind];
  if (!department) throw new RangeError('no such department');
  return department;
}

/** The people with an account and a role. */
export const demoStaff: readonly DemoPerson[] = demoAccounts.map((account) => ({
  id: demoId('person', account.email),
  givenName: account.givenName,
  familyName: account.familyName,
  email: account.email,
  birthDate: account.role === null ? '1988-05-14' : null,
  department: departmentOf(account.town, account.role === 'approver' ? 1 : 0),
}));

/** Everybody who takes part, course by course; the demo's own trainee is the first of the running one. */
export function castOf(courses: readonly DemoCourse[]): readonly DemoTrainee[] {
  const random = new Random(2026);
  const taken = new Set(demoAccounts.map(({ givenName, familyName }) => `${givenName} ${familyName}`));
  let place = 0;
  return courses.flatMap((course) =>
    course.stages.flatMap(([stage, count]) =>
      Array.from({ length: count }, (_, turn) => {
        const isTheTrainee = course.code === 'running' && stage === 'steady' && turn === 0;
        const person = isTheTrainee ? demoStaff[0] : invent(random, taken, place++);
        if (!person) throw new RangeError('the demo has no trainee');
        return { ...person, enrolmentId: demoId('enrolment', course.code, person.id), course, stage, turn };
      }),
    ),
  );
}

function invent(random: Random, taken: Set<string>, place: number): DemoPerson {
  const name = inventName(random, taken);
  // Integration centres send most, public order offices fewest; two towns have nobody from theirs.
  const town = (place * 7) % demoTowns.length;
  const wish = random.of([0, 0, 0, 1, 1, 2]);
  const kind = wish === 2 && (town === 2 || town === 8) ? 1 : wish;
  const department = departmentOf(town, kind);
  const year = 1964 + random.below(36);
  const month = String(1 + random.below(12)).padStart(2, '0');
  const day = String(1 + random.below(28)).padStart(2, '0');
  return {
    ...name,
    id: demoId('person', name.givenName, name.familyName),
    email: addressOf(name, department.town.domain),
    birthDate: `${year}-${month}-${day}`,
    department,
  };
}
