import type { ProgressProofQuery } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { type Judged, StandingService } from '../../ledger/standing.service';
import { attendedAreas, basisOf, countedCases, placesOf, supervisionOf } from '../issue/certificate-content';
import { type PaperSource, paperSource } from '../issue/paper-source.query';
import type { ProgressProofContent } from '../paper/paper-content';

/** „Nachweis über den Teilstand“ for the trainee herself. */
@Injectable()
export class ProgressProofService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly standings: StandingService,
  ) {}

  /** @throws Refusal not-found (no enrolment of hers, or no rule set that is open to her) */
  async own(caller: Caller, { enrolment, ruleSet }: ProgressProofQuery): Promise<ProgressProofContent> {
    const tx = this.dataSource.manager;
    const source = await paperSource(enrolment, tx);
    if (source?.personId !== caller.personId) throw new Refusal('not-found');
    const judged = (await this.standings.assessments([enrolment], this.clock.today(), tx)).get(enrolment) ?? [];
    const chosen = judged.find((each) => (ruleSet === undefined ? each.leads : each.ruleSetId === ruleSet));
    if (!chosen) throw new Refusal('not-found');
    return proofOf(source, chosen);
  }
}

/** What the proof prints: the one assessment that every page shows. */
export function proofOf(source: PaperSource, { ruleSet, assessment }: Judged): ProgressProofContent {
  const { findings } = assessment.certificate;
  const total = findings.find(({ kind }) => kind === 'total-minutes');
  const cases = findings.find(({ kind, aspect }) => kind === 'cases' && aspect === 'count');
  const areas = attendedAreas(ruleSet, assessment).map(({ code, ...area }) => {
    const finding = findings.find(({ kind, subject }) => kind === 'area-minutes' && code !== null && subject === code);
    return { ...area, neededMinutes: finding?.needed ?? null, countedMinutes: finding?.counted ?? 0 };
  });
  const counted = new Set(countedCases(ruleSet, assessment));
  return {
    on: assessment.on,
    basis: basisOf(ruleSet),
    person: {
      givenNames: source.givenName,
      familyName: source.familyName,
      birthDate: source.birthDate,
      formOfAddress: 'open',
    },
    institution: { name: source.institutionName, address: source.institutionAddress },
    training: {
      courseName: source.courseName,
      from: assessment.beganOn ?? source.courseStartsOn,
      until: assessment.courseEndedOn,
      places: placesOf(source),
    },
    areas,
    total: {
      neededMinutes: total?.needed ?? null,
      countedMinutes: total?.counted ?? areas.reduce((sum, { countedMinutes }) => sum + countedMinutes, 0),
    },
    supervisions: source.cases.filter(({ factId }) => counted.has(factId)).map(supervisionOf),
    neededSupervisions: cases?.needed ?? null,
  };
}
