import { addDays } from '@mittler/domain';
import { describe, expect, it } from '@jest/globals';
import { demoCourses } from './courses';
import { trainersOf } from './trainers';

describe('The trainers of the demo', () => {
  it('are in one place at a time, on whatever day the demo is started', () => {
    for (let days = 0; days < 800; days++) {
      const courses = demoCourses(addDays('2026-01-01', days));
      const trainer = trainersOf(courses);
      const held = courses.flatMap((course) =>
        course.sessions.map(({ day }, index) => `${day} ${trainer(course, index)}`),
      );
      expect(new Set(held).size).toBe(held.length);
    }
  });
});
