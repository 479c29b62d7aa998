import { describe, expect, it } from '@jest/globals';
import { datePastHours } from './date-past-hours';

const period = { startsOn: null, endsOn: null, otherwise: '2025-06-30', today: '2026-11-22' } as const;

describe('Past hours of a list', () => {
  it('stand on the last day of the training, those of the first area on its first', () => {
    expect(datePastHours({ ...period, startsOn: '2024-02-01', endsOn: '2025-05-31' })).toEqual({
      first: '2024-02-01',
      rest: '2025-05-31',
    });
  });

  it('stand on the day given for the list where it says none itself', () => {
    expect(datePastHours(period)).toEqual({ first: '2025-06-30', rest: '2025-06-30' });
  });

  it('never stand in the future, nor begin after they end', () => {
    expect(datePastHours({ ...period, endsOn: '2027-01-01' })).toEqual({ first: '2026-11-22', rest: '2026-11-22' });
    expect(datePastHours({ ...period, startsOn: '2026-01-01' })).toEqual({ first: '2025-06-30', rest: '2025-06-30' });
  });
});
