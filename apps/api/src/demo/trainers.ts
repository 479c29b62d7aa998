import { demoStaff } from './cast';
import type { DemoCourse } from './courses';

/** Who holds which session of the demo. */
export type DemoTrainers = (course: DemoCourse, index: number) => string;

const usual = 1;
const colleague = 7;

/**
 * Arend Voßkamp gives most of the sessions, a colleague every fourth; of today's course all that are to come. Where two courses meet on
 * one day, the later listed one takes the other of both: nobody is in two places at one time.
 */
export function trainersOf(courses: readonly DemoCourse[]): DemoTrainers {
  const taken = new Set<string>();
  const held = new Map<string, string>();
  for (const course of courses) {
    for (const [index, { day }] of course.sessions.entries()) {
      const isColleagues = index % 4 === 3 && !(course.code === 'running' && index >= 20);
      const [first, second] = isColleagues ? [colleague, usual] : [usual, colleague];
      const who = taken.has(`${day} ${first}`) ? second : first;
      if (taken.has(`${day} ${who}`)) throw new RangeError(`the demo has no trainer left on ${day}`);
      taken.add(`${day} ${who}`);
      held.set(`${course.code} ${index}`, demoStaff[who]?.id ?? '');
    }
  }
  return (course, index) => held.get(`${course.code} ${index}`) ?? '';
}
