import type { CandidateCounts, CandidateQuery, Candidates, MissingRequirement } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { StandingService } from '../../ledger/standing.service';
import { candidateFigures, candidateRows, type CandidateWish, inTraining, withChoice } from './candidate.query';

/** Who has earned the certificate, and what keeps the others. */
@Injectable()
export class CandidateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly standings: StandingService,
  ) {}

  async list({ after, limit = usualPage, ...wish }: CandidateQuery): Promise<Candidates> {
    const today = this.clock.today();
    const tx = this.dataSource.manager;
    const [last] = readCursor(after, 1) ?? [];
    const rows = await candidateRows(
      wish,
      today,
      { after: last === undefined ? null : String(last), limit: limit + 1 },
      tx,
    );
    // An enrolment and not a name names the next page: names have no place in an address.
    const page = pageOf(rows, limit, ({ enrolmentId }) => [enrolmentId]);
    const candidates = page.rows.map((row) => ({ ...row, ruleSets: withChoice(row.ruleSets) }));
    return { candidates, next: page.next, counts: after === undefined ? await this.counts(wish, today, tx) : null };
  }

  private async counts(wish: CandidateWish, today: IsoDate, tx: EntityManager): Promise<CandidateCounts> {
    const missing = wish.course === undefined ? [] : await this.missing(wish.course, wish, today, tx);
    return { ...(await candidateFigures(wish, today, tx)), missing };
  }

  /** Asked for one course alone, since every person in it is assessed for it. */
  private async missing(
    course: string,
    wish: CandidateWish,
    today: IsoDate,
    tx: EntityManager,
  ): Promise<readonly MissingRequirement[]> {
    const judged = await this.standings.assessments(await inTraining(course, wish, today, tx), today, tx);
    const lines = new Map<string, MissingRequirement>();
    for (const { ruleSetId, assessment } of [...judged.values()].flat().filter(({ leads }) => leads)) {
      const unmet = assessment.certificate.findings.filter(({ met }) => !met);
      for (const { requirement, law, subject } of new Map(
        unmet.map((finding) => [finding.requirement, finding]),
      ).values()) {
        const key = `${ruleSetId} ${requirement}`;
        const people = (lines.get(key)?.people ?? 0) + 1;
        lines.set(key, { ruleSet: ruleSetId, requirement, law, subject, people });
      }
    }
    return [...lines.values()].sort((a, b) => b.people - a.people || a.requirement.localeCompare(b.requirement));
  }
}
