import { addMonths, type Assessment, type Fact, type Finding, type IsoDate, type RuleSet } from '@mittler/domain';
import type { CertificateContent, PaperArea, PaperBasis, PaperSupervision } from '../paper/paper-content';
import { printedField, printedParties } from './case-words';
import type { PaperSource, SourceCase } from './paper-source.query';

/** All that is printed but the address of the verification page, which is the service's and not the certificate's. */
export type PrintedCertificate = Omit<CertificateContent, 'verification'>;

export interface CertificateGrounds {
  readonly source: PaperSource;
  readonly facts: readonly Fact[];
  readonly ruleSet: RuleSet;
  /** As of the day of issue, the issue included. */
  readonly assessment: Assessment;
}

const lawOfMediators = 'zmediatausbv';

/** Which text's items and words the paper has. */
export function basisOf({ scheme, title, certificate }: RuleSet): PaperBasis {
  if (scheme !== lawOfMediators) return { kind: 'scheme', schemeName: title.de };
  return certificate.items.includes('anonymised-cases')
    ? { kind: 'zmediatausbv-from-2024-03-01' }
    : { kind: 'zmediatausbv-until-2024-02-29' };
}

/** @returns the items of § 2 Abs. 6 ZMediatAusbV that can't be printed, in the order of the law; empty: all are there */
export function missingItems({ source, ruleSet, assessment }: CertificateGrounds): readonly string[] {
  const told = new Set(source.cases.map(({ factId }) => factId));
  const allTold = countedCases(ruleSet, assessment).every((fact) => told.has(fact));
  return ruleSet.certificate.items.filter((item) => {
    switch (item) {
      case 'person':
        return source.birthDate === null;
      case 'supervision-date-and-place':
      case 'supervisor':
      case 'anonymised-cases':
        return !allTold;
      case 'training-date-and-place':
        return assessment.courseEndedOn === null;
      case 'institution':
      case 'contents-and-hours':
        return false;
    }
  });
}

/** The paper's content, as it is kept with the certificate. */
export function printedCertificate(grounds: CertificateGrounds, number: string, issuedOn: IsoDate): PrintedCertificate {
  const { source, ruleSet, assessment } = grounds;
  const areas = attendedAreas(ruleSet, assessment);
  const findings = assessment.certificate.findings;
  return {
    number,
    issuedOn,
    placeOfIssue: source.institutionTown,
    basis: basisOf(ruleSet),
    // The law protects the title: no other scheme may print it.
    givesTitle: ruleSet.scheme === lawOfMediators && ruleSet.grantsTitle !== null,
    person: {
      givenNames: source.givenName,
      familyName: source.familyName,
      birthDate: source.birthDate ?? '',
      formOfAddress: 'open',
    },
    institution: { name: source.institutionName, address: source.institutionAddress },
    signatory: { name: source.signatoryName, role: source.signatoryRole },
    training: {
      courseName: source.courseName,
      from: assessment.beganOn ?? source.courseStartsOn,
      until: assessment.courseEndedOn ?? issuedOn,
      places: placesOf(source),
      exercisesIncluded: findings.some(({ subject, met }) => subject === 'exercises-included' && met),
      virtualAssured:
        ruleSet.evidence.virtualNeedsInteraction && areas.some(({ virtualMinutes }) => virtualMinutes > 0),
    },
    areas,
    required: requiredMinutes(ruleSet, findings),
    supervisions: supervisionsOf(grounds),
    renewal: renewalOf(ruleSet, assessment, issuedOn),
    furtherSupervisions: furtherSupervisions(assessment),
    sealed: false,
  };
}

/** The course's own place stands for those who were in no room. */
export function placesOf({ places, coursePlace }: PaperSource): readonly string[] {
  return places.length > 0 ? places : [coursePlace];
}

/** Valid minutes attended, area by area in the order of the rule set; what has no area of it comes last. */
export function attendedAreas(
  { areas, title }: RuleSet,
  { attended }: Assessment,
): readonly (PaperArea & { readonly code: string | null })[] {
  const named = areas.map(({ code, title: { de } }) => {
    const own = attended.find(({ area }) => area === code);
    return {
      code,
      number: code,
      title: de,
      minutes: (own?.room ?? 0) + (own?.virtual ?? 0),
      virtualMinutes: own?.virtual ?? 0,
    };
  });
  const rest = attended
    .filter(({ area, room, virtual }) => room + virtual > 0 && !areas.some(({ code }) => code === area))
    .map(({ room, virtual }) => ({
      code: null,
      number: '',
      title: areas.length > 0 ? 'Weitere Inhalte' : title.de,
      minutes: room + virtual,
      virtualMinutes: virtual,
    }));
  return [...named, ...rest];
}

function requiredMinutes({ certificate }: RuleSet, findings: readonly Finding[]): CertificateContent['required'] {
  const total = findings.find(({ kind }) => kind === 'total-minutes');
  if (!total) return null;
  const cap = certificate.requirements.find((each) => each.kind === 'modality-cap' && each.modality === 'virtual');
  return {
    minutes: total.needed,
    virtualAtMost: findings.find(({ requirement }) => requirement === cap?.key)?.needed ?? null,
  };
}

/** The facts of the cases that count for the paper, the oldest mediation first. */
export function countedCases(ruleSet: RuleSet, { certificate }: Assessment): readonly string[] {
  const counted = certificate.findings
    .filter(({ kind, aspect }) => kind === 'cases' && aspect === 'count')
    .flatMap(({ needed, entries }) => {
      const counting = entries.filter((entry) => entry.counted > 0);
      // Under the old text further Einzelsupervisionen are certified for themselves (§ 4 Abs. 2) and not named here.
      return ruleSet.certificate.items.includes('anonymised-cases') ? counting : counting.slice(0, needed);
    });
  return [...new Set(counted.map(({ fact }) => fact))];
}

function supervisionsOf({ source, facts, ruleSet, assessment }: CertificateGrounds): readonly PaperSupervision[] {
  const withCase = ruleSet.certificate.items.includes('anonymised-cases');
  return countedCases(ruleSet, assessment).flatMap((id) => {
    const told = source.cases.find(({ factId }) => factId === id);
    const fact = facts.find((each) => each.id === id);
    if (!told || fact?.kind !== 'confirmed-case') return [];
    const { role, agreement } = fact;
    const mediation = {
      field: printedField[told.field],
      parties: printedParties[told.parties],
      sessions: told.sessions,
      role,
      agreement,
    };
    return [{ ...supervisionOf(told), mediation: withCase ? mediation : null }];
  });
}

/** Date and place of a supervision and who held it; the mediation's own day is never printed. */
export function supervisionOf(told: SourceCase): Omit<PaperSupervision, 'mediation'> {
  return {
    on: told.supervisedOn,
    place: told.supervisionTown,
    supervisor: { name: told.supervisorName, address: told.supervisorAddress },
  };
}

function renewalOf({ renewal }: RuleSet, { cycles }: Assessment, issuedOn: IsoDate): CertificateContent['renewal'] {
  const minutes = renewal?.requirements.find(({ kind }) => kind === 'cycle-minutes');
  if (!renewal || minutes?.kind !== 'cycle-minutes') return null;
  return { minutes: minutes.minutes, until: cycles[0]?.until ?? addMonths(issuedOn, renewal.months) };
}

function furtherSupervisions({ titleStage }: Assessment): CertificateContent['furtherSupervisions'] {
  const finding = titleStage.findings.find(({ kind, aspect }) => kind === 'cases' && aspect === 'count');
  return finding && finding.dueBy !== null ? { count: finding.needed, until: finding.dueBy } : null;
}
