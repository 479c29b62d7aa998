import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess';
import type { Assessment, Finding } from '../assessment';
import type { Fact } from '../fact';
import type { RuleSet } from '../rule-set';
import { fiveModules, kokoDraft } from '../rule-sets';
import { finished, hindrance, issued, mark, mediation, milestone, proof, record, renewal, virtual } from './made';

function judged(facts: readonly Fact[], ruleSet: RuleSet, on = '2026-11-22'): Assessment {
  return assess(record(facts), ruleSet, on);
}

function finding(assessment: Assessment, key: string, aspect: Finding['aspect'] = 'count'): Finding {
  const all = [...assessment.certificate.findings, ...assessment.cycles.flatMap((each) => each.findings)];
  const found = all.find((each) => each.requirement === key && each.aspect === aspect);
  if (found === undefined) throw new Error(`no finding ${key}`);
  return found;
}

describe('four of five presence modules and one online Vertiefung, 80 hours', () => {
  const presence = (module: number, minutes = 900) =>
    mark(`2026-0${module}-10`, null, minutes, { module: `module-${module}` });
  const vertiefung = virtual('2026-06-10', null, 180, {
    module: 'vertiefung-2',
    check: 'meeting-log',
    interactionEnsured: false,
  });
  const preparation = proof('2026-06-20', null, 1020);
  const four = [1, 2, 3, 5].map((each) => presence(each));

  it('earn the certificate, which gives no title', () => {
    const assessment = judged([...four, vertiefung, preparation, finished('2026-06-30')], fiveModules);
    expect(assessment.state).toBe('ready');
    expect(finding(assessment, 'presence-modules')).toMatchObject({
      needed: 4,
      counted: 4,
      met: true,
      unit: 'modules',
      metOn: '2026-05-10',
    });
    expect(finding(assessment, 'total')).toMatchObject({ needed: 4800, counted: 4800, metOn: '2026-06-20' });
    expect(fiveModules.grantsTitle).toBeNull();
    expect(assessment.attended).toEqual([{ area: null, room: 4620, virtual: 180 }]);
  });

  it('three are too few', () => {
    const assessment = judged(
      [...four.slice(0, 3), vertiefung, proof('2026-06-20', null, 3000), finished('2026-06-30')],
      fiveModules,
    );
    expect(finding(assessment, 'presence-modules')).toMatchObject({ counted: 3, missing: 1, met: false });
    expect(assessment.state).toBe('in-training');
  });

  it('a module is filled by 360 minutes, on one day or several, and not by 359', () => {
    const short = judged([presence(1, 200), presence(1, 159)], fiveModules);
    expect(finding(short, 'presence-modules')).toMatchObject({ counted: 0 });
    expect(finding(short, 'presence-modules').entries.map((each) => each.reason)).toEqual([
      'module-not-filled',
      'module-not-filled',
    ]);
    const full = judged([presence(1, 200), presence(1, 160)], fiveModules);
    expect(finding(full, 'presence-modules').entries.map((each) => each.counted)).toEqual([200, 160]);
  });

  it('a presence module in virtual form, a Vertiefung in the room, and one that was not checked fill nothing', () => {
    const online = virtual('2026-01-10', null, 900, { module: 'module-1' });
    const inRoom = mark('2026-01-11', null, 180, { module: 'vertiefung-1' });
    const unchecked = mark('2026-01-12', null, 900, { module: 'module-2', check: 'self-report' });
    const assessment = judged([online, inRoom, unchecked], fiveModules);
    expect(finding(assessment, 'presence-modules')).toMatchObject({ counted: 0 });
    expect(finding(assessment, 'presence-modules').entries.map((each) => each.reason)).toEqual([
      'other-modality',
      'check-not-enough',
    ]);
    expect(finding(assessment, 'online-vertiefung').entries.map((each) => each.reason)).toEqual(['other-modality']);
    expect(finding(assessment, 'total').counted).toBe(1080);
  });

  it('a certificate without renewal stays', () => {
    const assessment = judged([issued('2021-06-01', fiveModules)], fiveModules, '2060-01-01');
    expect(assessment.state).toBe('certified');
    expect(assessment.title).toEqual({ is: 'held', from: '2021-06-01', until: null });
    expect(assessment.cycles).toEqual([]);
    expect(assessment.nextDate).toBeNull();
  });

  it('without a rule of suspension a hindrance moves nothing', () => {
    expect(judged([hindrance('2026-01-01', null)], fiveModules).state).toBe('in-training');
  });
});

describe('a scheme with hours, k of n, cases with minutes and agreements, milestones and five-year validity, as data alone', () => {
  const hours = [
    mark('2026-01-10', 'conflict', 1500, { module: 'module-1' }),
    mark('2026-02-10', 'mediation', 1800, { module: 'module-2' }),
    mark('2026-03-10', 'system', 900, { module: 'module-3' }),
    virtual('2026-04-10', 'system', 1200, { module: 'module-4' }),
  ];
  const cases = [
    mediation('2026-05-01', { minutes: 300, agreement: true }),
    mediation('2026-06-01', { minutes: 200, agreement: false }),
    mediation('2026-07-01', { minutes: 100 }),
  ];
  const end = [
    finished('2026-04-30'),
    milestone('2026-08-01', 'prevention-plan'),
    milestone('2026-09-01', 'interview'),
  ];

  it('is met when each of them is', () => {
    const assessment = judged([...hours, ...cases, ...end], kokoDraft);
    expect(assessment.certificate.findings.filter((each) => !each.met)).toEqual([]);
    expect(assessment.state).toBe('ready');
    expect(assessment.dates.readyFrom).toBe('2026-09-01');
  });

  it('the cap counts by what counts in the end: three sevenths of the room', () => {
    const assessment = judged([...hours, virtual('2026-04-11', 'system', 1000)], kokoDraft);
    expect(finding(assessment, 'virtual-cap')).toMatchObject({ needed: 1800, counted: 1800 });
    expect(finding(assessment, 'virtual-cap').entries.at(-1)).toMatchObject({ counted: 600, reason: 'over-cap' });
    expect(finding(judged(hours.slice(3), kokoDraft), 'virtual-cap')).toMatchObject({ needed: 0, counted: 0 });
  });

  it('a module in any modality is filled, also by what is over the cap', () => {
    const assessment = judged([virtual('2026-04-10', 'system', 600, { module: 'module-4' })], kokoDraft);
    expect(finding(assessment, 'modules')).toMatchObject({ counted: 1 });
    expect(finding(assessment, 'modules').entries).toMatchObject([{ recorded: 600, counted: 600, reason: null }]);
    expect(finding(assessment, 'total').counted).toBe(0);
  });

  it.each([
    ['an agreement too few', [{ agreement: null }, {}, {}], 'agreement', { needed: 1, counted: 0, unit: 'cases' }],
    [
      'a minute too few together',
      [{ minutes: 299 }, {}, {}],
      'minutes',
      { needed: 600, counted: 599, unit: 'minutes' },
    ],
    ['one of them too short', [{}, {}, { minutes: 59 }], 'count', { needed: 3, counted: 2, unit: 'cases' }],
    ['one of unknown length', [{}, {}, { minutes: null }], 'count', { needed: 3, counted: 2 }],
    ['one before the training', [{}, {}, { on: '2026-01-09' }], 'count', { needed: 3, counted: 2 }],
  ] as const)('cases: %s', (_, changes, aspect, expected) => {
    const facts = cases.map((each, index) => ({ ...each, ...changes[index] }));
    const assessment = judged([...hours, ...facts, ...end], kokoDraft);
    expect(finding(assessment, 'cases', aspect)).toMatchObject({ ...expected, met: false, metOn: null });
    expect(assessment.state).toBe('in-training');
  });

  it('each entry says why it does not count for the aspect', () => {
    const assessment = judged(
      [...hours, ...cases, mediation('2026-08-01', { minutes: 59 }), mediation('2026-08-02')],
      kokoDraft,
    );
    const reasons = (aspect: Finding['aspect']) =>
      finding(assessment, 'cases', aspect).entries.map((each) => each.reason);
    expect(reasons('count')).toEqual([null, null, null, 'case-too-short', 'minutes-not-stated']);
    expect(reasons('agreement')).toEqual([
      null,
      'without-agreement',
      'without-agreement',
      'case-too-short',
      'minutes-not-stated',
    ]);
    expect(finding(assessment, 'cases', 'minutes').entries.map((each) => [each.recorded, each.counted])).toEqual([
      [300, 300],
      [200, 200],
      [100, 100],
      [59, 0],
      [0, 0],
    ]);
  });

  it('where length is no condition, an unknown one adds no minutes', () => {
    const free: RuleSet = {
      ...kokoDraft,
      certificate: {
        ...kokoDraft.certificate,
        requirements: kokoDraft.certificate.requirements.map((each) =>
          each.kind === 'cases' ? { ...each, minutesEach: null } : each,
        ),
      },
    };
    const found = finding(
      judged([...hours, mediation('2026-05-01'), mediation('2026-05-02', { minutes: 30 })], free),
      'cases',
      'minutes',
    );
    expect(found).toMatchObject({ counted: 30 });
    expect(found.entries.map((each) => each.reason)).toEqual(['minutes-not-stated', null]);
  });

  it.each([
    [
      'a role that the scheme does not accept',
      { roles: ['mediator'] as const },
      { role: 'co-mediator' as const },
      'role-not-accepted',
    ],
    [
      'a setting that the scheme does not accept',
      { settings: ['individual'] as const },
      { setting: 'group' as const },
      'setting-not-accepted',
    ],
  ])('%s', (_, conditions, given, reason) => {
    const strict: RuleSet = {
      ...kokoDraft,
      certificate: {
        ...kokoDraft.certificate,
        requirements: kokoDraft.certificate.requirements.map((each) =>
          each.kind === 'cases' ? { ...each, ...conditions } : each,
        ),
      },
    };
    const found = finding(judged([...hours, mediation('2026-05-01', { minutes: 60, ...given })], strict), 'cases');
    expect(found.entries).toMatchObject([{ counted: 0, reason }]);
  });

  it.each([
    ['2027-04-30', true],
    ['2027-05-01', false],
  ])('a milestone with a deadline, reached on %s, counts: %s', (on, counts) => {
    const facts = [...hours, ...cases, finished('2026-04-30'), milestone(on, 'prevention-plan')];
    const found = finding(judged(facts, kokoDraft, '2027-06-01'), 'prevention-plan');
    expect(found).toMatchObject({ met: counts, subject: 'prevention-plan', dueBy: '2027-04-30', missed: !counts });
    expect(found.entries).toMatchObject([
      { recorded: 1, counted: counts ? 1 : 0, reason: counts ? null : 'after-deadline' },
    ]);
  });

  it('of several, the first in time is the one', () => {
    const facts = [
      ...hours,
      finished('2026-04-30'),
      milestone('2026-06-01', 'prevention-plan'),
      milestone('2026-05-01', 'prevention-plan'),
    ];
    expect(finding(judged(facts, kokoDraft), 'prevention-plan').metOn).toBe('2026-05-01');
  });

  it('before the course has ended a milestone has no deadline yet', () => {
    const found = finding(judged([milestone('2026-05-01', 'prevention-plan')], kokoDraft), 'prevention-plan');
    expect(found).toMatchObject({ met: true, dueBy: null, dueIs: null });
  });

  it('five years are kept by cases and hours', () => {
    const certificate = issued('2026-10-01', kokoDraft);
    const kept = [renewal('2028-01-01', 20), mediation('2028-02-01'), mediation('2031-10-01')];
    const assessment = judged([...hours, ...cases, ...end, certificate, ...kept], kokoDraft, '2031-10-02');
    expect(assessment.cycles).toMatchObject([
      { from: '2026-10-01', until: '2031-10-01', kept: true, confirmation: { is: 'not-asked' } },
      { from: '2031-10-02', until: '2036-10-01', kept: false },
    ]);
    expect(assessment.state).toBe('certified');
    expect(finding(assessment, 'renewal-cases')).toMatchObject({ stage: 'renewal', counted: 2, dueBy: '2031-10-01' });
  });

  it.each([
    ['an hour too few', [renewal('2028-01-01', 19), mediation('2028-02-01'), mediation('2031-10-01')]],
    ['a case too few', [renewal('2028-01-01', 20), mediation('2028-02-01')]],
    ['a case a day late', [renewal('2028-01-01', 20), mediation('2028-02-01'), mediation('2031-10-02')]],
  ])('%s: the validity has ended', (_, kept) => {
    const assessment = judged([issued('2026-10-01', kokoDraft), ...kept], kokoDraft, '2031-10-02');
    expect(assessment.state).toBe('lapsed');
  });

  it('a case that carried the certificate does not keep it', () => {
    const onTheDay = mediation('2026-10-01', { minutes: 100 });
    const facts = [...hours, ...cases.slice(0, 2), onTheDay, ...end, issued('2026-10-01', kokoDraft)];
    const entries = finding(judged(facts, kokoDraft), 'renewal-cases').entries;
    expect(entries.map((each) => each.reason)).toEqual(['counted-elsewhere', 'counted-elsewhere', 'counted-elsewhere']);
  });

  it('where nothing follows a cycle that was not kept, the paper stays, with a warning', () => {
    const mild: RuleSet = {
      ...kokoDraft,
      renewal: { ...kokoDraft.renewal!, lapse: { ...kokoDraft.renewal!.lapse, ends: 'none' } },
    };
    const assessment = judged([issued('2026-10-01', kokoDraft)], mild, '2033-01-01');
    expect(assessment.state).toBe('certified');
    expect(assessment.title.until).toBeNull();
    expect(assessment.cycles.map((each) => each.canLapse)).toEqual([false, false]);
    expect(assessment.warnings).toContain('cycle-not-kept');
    expect(assessment.nextDate).toMatchObject({ on: '2036-10-01' });
  });

  it('a total without area minima caps by that total, one without a total by the sum of its areas', () => {
    const only = (kinds: readonly string[]): RuleSet => ({
      ...kokoDraft,
      certificate: {
        ...kokoDraft.certificate,
        requirements: kokoDraft.certificate.requirements
          .filter((each) => kinds.includes(each.kind))
          .map((each) => (each.kind === 'modality-cap' ? { ...each, base: 'required' } : each)),
      },
    });
    expect(finding(judged([], only(['total-minutes', 'modality-cap'])), 'virtual-cap').needed).toBe(1620);
    expect(finding(judged([], only(['area-minutes', 'modality-cap'])), 'virtual-cap').needed).toBe(1260);
  });

  it.each([
    ['2025-12-31', ['not-open']],
    ['2026-01-01', []],
    ['2026-01-02', []],
  ])('open to those who began from a day on: %s', (began, warnings) => {
    const bound = { ...kokoDraft, beganFrom: '2026-01-01' };
    expect(judged([mark(began, 'conflict', 60)], bound).warnings).toEqual(warnings);
  });

  it.each([
    [60, '2031-09-30', '2034-03-30'],
    [15, '2027-12-30', '2028-08-14'],
    [1, '2026-10-30', '2026-11-14'],
  ])(
    '§ 189 BGB: half of %i months, a half month being 15 days, moves the end from %s to %s at most',
    (months, until, moved) => {
      const scheme: RuleSet = { ...kokoDraft, renewal: { ...kokoDraft.renewal!, months } };
      const facts = [issued('2026-09-30', kokoDraft)];
      expect(judged(facts, scheme, '2026-10-02').cycles[0]?.until).toBe(until);
      expect(judged([...facts, hindrance('2026-10-01', null)], scheme, '2026-10-02').cycles[0]?.until).toBe(moved);
    },
  );
});
