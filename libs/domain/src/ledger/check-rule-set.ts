import { periodFrom, type IsoDate } from '../calendar';
import type { CaseConditions, CompleteBy, CycleRequirement, Deadline, Label, Requirement, RuleSet } from './rule-set';

export const ruleSetFaultCodes = [
  'code-twice',
  'area-unknown',
  'area-required-twice',
  'module-unknown',
  'module-named-twice',
  'more-modules-than-named',
  'milestone-unknown',
  'kind-twice',
  'cap-of-nothing',
  'more-agreements-than-cases',
  'issue-not-yet-there',
  'window-empty',
  'period-does-not-fit',
  'nothing-to-lapse',
  'no-check-is-enough',
  'title-is-reserved',
  'pointer-leads-nowhere',
] as const;
export type RuleSetFaultCode = (typeof ruleSetFaultCodes)[number];

/** Where a rule set contradicts itself: a JSON pointer to the spot and why. */
export interface RuleSetFault {
  readonly pointer: string;
  readonly code: RuleSetFaultCode;
}

/** The scheme under whose rule sets alone the title of § 2 Abs. 1 ZMediatAusbV is printed. */
export const schemeOfTheTitle = 'zmediatausbv';

/** What a schema cannot say of a rule set that keeps to `ruleSetSchema`. Empty, where nothing is wrong. */
export function checkRuleSet(ruleSet: RuleSet): readonly RuleSetFault[] {
  const placed = placedRequirements(ruleSet);
  return [
    ...twice(ruleSet.areas, '/areas', 'code'),
    ...twice(ruleSet.modules, '/modules', 'code'),
    ...twice(ruleSet.milestones, '/milestones', 'code'),
    ...twice(ruleSet.recognitions, '/recognitions', 'basis'),
    ...keysTwice(placed),
    ...windows(ruleSet),
    ...evidenceAndLapse(ruleSet),
    ...title(ruleSet.grantsTitle, ruleSet.scheme),
    ...placed.flatMap(({ requirement, pointer }) => faultsOf(requirement, pointer, ruleSet)),
    ...certificateFaults(ruleSet.certificate.requirements),
    ...ruleSet.readings.flatMap(({ parameter }, index) =>
      leadsSomewhere(parameter, ruleSet) ? [] : [fault(`/readings/${index}/parameter`, 'pointer-leads-nowhere')],
    ),
  ];
}

interface Placed {
  readonly requirement: Requirement | CycleRequirement;
  readonly pointer: string;
}

/** The requirements of all stages with their places. */
function placedRequirements({ certificate, titleStage, renewal }: RuleSet): readonly Placed[] {
  return Object.entries({ certificate, titleStage, renewal }).flatMap(([stage, of]): readonly Placed[] =>
    of === null
      ? []
      : of.requirements.map((requirement, index) => ({ requirement, pointer: `/${stage}/requirements/${index}` })),
  );
}

function fault(pointer: string, code: RuleSetFaultCode): RuleSetFault {
  return { pointer, code };
}

function certificatePointer(index: number): string {
  return `/certificate/requirements/${index}`;
}

/** The places of values that stand in a list before. */
function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

function twice<Key extends string>(
  list: readonly Readonly<Record<Key, string>>[],
  pointer: string,
  key: Key,
): readonly RuleSetFault[] {
  return repeated(list.map((each) => each[key])).map((index) => fault(`${pointer}/${index}/${key}`, 'code-twice'));
}

function keysTwice(placed: readonly Placed[]): readonly RuleSetFault[] {
  const keys = placed.map(({ requirement }) => requirement.key);
  return placed
    .filter(({ requirement }, index) => keys.indexOf(requirement.key) < index)
    .map(({ pointer }) => fault(`${pointer}/key`, 'code-twice'));
}

function windows({ beganFrom, beganBefore, completeBy, effectiveFrom }: RuleSet): readonly RuleSetFault[] {
  // Stryker disable next-line ConditionalExpression,LogicalOperator: a comparison with null is never true, only the compiler asks.
  const isNever = beganFrom !== null && beganBefore !== null && beganFrom >= beganBefore;
  return [
    ...(isNever ? [fault('/beganBefore', 'window-empty')] : []),
    ...(completeBy === null ? [] : transitionFaults(completeBy, effectiveFrom)),
  ];
}

/** § 8 takes the half of its months: as many as have begun by its last day. */
function transitionFaults({ from, until, months }: CompleteBy, effectiveFrom: IsoDate): readonly RuleSetFault[] {
  if (from > until || effectiveFrom > until) return [fault('/completeBy/until', 'window-empty')];
  const fits = periodFrom(from, months - 1).until < until && until <= periodFrom(from, months).until;
  return fits ? [] : [fault('/completeBy/months', 'period-does-not-fit')];
}

function evidenceAndLapse({ evidence, renewal }: RuleSet): readonly RuleSetFault[] {
  const endsNothing = renewal?.confirmation?.missing === 'lapse' && renewal.lapse.ends === 'none';
  return [
    ...(evidence.room.length + evidence.virtual.length === 0 ? [fault('/evidence', 'no-check-is-enough')] : []),
    ...(endsNothing ? [fault('/renewal/confirmation/missing', 'nothing-to-lapse')] : []),
  ];
}

/** § 2 Abs. 1 ZMediatAusbV: no other scheme may lead to the title, in whatever order it puts the words. */
function title(label: Label | null, scheme: string): readonly RuleSetFault[] {
  if (label === null || scheme === schemeOfTheTitle) return [];
  const languages = (['de', 'en'] as const).filter((language) =>
    [/zertifizier|certified/i, /mediator/i].every((word) => word.test(label[language])),
  );
  return languages.map((language) => fault(`/grantsTitle/${language}`, 'title-is-reserved'));
}

function faultsOf(
  requirement: Requirement | CycleRequirement,
  pointer: string,
  ruleSet: RuleSet,
): readonly RuleSetFault[] {
  switch (requirement.kind) {
    case 'area-minutes':
      return has(ruleSet.areas, requirement.area) ? [] : [fault(`${pointer}/area`, 'area-unknown')];
    case 'modules': {
      const { of, least } = requirement;
      return [
        ...of.flatMap(({ module }, index) =>
          has(ruleSet.modules, module) ? [] : [fault(`${pointer}/of/${index}/module`, 'module-unknown')],
        ),
        ...repeated(of.map(({ module }) => module)).map((index) =>
          fault(`${pointer}/of/${index}/module`, 'module-named-twice'),
        ),
        ...(least > of.length ? [fault(`${pointer}/least`, 'more-modules-than-named')] : []),
      ];
    }
    case 'cases':
      return [
        ...agreements(requirement, pointer),
        ...(pointer.startsWith('/certificate') && requirement.notBefore === 'issue'
          ? [fault(`${pointer}/notBefore`, 'issue-not-yet-there')]
          : []),
        ...notYet(requirement.deadline, pointer),
      ];
    case 'milestone':
      return [
        ...(has(ruleSet.milestones, requirement.milestone) ? [] : [fault(`${pointer}/milestone`, 'milestone-unknown')]),
        ...notYet(requirement.deadline, pointer),
      ];
    case 'cycle-cases':
      return agreements(requirement, pointer);
    case 'total-minutes':
    case 'modality-cap':
    case 'course-finished':
    case 'cycle-minutes':
      return [];
  }
}

/** What the certificate needs cannot start with its issue. */
function notYet(deadline: Deadline | null, pointer: string): readonly RuleSetFault[] {
  return pointer.startsWith('/certificate') && deadline?.from === 'issue'
    ? [fault(`${pointer}/deadline/from`, 'issue-not-yet-there')]
    : [];
}

function agreements({ count, withAgreement }: CaseConditions, pointer: string): readonly RuleSetFault[] {
  return withAgreement > count ? [fault(`${pointer}/withAgreement`, 'more-agreements-than-cases')] : [];
}

/** One minimum per area, one total, one cap of it and one end of the course: a second would contradict or repeat the first. */
function certificateFaults(requirements: readonly Requirement[]): readonly RuleSetFault[] {
  const areas = requirements.map((each, index) => (each.kind === 'area-minutes' ? each.area : `no area ${index}`));
  const once = requirements.map((each, index) =>
    ['total-minutes', 'modality-cap', 'course-finished'].includes(each.kind) ? each.kind : `any number ${index}`,
  );
  const hasTotal = requirements.some(({ kind }) => kind === 'area-minutes' || kind === 'total-minutes');
  return [
    ...requirements.flatMap((each, index) =>
      // Stryker disable next-line ConditionalExpression: nothing but a cap has a base; only the compiler asks.
      each.kind === 'modality-cap' && each.base === 'required' && !hasTotal
        ? [fault(`${certificatePointer(index)}/base`, 'cap-of-nothing')]
        : [],
    ),
    ...repeated(areas).map((index) => fault(`${certificatePointer(index)}/area`, 'area-required-twice')),
    ...repeated(once).map((index) => fault(`${certificatePointer(index)}/kind`, 'kind-twice')),
  ];
}

function has(named: readonly { readonly code: string }[], code: string): boolean {
  return named.some((each) => each.code === code);
}

/** Follows a JSON pointer (RFC 6901); the codes and keys of a rule set need no escapes. */
function leadsSomewhere(pointer: string, ruleSet: RuleSet): boolean {
  const parts = pointer.split('/').slice(1);
  return (
    parts.reduce<unknown>((at, part) => (isTree(at) && Object.hasOwn(at, part) ? at[part] : undefined), ruleSet) !==
    undefined
  );
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
