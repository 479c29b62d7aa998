import { describe, expect, it } from '@jest/globals';
import type { Attendance, Modality } from '../ledger';
import { type RolledMark, rowStateOf, sumRoll } from './roll';

const blocks = [
  { id: 'a', area: '2', plannedMinutes: 90 },
  { id: 'b', area: '5', plannedMinutes: 90 },
];
const mark = (blockId: string, attendance: Attendance, minutes = 0, modality: Modality = 'room'): RolledMark => ({
  blockId,
  attendance,
  minutes,
  modality,
});

describe('The state of a row', () => {
  it.each([
    ['nothing is recorded', [], 'not-recorded'],
    ['one block is recorded and one is not', [mark('a', 'present', 90)], 'not-recorded'],
    ['only an absence is recorded and one block is not', [mark('a', 'absent')], 'not-recorded'],
    ['all planned minutes', [mark('a', 'present', 90), mark('b', 'present', 90)], 'present'],
    ['a minute is missing', [mark('a', 'present', 89), mark('b', 'present', 90)], 'partial'],
    ['present in one block, absent in the other', [mark('a', 'present', 90), mark('b', 'absent')], 'partial'],
    ['absent in both', [mark('a', 'absent'), mark('b', 'absent')], 'absent'],
    ['excused from both', [mark('a', 'excused'), mark('b', 'excused')], 'excused'],
    ['absent in one, excused from the other', [mark('a', 'absent'), mark('b', 'excused')], 'excused'],
  ] as const)('%s', (_, marks, state) => {
    expect(rowStateOf(blocks, marks)).toBe(state);
  });
});

describe('What is signed', () => {
  it('counts every row in one state and sums minutes by area and modality', () => {
    const rows = [
      [mark('a', 'present', 90), mark('b', 'present', 90, 'virtual')],
      [mark('a', 'present', 50), mark('b', 'present', 90)],
      [mark('a', 'excused'), mark('b', 'excused')],
      [mark('a', 'absent'), mark('b', 'absent')],
      [],
    ];
    expect(sumRoll(blocks, rows)).toEqual({
      counts: { present: 1, partial: 1, excused: 1, absent: 1, notRecorded: 1 },
      areas: [
        { area: '2', room: 140, virtual: 0 },
        { area: '5', room: 90, virtual: 90 },
      ],
    });
  });

  it('sums two blocks of one area once', () => {
    const twice = [blocks[0]!, { id: 'b', area: '2', plannedMinutes: 90 }];
    expect(sumRoll(twice, [[mark('a', 'present', 90), mark('b', 'present', 45)]]).areas).toEqual([
      { area: '2', room: 135, virtual: 0 },
    ]);
  });

  it('an empty roll sums to nothing', () => {
    expect(sumRoll(blocks, []).counts).toEqual({ present: 0, partial: 0, excused: 0, absent: 0, notRecorded: 0 });
  });
});
