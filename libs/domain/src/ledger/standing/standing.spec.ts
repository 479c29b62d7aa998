import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess';
import { states, type StandingDates } from '../assessment';
import { leadingIndex } from './leading';
import { finished, hindrance, issued, mediation, mediations, recognised, record, wholeCourse } from '../rule-book/made';
import { zmediatausbv2017, zmediatausbv2024 } from '../rule-sets';
import { lastDayOf, leadingState, standingOf, stateRank } from './standing';
import { isExpiringOn, stateOn, usualHorizon } from './state';

const nothing: StandingDates = {
  beganOn: null,
  courseEndedOn: null,
  readyFrom: null,
  readyUntil: null,
  certifiedOn: null,
  certificate: null,
  titleFrom: null,
  titleUntil: null,
  droppedOutOn: null,
};

describe('the state on a day follows from dates', () => {
  it.each([
    ['nothing', {}, '2026-11-22', 'in-training'],
    ['ready from the day', { readyFrom: '2026-11-22' }, '2026-11-22', 'ready'],
    ['not before it', { readyFrom: '2026-11-22' }, '2026-11-21', 'in-training'],
    ['to the last day of a transition', { readyFrom: '2026-01-01', readyUntil: '2026-11-22' }, '2026-11-22', 'ready'],
    ['not after it', { readyFrom: '2026-01-01', readyUntil: '2026-11-22' }, '2026-11-23', 'in-training'],
    ['dropped out from the day', { droppedOutOn: '2026-11-22', readyFrom: '2026-01-01' }, '2026-11-22', 'dropped-out'],
    ['not before it', { droppedOutOn: '2026-11-22', readyFrom: '2026-01-01' }, '2026-11-21', 'ready'],
    ['certified from the day', { certifiedOn: '2026-11-22', droppedOutOn: '2026-01-01' }, '2026-11-22', 'certified'],
    ['not before it', { certifiedOn: '2026-11-22', readyFrom: '2026-01-01' }, '2026-11-21', 'ready'],
    [
      'to the last day of the right',
      { certifiedOn: '2022-01-01', titleUntil: '2026-11-22' },
      '2026-11-22',
      'certified',
    ],
    ['lapsed after it', { certifiedOn: '2022-01-01', titleUntil: '2026-11-22' }, '2026-11-23', 'lapsed'],
  ] as const)('%s', (_, dates, on, state) => {
    expect(stateOn({ ...nothing, ...dates }, on)).toBe(state);
  });

  it.each([
    ['2027-11-22', 12, true],
    ['2027-11-23', 12, false],
    ['2026-11-22', 12, true],
    ['2026-11-21', 12, false],
    ['2026-12-22', 1, true],
    ['2026-12-23', 1, false],
  ])('a right that ends on %s is expiring within %i months: %s', (titleUntil, months, is) => {
    expect(isExpiringOn({ ...nothing, certifiedOn: '2022-01-01', titleUntil }, '2026-11-22', months)).toBe(is);
  });

  it('the horizon is twelve months unless another is chosen; what has no end does not expire', () => {
    expect(usualHorizon).toBe(12);
    expect(isExpiringOn({ ...nothing, certifiedOn: '2022-01-01', titleUntil: '2027-11-22' }, '2026-11-22')).toBe(true);
    expect(isExpiringOn({ ...nothing, certifiedOn: '2022-01-01' }, '2026-11-22')).toBe(false);
    expect(isExpiringOn({ ...nothing, titleUntil: '2026-12-01' }, '2026-11-22')).toBe(false);
  });
});

describe('the last day that a fact names', () => {
  it.each([
    ['nothing', [], '0001-01-01'],
    ['the day of a fact', [finished('2024-05-11')], '2024-05-11'],
    ['the latest', [finished('2024-05-11'), finished('2024-05-10')], '2024-05-11'],
    [
      'a supervision',
      [mediation('2024-05-11', { supervisedOn: '2024-06-01', confirmedOn: '2024-05-20' })],
      '2024-06-01',
    ],
    [
      'a confirmation',
      [mediation('2024-05-11', { supervisedOn: '2024-06-01', confirmedOn: '2024-07-01' })],
      '2024-07-01',
    ],
    ['a mediation', [mediation('2024-05-11', { supervisedOn: '2024-01-01', confirmedOn: '2024-01-02' })], '2024-05-11'],
    ['a Bescheinigung', [recognised('2018-01-01', { confirmationIssuedOn: '2018-10-05' })], '2018-10-05'],
    ['a recognition', [recognised('2018-01-01', { confirmationIssuedOn: '2017-10-05' })], '2018-01-01'],
    ['a recognition without one', [recognised('2018-01-01', {})], '2018-01-01'],
    ['not the end of a hindrance', [hindrance('2024-05-11', '2030-01-01')], '2024-05-11'],
  ])('is %s', (_, facts, day) => {
    expect(lastDayOf(record(facts))).toBe(day);
  });

  it('is read as known at an instant', () => {
    const facts = [
      finished('2024-05-11', { receivedAt: '2024-05-12T10:00:00Z' }),
      finished('2024-06-11', { receivedAt: '2024-06-12T10:00:00Z' }),
    ];
    expect(lastDayOf(record(facts), '2024-05-12T10:00:00Z')).toBe('2024-05-11');
    expect(lastDayOf(record(facts), '2024-05-12T09:59:59Z')).toBe('0001-01-01');
  });
});

describe('a stored row', () => {
  it('keeps the dates of the law', () => {
    const facts = record(
      wholeCourse(zmediatausbv2024, '2024-05-04'),
      finished('2024-05-11'),
      mediations('2024-06-01', '2024-06-02', '2024-06-03', '2024-06-04', '2024-06-05'),
      issued('2024-07-01', zmediatausbv2024, { certificate: 'paper' }),
    );
    expect(standingOf(facts, zmediatausbv2024)).toEqual({
      beganOn: '2024-05-04',
      courseEndedOn: '2024-05-11',
      readyFrom: '2024-06-05',
      readyUntil: null,
      certifiedOn: '2024-07-01',
      certificate: 'paper',
      titleFrom: '2024-07-01',
      titleUntil: '2028-07-01',
      droppedOutOn: null,
    });
  });
});

describe('with several rule sets open one state stands for the enrolment', () => {
  const certified = { ...nothing, certifiedOn: '2022-01-01' };
  const lapsed = { ...certified, titleUntil: '2022-02-01' };
  const ready = { ...nothing, readyFrom: '2022-01-01' };
  const out = { ...nothing, droppedOutOn: '2022-01-01' };

  it.each([
    ['none', [], 'in-training'],
    ['certified before ready', [ready, certified], 'certified'],
    ['ready before lapsed', [lapsed, ready], 'ready'],
    ['lapsed before dropped out', [out, lapsed], 'lapsed'],
    ['dropped out before in training', [nothing, out], 'dropped-out'],
    ['in training', [nothing, nothing], 'in-training'],
  ])('%s', (_, standings, state) => {
    expect(leadingState(standings, '2026-11-22')).toBe(state);
    expect(leadingState([...standings].reverse(), '2026-11-22')).toBe(state);
  });

  it('every state has a rank of its own', () => {
    expect(new Set(states.map((each) => stateRank[each])).size).toBe(states.length);
  });

  it('of equal states the one by which less is missing leads, then the newer', () => {
    const facts = record(wholeCourse(zmediatausbv2017, '2023-05-04'));
    const both = [zmediatausbv2017, zmediatausbv2024].map((each) => assess(facts, each, '2024-06-01'));
    expect(leadingIndex(both)).toBe(0);
    expect(leadingIndex([...both].reverse())).toBe(1);
    const empty = [zmediatausbv2024, zmediatausbv2024].map((each) => assess(record(), each, '2024-06-01'));
    expect(leadingIndex(empty)).toBe(1);
    expect(leadingIndex([])).toBe(-1);
  });

  it('missing weighs by its own measure', () => {
    const whole = assess(record(), zmediatausbv2024, '2024-06-01');
    const [finding] = whole.certificate.findings;
    if (finding === undefined) throw new Error('no finding');
    const lacking = (missing: number, needed: number) => ({
      ...whole,
      certificate: { met: false, findings: [{ ...finding, missing, needed }] },
    });
    expect(leadingIndex([lacking(2, 3), lacking(200, 360)])).toBe(1);
    expect(leadingIndex([lacking(2, 3), lacking(300, 360)])).toBe(0);
    expect(leadingIndex([lacking(1, 3), lacking(0, 0)])).toBe(1);
  });

  it('a further state leads, whatever is missing', () => {
    const paper = assess(record(issued('2023-06-01', zmediatausbv2017)), zmediatausbv2017, '2024-06-01');
    const full = assess(record(wholeCourse(zmediatausbv2024, '2024-05-04')), zmediatausbv2024, '2024-06-01');
    expect(leadingIndex([paper, full])).toBe(0);
    expect(leadingIndex([full, paper])).toBe(1);
  });
});
