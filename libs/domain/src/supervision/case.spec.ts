import { describe, expect, it } from '@jest/globals';
import { caseProblems } from './case';

const dates = { mediatedOn: '2026-03-02', supervisedOn: '2026-03-10', confirmedOn: '2026-03-11' };

describe('The dates of a supervised mediation', () => {
  it.each([
    ['mediated, supervised, confirmed', dates, []],
    ['all on one day', { mediatedOn: '2026-03-02', supervisedOn: '2026-03-02', confirmedOn: '2026-03-02' }, []],
    ['confirmed today', { ...dates, confirmedOn: '2026-11-22' }, []],
    ['confirmed tomorrow', { ...dates, confirmedOn: '2026-11-23' }, ['confirmedOn notInFuture']],
    [
      'supervised before it was mediated',
      { ...dates, supervisedOn: '2026-03-01' },
      ['supervisedOn notBeforeMediation'],
    ],
    [
      'confirmed before it was supervised',
      { ...dates, confirmedOn: '2026-03-09' },
      ['confirmedOn notBeforeSupervision'],
    ],
    [
      'mediated in the future',
      { ...dates, mediatedOn: '2026-12-01' },
      ['mediatedOn notInFuture', 'supervisedOn notBeforeMediation'],
    ],
    [
      'supervised in the future',
      { ...dates, supervisedOn: '2026-12-01', confirmedOn: '2026-12-01' },
      ['supervisedOn notInFuture', 'confirmedOn notInFuture'],
    ],
  ])('%s', (_, given, problems) => {
    expect(caseProblems(given, '2026-11-22').map(({ field, rule }) => `${field} ${rule}`)).toEqual(problems);
  });
});
