import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../calendar';
import { assess, assessOpen } from '../assess';
import type { Assessment, Finding } from '../assessment';
import type { Fact } from '../fact';
import { openRuleSets } from '../open-rule-sets';
import { shippedRuleSets, zmediatausbv2024 as rules } from '../rule-sets';
import {
  finished,
  hindrance,
  issued,
  mark,
  mediation,
  mediations,
  milestone,
  proof,
  recognised,
  record,
  renewal,
  revoked,
  step,
  virtual,
  wholeCourse,
} from './made';

const today = '2026-11-22';

function judged(facts: readonly Fact[], on = today): Assessment {
  return assess(record(facts), rules, on);
}

function finding(assessment: Assessment, key: string): Finding {
  const all = [
    ...assessment.certificate.findings,
    ...assessment.titleStage.findings,
    ...assessment.cycles.flatMap((each) => each.findings),
  ];
  const found = all.find((each) => each.requirement === key);
  if (found === undefined) throw new Error(`no finding ${key}`);
  return found;
}

/** A course of 8 days from 4 May 2024, finished on 11 May 2024, and as many mediations as named. */
const course = wholeCourse(rules, '2024-05-04');
const courseEnd = finished('2024-05-11');
const five = mediations('2024-09-01', '2024-12-01', '2025-03-01', '2025-06-01', '2025-09-01');

describe('§ 2 Abs. 2 bis 4: the course', () => {
  it('130 hours in the room, area by area, a finished course and five supervised mediations earn the certificate', () => {
    const assessment = judged([...course, courseEnd, ...five]);
    expect(assessment.certificate.met).toBe(true);
    expect(assessment.state).toBe('ready');
    expect(assessment.dates.readyFrom).toBe('2025-09-01');
    expect(assessment.dates.readyUntil).toBeNull();
    expect(assessment.beganOn).toBe('2024-05-04');
    expect(assessment.courseEndedOn).toBe('2024-05-11');
  });

  it.each([
    ['1', 18],
    ['2', 40],
    ['3', 12],
    ['4', 18],
    ['5', 12],
    ['6', 6],
    ['7', 12],
    ['8', 12],
  ])('area %s needs %i hours, as column III of the Anlage says', (area, hours) => {
    const needed = finding(judged(course), `area-${area}`);
    expect(needed).toMatchObject({ needed: hours * 60, counted: hours * 60, met: true, missing: 0, subject: area });
    expect(needed.law).toBe(`§ 2 Abs. 4 Satz 2 ZMediatAusbV i. V. m. Anlage Nr. ${area} Spalte III`);
  });

  it('129 hours and 59 minutes are not 130 hours', () => {
    const facts = [...wholeCourse(rules, '2024-05-04', { '2': 1 }), courseEnd, ...five];
    const total = finding(judged(facts), 'total');
    expect(total).toMatchObject({ needed: 7800, counted: 7799, missing: 1, met: false, metOn: null });
    expect(judged(facts).state).toBe('in-training');
    expect(judged([...facts, mark('2024-05-12', '2', 1)]).state).toBe('ready');
  });

  it('a minute too few in area 6 blocks, however much surplus there is elsewhere', () => {
    const facts = [...wholeCourse(rules, '2024-05-04', { '6': 1 }), mark('2024-06-01', '7', 600), courseEnd, ...five];
    const assessment = judged(facts);
    expect(finding(assessment, 'area-6')).toMatchObject({ counted: 359, missing: 1, met: false });
    expect(finding(assessment, 'area-7')).toMatchObject({ needed: 720, counted: 1320, missing: 0, met: true });
    expect(finding(assessment, 'total')).toMatchObject({ counted: 8399, met: true });
    expect(assessment.state).toBe('in-training');
    expect(assessment.courseEndedOn).toBeNull();
  });

  it('minutes in no area of the Anlage are recorded, not counted', () => {
    const facts = [
      ...wholeCourse(rules, '2024-05-04', { '2': 60 }),
      mark('2024-06-01', '9', 60),
      mark('2024-06-02', null, 60),
    ];
    const total = finding(judged(facts), 'total');
    expect(total.counted).toBe(7740);
    expect(total.entries.filter((each) => each.counted === 0).map((each) => each.reason)).toEqual([
      'area-not-in-rule-set',
      'area-not-in-rule-set',
    ]);
  });

  it('exercises and role plays have to be part of the course (Abs. 3)', () => {
    const without = [...course, finished('2024-05-11', { exercisesIncluded: false }), ...five];
    expect(finding(judged(without), 'exercises')).toMatchObject({ met: false, counted: 0, missing: 1, unit: 'step' });
    expect(judged(without).state).toBe('in-training');
    const later = judged([...without, milestone('2025-10-01', 'exercises-included')]);
    expect(later.state).toBe('ready');
    expect(later.dates.readyFrom).toBe('2025-10-01');
  });

  it('another milestone does not stand for the exercises', () => {
    const facts = [
      ...course,
      finished('2024-05-11', { exercisesIncluded: false }),
      milestone('2024-05-11', 'interview'),
    ];
    expect(finding(judged(facts), 'exercises').met).toBe(false);
  });

  it('accepted proof of minutes from elsewhere counts like a mark', () => {
    const facts = [
      ...wholeCourse(rules, '2024-05-04', { '6': 360 }),
      proof('2024-03-20', '6', 360),
      courseEnd,
      ...five,
    ];
    expect(judged(facts).state).toBe('ready');
    expect(judged(facts).beganOn).toBe('2024-03-20');
  });

  it('without a recorded end the course is not finished', () => {
    const open = judged([...course, ...five]);
    expect(open.courseEndedOn).toBeNull();
    expect(finding(open, 'course-finished')).toMatchObject({ met: false, counted: 0, entries: [] });
    expect(open.state).toBe('in-training');
  });

  it('the course ends on the day that the office states, and never before the mark that met her hours', () => {
    const stated = judged([...course, finished('2024-06-30')]);
    expect(stated.courseEndedOn).toBe('2024-06-30');
    const caughtUp = judged([...wholeCourse(rules, '2024-05-04', { '6': 60 }), courseEnd, mark('2024-09-14', '6', 60)]);
    expect(caughtUp.courseEndedOn).toBe('2024-09-14');
    expect(finding(caughtUp, 'course-finished')).toMatchObject({ met: true, metOn: '2024-09-14' });
  });

  it('a course recorded as finished does not end while hours are missing', () => {
    const assessment = judged([...wholeCourse(rules, '2024-05-04', { '6': 60 }), courseEnd]);
    expect(finding(assessment, 'course-finished')).toMatchObject({ met: false, counted: 0 });
    expect(finding(assessment, 'course-finished').entries).toEqual([
      { fact: courseEnd.id, on: '2024-05-11', recorded: 1, counted: 0, reason: 'hours-not-met' },
    ]);
  });

  it('of two recorded ends the first counts', () => {
    expect(judged([...course, finished('2024-08-01'), finished('2024-06-01')]).courseEndedOn).toBe('2024-06-01');
  });

  it('surplus after the end does not move it', () => {
    expect(judged([...course, courseEnd, mark('2024-07-01', '1', 60)]).courseEndedOn).toBe('2024-05-11');
  });
});

describe('§ 2 Abs. 4 Satz 3: up to forty percent in virtual form', () => {
  const roomHours: Readonly<Record<string, number>> = {
    '1': 18,
    '2': 40,
    '3': 0,
    '4': 0,
    '5': 0,
    '6': 6,
    '7': 12,
    '8': 2,
  };
  /** 78 h in the room; what the areas still need, 52 h, in virtual form. */
  function mixed(virtualOf8: number): readonly Fact[] {
    return [
      ...Object.entries(roomHours).flatMap(([area, hours]) =>
        hours === 0 ? [] : [mark('2024-05-04', area, hours * 60)],
      ),
      virtual('2024-05-11', '3', 12 * 60),
      virtual('2024-05-12', '4', 18 * 60),
      virtual('2024-05-13', '5', 12 * 60),
      virtual('2024-05-14', '8', virtualOf8),
    ];
  }

  it('78 hours in the room and 52 in virtual form are 130', () => {
    const assessment = judged([...mixed(600), courseEnd, ...five]);
    expect(finding(assessment, 'total')).toMatchObject({ counted: 7800, met: true });
    expect(finding(assessment, 'virtual-cap')).toMatchObject({ needed: 3120, counted: 3120, missing: 0, met: true });
    expect(assessment.state).toBe('ready');
  });

  it('130 hours with 53 in virtual form are refused: the 53rd is recorded, not counted', () => {
    const facts = [
      ...wholeCourse(rules, '2024-05-04').map((each) => (each.area === '2' ? mark(each.on, '2', 17 * 60) : each)),
      virtual('2024-06-01', '2', 23 * 60),
    ].flatMap((each) =>
      each.area === '4' || each.area === '5' ? [virtual(each.on, each.area, each.minutes)] : [each],
    );
    const assessment = judged([...facts, courseEnd, ...five]);
    const total = finding(assessment, 'total');
    expect(total).toMatchObject({ needed: 7800, counted: 7740, missing: 60, met: false });
    const left = total.entries.filter((each) => each.reason !== null);
    expect(left).toMatchObject([{ on: '2024-06-01', recorded: 1380, counted: 1320, reason: 'over-cap' }]);
    expect(finding(assessment, 'virtual-cap').entries.map((each) => each.reason)).toEqual([null, null, 'over-cap']);
    expect(assessment.state).toBe('in-training');
  });

  it('a minute over the cap is recorded, not counted, and one more in the room does not free it', () => {
    const over = judged([...mixed(601)]);
    expect(finding(over, 'total')).toMatchObject({ counted: 7800, met: true });
    const entry = finding(over, 'virtual-cap').entries.at(-1);
    expect(entry).toMatchObject({ recorded: 601, counted: 600, reason: 'over-cap' });
  });

  it('48 virtual hours wasted on areas already full never block an area that still needs its virtual hours within the cap', () => {
    const facts = [
      ...wholeCourse(rules, '2024-05-04', { '6': 240 }),
      ...['1', '2', '3', '4'].map((area, index) => virtual(addDays('2024-04-01', index), area, 720)),
      virtual('2024-07-01', '6', 240),
    ];
    const assessment = judged([...facts, courseEnd, ...five]);
    expect(finding(assessment, 'area-6')).toMatchObject({ counted: 360, met: true });
    expect(finding(assessment, 'virtual-cap')).toMatchObject({ counted: 3120, needed: 3120 });
    expect(finding(assessment, 'virtual-cap').entries.map((each) => each.counted)).toEqual([720, 720, 720, 720, 240]);
    expect(assessment.state).toBe('ready');
    expect(assessment.courseEndedOn).toBe('2024-07-01');
  });

  it.each([
    ['code', true, null],
    ['meeting-log', true, null],
    ['code', false, 'interaction-not-ensured'],
    ['roll-call', true, 'check-not-enough'],
    ['signed-paper', true, 'check-not-enough'],
    ['import', true, 'check-not-enough'],
    ['self-report', true, 'check-not-enough'],
  ] as const)(
    'virtual attendance checked by %s, interaction ensured: %s, is answered with %s',
    (check, interactionEnsured, reason) => {
      const entry = finding(judged([virtual('2024-05-04', '6', 90, { check, interactionEnsured })]), 'area-6')
        .entries[0];
      expect(entry).toMatchObject({ recorded: 90, counted: reason === null ? 90 : 0, reason });
    },
  );

  it.each([
    ['roll-call', null],
    ['code', null],
    ['signed-paper', null],
    ['import', null],
    ['meeting-log', 'check-not-enough'],
    ['self-report', 'check-not-enough'],
  ] as const)('attendance in the room checked by %s is answered with %s', (check, reason) => {
    const entry = finding(judged([mark('2024-05-04', '6', 90, { check })]), 'area-6').entries[0];
    expect(entry).toMatchObject({ recorded: 90, counted: reason === null ? 90 : 0, reason });
  });

  it('absent is not excused, and neither is present', () => {
    const facts = [
      mark('2024-05-04', '6', 0, { attendance: 'absent' }),
      mark('2024-05-05', '6', 0, { attendance: 'excused' }),
    ];
    const assessment = judged(facts);
    expect(finding(assessment, 'area-6').entries.map((each) => each.reason)).toEqual(['absent', 'excused']);
    expect(assessment.beganOn).toBeNull();
  });

  it('the training began with her first valid mark, not with one that does not count', () => {
    const facts = [
      mark('2024-05-01', '1', 60, { check: 'self-report' }),
      mark('2024-05-02', '1', 0),
      mark('2024-05-03', '1', 60, { purpose: 'renewal' }),
      mark('2024-05-04', '1', 60),
    ];
    expect(judged(facts).beganOn).toBe('2024-05-04');
  });
});

describe('§ 2 Abs. 5: five supervised mediations within three years of the course', () => {
  const four = five.slice(0, 4);

  it.each([
    [0, 5],
    [3, 2],
    [4, 1],
  ])('%i mediations leave %i to be done', (done, missing) => {
    const found = finding(judged([...course, courseEnd, ...five.slice(0, done)]), 'supervised-mediations');
    expect(found).toMatchObject({
      needed: 5,
      counted: done,
      missing,
      met: false,
      unit: 'cases',
      dueBy: '2027-05-11',
      dueIs: 'law',
    });
  });

  it('a sixth mediation does not make up for a missing minute', () => {
    const facts = [...wholeCourse(rules, '2024-05-04', { '6': 1 }), courseEnd, ...five, mediation('2025-10-01')];
    expect(finding(judged(facts), 'supervised-mediations')).toMatchObject({ counted: 6, met: true, missing: 0 });
    expect(judged(facts).state).toBe('in-training');
  });

  it('the fifth on the last day of the three years counts', () => {
    const facts = [...course, courseEnd, ...four, mediation('2027-05-11')];
    expect(judged(facts, '2027-06-01').state).toBe('ready');
  });

  it('the fifth one day after three years does not count', () => {
    const facts = [...course, courseEnd, ...four, mediation('2027-05-12')];
    const assessment = judged(facts, '2027-06-01');
    const found = finding(assessment, 'supervised-mediations');
    expect(found).toMatchObject({ counted: 4, met: false, missed: true, dueBy: '2027-05-11' });
    expect(found.entries.at(-1)).toMatchObject({ on: '2027-05-12', recorded: 1, counted: 0, reason: 'after-deadline' });
    expect(assessment.state).toBe('in-training');
    expect(assessment.warnings).toEqual(['out-of-time']);
  });

  it('the fifth one day after three years counts with a suspension of a day (§ 8)', () => {
    const facts = [...course, courseEnd, ...four, hindrance('2025-01-10', '2025-01-10'), mediation('2027-05-12')];
    const assessment = judged(facts, '2027-06-01');
    expect(finding(assessment, 'supervised-mediations')).toMatchObject({
      counted: 5,
      dueBy: '2027-05-12',
      suspendedDays: 1,
    });
    expect(assessment.state).toBe('ready');
  });

  it('three years from a course that ended on 29 February 2024 end on 28 February 2027', () => {
    const early = wholeCourse(rules, '2024-02-01');
    const found = finding(judged([...early, finished('2024-02-29')]), 'supervised-mediations');
    expect(found.dueBy).toBe('2027-02-28');
  });

  it("the mediation's date decides, also when the supervisor confirms later", () => {
    const late = mediation('2027-05-11', { supervisedOn: '2027-06-20', confirmedOn: '2027-07-01' });
    const facts = [...course, courseEnd, ...four, late];
    const before = judged(facts, '2027-06-30');
    expect(finding(before, 'supervised-mediations').entries.at(-1)).toMatchObject({
      counted: 0,
      reason: 'not-yet-confirmed',
    });
    expect(before.state).toBe('in-training');
    const after = judged(facts, '2027-07-01');
    expect(finding(after, 'supervised-mediations')).toMatchObject({ counted: 5, metOn: '2027-07-01' });
    expect(after.state).toBe('ready');
  });

  it('the text no longer asks that the supervision follows the mediation', () => {
    const accompanied = mediation('2025-09-01', { supervisedOn: '2025-08-20', confirmedOn: '2025-09-05' });
    const found = finding(judged([...course, courseEnd, ...four, accompanied]), 'supervised-mediations');
    expect(found).toMatchObject({ counted: 5, metOn: '2025-09-05' });
  });

  it("a mediation before the course's end counts, one as co-mediator too, supervised alone or in a group", () => {
    const facts = [
      ...course,
      courseEnd,
      ...mediations('2024-05-06', '2024-05-10', '2024-06-01'),
      mediation('2024-06-02', { role: 'co-mediator' }),
      mediation('2024-06-03', { setting: 'group' }),
    ];
    expect(judged(facts).state).toBe('ready');
  });

  it('while the course runs, what is due follows its planned end', () => {
    const assessment = assess({ facts: course.slice(0, 3), plannedCourseEnd: '2026-12-11' }, rules, today);
    expect(finding(assessment, 'area-6')).toMatchObject({
      dueBy: '2026-12-11',
      dueIs: 'plan',
      missed: false,
      missing: 360,
    });
    expect(finding(assessment, 'supervised-mediations')).toMatchObject({
      dueBy: '2029-12-11',
      dueIs: 'plan',
      missing: 5,
    });
    expect(assessment.nextDate).toEqual({ on: '2026-12-11', requirement: 'area-4', is: 'plan' });
  });

  it('a planned end that has passed says nothing any more', () => {
    const assessment = assess({ facts: course.slice(0, 3), plannedCourseEnd: '2026-11-21' }, rules, today);
    expect(finding(assessment, 'area-6')).toMatchObject({ dueBy: null, dueIs: null });
    expect(finding(assessment, 'supervised-mediations')).toMatchObject({ dueBy: null, dueIs: null });
    expect(assessment.nextDate).toBeNull();
  });

  it('once the course has ended, the law and not the plan says when the mediations are due', () => {
    const facts = [...course, courseEnd];
    const assessment = assess({ facts, plannedCourseEnd: '2026-12-11' }, rules, today);
    expect(finding(assessment, 'supervised-mediations')).toMatchObject({ dueBy: '2027-05-11', dueIs: 'law' });
    expect(assessment.nextDate).toEqual({ on: '2027-05-11', requirement: 'supervised-mediations', is: 'law' });
  });
});

describe('§ 2 Abs. 1 and 6: the certificate and the title', () => {
  const ready = [...course, courseEnd, ...five];

  it('the paper alone gives the right to the title, from its issue on', () => {
    expect(judged(ready).title).toEqual({ is: 'none', from: null, until: null });
    const assessment = judged([...ready, issued('2025-10-15', rules)]);
    expect(assessment.state).toBe('certified');
    expect(assessment.title).toEqual({ is: 'held', from: '2025-10-15', until: '2029-10-15' });
    expect(assessment.warnings).toEqual([]);
  });

  it('a certificate to come is none yet', () => {
    expect(judged([...ready, issued('2026-11-23', rules)]).state).toBe('ready');
    expect(judged([...ready, issued('2026-11-22', rules)]).state).toBe('certified');
  });

  it('a revoked certificate is none', () => {
    const certificate = issued('2025-10-15', rules);
    const facts = [...ready, certificate, revoked('2026-02-01', certificate)];
    expect(judged(facts, '2026-01-31').state).toBe('certified');
    expect(judged(facts, '2026-02-01').state).toBe('ready');
  });

  it('a certificate of another rule set says nothing here', () => {
    const other = issued('2025-10-15', rules, { ruleSet: { scheme: 'zmediatausbv', version: '2017-09-01' } });
    const foreign = issued('2025-10-15', rules, { ruleSet: { scheme: 'koko', version: '2024-03-01' } });
    expect(judged([...ready, other, foreign]).state).toBe('ready');
  });

  it('the certificate names seven items, the last the anonymised cases', () => {
    expect(rules.certificate.items).toHaveLength(7);
    expect(rules.certificate.items.at(-1)).toBe('anonymised-cases');
  });

  it('a paper that the facts no longer carry stays, with a warning', () => {
    const assessment = judged([...course, courseEnd, ...five.slice(0, 4), issued('2025-10-15', rules)]);
    expect(assessment.state).toBe('certified');
    expect(assessment.warnings).toEqual(['certificate-not-carried']);
  });

  it.each([
    ['2025-09-19', ['certificate-not-carried']],
    ['2025-09-20', []],
  ])('Abs. 6 Satz 2: issued on %s, the fifth confirmed on 20 September 2025: %j', (day, warnings) => {
    const fifth = mediation('2025-09-01', { confirmedOn: '2025-09-20' });
    const facts = [...course, courseEnd, ...five.slice(0, 4), fifth, issued(day, rules)];
    expect(judged(facts).warnings).toEqual(warnings);
  });

  it('it prints the minutes validly attended per area, surplus and what exceeds the cap included', () => {
    const facts = [
      ...course,
      mark('2024-06-01', '6', 30),
      virtual('2024-06-02', '6', 3200),
      virtual('2024-06-02', '6', 45, { check: 'self-report' }),
    ];
    const rows = judged(facts).attended;
    expect(rows.map((each) => each.area)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(rows[0]).toEqual({ area: '1', room: 1080, virtual: 0 });
    expect(rows[5]).toEqual({ area: '6', room: 390, virtual: 3200 });
  });

  it('minutes in an area that the rule set does not name are printed after those that it names', () => {
    expect(judged([mark('2024-06-01', 'x', 30)]).attended.at(-1)).toEqual({ area: 'x', room: 30, virtual: 0 });
  });

  it('the rule set is in force from 1 March 2024: nothing is earned before', () => {
    const early = [
      ...wholeCourse(rules, '2023-01-01'),
      finished('2023-01-31'),
      ...mediations('2023-02-01', '2023-02-02', '2023-02-03', '2023-02-04', '2023-02-05'),
    ];
    expect(judged(early, '2024-02-29').state).toBe('in-training');
    expect(judged(early, '2024-03-01').state).toBe('ready');
  });

  it.each([
    ['dropped out', ['dropped-out'], 'dropped-out'],
    ['dropped out and resumed', ['dropped-out', 'resumed'], 'ready'],
    ['resumed and dropped out again', ['dropped-out', 'resumed', 'dropped-out'], 'dropped-out'],
  ] as const)('who has %s: %j, %s', (_, steps, state) => {
    const facts = steps.map((kind, index) => step(kind, addDays('2026-01-01', index)));
    expect(judged([...ready, ...facts]).state).toBe(state);
  });

  it('who is certified stays so, whatever she breaks off', () => {
    expect(judged([...ready, issued('2025-10-15', rules), step('dropped-out', '2026-01-01')]).state).toBe('certified');
  });

  it('an empty record is in training, with everything missing', () => {
    const assessment = judged([]);
    expect(assessment.state).toBe('in-training');
    expect(finding(assessment, 'total')).toMatchObject({ counted: 0, missing: 7800, dueBy: null, dueIs: null });
    expect(assessment.cycles).toEqual([]);
    expect(assessment.nextDate).toBeNull();
    expect(assessment.warnings).toEqual([]);
    expect(assessment.courseEndedOn).toBeNull();
  });
});

describe('§ 3: forty hours every four years', () => {
  const certified = [
    ...course,
    courseEnd,
    ...mediations('2024-05-20', '2024-05-21', '2024-05-22', '2024-05-23', '2024-05-24'),
    issued('2024-06-01', rules),
  ];

  it('four years from an issue on 29 February 2024 end on 29 February 2028', () => {
    const assessment = judged([issued('2024-02-29', rules)]);
    expect(assessment.cycles).toMatchObject([
      { number: 1, from: '2024-02-29', until: '2028-02-29', kept: false, canLapse: true },
    ]);
    expect(assessment.title.until).toBe('2028-02-29');
  });

  it('40 hours on the last day keep the right, and the next cycle follows without a gap', () => {
    const facts = [
      ...certified,
      renewal('2026-03-01', 30),
      renewal('2028-06-01', 10),
      step('renewal-confirmed', '2028-06-01'),
    ];
    const assessment = judged(facts, '2028-06-02');
    expect(assessment.state).toBe('certified');
    expect(assessment.cycles).toMatchObject([
      {
        number: 1,
        from: '2024-06-01',
        until: '2028-06-01',
        kept: true,
        confirmation: { is: 'given', on: '2028-06-01' },
      },
      { number: 2, from: '2028-06-02', until: '2032-06-01', kept: false, confirmation: { is: 'missing' } },
    ]);
    expect(assessment.title).toEqual({ is: 'held', from: '2024-06-01', until: '2032-06-01' });
    expect(assessment.warnings).toEqual([]);
  });

  it('40 hours of renewal a day late mean that the right to the title has lapsed', () => {
    const facts = [...certified, renewal('2026-03-01', 30), renewal('2028-06-02', 10)];
    expect(judged(facts, '2028-06-01').state).toBe('certified');
    const assessment = judged(facts, '2028-06-02');
    expect(assessment.state).toBe('lapsed');
    expect(assessment.title).toEqual({ is: 'lapsed', from: '2024-06-01', until: '2028-06-01' });
    const hours = finding(assessment, 'renewal');
    expect(hours).toMatchObject({
      needed: 2400,
      counted: 1800,
      missing: 600,
      met: false,
      missed: true,
      dueBy: '2028-06-01',
    });
    expect(hours.entries.at(-1)).toMatchObject({ recorded: 600, counted: 0, reason: 'after-deadline' });
    expect(judged(facts, '2040-01-01').state).toBe('lapsed');
  });

  it('39 hours and 59 minutes are not 40 hours', () => {
    const facts = [...certified, renewal('2026-03-01', 39), renewal('2026-03-02', 0, { minutes: 59 })];
    expect(judged(facts, '2028-06-02').state).toBe('lapsed');
    expect(judged([...facts, renewal('2026-03-03', 0, { minutes: 1 })], '2028-06-02').state).toBe('certified');
  });

  it('nothing carries over: 80 hours in the first cycle do not keep the second', () => {
    const facts = [...certified, renewal('2026-03-01', 80)];
    expect(judged(facts, '2032-06-01').state).toBe('certified');
    expect(judged(facts, '2032-06-02').state).toBe('lapsed');
    expect(judged(facts, '2032-06-02').cycles).toMatchObject([{ kept: true }, { kept: false }]);
  });

  it('an event counts on its day: in the cycle in which it lies', () => {
    const facts = [...certified, renewal('2028-06-01', 40), renewal('2028-06-02', 40)];
    const assessment = judged(facts, '2028-06-02');
    expect(assessment.cycles.map((each) => each.findings[0]?.counted)).toEqual([2400, 2400]);
    expect(assessment.cycles.map((each) => each.findings[0]?.metOn)).toEqual(['2028-06-01', '2028-06-02']);
    expect(assessment.cycles[0]?.findings[0]?.entries).toHaveLength(1);
    expect(assessment.title.until).toBe('2036-06-01');
  });

  it('further training on the day of the issue counts, before it not', () => {
    const facts = [...certified, renewal('2024-05-31', 5), renewal('2024-06-01', 7)];
    const hours = finding(judged(facts), 'renewal');
    expect(hours.counted).toBe(420);
    expect(hours.entries.map((each) => each.reason)).toEqual(['before-window', null]);
  });

  it('minutes of the course are not further training', () => {
    expect(finding(judged([...certified, mark('2025-01-01', '1', 2400)]), 'renewal').counted).toBe(0);
  });

  it('further training needs evidence as well', () => {
    const facts = [
      ...certified,
      renewal('2025-01-01', 40, { check: 'self-report' }),
      proof('2025-02-01', null, 90, { purpose: 'renewal' }),
    ];
    const hours = finding(judged(facts), 'renewal');
    expect(hours.counted).toBe(90);
    expect(hours.entries.map((each) => each.reason)).toEqual(['check-not-enough', null]);
  });

  it('the next date that matters is the end of the cycle', () => {
    expect(judged(certified).nextDate).toEqual({ on: '2028-06-01', requirement: 'renewal', is: 'law' });
    const kept = judged([...certified, renewal('2025-01-01', 40)]);
    expect(kept.nextDate).toEqual({ on: '2032-06-01', requirement: 'renewal', is: 'law' });
  });

  it('who is certified anew after the right has lapsed starts a new first cycle', () => {
    const again = issued('2028-09-01', rules);
    const assessment = judged([...certified, again], '2028-09-02');
    expect(assessment.state).toBe('certified');
    expect(assessment.dates.certificate).toBe(again.certificate);
    expect(assessment.cycles).toMatchObject([{ number: 1, from: '2028-09-01', until: '2032-09-01' }]);
  });

  it('a second paper while the right is there starts nothing', () => {
    const assessment = judged([...certified, issued('2028-06-01', rules)], '2028-06-02');
    expect(assessment.state).toBe('lapsed');
    expect(assessment.dates.certifiedOn).toBe('2024-06-01');
  });
});

describe('§ 3 Abs. 4: the confirmation', () => {
  const certified = [issued('2024-06-01', rules), renewal('2026-03-01', 40)];

  it('is asked for in every cycle; missing at its end it is a warning', () => {
    expect(judged(certified, '2028-06-01').warnings).not.toContain('confirmation-missing');
    const over = judged(certified, '2028-06-02');
    expect(over.warnings).toContain('confirmation-missing');
    expect(over.state).toBe('certified');
  });

  it('given within the cycle it is named with its day, given later it is missing', () => {
    const inTime = judged([...certified, step('renewal-confirmed', '2028-06-01')], '2028-06-02');
    expect(inTime.cycles[0]?.confirmation).toEqual({ is: 'given', on: '2028-06-01' });
    const late = judged([...certified, step('renewal-confirmed', '2028-06-02')], '2028-06-02');
    expect(late.cycles[0]?.confirmation).toEqual({ is: 'missing' });
  });

  it('as the other reading has it, its absence ends the right', () => {
    const { renewal: stage } = rules;
    if (stage?.confirmation === null || stage === null) throw new Error('no confirmation');
    const strict = {
      ...rules,
      renewal: { ...stage, confirmation: { ...stage.confirmation, missing: 'lapse' as const } },
    };
    expect(assess(record(certified), strict, '2028-06-02').state).toBe('lapsed');
    const confirmed = record(certified, step('renewal-confirmed', '2027-01-01'));
    expect(assess(confirmed, strict, '2028-06-02').state).toBe('certified');
  });

  it('as another reading has it, it is asked for in the first cycle alone', () => {
    const { renewal: stage } = rules;
    if (stage?.confirmation === null || stage === null) throw new Error('no confirmation');
    const once = { ...rules, renewal: { ...stage, confirmation: { ...stage.confirmation, cycles: 'first' as const } } };
    const cycles = assess(record(certified), once, '2028-06-02').cycles;
    expect(cycles.map((each) => each.confirmation.is)).toEqual(['missing', 'not-asked']);
  });
});

describe('§§ 6 and 7 Abs. 1 to 3: qualifications beside the training', () => {
  it.each([
    ['90 hours abroad and four mediations', {}, true],
    ['a minute less', { trainingMinutes: 5399 }, false],
    ['three mediations', { mediations: 3 }, false],
  ])('§ 6: %s', (_, given, carries) => {
    const assessment = judged([recognised('2025-01-15', { basis: 'foreign', ...given })]);
    expect(assessment.state).toBe(carries ? 'certified' : 'in-training');
    expect(assessment.dates.certificate).toBeNull();
    expect(assessment.title.until).toBe(carries ? '2029-01-15' : null);
    expect(assessment.warnings).toEqual([]);
  });

  it.each([
    ['2012-07-25', true],
    ['2012-07-26', false],
  ])('§ 7 Abs. 1: a training that ended on %s: %s', (trainingCompletedOn, carries) => {
    const assessment = judged(
      [recognised('2017-10-01', { basis: 'before-2012', trainingCompletedOn }), renewal('2022-01-01', 40)],
      '2025-08-31',
    );
    expect(assessment.state).toBe(carries ? 'certified' : 'in-training');
  });

  it('§ 7 Abs. 3: the periods start on 1 September 2017; a cycle that ended before 1 March 2024 does not end the right', () => {
    const facts = [recognised('2017-10-01', { basis: 'before-2012', trainingCompletedOn: '2011-01-01' })];
    const assessment = judged(facts, '2025-08-31');
    expect(assessment.cycles).toMatchObject([
      { from: '2017-09-01', until: '2021-08-31', canLapse: false, confirmation: { is: 'not-asked' } },
      { from: '2021-09-01', until: '2025-08-31', canLapse: true, confirmation: { is: 'missing' } },
    ]);
    expect(assessment.warnings).toEqual(['cycle-not-kept']);
    expect(assessment.state).toBe('certified');
    expect(judged(facts, '2025-09-01').state).toBe('lapsed');
  });

  it.each([
    ['in time, before 1 September 2017', { supervisedOn: '2017-08-01' }, '2025-08-31'],
    ['on 1 September 2017, which is not after it', { supervisedOn: '2017-09-01' }, '2025-08-31'],
    ['later, with its Bescheinigung', { supervisedOn: '2018-10-01', confirmationIssuedOn: '2018-10-05' }, '2026-10-05'],
    ['later, without a Bescheinigung', { supervisedOn: '2018-10-01' }, null],
    ['a day too late', { supervisedOn: '2018-10-02', confirmationIssuedOn: '2018-10-05' }, null],
    ['never', {}, null],
    ['in time, with a minute too few', { supervisedOn: '2017-08-01', trainingMinutes: 7199 }, null],
    [
      'in time, with a training that ended too late',
      { supervisedOn: '2017-08-01', trainingCompletedOn: '2017-09-01' },
      null,
    ],
  ])('§ 7 Abs. 2: an Einzelsupervision %s', (_, given, until) => {
    const facts = [
      recognised('2018-10-01', {
        basis: 'before-2017',
        trainingMinutes: 7200,
        mediations: 1,
        trainingCompletedOn: '2017-08-31',
        ...given,
      }),
    ];
    expect(judged(facts, '2024-03-01').title.until).toBe(until);
    expect(judged(facts, '2024-03-01').state).toBe(until === null ? 'in-training' : 'certified');
  });

  it('a qualification is none before the office recognises it, nor before its Bescheinigung', () => {
    const facts = [
      recognised('2018-10-01', {
        basis: 'before-2017',
        trainingMinutes: 7200,
        mediations: 1,
        supervisedOn: '2018-09-01',
        confirmationIssuedOn: '2018-10-05',
      }),
    ];
    expect(judged(facts, '2018-10-04').state).toBe('in-training');
    expect(judged(facts, '2018-10-05').dates.certifiedOn).toBe('2018-10-05');
  });

  it('the first of several bases counts', () => {
    const facts = [issued('2026-02-01', rules), recognised('2026-01-01', { basis: 'foreign' })];
    expect(judged(facts).dates).toMatchObject({ certifiedOn: '2026-01-01', certificate: null });
  });
});

describe('§ 8: hindrances without fault', () => {
  const four = five.slice(0, 4);
  const dueBy = (...hindrances: readonly Fact[]) =>
    finding(judged([...course, courseEnd, ...four, ...hindrances]), 'supervised-mediations').dueBy;

  it.each([
    ['none', [], '2027-05-11'],
    ['a week', [['2025-01-01', '2025-01-07']], '2027-05-18'],
    [
      'two apart add up',
      [
        ['2025-01-01', '2025-01-07'],
        ['2025-02-01', '2025-02-03'],
      ],
      '2027-05-21',
    ],
    [
      'two that overlap are merged',
      [
        ['2025-01-01', '2025-01-07'],
        ['2025-01-05', '2025-01-10'],
      ],
      '2027-05-21',
    ],
    [
      'one within the other is merged',
      [
        ['2025-01-01', '2025-01-10'],
        ['2025-01-05', '2025-01-06'],
      ],
      '2027-05-21',
    ],
    [
      'given in any order',
      [
        ['2025-02-01', '2025-02-03'],
        ['2025-01-01', '2025-01-07'],
      ],
      '2027-05-21',
    ],
    ['before the period', [['2023-01-01', '2024-05-11']], '2027-05-11'],
    ['reaching into the period, from its first day on', [['2024-05-01', '2024-05-14']], '2027-05-14'],
    ['18 months are the half of three years', [['2024-06-01', '2026-06-30']], '2028-11-11'],
    ['one that lasts', [['2024-06-01', null]], '2028-11-11'],
  ] as const)('%s', (_, spans, expected) => {
    expect(dueBy(...spans.map(([from, until]) => hindrance(from, until)))).toBe(expected);
  });

  it('of the four years of § 3 at most 24 months', () => {
    const facts = [issued('2024-06-01', rules), hindrance('2024-07-01', '2026-11-01')];
    expect(judged(facts).title.until).toBe('2030-06-01');
    expect(judged(facts).cycles[0]).toMatchObject({ until: '2030-06-01', suspendedDays: 730 });
  });

  it('a hindrance that starts on the last day stops the period, one that starts a day later is too late', () => {
    const certificate = issued('2024-06-01', rules);
    const onLastDay = judged([certificate, hindrance('2028-06-01', '2028-06-10')], '2028-07-01');
    expect(onLastDay.title.until).toBe('2028-06-11');
    const tooLate = judged([certificate, hindrance('2028-06-02', '2028-06-10')], '2028-07-01');
    expect(tooLate.title.until).toBe('2028-06-01');
  });

  it('a hindrance in the days that another one added stops the period as well', () => {
    const facts = [
      issued('2024-06-01', rules),
      hindrance('2028-05-01', '2028-05-10'),
      hindrance('2028-06-11', '2028-06-12'),
    ];
    expect(judged(facts, '2028-07-01').title.until).toBe('2028-06-13');
  });

  it('the cycle after a suspended one starts the day after its end', () => {
    const facts = [issued('2024-06-01', rules), hindrance('2024-07-01', '2024-07-10'), renewal('2026-01-01', 40)];
    expect(judged(facts, '2028-06-12').cycles).toMatchObject([
      { from: '2024-06-01', until: '2028-06-11', suspendedDays: 10 },
      { from: '2028-06-12', until: '2032-06-11', suspendedDays: 0 },
    ]);
  });
});

describe('several rule sets open to one person (§ 7 Abs. 4)', () => {
  const open = (facts: readonly Fact[], on: string) =>
    openRuleSets('zmediatausbv', record(facts), shippedRuleSets, on).map((each) => each.version);

  it.each([
    ['2024-02-29', today, ['2017-09-01', '2024-03-01']],
    ['2024-03-01', today, ['2024-03-01']],
    ['2024-02-29', '2024-02-29', ['2017-09-01']],
    ['2024-02-29', '2028-02-29', ['2017-09-01', '2024-03-01']],
    ['2024-02-29', '2028-03-01', ['2024-03-01']],
  ])('who began on %s has on %s: %j', (began, on, versions) => {
    expect(open([mark(began, '1', 60)], on)).toEqual(versions);
  });

  it('each decides by itself, as the record was known', () => {
    const facts = [mark('2024-02-29', '1', 60), { ...mark('2024-03-01', '2', 90), receivedAt: '2026-01-01T00:00:00Z' }];
    const minutesOf = (knownAt?: string) =>
      assessOpen('zmediatausbv', record(facts), shippedRuleSets, today, knownAt).map(({ ruleSet, assessment }) => [
        ruleSet.version,
        assessment.ruleSet.version,
        assessment.attended.reduce((sum, { room }) => sum + room, 0),
      ]);
    expect(minutesOf()).toEqual([
      ['2017-09-01', '2017-09-01', 150],
      ['2024-03-01', '2024-03-01', 150],
    ]);
    expect(minutesOf('2025-12-31T23:59:59Z').map(([, , minutes]) => minutes)).toEqual([60, 60]);
  });

  it('who has not begun would begin today', () => {
    expect(open([], '2024-02-29')).toEqual(['2017-09-01']);
    expect(open([], '2024-03-01')).toEqual(['2024-03-01']);
    expect(open([], '2017-08-31')).toEqual([]);
  });

  it('the rule set of her certificate stays with her', () => {
    const old = shippedRuleSets.find((each) => each.version === '2017-09-01')!;
    expect(open([mark('2020-01-01', '1', 60), issued('2021-01-01', old)], '2030-01-01')).toEqual([
      '2017-09-01',
      '2024-03-01',
    ]);
  });

  it('a draft is open to nobody, and another scheme is another matter', () => {
    expect(openRuleSets('koko-multiplier', record(), shippedRuleSets, today)).toEqual([]);
    expect(openRuleSets('five-modules', record(), shippedRuleSets, today).map((each) => each.scheme)).toEqual([
      'five-modules',
    ]);
  });

  it('they come in the order of their effective dates, in whatever order they are given', () => {
    const reversed = [...shippedRuleSets].reverse();
    const versions = openRuleSets('zmediatausbv', record(mark('2024-02-29', '1', 60)), reversed, today).map(
      (each) => each.version,
    );
    expect(versions).toEqual(['2017-09-01', '2024-03-01']);
  });
});
