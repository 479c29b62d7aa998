import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess';
import type { Assessment, Finding } from '../assessment';
import type { Fact } from '../fact';
import type { Requirement, RuleSet } from '../rule-set';
import { fiveModules, kokoDraft, zmediatausbv2017, zmediatausbv2024 } from '../rule-sets';
import {
  finished,
  issued,
  mark,
  mediation,
  mediations,
  milestone,
  recognised,
  record,
  renewal,
  step,
  virtual,
  wholeCourse,
} from './made';

function judged(facts: readonly Fact[], ruleSet: RuleSet, on = '2026-11-22'): Assessment {
  return assess(record(facts), ruleSet, on);
}

function findingsOf(of: Assessment): readonly Finding[] {
  return [...of.certificate.findings, ...of.titleStage.findings, ...of.cycles.flatMap((each) => each.findings)];
}

function finding(of: Assessment, key: string, aspect: Finding['aspect'] = 'count'): Finding {
  const found = findingsOf(of).find((each) => each.requirement === key && each.aspect === aspect);
  if (found === undefined) throw new Error(`no finding ${key}`);
  return found;
}

function withRequirements(ruleSet: RuleSet, change: (each: Requirement) => Requirement): RuleSet {
  return {
    ...ruleSet,
    certificate: { ...ruleSet.certificate, requirements: ruleSet.certificate.requirements.map(change) },
  };
}

describe('the answer names what it judges', () => {
  it('the rule set and the day', () => {
    const { ruleSet, on } = judged([], zmediatausbv2024, '2026-01-01');
    expect({ ruleSet, on }).toEqual({ ruleSet: { scheme: 'zmediatausbv', version: '2024-03-01' }, on: '2026-01-01' });
  });

  it('every requirement once, in the order of the rule set, with its stage and unit', () => {
    const of = judged([issued('2025-01-01', zmediatausbv2017)], zmediatausbv2017);
    const hours = ['1', '2', '3', '4', '5', '6', '7', '8'].map((area) => [
      `area-${area}`,
      'certificate',
      'minutes',
      area,
    ]);
    expect(findingsOf(of).map((each) => [each.requirement, each.stage, each.unit, each.subject])).toEqual([
      ...hours,
      ['total', 'certificate', 'minutes', null],
      ['virtual-cap', 'certificate', 'minutes', null],
      ['exercises', 'certificate', 'step', 'exercises-included'],
      ['course-finished', 'certificate', 'step', null],
      ['supervision', 'certificate', 'cases', null],
      ['further-supervisions', 'title', 'cases', null],
      ['renewal', 'renewal', 'minutes', null],
    ]);
  });

  it('modules, minutes of cases and agreements in units of their own', () => {
    const of = judged([issued('2026-01-01', kokoDraft)], kokoDraft);
    expect(
      findingsOf(of)
        .slice(5)
        .map((each) => [each.requirement, each.aspect, each.stage, each.unit]),
    ).toEqual([
      ['modules', 'count', 'certificate', 'modules'],
      ['cases', 'count', 'certificate', 'cases'],
      ['cases', 'minutes', 'certificate', 'minutes'],
      ['cases', 'agreement', 'certificate', 'cases'],
      ['course-finished', 'count', 'certificate', 'step'],
      ['prevention-plan', 'count', 'certificate', 'step'],
      ['interview', 'count', 'certificate', 'step'],
      ['renewal', 'count', 'renewal', 'minutes'],
      ['renewal-cases', 'count', 'renewal', 'cases'],
    ]);
  });
});

describe('minutes', () => {
  it('what is not valid takes nothing from what follows it', () => {
    const facts = [
      virtual('2024-05-01', '6', 300, { check: 'self-report' }),
      mark('2024-05-02', 'x', 50),
      virtual('2024-05-03', '6', 200),
      mark('2024-05-04', '6', 160),
    ];
    const found = finding(judged(facts, zmediatausbv2024), 'area-6');
    expect(found.entries.map((each) => [each.counted, each.reason])).toEqual([
      [0, 'check-not-enough'],
      [200, null],
      [160, null],
    ]);
    expect(found).toMatchObject({ counted: 360, metOn: '2024-05-04' });
  });

  it('what is not valid gives no room for more in virtual form', () => {
    const facts = [
      mark('2026-05-01', 'conflict', 7000, { check: 'self-report' }),
      virtual('2026-05-02', 'conflict', 60),
    ];
    expect(finding(judged(facts, kokoDraft), 'virtual-cap')).toMatchObject({ needed: 0, counted: 0 });
  });

  it('on the last day of the transition they count', () => {
    const facts = [mark('2024-02-01', '6', 60), mark('2028-02-29', '6', 60)];
    expect(finding(judged(facts, zmediatausbv2017, '2028-03-01'), 'area-6').counted).toBe(120);
  });

  it('a module is filled by minutes of a form that does not count otherwise', () => {
    const none = withRequirements(kokoDraft, (each) => (each.kind === 'modality-cap' ? { ...each, percent: 0 } : each));
    const of = judged(
      [mark('2026-01-01', 'system', 6000), virtual('2026-05-01', 'system', 600, { module: 'module-1' })],
      none,
    );
    expect(finding(of, 'modules').entries).toMatchObject([{ counted: 600, reason: null }]);
    expect(finding(of, 'total').entries.at(-1)).toMatchObject({ counted: 0, reason: 'modality-not-counted' });
  });

  it('each requirement is met on the day of the entry with which it was', () => {
    const facts = [
      mark('2024-05-01', '6', 100),
      mark('2024-05-02', '6', 260),
      mark('2024-05-03', '6', 10),
      mark('2024-05-04', '3', 720),
    ];
    const of = judged(facts, zmediatausbv2024);
    expect(finding(of, 'area-6').metOn).toBe('2024-05-02');
    expect(finding(of, 'area-3').metOn).toBe('2024-05-04');
  });
});

describe('steps', () => {
  it('of two recorded ends one is named', () => {
    const facts = [...wholeCourse(zmediatausbv2024, '2024-05-04'), finished('2024-06-01'), finished('2024-07-01')];
    expect(finding(judged(facts, zmediatausbv2024), 'course-finished').entries).toHaveLength(1);
  });

  it('exercises are met by whatever named them first', () => {
    const both = [milestone('2024-06-01', 'exercises-included'), finished('2024-05-11')];
    const found = finding(judged(both, zmediatausbv2024), 'exercises');
    expect(found).toMatchObject({ metOn: '2024-05-11' });
    expect(found.entries.map((each) => each.on)).toEqual(['2024-05-11', '2024-06-01']);
  });

  it('a deadline can start on a date, and with the first mark', () => {
    const due = (from: string) =>
      finding(
        judged(
          [mark('2026-03-15', 'conflict', 60)],
          withRequirements(kokoDraft, (each) =>
            each.kind === 'milestone' ? { ...each, deadline: { from, months: 12 } } : each,
          ),
        ),
        'interview',
      );
    expect(due('2026-01-01')).toMatchObject({ dueBy: '2026-12-31', dueIs: 'law' });
    expect(due('began')).toMatchObject({ dueBy: '2027-03-15', dueIs: 'law' });
  });

  it('what is due today is the next date, what was due yesterday is not', () => {
    const facts = [...wholeCourse(zmediatausbv2024, '2024-05-04'), finished('2024-05-11')];
    expect(judged(facts, zmediatausbv2024, '2027-05-11').nextDate?.on).toBe('2027-05-11');
    expect(judged(facts, zmediatausbv2024, '2027-05-12').nextDate).toBeNull();
    expect(finding(judged(facts, zmediatausbv2024, '2027-05-11'), 'supervised-mediations').missed).toBe(false);
  });

  it('a planned end is one to its last day', () => {
    const of = (on: string) => assess({ facts: [], plannedCourseEnd: '2026-12-11' }, zmediatausbv2024, on);
    expect(finding(of('2026-12-11'), 'total')).toMatchObject({ dueBy: '2026-12-11', dueIs: 'plan' });
    expect(finding(of('2026-12-11'), 'exercises')).toMatchObject({ dueBy: '2026-12-11', dueIs: 'plan' });
    expect(finding(of('2026-12-12'), 'total')).toMatchObject({ dueBy: null, dueIs: null });
  });

  it('who dropped out stays so, whatever else is recorded', () => {
    const facts = [step('dropped-out', '2026-01-01'), mark('2026-02-01', '1', 60)];
    expect(judged(facts, zmediatausbv2024).state).toBe('dropped-out');
  });

  it('who has not begun has not begun at a wrong time', () => {
    const bound = { ...kokoDraft, beganFrom: '2026-01-01', beganBefore: '2026-06-01' };
    expect(judged([], bound).warnings).toEqual([]);
    expect(judged([mark('2026-05-31', 'conflict', 60)], bound).warnings).toEqual([]);
    expect(judged([mark('2026-06-01', 'conflict', 60)], bound).warnings).toEqual(['not-open']);
  });
});

describe('cases', () => {
  const course = [...wholeCourse(zmediatausbv2017, '2021-03-01'), finished('2021-06-30')];

  it('are taken in the order of the day that counts', () => {
    const slow = mediation('2021-04-01', { supervisedOn: '2021-09-10' });
    const quick = mediation('2021-05-01', { supervisedOn: '2021-08-10' });
    const of = judged([...course, slow, quick, issued('2021-09-10', zmediatausbv2017)], zmediatausbv2017);
    expect(finding(of, 'supervision').entries.map((each) => each.fact)).toEqual([quick.id, slow.id]);
    expect(finding(of, 'further-supervisions').entries.map((each) => [each.fact, each.reason])).toEqual([
      [quick.id, 'counted-elsewhere'],
      [slow.id, null],
    ]);
  });

  it('make a requirement met on the day when enough of them are confirmed', () => {
    const slow = mediation('2021-07-01', { confirmedOn: '2021-12-01' });
    const quick = mediation('2021-08-01', { confirmedOn: '2021-08-15' });
    expect(finding(judged([...course, slow, quick], zmediatausbv2017), 'supervision').metOn).toBe('2021-08-15');
  });

  const koko = [...wholeCourse(kokoDraft, '2026-01-05'), finished('2026-02-01')];
  const long = (on: string, agreement: boolean | null = true) => mediation(on, { minutes: 300, agreement });
  const reasons = (facts: readonly Fact[]) =>
    finding(judged([...koko, ...facts, issued('2026-06-01', kokoDraft)], kokoDraft), 'renewal-cases').entries.map(
      (each) => each.reason,
    );

  it('that carried the certificate are the first that suffice; what is beyond them is free', () => {
    expect(reasons([long('2026-06-01'), long('2026-06-01'), long('2026-06-01'), long('2026-06-01')])).toEqual([
      'counted-elsewhere',
      'counted-elsewhere',
      'counted-elsewhere',
      null,
    ]);
    const lateAgreement = [
      long('2026-06-01', null),
      long('2026-06-01', false),
      long('2026-06-01', null),
      long('2026-06-01'),
    ];
    expect(reasons(lateAgreement)).toEqual(Array(4).fill('counted-elsewhere'));
  });

  it('that did not suffice are used up as well', () => {
    expect(reasons([long('2026-06-01'), long('2026-06-01')])).toEqual(['counted-elsewhere', 'counted-elsewhere']);
  });

  it('of exactly the least length count', () => {
    const facts = [...koko, mediation('2026-05-01', { minutes: 60 }), mediation('2026-05-02', { minutes: 59 })];
    expect(finding(judged(facts, kokoDraft), 'cases').entries.map((each) => each.reason)).toEqual([
      null,
      'case-too-short',
    ]);
  });
});

describe('cycles', () => {
  const paper = issued('2024-06-01', zmediatausbv2024);

  it('are met on the day of the event with which they are', () => {
    const facts = [paper, renewal('2025-01-01', 30), renewal('2025-02-01', 10), renewal('2025-03-01', 10)];
    expect(finding(judged(facts, zmediatausbv2024), 'renewal')).toMatchObject({ counted: 3000, metOn: '2025-02-01' });
  });

  it('name what came before the first and what came too late, not what lies in another', () => {
    const facts = [renewal('2024-05-01', 1), paper, renewal('2025-01-01', 40), renewal('2029-01-01', 2)];
    const cycles = judged(facts, zmediatausbv2024, '2029-02-01').cycles.map((each) =>
      each.findings[0]?.entries.map(({ on, counted, reason }) => [on, counted, reason]),
    );
    expect(cycles).toEqual([
      [
        ['2024-05-01', 0, 'before-window'],
        ['2025-01-01', 2400, null],
      ],
      [['2029-01-01', 120, null]],
    ]);
  });

  it('one that was not kept and ended the right is no mere warning', () => {
    expect(judged([paper], zmediatausbv2024, '2028-06-02').warnings).not.toContain('cycle-not-kept');
    const kept = judged(
      [paper, renewal('2025-01-01', 40), step('renewal-confirmed', '2025-01-01')],
      zmediatausbv2024,
      '2028-06-02',
    );
    expect(kept.warnings).not.toContain('cycle-not-kept');
  });

  it('to come that cannot end the right are passed over', () => {
    const yearly: RuleSet = {
      ...zmediatausbv2024,
      renewal: {
        ...zmediatausbv2024.renewal!,
        months: 12,
        lapse: { law: 'x', ends: 'right', cyclesEndingFrom: '2030-01-01' },
      },
    };
    expect(judged([paper], yearly).title.until).toBe('2030-06-01');
    expect(judged([paper], yearly).cycles).toHaveLength(3);
  });

  it('need a confirmation from the day on which it is asked for', () => {
    const asked = (cyclesEndingFrom: string) =>
      judged([paper], {
        ...zmediatausbv2024,
        renewal: {
          ...zmediatausbv2024.renewal!,
          confirmation: { ...zmediatausbv2024.renewal!.confirmation!, cyclesEndingFrom },
        },
      }).cycles[0]?.confirmation.is;
    expect(asked('2028-06-01')).toBe('missing');
    expect(asked('2028-06-02')).toBe('not-asked');
  });
});

describe('what must follow the paper', () => {
  const first = zmediatausbv2017.titleStage!.requirements[0]!;
  const two: RuleSet = {
    ...zmediatausbv2017,
    titleStage: {
      law: 'x',
      bindsFrom: null,
      requirements: [
        first,
        {
          kind: 'milestone',
          key: 'proof',
          law: 'x',
          milestone: 'exercises-included',
          deadline: { from: 'issue', months: 6 },
        },
      ],
    },
  };
  const facts = [
    ...wholeCourse(two, '2021-03-01'),
    finished('2021-06-30', { exercisesIncluded: false }),
    mediation('2021-09-01'),
    issued('2021-10-15', two),
  ];
  const four = mediations('2022-01-10', '2022-02-10', '2022-03-10', '2022-04-10');

  it('is there when all of it is', () => {
    expect(judged([...facts, ...four], two, '2022-04-11').titleStage.met).toBe(false);
    const done = judged([...facts, ...four, milestone('2022-04-15', 'exercises-included')], two, '2022-04-16');
    expect(done.titleStage.met).toBe(true);
    expect(done.title.from).toBe('2022-04-15');
  });

  it('binds from the first day where no other is named, and the earliest deadline that was missed ends the right', () => {
    const of = judged([...facts, ...four], two, '2022-04-11');
    expect(of.title).toEqual({ is: 'pending', from: null, until: '2022-04-15' });
    expect(of.nextDate).toEqual({ on: '2022-04-15', requirement: 'proof', is: 'law' });
    expect(judged([...facts, ...four], two, '2022-04-16').state).toBe('lapsed');
  });
});

describe('recognised qualifications', () => {
  it('are nothing to a rule set that names none', () => {
    const of = judged([recognised('2025-01-01', {})], fiveModules);
    expect([of.state, of.dates.certifiedOn]).toEqual(['in-training', null]);
  });

  it('give no right before the Bescheinigung is issued', () => {
    const late = recognised('2018-09-15', {
      basis: 'before-2017',
      trainingMinutes: 7200,
      trainingCompletedOn: '2017-08-31',
      supervisedOn: '2018-09-01',
      confirmationIssuedOn: '2018-10-05',
    });
    const before = judged([late], zmediatausbv2024, '2018-10-04');
    expect(before.title).toEqual({ is: 'none', from: null, until: null });
    expect(before.dates.certifiedOn).toBeNull();
    const after = judged([late], zmediatausbv2024, '2018-10-05');
    expect(after.title.from).toBe('2018-10-05');
    expect(after.cycles[0]?.until).toBe('2022-10-05');
  });
});
