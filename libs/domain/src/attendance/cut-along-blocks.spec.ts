import { describe, expect, it } from '@jest/globals';
import { instantsOf, type PlannedBlock } from '../training';
import { cutAlongBlocks } from './cut-along-blocks';

const at = (date: string, time: string, which = 0): string => instantsOf({ date, time })[which]!;
const block = (startsAt: string, plannedMinutes: number): PlannedBlock => ({ startsAt, plannedMinutes });

describe('From–to is cut along the blocks', () => {
  const day = '2026-11-24';
  const blocks = [block(at(day, '09:00'), 90), block(at(day, '10:45'), 90)];
  const cut = (from: string, to: string): readonly number[] => cutAlongBlocks(at(day, from), at(day, to), blocks);

  it.each([
    ['the whole session', '09:00', '12:15', [90, 90]],
    ['earlier and longer gives no more than planned', '08:30', '13:00', [90, 90]],
    ['somebody who comes at 09:40', '09:40', '12:15', [50, 90]],
    ['somebody who leaves at 11:30', '09:00', '11:30', [90, 45]],
    ['the break belongs to no block', '10:30', '10:45', [0, 0]],
    ['half a block, break and half a block', '10:00', '11:15', [30, 30]],
    ['nobody before the first block', '07:00', '08:59', [0, 0]],
    ['nobody after the last block', '12:15', '14:00', [0, 0]],
    ['from after to gives nothing', '12:00', '09:30', [0, 0]],
  ])('%s', (_, from, to, minutes) => {
    expect(cut(from, to)).toEqual(minutes);
  });

  it('does not count a minute that has only begun', () => {
    expect(cutAlongBlocks('2026-11-24T08:00:30Z', '2026-11-24T08:10:29Z', blocks)).toEqual([9, 0]);
  });

  it('counts the hour that comes twice in October as two hours', () => {
    const night = [block(at('2026-10-25', '01:30'), 180)];
    expect(cutAlongBlocks(at('2026-10-25', '01:30'), at('2026-10-25', '02:30', 0), night)).toEqual([60]);
    expect(cutAlongBlocks(at('2026-10-25', '01:30'), at('2026-10-25', '02:30', 1), night)).toEqual([120]);
    expect(cutAlongBlocks(at('2026-10-25', '02:00', 0), at('2026-10-25', '03:00'), night)).toEqual([120]);
  });

  it('counts no minute of the hour that is skipped in March', () => {
    const night = [block(at('2026-03-29', '01:30'), 120)];
    expect(cutAlongBlocks(at('2026-03-29', '01:30'), at('2026-03-29', '03:30'), night)).toEqual([60]);
  });
});
