import { describe, expect, it } from '@jest/globals';
import { type MarkClaim, markProblems } from './mark-problems';

const present: MarkClaim = { attendance: 'present', minutes: 90, modality: 'room', interactionEnsured: false };
const excused: MarkClaim = { ...present, attendance: 'excused', minutes: 0, excuse: 'travel' };

describe('A mark does not contradict itself', () => {
  it.each([
    ['present in the room', present, []],
    ['present virtually with interaction', { ...present, modality: 'virtual', interactionEnsured: true }, []],
    ['absent', { ...present, attendance: 'absent', minutes: 0 }, []],
    ['excused with a reason and a note', { ...excused, excuseNote: 'Zug fiel aus' }, []],
    ['present without a minute', { ...present, minutes: 0 }, ['minutesOfPresent']],
    ['absent with minutes', { ...present, attendance: 'absent' }, ['noMinutes']],
    ['excused with minutes', { ...excused, minutes: 1 }, ['noMinutes']],
    ['interaction ensured in the room', { ...present, interactionEnsured: true }, ['virtualAlone']],
    [
      'interaction ensured of somebody absent',
      { ...present, attendance: 'absent', minutes: 0, modality: 'virtual', interactionEnsured: true },
      ['virtualAlone'],
    ],
    ['excused without a reason', { ...excused, excuse: null }, ['reasonNeeded']],
    ['present with an excuse', { ...present, excuse: 'other' }, ['excusedAlone']],
    ['absent with a note', { ...present, attendance: 'absent', minutes: 0, excuseNote: 'x' }, ['excusedAlone']],
  ] as const)('%s', (_, mark, rules) => {
    expect(markProblems(mark).map(({ rule }) => rule)).toEqual(rules);
  });
});
