import { describe, expect, it } from '@jest/globals';
import { instantsOf } from './german-time';
import { minutesBetween, planProblems, type SessionPlan } from './session-plan';

const plan: SessionPlan = {
  startsAt: '2026-11-24T08:00:00Z',
  endsAt: '2026-11-24T11:15:00Z',
  blocks: [
    { startsAt: '2026-11-24T08:00:00Z', plannedMinutes: 90 },
    { startsAt: '2026-11-24T09:45:00Z', plannedMinutes: 90 },
  ],
};
const blocks = (...starts: readonly (readonly [string, number])[]): SessionPlan => ({
  ...plan,
  blocks: starts.map(([startsAt, plannedMinutes]) => ({ startsAt: `2026-11-24T${startsAt}:00Z`, plannedMinutes })),
});

describe('The plan of a session', () => {
  it.each([
    ['two blocks with a break', plan, []],
    ['blocks that touch', blocks(['08:00', 90], ['09:30', 105]), []],
    ['it ends when it starts', { ...plan, endsAt: plan.startsAt }, ['/endsAt afterStart']],
    ['it ends before it starts', { ...plan, endsAt: '2026-11-24T07:00:00Z' }, ['/endsAt afterStart']],
    ['24 hours', { ...plan, endsAt: '2026-11-25T08:00:00Z' }, []],
    ['a minute more than 24 hours', { ...plan, endsAt: '2026-11-25T08:01:00Z' }, ['/endsAt oneDayAtMost']],
    ['a block before the session', blocks(['07:59', 10]), ['/blocks/0/startsAt withinSession']],
    ['a block longer than the session', blocks(['08:00', 90], ['10:00', 76]), ['/blocks/1/startsAt withinSession']],
    ['blocks that overlap', blocks(['08:00', 90], ['09:29', 60]), ['/blocks/1/startsAt afterBlockBefore']],
    ['blocks in the wrong order', blocks(['09:45', 90], ['08:00', 90]), ['/blocks/1/startsAt afterBlockBefore']],
  ])('%s', (_, given, problems) => {
    expect(planProblems(given).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual(problems);
  });

  it('holds three hours between 01:00 and 03:00 on the night of the longer day, and one on the shorter', () => {
    const night = (date: string): SessionPlan => ({
      startsAt: instantsOf({ date, time: '01:00' })[0]!,
      endsAt: instantsOf({ date, time: '03:00' })[0]!,
      blocks: [{ startsAt: instantsOf({ date, time: '01:00' })[0]!, plannedMinutes: 180 }],
    });
    expect(planProblems(night('2026-10-25'))).toEqual([]);
    expect(minutesBetween(night('2026-03-29').startsAt, night('2026-03-29').endsAt)).toBe(60);
    expect(planProblems(night('2026-03-29'))).toEqual([{ pointer: '/blocks/0/startsAt', rule: 'withinSession' }]);
  });
});
