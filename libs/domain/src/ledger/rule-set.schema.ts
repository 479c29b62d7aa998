import { caseRoles, caseSettings, checks, modalities, recognitionBases } from './fact';
import { certificateItems } from './rule-set';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1, maxLength: 500, pattern: '^[^\\u0000-\\u001f]*$' } as const;
const code = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' } as const;
/** Within three centuries: a date such as 9999-12-31 for "never" would be counted towards, cycle by cycle. Never is null. */
const date = { type: 'string', format: 'date', pattern: '^(19|20|21)' } as const;
const minutes = { type: 'integer', minimum: 1, maximum: 600_000 } as const;
const months = { type: 'integer', minimum: 1, maximum: 600 } as const;
const some = { type: 'integer', minimum: 1, maximum: 1000 } as const;

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const oneOf = (values: readonly string[]): Schema => ({ enum: [...values] });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const listOf = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems, maxItems: 200 });
const setOf = (values: readonly string[]): Schema => ({ ...listOf(oneOf(values)), uniqueItems: true });

/** Every property is required and none but these is allowed: what a rule set does not say, it says with null or an empty list. */
function objectOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function requirement(kind: string, properties: Readonly<Record<string, Schema>>): Schema {
  return objectOf({ kind: { const: kind }, key: code, law: text, ...properties });
}

/** By its `kind` alone, so that an invalid one is answered with the spot and not with every kind that it might have been. */
function byKind(kinds: readonly string[]): Schema {
  return {
    type: 'object',
    required: ['kind'],
    properties: { kind: oneOf(kinds) },
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: ref(kind),
    })),
  };
}

const caseConditions = {
  count: some,
  roles: { ...setOf(caseRoles), minItems: 1 },
  settings: { ...setOf(caseSettings), minItems: 1 },
  counts: oneOf(['mediation', 'supervision']),
  minutesEach: orNull(minutes),
  minutesTogether: orNull(minutes),
  withAgreement: { type: 'integer', minimum: 0, maximum: 1000 },
};

const definitions: Readonly<Record<string, Schema>> = {
  label: objectOf({ de: text, en: text }),
  named: objectOf({ code, title: ref('label') }),
  anchor: { anyOf: [oneOf(['began', 'course-end', 'issue']), date] },
  deadline: objectOf({ from: ref('anchor'), months }),
  reading: objectOf({
    parameter: { type: 'string', pattern: '^(/[^/]+)*$', maxLength: 200 },
    law: text,
    needsLegalCheck: { type: 'boolean' },
    note: ref('label'),
  }),
  completeBy: objectOf({ law: text, from: date, until: date, months, suspendable: { type: 'boolean' } }),
  evidence: objectOf({
    law: text,
    room: setOf(checks),
    virtual: setOf(checks),
    virtualNeedsInteraction: { type: 'boolean' },
  }),
  'area-minutes': requirement('area-minutes', { area: code, minutes }),
  'total-minutes': requirement('total-minutes', { minutes }),
  'modality-cap': requirement('modality-cap', {
    modality: oneOf(modalities),
    percent: { type: 'integer', minimum: 0, maximum: 99 },
    base: oneOf(['required', 'counted']),
  }),
  modules: requirement('modules', {
    least: some,
    of: listOf(objectOf({ module: code, minutes }), 1),
    modality: orNull(oneOf(modalities)),
  }),
  cases: requirement('cases', {
    ...caseConditions,
    notBefore: orNull(ref('anchor')),
    deadline: orNull(ref('deadline')),
  }),
  milestone: requirement('milestone', { milestone: code, deadline: orNull(ref('deadline')) }),
  'course-finished': requirement('course-finished', {}),
  'cycle-minutes': requirement('cycle-minutes', { minutes }),
  'cycle-cases': requirement('cycle-cases', caseConditions),
  certificate: objectOf({
    law: text,
    items: { ...setOf(certificateItems), minItems: 1 },
    requirements: listOf(
      byKind(['area-minutes', 'total-minutes', 'modality-cap', 'modules', 'cases', 'milestone', 'course-finished']),
      1,
    ),
  }),
  titleStage: objectOf({
    law: text,
    bindsFrom: orNull(date),
    requirements: listOf(byKind(['cases', 'milestone']), 1),
  }),
  lapse: objectOf({ law: text, ends: oneOf(['right', 'none']), cyclesEndingFrom: orNull(date) }),
  confirmation: objectOf({
    law: text,
    cycles: oneOf(['first', 'every']),
    cyclesEndingFrom: orNull(date),
    missing: oneOf(['warning', 'lapse']),
  }),
  renewal: objectOf({
    law: text,
    months,
    requirements: listOf(byKind(['cycle-minutes', 'cycle-cases']), 1),
    lapse: ref('lapse'),
    confirmation: orNull(ref('confirmation')),
  }),
  suspension: objectOf({ law: text, daysFrom: orNull(date) }),
  recognition: objectOf({
    basis: oneOf(recognitionBases),
    law: text,
    trainingMinutes: minutes,
    completedBefore: orNull(date),
    mediations: { type: 'integer', minimum: 0, maximum: 1000 },
    supervisionBy: orNull(date),
    confirmationNeededAfter: orNull(date),
    periodsFrom: orNull(date),
    needsTitleStage: { type: 'boolean' },
  }),
};

/** The shape of a rule set as data: JSON Schema, draft 2020-12. Minutes are whole, periods are calendar months. */
export const ruleSetSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:mittler:rule-set:1',
  title: 'Rule set',
  description: 'One dated version of a certification scheme.',
  ...objectOf({
    scheme: code,
    version: code,
    title: ref('label'),
    source: text,
    draft: { type: 'boolean' },
    effectiveFrom: date,
    beganFrom: orNull(date),
    beganBefore: orNull(date),
    completeBy: orNull(ref('completeBy')),
    grantsTitle: orNull(ref('label')),
    areas: listOf(ref('named')),
    modules: listOf(ref('named')),
    milestones: listOf(ref('named')),
    evidence: ref('evidence'),
    certificate: ref('certificate'),
    titleStage: orNull(ref('titleStage')),
    renewal: orNull(ref('renewal')),
    suspension: orNull(ref('suspension')),
    recognitions: listOf(ref('recognition')),
    readings: listOf(ref('reading')),
  }),
  $defs: definitions,
};
