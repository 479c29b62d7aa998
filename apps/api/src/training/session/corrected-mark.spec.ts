import { describe, expect, it } from '@jest/globals';
import { type BlockMeaning, correctedMark, type MarkMeaning } from './corrected-mark';

const block: BlockMeaning = {
  on: '2026-11-20',
  area: '2',
  module: null,
  purpose: 'training',
  modality: 'room',
  plannedMinutes: 90,
};
const mark: MarkMeaning = {
  kind: 'mark',
  on: '2026-11-20',
  purpose: 'training',
  attendance: 'present',
  area: '2',
  module: null,
  modality: 'room',
  minutes: 80,
  check: 'roll-call',
  interactionEnsured: false,
};

describe('A mark follows its block', () => {
  it.each([
    ['nothing changed', {}, mark, null],
    ['more minutes planned', { plannedMinutes: 120 }, mark, null],
    ['still enough minutes planned', { plannedMinutes: 80 }, mark, null],
    ['fewer minutes planned than she was there', { plannedMinutes: 79 }, mark, { minutes: 79 }],
    ['another area', { area: '5' }, mark, { area: '5' }],
    ['further training instead', { area: null, purpose: 'renewal' }, mark, { area: null, purpose: 'renewal' }],
    ['another module', { module: 'module-1' }, mark, { module: 'module-1' }],
    ['another day', { on: '2026-11-21' }, mark, { on: '2026-11-21' }],
    ['virtual instead, where she was there as planned', { modality: 'virtual' }, mark, { modality: 'virtual' }],
    [
      'virtual instead, where she had been virtual against the plan',
      { modality: 'virtual' },
      { ...mark, modality: 'virtual' },
      null,
    ],
  ] as const)('%s', (_, change, before, corrected) => {
    expect(correctedMark(before, block, { ...block, ...change })).toEqual(
      corrected === null ? null : { ...before, ...corrected },
    );
  });

  it('in the room instead: nobody has to ensure interaction any more', () => {
    const virtual: BlockMeaning = { ...block, modality: 'virtual' };
    expect(correctedMark({ ...mark, modality: 'virtual', interactionEnsured: true }, virtual, block)).toEqual(mark);
  });

  it('somebody absent stays absent, in the new area', () => {
    const absent: MarkMeaning = { ...mark, attendance: 'absent', minutes: 0 };
    expect(correctedMark(absent, block, { ...block, area: '6' })).toEqual({ ...absent, area: '6' });
  });
});
