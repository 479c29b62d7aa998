import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../calendar';
import { assess, assessOpen } from '../assess';
import type { Entry, Finding } from '../assessment';
import {
  attendances,
  caseRoles,
  caseSettings,
  checks,
  modalities,
  purposes,
  recognitionBases,
  type Fact,
} from '../fact';
import type { RuleSet } from '../rule-set';
import { openRuleSets } from '../open-rule-sets';
import { kokoDraft, shippedRuleSets, zmediatausbv2017, zmediatausbv2024 } from '../rule-sets';
import { lastDayOf, leadingState, standingOf } from '../standing/standing';
import { stateOn } from '../standing/state';
import { record, wholeCourse } from './made';

const day = fc.integer({ min: 0, max: 4400 }).map((days) => addDays('2018-01-01', days));
const instant = fc.integer({ min: 0, max: 4400 }).map((days) => `${addDays('2018-01-01', days)}T12:00:00Z`);
const area = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', 'conflict', null);
const module = fc.constantFrom('module-1', 'module-2', 'vertiefung-1', null);
const key = fc.constantFrom<RuleSet>(...shippedRuleSets).map(({ scheme, version }) => ({ scheme, version }));
const of = <Kind extends Fact['kind']>(kind: Kind) => fc.constant(kind);
const minutes = fc.integer({ min: 0, max: 3000 });

type Bare = Fact extends infer F ? (F extends Fact ? Omit<F, 'id' | 'on' | 'receivedAt' | 'replaces'> : never) : never;

const bare: fc.Arbitrary<Bare> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: of('mark'),
      purpose: fc.constantFrom(...purposes),
      attendance: fc.constantFrom('present' as const, ...attendances),
      area,
      module,
      modality: fc.constantFrom(...modalities),
      minutes,
      check: fc.constantFrom('code' as const, ...checks),
      interactionEnsured: fc.boolean(),
    }),
  },
  fc.record({
    kind: of('external-evidence'),
    purpose: fc.constantFrom(...purposes),
    area,
    module,
    modality: fc.constantFrom(...modalities),
    minutes,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: of('confirmed-case'),
      role: fc.constantFrom(...caseRoles),
      setting: fc.constantFrom(...caseSettings),
      minutes: fc.option(minutes),
      agreement: fc.option(fc.boolean()),
      supervisedOn: day,
      confirmedOn: day,
    }),
  },
  fc.record({
    kind: of('milestone'),
    milestone: fc.constantFrom('exercises-included', 'prevention-plan', 'interview'),
  }),
  { weight: 2, arbitrary: fc.record({ kind: of('suspension'), until: fc.option(day) }) },
  { weight: 2, arbitrary: fc.record({ kind: of('course-finished'), exercisesIncluded: fc.boolean() }) },
  fc.record({ kind: of('move'), department: fc.string() }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: of('certificate-issued'), certificate: fc.constantFrom('x', 'y'), ruleSet: key }),
  },
  fc.record({ kind: of('certificate-revoked'), certificate: fc.constantFrom('x', 'z') }),
  fc.record({ kind: of('renewal-confirmed') }),
  fc.record({ kind: of('dropped-out') }),
  fc.record({ kind: of('resumed') }),
  fc.record({
    kind: of('recognised-qualification'),
    basis: fc.constantFrom(...recognitionBases),
    trainingMinutes: fc.constantFrom(5399, 5400, 7200),
    trainingCompletedOn: fc.constantFrom('2012-07-25', '2017-08-31', '2019-01-01'),
    mediations: fc.constantFrom(0, 1, 4),
    supervisedOn: fc.option(fc.constantFrom('2017-08-01', '2018-09-30', '2019-01-01')),
    confirmationIssuedOn: fc.option(day),
  }),
);

/** A ledger of any facts, some of which correct or take back an earlier one, received in any order. */
const facts = fc
  .array(
    fc.record({
      bare,
      on: day,
      receivedAt: instant,
      replaces: fc.option(fc.nat(), { freq: 4 }),
      isRetraction: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map((each, index): Fact => {
      const id = `f${String(index).padStart(3, '0')}`;
      const replaced =
        each.replaces === null || index === 0 ? null : `f${String(each.replaces % index).padStart(3, '0')}`;
      const { on, receivedAt } = each;
      if (replaced !== null && each.isRetraction) return { kind: 'retraction', id, on, receivedAt, replaces: replaced };
      return { ...each.bare, id, on, receivedAt, replaces: replaced } as Fact;
    }),
  );

/** Beside what is wild, a course that is whole, so that later stages are reached too. */
const ledgers = fc
  .tuple(facts, fc.boolean(), fc.constantFrom(zmediatausbv2017, zmediatausbv2024, kokoDraft))
  .map(([wild, isWhole, ruleSet]) => (isWhole ? [...wholeCourse(ruleSet, '2023-06-01'), ...wild] : wild));

const ruleSets = fc.constantFrom<RuleSet>(...shippedRuleSets);

function findingsOf(of: ReturnType<typeof assess>): readonly Finding[] {
  return [...of.certificate.findings, ...of.titleStage.findings, ...of.cycles.flatMap((each) => each.findings)];
}

describe('a decision that anyone can replay', () => {
  it('the order in which facts are given is irrelevant', () => {
    fc.assert(
      fc.property(
        ledgers.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ruleSets,
        day,
        ([list, shuffled], ruleSet, on) => {
          expect(assess(record(shuffled), ruleSet, on)).toEqual(assess(record(list), ruleSet, on));
        },
      ),
    );
  });

  it('replay sees nothing received later', () => {
    fc.assert(
      fc.property(ledgers, ruleSets, day, instant, (list, ruleSet, on, knownAt) => {
        const known = list.filter((each) => each.receivedAt <= knownAt);
        expect(assess(record(list), ruleSet, on, knownAt)).toEqual(assess(record(known), ruleSet, on));
        expect(standingOf(record(list), ruleSet, knownAt)).toEqual(standingOf(record(known), ruleSet));
      }),
    );
  });

  it('the stored dates say the state that assess says, on every day not before the last that a fact names', () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.option(day),
        ruleSets,
        fc.integer({ min: 0, max: 8000 }),
        (facts, plan, ruleSet, days) => {
          const ledger = { facts, plannedCourseEnd: plan };
          const on = addDays(lastDayOf(ledger), days);
          const standing = standingOf(ledger, ruleSet);
          const { state, dates } = assess(ledger, ruleSet, on);
          expect(stateOn(standing, on)).toBe(state);
          expect(standing).toEqual(dates);
          expect(leadingState([standing], on)).toBe(state);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('deciding by all rule sets that are open is deciding by each of them', () => {
    fc.assert(
      fc.property(ledgers, day, fc.option(instant, { nil: undefined }), (list, on, knownAt) => {
        const known = record(knownAt === undefined ? list : list.filter((each) => each.receivedAt <= knownAt));
        const open = openRuleSets('zmediatausbv', known, shippedRuleSets, on);
        expect(assessOpen('zmediatausbv', record(list), shippedRuleSets, on, knownAt)).toEqual(
          open.map((ruleSet) => ({ ruleSet, assessment: assess(known, ruleSet, on) })),
        );
      }),
    );
  });

  it('deciding twice changes nothing, neither the answer nor the record', () => {
    fc.assert(
      fc.property(ledgers, ruleSets, day, (list, ruleSet, on) => {
        const before = JSON.stringify(list);
        expect(assess(record(list), ruleSet, on)).toEqual(assess(record(list), ruleSet, on));
        expect(JSON.stringify(list)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('findings add up', () => {
  const isSound = ({ recorded, counted, reason }: Entry) =>
    counted >= 0 &&
    counted <= recorded &&
    (reason === null ? counted === recorded : counted < recorded || recorded === 0);

  it('what is counted is the sum of its entries, and whatever does not count has a reason', () => {
    fc.assert(
      fc.property(ledgers, ruleSets, day, (list, ruleSet, on) => {
        for (const each of findingsOf(assess(record(list), ruleSet, on))) {
          expect(each.entries.filter((entry) => !isSound(entry))).toEqual([]);
          if (each.unit === 'minutes' || each.unit === 'cases') {
            expect(each.entries.reduce((sum, entry) => sum + entry.counted, 0)).toBe(each.counted);
          }
          if (each.kind !== 'modality-cap') {
            expect(each.missing).toBe(Math.max(0, each.needed - each.counted));
            expect(each.met).toBe(each.missing === 0);
            expect(each.metOn === null).toBe(!each.met);
          }
        }
      }),
    );
  });
});

describe('adding credit', () => {
  const credits = fc.record({
    on: day,
    area: fc.constantFrom('1', '2', '6', '8'),
    minutes: fc.integer({ min: 1, max: 3000 }),
    isVirtual: fc.boolean(),
  });
  const marks = fc.array(credits, { maxLength: 15 });

  function markOf(credit: { on: string; area: string; minutes: number; isVirtual: boolean }, index: number): Fact {
    return {
      kind: 'mark',
      id: `m${index}`,
      receivedAt: `${credit.on}T12:00:00Z`,
      replaces: null,
      purpose: 'training',
      attendance: 'present',
      module: null,
      modality: credit.isVirtual ? 'virtual' : 'room',
      check: 'code',
      interactionEnsured: true,
      on: credit.on,
      area: credit.area,
      minutes: credit.minutes,
    };
  }

  const counted: RuleSet = {
    ...zmediatausbv2024,
    certificate: {
      ...zmediatausbv2024.certificate,
      requirements: zmediatausbv2024.certificate.requirements.map((each) =>
        each.kind === 'modality-cap' ? { ...each, base: 'counted' } : each,
      ),
    },
  };

  it('never lowers the total counted, never turns a met set into an unmet one, and never moves the end of the course', () => {
    fc.assert(
      fc.property(
        marks,
        credits,
        fc.boolean(),
        fc.constantFrom(zmediatausbv2024, counted),
        (list, added, isWhole, ruleSet) => {
          const whole = isWhole ? wholeCourse(ruleSet, '2023-06-01', { '6': 120 }) : [];
          const finished: Fact = {
            kind: 'course-finished',
            id: 'end',
            on: '2023-07-01',
            receivedAt: '2023-07-01T00:00:00Z',
            replaces: null,
            exercisesIncluded: true,
          };
          const less = [...whole, ...list.map(markOf), finished];
          const before = assess(record(less), ruleSet, '2031-01-01');
          const after = assess(record([...less, markOf(added, list.length)]), ruleSet, '2031-01-01');
          const minutes = (of: typeof before) => of.certificate.findings.filter((each) => each.unit === 'minutes');
          const total = (of: typeof before) => of.certificate.findings.find((each) => each.requirement === 'total')!;
          expect(total(after).counted).toBeGreaterThanOrEqual(total(before).counted);
          if (total(before).met) expect(total(after).metOn! <= total(before).metOn!).toBe(true);
          if (minutes(before).every((each) => each.met)) expect(minutes(after).filter((each) => !each.met)).toEqual([]);
          if (before.courseEndedOn !== null) expect(after.courseEndedOn! <= before.courseEndedOn).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
