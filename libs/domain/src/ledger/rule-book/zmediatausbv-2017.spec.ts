import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess';
import type { Assessment, Finding } from '../assessment';
import type { Fact } from '../fact';
import type { RuleSet } from '../rule-set';
import { zmediatausbv2017 as rules, zmediatausbv2024 } from '../rule-sets';
import {
  finished,
  hindrance,
  issued,
  mark,
  mediation,
  mediations,
  recognised,
  record,
  renewal,
  retraction,
  virtual,
  wholeCourse,
} from './made';

function judged(facts: readonly Fact[], on: string, ruleSet: RuleSet = rules): Assessment {
  return assess(record(facts), ruleSet, on);
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

/** A course of 8 days from 1 March 2021, finished on 30 June 2021. */
const course = wholeCourse(rules, '2021-03-01');
const courseEnd = finished('2021-06-30');
const ready = [...course, courseEnd, mediation('2021-09-01')];
const certificate = issued('2021-10-15', rules);
const fourMore = mediations('2022-01-10', '2022-05-10', '2022-11-10', '2023-04-10');

describe('§ 2 of the old text: 120 hours and an Einzelsupervision', () => {
  it.each([
    ['1', 18],
    ['2', 30],
    ['3', 12],
    ['4', 18],
    ['5', 12],
    ['6', 6],
    ['7', 12],
    ['8', 12],
  ])('area %s needs %i hours', (area, hours) => {
    expect(finding(judged(course, '2021-12-01'), `area-${area}`)).toMatchObject({ needed: hours * 60, met: true });
  });

  it('with one Einzelsupervision the certificate can be issued', () => {
    const assessment = judged(ready, '2021-10-01');
    expect(assessment.state).toBe('ready');
    expect(finding(assessment, 'total').needed).toBe(7200);
    expect(assessment.dates).toMatchObject({ readyFrom: '2021-09-01', readyUntil: '2028-02-29' });
  });

  it('119 hours and 59 minutes are not 120', () => {
    const facts = [...wholeCourse(rules, '2021-03-01', { '8': 1 }), courseEnd, mediation('2021-09-01')];
    expect(finding(judged(facts, '2021-10-01'), 'total')).toMatchObject({ counted: 7199, met: false });
    expect(judged(facts, '2021-10-01').state).toBe('in-training');
  });

  it('no virtual hour counts, as the default reading has it', () => {
    const facts = [...wholeCourse(rules, '2021-03-01', { '6': 60 }), virtual('2021-05-01', '6', 60)];
    const assessment = judged(facts, '2021-10-01');
    expect(finding(assessment, 'virtual-cap')).toMatchObject({ needed: 0, counted: 0, met: true });
    expect(finding(assessment, 'area-6').entries.at(-1)).toMatchObject({ counted: 0, reason: 'modality-not-counted' });
    expect(assessment.beganOn).toBe('2021-03-01');
    expect(assessment.attended[5]).toEqual({ area: '6', room: 300, virtual: 60 });
  });

  it.each([
    ['during the course', '2021-03-02', true],
    ['on the day on which it began', '2021-03-01', true],
    ['before it began', '2021-02-28', false],
    ['on the last day of the year after its end', '2022-06-30', true],
    ['a day later', '2022-07-01', false],
  ])('§ 2 Abs. 5: an Einzelsupervision %s (%s) counts: %s', (_, supervisedOn, counts) => {
    const assessment = judged([...course, courseEnd, mediation('2021-02-01', { supervisedOn })], '2022-07-01');
    expect(finding(assessment, 'supervision').met).toBe(counts);
    expect(finding(assessment, 'supervision').dueBy).toBe('2022-06-30');
  });

  it.each([
    ['2021-09-01', true],
    ['2021-08-31', false],
  ])(
    '§ 2 Abs. 5: to a mediation of 1 September an Einzelsupervision on %s is one that follows: %s',
    (supervisedOn, counts) => {
      const told = mediation('2021-09-01', { supervisedOn, confirmedOn: '2021-09-01' });
      const found = finding(judged([...course, courseEnd, told], '2021-10-01'), 'supervision');
      expect(found.met).toBe(counts);
      expect(found.entries).toMatchObject([{ reason: counts ? null : 'supervised-before' }]);
    },
  );

  it("§ 2 Abs. 5: the Einzelsupervision's day decides, not the mediation's", () => {
    const late = mediation('2022-06-30', { supervisedOn: '2022-07-01' });
    const found = finding(judged([...course, courseEnd, late], '2022-07-01'), 'supervision');
    expect(found).toMatchObject({ met: false, missed: true });
    expect(found.entries).toEqual([
      { fact: late.id, on: '2022-07-01', recorded: 1, counted: 0, reason: 'after-deadline' },
    ]);
  });

  it('§ 2 Abs. 5: before the training has begun no Einzelsupervision counts', () => {
    const found = finding(judged([mediation('2021-09-01')], '2021-10-01'), 'supervision');
    expect(found.entries).toMatchObject([{ counted: 0, reason: 'before-window' }]);
  });

  it('§ 2 Abs. 5: a supervision in a group is none', () => {
    const found = finding(
      judged([...course, courseEnd, mediation('2021-09-01', { setting: 'group' })], '2021-10-01'),
      'supervision',
    );
    expect(found.entries).toMatchObject([{ counted: 0, reason: 'setting-not-accepted' }]);
  });

  it('§ 2 Abs. 6: the certificate names six items, no case', () => {
    expect(rules.certificate.items).toHaveLength(6);
    expect(rules.certificate.items).not.toContain('anonymised-cases');
  });
});

describe('§ 4 of the old text: four more Einzelsupervisionen within two years of the issue', () => {
  it('until 29 February 2024 the training alone gave the title', () => {
    const assessment = judged([...ready, certificate], '2022-01-01');
    expect(assessment.state).toBe('certified');
    expect(assessment.title).toEqual({ is: 'held', from: '2021-10-15', until: '2024-02-29' });
    expect(finding(assessment, 'further-supervisions')).toMatchObject({
      needed: 4,
      counted: 0,
      dueBy: '2023-10-15',
      dueIs: 'law',
      stage: 'title',
    });
    expect(assessment.nextDate).toEqual({ on: '2023-10-15', requirement: 'further-supervisions', is: 'law' });
  });

  it('the one of § 2 Abs. 5 does not count again', () => {
    const sameDay = mediation('2021-10-10', { supervisedOn: '2021-10-15' });
    const facts = [...course, courseEnd, sameDay, certificate];
    const found = finding(judged(facts, '2022-01-01'), 'further-supervisions');
    expect(found.entries).toMatchObject([{ counted: 0, reason: 'counted-elsewhere' }]);
    const second = mediation('2021-10-12', { supervisedOn: '2021-10-15' });
    expect(finding(judged([...facts, second], '2022-01-01'), 'further-supervisions').counted).toBe(1);
  });

  it('what lies before the issue does not count, what lies after the two years neither', () => {
    const facts = [...ready, certificate, mediation('2021-10-14'), mediation('2023-10-15'), mediation('2023-10-16')];
    const entries = finding(judged(facts, '2024-01-01'), 'further-supervisions').entries;
    expect(entries.map((each) => each.reason)).toEqual(['counted-elsewhere', 'before-window', null, 'after-deadline']);
  });

  it('before the issue its window is closed', () => {
    const found = finding(judged([...ready, mediation('2021-09-20')], '2021-10-01'), 'further-supervisions');
    expect(found).toMatchObject({ counted: 0, met: false, dueBy: '2028-02-29' });
    expect(found.entries.map((each) => each.reason)).toEqual(['counted-elsewhere', 'before-window']);
  });

  it('done in time before 1 March 2024 the title goes on from the issue', () => {
    const assessment = judged([...ready, certificate, ...fourMore], '2024-06-01');
    expect(assessment.titleStage.met).toBe(true);
    expect(assessment.title).toEqual({ is: 'held', from: '2021-10-15', until: '2025-10-15' });
  });

  it('missed before 1 March 2024 the right ends with 29 February 2024', () => {
    const facts = [...ready, certificate, ...fourMore.slice(0, 3), mediation('2023-10-16')];
    expect(judged(facts, '2024-02-29').state).toBe('certified');
    const over = judged(facts, '2024-03-01');
    expect(over.state).toBe('lapsed');
    expect(over.title).toEqual({ is: 'lapsed', from: null, until: '2024-02-29' });
  });

  it('the next date names what ends the right; after its end there is none', () => {
    const facts = [...ready, certificate];
    const ending = { on: '2024-02-29', requirement: 'further-supervisions', is: 'law' };
    expect(judged(facts, '2024-01-15').nextDate).toEqual(ending);
    expect(judged(facts, '2024-02-29').nextDate).toEqual(ending);
    expect(judged(facts, '2024-03-01').nextDate).toBeNull();
    const kept = judged([...facts, ...fourMore, renewal('2025-01-01', 40)], '2025-02-01');
    expect(kept.nextDate).toEqual({ on: '2029-10-15', requirement: 'renewal', is: 'law' });
  });

  it('what has no last day ends no right and is not named for it', () => {
    const [four] = rules.titleStage?.requirements ?? [];
    if (rules.titleStage === null || four === undefined) throw new Error('no title stage');
    const open = { ...four, kind: 'milestone', key: 'open', milestone: 'exercises-included', deadline: null } as const;
    const stage = { ...rules.titleStage, requirements: [open, four] };
    const facts = [
      ...course,
      mediation('2021-09-01'),
      finished('2021-06-30', { exercisesIncluded: false }),
      certificate,
    ];
    const assessment = judged(facts, '2024-01-15', { ...rules, completeBy: null, titleStage: stage });
    expect(assessment.nextDate).toEqual({ on: '2024-02-29', requirement: 'further-supervisions', is: 'law' });
  });

  it('no right hangs on a planned end, whatever period the stage has', () => {
    const [four] = rules.titleStage?.requirements ?? [];
    if (rules.titleStage === null || four === undefined) throw new Error('no title stage');
    const facts = [...ready, issued('2024-06-01', rules)];
    for (const deadline of [null, { from: 'course-end', months: 12 }] as const) {
      const free = { ...rules, titleStage: { ...rules.titleStage, requirements: [{ ...four, deadline }] } };
      const carried = deadline === null ? facts : facts.filter((each) => each.kind !== 'course-finished');
      const planned = assess({ facts: carried, plannedCourseEnd: '2026-12-31' }, free, '2026-01-01');
      expect(finding(planned, 'further-supervisions')).toMatchObject({ dueBy: '2028-02-29', dueIs: 'law' });
      expect(planned.dates.titleUntil).toBe('2028-02-29');
    }
  });

  it('open on 1 March 2024 the title waits for the fourth', () => {
    const late = [...ready, issued('2023-03-15', rules)];
    expect(judged(late, '2024-02-29').title.is).toBe('held');
    expect(judged(late, '2024-03-01').title).toEqual({ is: 'pending', from: null, until: '2025-03-15' });
    expect(judged(late, '2024-03-01').state).toBe('certified');
    const done = judged([...late, ...mediations('2024-04-01', '2024-05-01', '2024-06-01', '2025-03-15')], '2025-03-16');
    expect(done.title).toEqual({ is: 'held', from: '2025-03-15', until: '2027-03-15' });
    expect(judged(late, '2025-03-16').state).toBe('lapsed');
  });

  it('§ 8: a hindrance moves the two years, at most by twelve months', () => {
    const facts = [...ready, certificate, hindrance('2022-01-01', '2022-01-31')];
    expect(finding(judged(facts, '2022-06-01'), 'further-supervisions')).toMatchObject({
      dueBy: '2023-11-15',
      suspendedDays: 31,
    });
    const lasting = [...ready, certificate, hindrance('2022-01-01', null)];
    expect(finding(judged(lasting, '2022-06-01'), 'further-supervisions').dueBy).toBe('2024-10-15');
  });
});

describe('§ 3 of the old text and the lapse of the new one', () => {
  const since = (day: string) => [...ready.slice(0, 9), issued(day, rules)];

  it.each([
    ['2020-02-28', '2024-02-28', false],
    ['2020-02-29', '2024-02-29', false],
    ['2020-03-01', '2024-03-01', true],
  ])('issued on %s the first cycle ends on %s and can end the right: %s', (day, until, canLapse) => {
    const [first] = judged(since(day), '2024-04-01').cycles;
    expect(first).toMatchObject({ until, canLapse, confirmation: { is: 'not-asked' } });
  });

  it('a cycle that ended before 1 March 2024 warns; the one after it can end the right', () => {
    const facts = [...since('2019-06-01'), ...mediations('2019-07-01', '2019-08-01', '2019-09-01', '2019-10-01')];
    const assessment = judged(facts, '2025-01-01');
    expect(assessment.cycles).toMatchObject([
      { from: '2019-06-01', until: '2023-06-01', kept: false, canLapse: false },
      { from: '2023-06-02', until: '2027-06-01', kept: false, canLapse: true },
    ]);
    expect(assessment.warnings).toContain('cycle-not-kept');
    expect(assessment.state).toBe('certified');
    expect(judged(facts, '2027-06-02').state).toBe('lapsed');
  });

  it('as the other reading has it, it ends the right', () => {
    if (rules.renewal === null) throw new Error('no renewal');
    const strict = {
      ...rules,
      renewal: { ...rules.renewal, lapse: { ...rules.renewal.lapse, cyclesEndingFrom: null } },
    };
    const facts = [...since('2019-06-01'), ...mediations('2019-07-01', '2019-08-01', '2019-09-01', '2019-10-01')];
    expect(judged(facts, '2023-06-02', strict).state).toBe('lapsed');
  });

  it('kept by 40 hours it goes on; § 3 Abs. 4 is not asked of those under the old text', () => {
    const facts = [...since('2021-10-15'), ...fourMore, renewal('2025-10-15', 40)];
    const assessment = judged(facts, '2025-10-16');
    expect(assessment.state).toBe('certified');
    expect(assessment.title.until).toBe('2029-10-15');
    expect(assessment.warnings).not.toContain('confirmation-missing');
  });
});

describe('§ 7 Abs. 4 of the new text: who began under the old one', () => {
  /** Begun on 29 February 2024. */
  const late = wholeCourse(rules, '2024-02-29');
  const lateEnd = finished('2025-09-30');

  it.each([
    ['2024-02-29', 'ready'],
    ['2024-03-01', 'in-training'],
  ])('begun on %s the old text leads to: %s', (from, state) => {
    const facts = [...wholeCourse(rules, from), lateEnd, mediation('2025-10-01')];
    expect(judged(facts, '2025-10-02').state).toBe(state);
    expect(judged(facts, '2025-10-02').warnings).toEqual(state === 'ready' ? [] : ['not-open']);
  });

  it("keeps old § 2 Abs. 5's year", () => {
    const assessment = judged([...late, lateEnd, mediation('2026-10-01')], '2026-10-02');
    expect(finding(assessment, 'supervision')).toMatchObject({ dueBy: '2026-09-30', met: false, missed: true });
    expect(assessment.warnings).toEqual(['out-of-time']);
  });

  it("keeps old § 4 Abs. 1's two years, cut to 29 February 2028", () => {
    const early = judged([...late, lateEnd, mediation('2025-10-01'), issued('2026-01-15', rules)], '2026-02-01');
    expect(finding(early, 'further-supervisions').dueBy).toBe('2028-01-15');
    const cut = judged([...late, lateEnd, mediation('2025-10-01'), issued('2026-06-15', rules)], '2026-07-01');
    expect(finding(cut, 'further-supervisions').dueBy).toBe('2028-02-29');
    expect(cut.title).toEqual({ is: 'pending', from: null, until: '2028-02-29' });
  });

  it.each([
    ['2026-02-15', '2027-01-01', '2027-01-10', '2028-02-25', 10],
    ['2026-02-15', '2027-01-01', '2027-01-14', '2028-02-29', 14],
    ['2026-02-15', '2027-01-01', '2027-03-31', '2028-02-29', 14],
    ['2026-06-15', '2027-01-01', '2027-03-31', '2028-02-29', 0],
  ])(
    'issued on %s, hindered from %s to %s: the two years end on %s, moved by %i days',
    (issuedOn, from, until, dueBy, suspendedDays) => {
      const facts = [...late, lateEnd, mediation('2025-10-01'), issued(issuedOn, rules), hindrance(from, until)];
      const found = finding(judged(facts, '2027-06-01'), 'further-supervisions');
      expect(found).toMatchObject({ dueBy, suspendedDays });
    },
  );

  it('a certificate is not carried where, as is now known, she began on 1 March 2024', () => {
    const [first] = late;
    if (first === undefined) throw new Error('no mark');
    const again = mark('2024-03-20', '1', 18 * 60);
    const facts = [...late, again, lateEnd, mediation('2025-10-01'), issued('2025-11-01', rules)];
    expect(judged(facts, '2025-12-01').warnings).toEqual([]);
    const taken = judged([...facts, retraction(first, '2025-11-15T08:00:00Z')], '2025-12-01');
    expect(taken.beganOn).toBe('2024-03-01');
    expect(taken.state).toBe('certified');
    expect(taken.warnings).toEqual(['certificate-not-carried']);
  });

  it.each([
    ['2025-09-30', ['certificate-not-carried']],
    ['2025-10-01', []],
    ['2028-02-29', []],
    ['2028-03-01', ['certificate-not-carried']],
  ])('§ 2 Abs. 6: earned on 1 October 2025, issued on %s: %j', (day, warnings) => {
    const facts = [...late, lateEnd, mediation('2025-10-01'), issued(day, rules)];
    expect(judged(facts, '2028-03-01').warnings).toEqual(warnings);
  });

  it('finished on 29 February 2028 the title is there, a day later it is not', () => {
    const three = mediations('2026-08-01', '2026-09-01', '2026-10-01');
    const facts = [...late, lateEnd, mediation('2025-10-01'), issued('2026-06-15', rules), ...three];
    const inTime = judged([...facts, mediation('2028-02-29')], '2028-03-01');
    expect(inTime.state).toBe('certified');
    expect(inTime.title).toEqual({ is: 'held', from: '2028-02-29', until: '2030-06-15' });
    const tooLate = judged([...facts, mediation('2028-03-01')], '2028-03-01');
    expect(tooLate.state).toBe('lapsed');
    expect(finding(tooLate, 'further-supervisions').entries.at(-1)).toMatchObject({ reason: 'after-transition' });
  });

  it('hours and Einzelsupervision after 29 February 2028 count for nothing under the old text', () => {
    const facts = [
      ...wholeCourse(rules, '2024-02-29', { '6': 60 }),
      mark('2028-03-01', '6', 60),
      finished('2028-03-01'),
    ];
    const assessment = judged(facts, '2028-03-02');
    expect(finding(assessment, 'area-6').entries.at(-1)).toMatchObject({ counted: 0, reason: 'after-transition' });
    expect(finding(assessment, 'area-6')).toMatchObject({ dueBy: '2028-02-29', missed: true });
    expect(assessment.warnings).toContain('out-of-time');
    expect(assessment.attended[5]?.room).toBe(360);
  });

  it('a course that ended after 29 February 2028 is not finished under the old text', () => {
    const facts = [...late, finished('2028-03-01'), mediation('2025-10-01')];
    const found = finding(judged(facts, '2028-03-02'), 'course-finished');
    expect(found).toMatchObject({ counted: 0, met: false, missed: true });
    expect(found.entries).toMatchObject([{ counted: 0, reason: 'after-transition' }]);
    const lastDay = finding(judged([...late, finished('2028-02-29')], '2028-03-02'), 'course-finished');
    expect(lastDay).toMatchObject({ counted: 1, met: true });
  });

  it('who was ready and got no certificate by 29 February 2028 is not ready any more', () => {
    const facts = [...late, lateEnd, mediation('2025-10-01')];
    expect(judged(facts, '2028-02-29').state).toBe('ready');
    expect(judged(facts, '2028-03-01').state).toBe('in-training');
    expect(judged(facts, '2028-03-01').warnings).toEqual(['out-of-time']);
    expect(judged(facts, '2028-02-29').warnings).toEqual([]);
  });

  it('the last day itself cannot be suspended, as the default reading has it', () => {
    const facts = [...late, hindrance('2027-01-01', '2027-03-31'), finished('2028-03-15'), mediation('2025-10-01')];
    expect(finding(judged(facts, '2028-03-16'), 'course-finished').met).toBe(false);
    if (rules.completeBy === null) throw new Error('no transition');
    const other = { ...rules, completeBy: { ...rules.completeBy, suspendable: true } };
    expect(finding(judged(facts, '2028-03-16', other), 'course-finished').met).toBe(true);
    expect(finding(judged(late, '2027-01-01', other), 'supervision').dueBy).toBe('2028-02-29');
    expect(finding(judged([...late, hindrance('2027-01-01', null)], '2027-02-01', other), 'supervision').dueBy).toBe(
      '2030-02-28',
    );
  });

  it('§ 3 Abs. 1 to 3 have to be kept: without 40 hours the right lapses', () => {
    const facts = [
      ...late,
      lateEnd,
      mediation('2025-10-01'),
      issued('2026-01-15', rules),
      ...mediations('2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'),
    ];
    expect(judged(facts, '2030-01-15').state).toBe('certified');
    expect(judged(facts, '2030-01-16').state).toBe('lapsed');
    expect(judged([...facts, renewal('2030-01-15', 40)], '2030-01-16').state).toBe('certified');
  });

  it('by the new text the same person has three years of her own, without that end date', () => {
    const full = wholeCourse(zmediatausbv2024, '2024-02-29');
    const facts = [
      ...full,
      finished('2026-09-30'),
      ...mediations('2027-01-01', '2027-02-01', '2028-06-01', '2029-01-01', '2029-09-30'),
    ];
    const assessment = judged(facts, '2029-10-01', zmediatausbv2024);
    expect(finding(assessment, 'supervised-mediations').dueBy).toBe('2029-09-30');
    expect(assessment.state).toBe('ready');
    expect(judged(facts, '2029-10-01').state).toBe('in-training');
  });

  it('while the course runs, the plan says what is due, unless the transition ends before', () => {
    const running = { facts: late.slice(0, 2), plannedCourseEnd: '2027-01-31' };
    const planned = assess(running, rules, '2026-11-22');
    expect(finding(planned, 'total')).toMatchObject({ dueBy: '2027-01-31', dueIs: 'plan' });
    expect(finding(planned, 'course-finished')).toMatchObject({ dueBy: '2027-01-31', dueIs: 'plan' });
    expect(finding(planned, 'supervision')).toMatchObject({ dueBy: '2028-01-31', dueIs: 'plan' });
    const over = assess({ ...running, plannedCourseEnd: '2028-02-29' }, rules, '2026-11-22');
    expect(finding(over, 'total')).toMatchObject({ dueBy: '2028-02-29', dueIs: 'law' });
    expect(finding(over, 'supervision')).toMatchObject({ dueBy: '2028-02-29', dueIs: 'plan' });
    const unplanned = assess({ ...running, plannedCourseEnd: null }, rules, '2026-11-22');
    expect(finding(unplanned, 'total')).toMatchObject({ dueBy: '2028-02-29', dueIs: 'law' });
    expect(finding(unplanned, 'supervision')).toMatchObject({ dueBy: '2028-02-29', dueIs: 'law' });
  });
});

describe('§ 8 came with the amendment of 30 July 2020', () => {
  const dueBy = (from: string, until: string | null) =>
    finding(
      judged([...wholeCourse(rules, '2019-03-01'), finished('2019-12-31'), hindrance(from, until)], '2020-12-01'),
      'supervision',
    ).dueBy;

  it.each([
    ['2020-03-16', '2020-07-29', '2020-12-31'],
    ['2020-03-16', '2020-07-30', '2021-01-01'],
    ['2020-07-30', '2020-08-08', '2021-01-10'],
    ['2020-03-16', null, '2021-06-30'],
  ])('days of hindrance before it do not count: from %s to %s the year ends on %s', (from, until, expected) => {
    expect(dueBy(from, until)).toBe(expected);
  });
});

describe('§§ 6 and 7 Abs. 1 to 3 under the old text', () => {
  it('the right does not hang on § 4', () => {
    const facts = [recognised('2017-10-01', { basis: 'before-2012', trainingCompletedOn: '2012-07-25' })];
    const assessment = judged(facts, '2025-08-31');
    expect(assessment.titleStage.findings).toEqual([]);
    expect(assessment.state).toBe('certified');
    expect(assessment.title).toEqual({ is: 'held', from: '2017-10-01', until: '2025-08-31' });
  });

  it('unless a reading makes it so', () => {
    const strict = { ...rules, recognitions: rules.recognitions.map((each) => ({ ...each, needsTitleStage: true })) };
    const facts = [recognised('2017-09-01', { basis: 'before-2012', trainingCompletedOn: '2012-07-25' })];
    const assessment = judged(facts, '2024-03-01', strict);
    expect(finding(assessment, 'further-supervisions').dueBy).toBe('2019-08-31');
    expect(assessment.state).toBe('lapsed');
  });
});
