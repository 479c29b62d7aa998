import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { checkRuleSet, type RuleSetFaultCode } from './check-rule-set';
import type { Requirement, RuleSet } from './rule-set';
import { ruleSetSchema } from './rule-set.schema';
import { fiveModules, kokoDraft, shippedRuleSets, zmediatausbv2017, zmediatausbv2024 } from './rule-sets';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
formats(ajv);
const isValid = ajv.compile(ruleSetSchema as AnySchema);

const named = shippedRuleSets.map((each) => [`${each.scheme} ${each.version}`, each] as const);

/** Every object in a value, with its JSON pointer. */
function treesIn(value: unknown, pointer = ''): readonly (readonly [string, Record<string, unknown>])[] {
  if (typeof value !== 'object' || value === null) return [];
  const tree = value as Record<string, unknown>;
  const inside = Object.entries(tree).flatMap(([key, each]) => treesIn(each, `${pointer}/${key}`));
  return Array.isArray(value) ? inside : [[pointer, tree], ...inside];
}

function changed(ruleSet: RuleSet, pointer: string, change: (tree: Record<string, unknown>) => void): unknown {
  const copy: unknown = structuredClone(ruleSet);
  const found = treesIn(copy).find(([at]) => at === pointer);
  if (found === undefined) throw new Error(`nothing at ${pointer}`);
  change(found[1]);
  return copy;
}

describe('a rule set is data', () => {
  it.each(named)('%s goes through JSON and comes back the same', (_, ruleSet) => {
    expect(JSON.parse(JSON.stringify(ruleSet))).toEqual(ruleSet);
  });

  it.each(named)('%s keeps to the published schema and does not contradict itself', (_, ruleSet) => {
    isValid(ruleSet);
    expect(isValid.errors ?? []).toEqual([]);
    expect(checkRuleSet(ruleSet)).toEqual([]);
  });

  it.each(named)('of %s nothing can be left out', (_, ruleSet) => {
    for (const [pointer, tree] of treesIn(ruleSet)) {
      for (const key of Object.keys(tree)) {
        const without = changed(ruleSet, pointer, (each) => Reflect.deleteProperty(each, key));
        expect([pointer, key, isValid(without)]).toEqual([pointer, key, false]);
      }
    }
  });

  it.each(named)('to %s nothing unknown can be added', (_, ruleSet) => {
    for (const [pointer] of treesIn(ruleSet)) {
      const added = changed(ruleSet, pointer, (each) => Object.assign(each, { unknown: 1 }));
      expect([pointer, isValid(added)]).toEqual([pointer, false]);
    }
  });

  it.each([
    ['a date that does not exist', '', { effectiveFrom: '2023-02-29' }, '/effectiveFrom'],
    [
      'a date that stands for never',
      '/renewal/lapse',
      { cyclesEndingFrom: '9999-12-31' },
      '/renewal/lapse/cyclesEndingFrom',
    ],
    ['a date of the 23rd century', '', { effectiveFrom: '2200-01-01' }, '/effectiveFrom'],
    ['a date of the 19th century', '', { beganBefore: '1899-12-31' }, '/beganBefore'],
    ['a code with a space', '', { scheme: 'two words' }, '/scheme'],
    ['a code of 65 characters', '', { scheme: 'a'.repeat(65) }, '/scheme'],
    ['an empty title', '/title', { de: '' }, '/title/de'],
    ['a control character', '/title', { de: 'a\u0000b' }, '/title/de'],
    ['a text of 501 characters', '', { source: 'a'.repeat(501) }, '/source'],
    ['half a minute', '/certificate/requirements/0', { minutes: 0.5 }, '/certificate/requirements/0/minutes'],
    ['no minutes', '/certificate/requirements/0', { minutes: 0 }, '/certificate/requirements/0/minutes'],
    [
      'minutes beyond reason',
      '/certificate/requirements/0',
      { minutes: 600_001 },
      '/certificate/requirements/0/minutes',
    ],
    ['an unknown kind', '/certificate/requirements/0', { kind: 'luck' }, '/certificate/requirements/0/kind'],
    ['a cap of 100 percent', '/certificate/requirements/9', { percent: 100 }, '/certificate/requirements/9/percent'],
    ['a negative cap', '/certificate/requirements/9', { percent: -1 }, '/certificate/requirements/9/percent'],
    ['no role', '/certificate/requirements/12', { roles: [] }, '/certificate/requirements/12/roles'],
    ['no setting', '/certificate/requirements/12', { settings: [] }, '/certificate/requirements/12/settings'],
    [
      'a role twice',
      '/certificate/requirements/12',
      { roles: ['mediator', 'mediator'] },
      '/certificate/requirements/12/roles',
    ],
    ['no case', '/certificate/requirements/12', { count: 0 }, '/certificate/requirements/12/count'],
    [
      'a negative number',
      '/certificate/requirements/12',
      { withAgreement: -1 },
      '/certificate/requirements/12/withAgreement',
    ],
    [
      'an anchor in the air',
      '/certificate/requirements/12/deadline',
      { from: 'soon' },
      '/certificate/requirements/12/deadline/from',
    ],
    ['a period without length', '/renewal', { months: 0 }, '/renewal/months'],
    ['a renewal without requirements', '/renewal', { requirements: [] }, '/renewal/requirements'],
    ['a certificate without requirements', '/certificate', { requirements: [] }, '/certificate/requirements'],
    ['a certificate without items', '/certificate', { items: [] }, '/certificate/items'],
    [
      'minutes in the title stage',
      '/titleStage/requirements/0',
      { kind: 'total-minutes' },
      '/titleStage/requirements/0/kind',
    ],
    ['an unknown check', '/evidence', { room: ['hearsay'] }, '/evidence/room/0'],
    ['a pointer without a slash', '/readings/0', { parameter: 'renewal' }, '/readings/0/parameter'],
  ])('%s is refused with a pointer to the spot', (_, pointer, values, spot) => {
    expect(isValid(changed(zmediatausbv2017, pointer, (each) => Object.assign(each, values)))).toBe(false);
    expect(isValid.errors?.map((each) => each.instancePath)).toContain(spot);
  });

  it('an empty list of modules in k of n is refused', () => {
    const empty = changed(fiveModules, '/certificate/requirements/0', (each) => Object.assign(each, { of: [] }));
    expect(isValid(empty)).toBe(false);
  });

  it('more than 200 areas are refused', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ code: String(index), title: { de: 'x', en: 'x' } }));
    expect(isValid({ ...kokoDraft, areas: many })).toBe(false);
    expect(isValid({ ...kokoDraft, areas: many.slice(0, 200) })).toBe(true);
  });

  it('the schema names itself, its draft and what it is about', () => {
    expect(ruleSetSchema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:mittler:rule-set:1',
      title: 'Rule set',
      description: 'One dated version of a certification scheme.',
    });
  });
});

describe('what a schema cannot say', () => {
  const at = (index: number, values: object, of: RuleSet = kokoDraft): RuleSet => ({
    ...of,
    certificate: {
      ...of.certificate,
      requirements: of.certificate.requirements.map((each, at): Requirement =>
        at === index ? ({ ...each, ...values } as Requirement) : each,
      ),
    },
  });
  const capped = (kinds: readonly string[], base: 'required' | 'counted'): RuleSet => ({
    ...kokoDraft,
    certificate: {
      ...kokoDraft.certificate,
      requirements: kokoDraft.certificate.requirements
        .filter((each) => kinds.includes(each.kind))
        .map((each) => (each.kind === 'modality-cap' ? { ...each, base } : each)),
    },
  });
  const inTitle = (values: object): RuleSet => ({
    ...zmediatausbv2017,
    titleStage: {
      law: 'x',
      bindsFrom: null,
      requirements: [{ ...zmediatausbv2017.titleStage!.requirements[0]!, ...values }],
    },
  });
  const inRenewal = (index: number, values: object): RuleSet => ({
    ...kokoDraft,
    renewal: {
      ...kokoDraft.renewal!,
      requirements: kokoDraft.renewal!.requirements.map((each, at) => (at === index ? { ...each, ...values } : each)),
    },
  });
  const first = <T>(list: readonly T[]): readonly T[] => [...list, ...list.slice(0, 1)];

  it.each<readonly [string, RuleSet, string, RuleSetFaultCode]>([
    ['an area twice', { ...kokoDraft, areas: first(kokoDraft.areas) }, '/areas/3/code', 'code-twice'],
    ['a module twice', { ...kokoDraft, modules: first(kokoDraft.modules) }, '/modules/5/code', 'code-twice'],
    [
      'a milestone twice',
      { ...kokoDraft, milestones: first(kokoDraft.milestones) },
      '/milestones/2/code',
      'code-twice',
    ],
    [
      'a recognition twice',
      { ...zmediatausbv2024, recognitions: first(zmediatausbv2024.recognitions) },
      '/recognitions/3/basis',
      'code-twice',
    ],
    ['a key twice in a stage', at(1, { key: 'area-conflict' }), '/certificate/requirements/1/key', 'code-twice'],
    ['a key twice over stages', inTitle({ key: 'supervision' }), '/titleStage/requirements/0/key', 'code-twice'],
    ['a key twice in the renewal', inRenewal(1, { key: 'total' }), '/renewal/requirements/1/key', 'code-twice'],
    ['an area that is not there', at(0, { area: 'x' }), '/certificate/requirements/0/area', 'area-unknown'],
    ['two minima for an area', at(1, { area: 'conflict' }), '/certificate/requirements/1/area', 'area-required-twice'],
    ['two totals', at(0, { kind: 'total-minutes' }), '/certificate/requirements/3/kind', 'kind-twice'],
    ['two caps', at(3, { kind: 'modality-cap' }), '/certificate/requirements/4/kind', 'kind-twice'],
    [
      'a cap on the required minutes where none are required',
      capped(['modality-cap', 'course-finished'], 'required'),
      '/certificate/requirements/0/base',
      'cap-of-nothing',
    ],
    ['two ends', at(3, { kind: 'course-finished' }), '/certificate/requirements/7/kind', 'kind-twice'],
    [
      'a module that is not there',
      at(5, { of: [{ module: 'x', minutes: 1 }], least: 1 }),
      '/certificate/requirements/5/of/0/module',
      'module-unknown',
    ],
    [
      'a module named twice',
      at(5, {
        of: [
          { module: 'module-1', minutes: 1 },
          { module: 'module-1', minutes: 1 },
        ],
        least: 1,
      }),
      '/certificate/requirements/5/of/1/module',
      'module-named-twice',
    ],
    ['more modules than named', at(5, { least: 6 }), '/certificate/requirements/5/least', 'more-modules-than-named'],
    [
      'more agreements than cases',
      at(6, { withAgreement: 4 }),
      '/certificate/requirements/6/withAgreement',
      'more-agreements-than-cases',
    ],
    [
      'more agreements than cases after the paper',
      inTitle({ withAgreement: 5 }),
      '/titleStage/requirements/0/withAgreement',
      'more-agreements-than-cases',
    ],
    [
      'more agreements than cases in a cycle',
      inRenewal(1, { withAgreement: 3 }),
      '/renewal/requirements/1/withAgreement',
      'more-agreements-than-cases',
    ],
    [
      'cases that start with the issue',
      at(6, { notBefore: 'issue' }),
      '/certificate/requirements/6/notBefore',
      'issue-not-yet-there',
    ],
    [
      'a deadline from the issue',
      at(6, { deadline: { from: 'issue', months: 1 } }),
      '/certificate/requirements/6/deadline/from',
      'issue-not-yet-there',
    ],
    [
      'a milestone due from the issue',
      at(8, { deadline: { from: 'issue', months: 1 } }),
      '/certificate/requirements/8/deadline/from',
      'issue-not-yet-there',
    ],
    [
      'a milestone that is not there',
      at(9, { milestone: 'x' }),
      '/certificate/requirements/9/milestone',
      'milestone-unknown',
    ],
    [
      'nobody could begin',
      { ...kokoDraft, beganFrom: '2026-01-01', beganBefore: '2026-01-01' },
      '/beganBefore',
      'window-empty',
    ],
    [
      'a transition that ends before it starts',
      { ...zmediatausbv2017, completeBy: { ...zmediatausbv2017.completeBy!, until: '2024-02-29' } },
      '/completeBy/until',
      'window-empty',
    ],
    [
      'a transition over before the rule set is in force',
      { ...zmediatausbv2017, effectiveFrom: '2028-03-01' },
      '/completeBy/until',
      'window-empty',
    ],
    [
      'a transition of more months than its days',
      { ...zmediatausbv2017, completeBy: { ...zmediatausbv2017.completeBy!, months: 49 } },
      '/completeBy/months',
      'period-does-not-fit',
    ],
    [
      'a transition of fewer months than its days',
      { ...zmediatausbv2017, completeBy: { ...zmediatausbv2017.completeBy!, months: 47 } },
      '/completeBy/months',
      'period-does-not-fit',
    ],
    [
      'a missing confirmation that ends what nothing can end',
      {
        ...zmediatausbv2024,
        renewal: {
          ...zmediatausbv2024.renewal!,
          lapse: { ...zmediatausbv2024.renewal!.lapse, ends: 'none' },
          confirmation: { ...zmediatausbv2024.renewal!.confirmation!, missing: 'lapse' },
        },
      },
      '/renewal/confirmation/missing',
      'nothing-to-lapse',
    ],
    [
      'no check that is enough for anything',
      { ...kokoDraft, evidence: { ...kokoDraft.evidence, room: [], virtual: [] } },
      '/evidence',
      'no-check-is-enough',
    ],
    [
      'a reading of what no rule set has',
      { ...kokoDraft, readings: [{ ...kokoDraft.readings[0]!, parameter: '/constructor' }] },
      '/readings/0/parameter',
      'pointer-leads-nowhere',
    ],
    [
      'a reading of nothing',
      { ...kokoDraft, readings: [{ ...kokoDraft.readings[0]!, parameter: '/renewal/x/y' }] },
      '/readings/0/parameter',
      'pointer-leads-nowhere',
    ],
    [
      'a reading within null',
      { ...kokoDraft, readings: [{ ...kokoDraft.readings[0]!, parameter: '/titleStage/law' }] },
      '/readings/0/parameter',
      'pointer-leads-nowhere',
    ],
  ])('%s', (_, ruleSet, pointer, code) => {
    expect(checkRuleSet(ruleSet)).toEqual([{ pointer, code }]);
  });

  it.each<readonly [string, RuleSet]>([
    ['a window of a day', { ...kokoDraft, beganFrom: '2026-01-01', beganBefore: '2026-01-02' }],
    ['open to one side', { ...kokoDraft, beganFrom: '2026-01-01' }],
    [
      'a transition of a day',
      { ...zmediatausbv2017, completeBy: { ...zmediatausbv2017.completeBy!, until: '2024-03-01', months: 1 } },
    ],
    ['in force on the last day of its transition', { ...zmediatausbv2017, effectiveFrom: '2028-02-29' }],
    [
      'a missing confirmation that ends the right',
      {
        ...zmediatausbv2024,
        renewal: {
          ...zmediatausbv2024.renewal!,
          confirmation: { ...zmediatausbv2024.renewal!.confirmation!, missing: 'lapse' },
        },
      },
    ],
    [
      'as many checks for the room as for the virtual form',
      { ...kokoDraft, evidence: { ...kokoDraft.evidence, room: ['code'], virtual: ['code'] } },
    ],
    ['nothing virtual', { ...kokoDraft, evidence: { ...kokoDraft.evidence, virtual: [] } }],
    [
      'a cycle that ends nothing, and a confirmation that warns',
      {
        ...zmediatausbv2024,
        renewal: { ...zmediatausbv2024.renewal!, lapse: { ...zmediatausbv2024.renewal!.lapse, ends: 'none' } },
      },
    ],
    [
      'another title that is certified',
      { ...kokoDraft, grantsTitle: { de: 'Zertifizierte:r Berater:in', en: 'Certified adviser' } },
    ],
    ['a mediator who is not certified', { ...kokoDraft, grantsTitle: { de: 'Mediator:in im Amt', en: 'Mediator' } }],
    ['a cap on what counts where none are required', capped(['modality-cap'], 'counted')],
    ['a cap beside area minima', capped(['area-minutes', 'modality-cap'], 'required')],
    ['a cap beside a total', capped(['total-minutes', 'modality-cap'], 'required')],
    ['as many modules as named', at(5, { least: 5 })],
    ['as many agreements as cases', at(6, { withAgreement: 3 })],
    ['after the paper, cases from its issue', inTitle({ notBefore: 'issue', deadline: { from: 'issue', months: 1 } })],
    ['no renewal and no title', { ...kokoDraft, renewal: null, grantsTitle: null }],
    ['a title of its own', { ...kokoDraft, grantsTitle: { de: 'Konfliktmanager:in', en: 'Conflict manager' } }],
  ])('%s is no fault', (_, ruleSet) => {
    expect(checkRuleSet(ruleSet)).toEqual([]);
  });

  it('no other scheme may lead to the title of § 2 Abs. 1 ZMediatAusbV', () => {
    const titled = { ...kokoDraft, grantsTitle: { de: 'Zertifizierter Mediator', en: 'Certified Mediator (KoKo)' } };
    expect(checkRuleSet(titled)).toEqual([
      { pointer: '/grantsTitle/de', code: 'title-is-reserved' },
      { pointer: '/grantsTitle/en', code: 'title-is-reserved' },
    ]);
    const turned = { ...kokoDraft, grantsTitle: { de: 'Mediator:in (zertifiziert)', en: 'Mediator, certified' } };
    expect(checkRuleSet(turned)).toEqual(checkRuleSet(titled));
    expect(checkRuleSet({ ...titled, scheme: 'zmediatausbv' })).toEqual([]);
    expect(shippedRuleSets.filter((each) => each.grantsTitle !== null).map((each) => each.scheme)).toEqual([
      'zmediatausbv',
      'zmediatausbv',
    ]);
  });

  it('every open reading names its paragraph and what has to be checked', () => {
    const open = shippedRuleSets.flatMap((each) => each.readings).filter((each) => each.needsLegalCheck);
    expect(open.length).toBeGreaterThanOrEqual(4);
    for (const { note } of open) expect(note.de).toMatch(/zu prüfen|erfunden/);
  });
});
