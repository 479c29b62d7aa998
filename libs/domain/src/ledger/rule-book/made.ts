import { addDays, type IsoDate } from '../../calendar';
import type {
  CertificateIssuedFact,
  ConfirmedCaseFact,
  CourseFinishedFact,
  ExternalEvidenceFact,
  Fact,
  MarkFact,
  MilestoneFact,
  RecognisedQualificationFact,
  SuspensionFact,
  TrainingRecord,
} from '../fact';
import type { AreaMinutes, RuleSet } from '../rule-set';

/** Invented facts for the rule book: what a case does not name is as a diligent trainee would have it. */
let next = 0;

function added(on: IsoDate): { id: string; on: IsoDate; receivedAt: string; replaces: null } {
  next += 1;
  return { id: `fact-${String(next).padStart(6, '0')}`, on, receivedAt: `${on}T18:00:00Z`, replaces: null };
}

type Given<F extends Fact> = Partial<Omit<F, 'kind'>>;

export function mark(on: IsoDate, area: string | null, minutes: number, given: Given<MarkFact> = {}): MarkFact {
  return {
    ...added(on),
    kind: 'mark',
    purpose: 'training',
    attendance: 'present',
    area,
    module: null,
    modality: 'room',
    minutes,
    check: 'roll-call',
    interactionEnsured: false,
    ...given,
  };
}

export function virtual(on: IsoDate, area: string | null, minutes: number, given: Given<MarkFact> = {}): MarkFact {
  return mark(on, area, minutes, { modality: 'virtual', check: 'code', interactionEnsured: true, ...given });
}

export function renewal(on: IsoDate, hours: number, given: Given<MarkFact> = {}): MarkFact {
  return mark(on, null, hours * 60, { purpose: 'renewal', ...given });
}

export function proof(
  on: IsoDate,
  area: string | null,
  minutes: number,
  given: Given<ExternalEvidenceFact> = {},
): ExternalEvidenceFact {
  return {
    ...added(on),
    kind: 'external-evidence',
    purpose: 'training',
    area,
    module: null,
    modality: 'room',
    minutes,
    ...given,
  };
}

export function mediation(on: IsoDate, given: Given<ConfirmedCaseFact> = {}): ConfirmedCaseFact {
  const supervisedOn = given.supervisedOn ?? on;
  return {
    ...added(on),
    kind: 'confirmed-case',
    role: 'mediator',
    setting: 'individual',
    minutes: null,
    agreement: null,
    supervisedOn,
    confirmedOn: supervisedOn,
    ...given,
  };
}

export function mediations(...days: readonly IsoDate[]): readonly ConfirmedCaseFact[] {
  return days.map((day) => mediation(day));
}

export function finished(on: IsoDate, given: Given<CourseFinishedFact> = {}): CourseFinishedFact {
  return { ...added(on), kind: 'course-finished', exercisesIncluded: true, ...given };
}

export function milestone(on: IsoDate, code: string): MilestoneFact {
  return { ...added(on), kind: 'milestone', milestone: code };
}

export function hindrance(on: IsoDate, until: IsoDate | null): SuspensionFact {
  return { ...added(on), kind: 'suspension', until };
}

export function issued(on: IsoDate, ruleSet: RuleSet, given: Given<CertificateIssuedFact> = {}): CertificateIssuedFact {
  const { scheme, version } = ruleSet;
  const made = added(on);
  return {
    ...made,
    kind: 'certificate-issued',
    certificate: `certificate-${made.id}`,
    ruleSet: { scheme, version },
    ...given,
  };
}

export function revoked(on: IsoDate, certificate: CertificateIssuedFact): Fact {
  return { ...added(on), kind: 'certificate-revoked', certificate: certificate.certificate };
}

export function step(kind: 'dropped-out' | 'resumed' | 'renewal-confirmed', on: IsoDate): Fact {
  return { ...added(on), kind };
}

export function retraction(of: Fact, receivedAt: string): Fact {
  return { ...added(of.on), kind: 'retraction', replaces: of.id, receivedAt };
}

export function recognised(on: IsoDate, given: Given<RecognisedQualificationFact>): RecognisedQualificationFact {
  return {
    ...added(on),
    kind: 'recognised-qualification',
    basis: 'foreign',
    trainingMinutes: 90 * 60,
    trainingCompletedOn: '2010-06-30',
    mediations: 4,
    supervisedOn: null,
    confirmationIssuedOn: null,
    ...given,
  };
}

/** Every area's minimum in the room, in one session each, on days that follow each other from `from`. */
export function wholeCourse(
  ruleSet: RuleSet,
  from: IsoDate,
  less: Readonly<Record<string, number>> = {},
): readonly MarkFact[] {
  return ruleSet.certificate.requirements
    .filter((each): each is AreaMinutes => each.kind === 'area-minutes')
    .map(({ area, minutes }, index) => mark(addDays(from, index), area, minutes - (less[area] ?? 0)));
}

export function record(...facts: readonly (Fact | readonly Fact[])[]): TrainingRecord {
  return { facts: facts.flat(), plannedCourseEnd: null };
}
