import type { CertificationReport, CertificationReportQuery } from '@mittler/contract';
import { addMonths, usualHorizon } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller';
import { Clock, civilDateOf } from '../http/clock';
import type { Settings } from '../settings';
import { SETTINGS } from '../settings.module';
import { chosen, trueBody } from './certification-report';
import { readFigures, readNames } from './certification-report.query';
import { scopeOf, shownFilterOf } from './report-scope';
import { suppressedBody } from './suppressed-report';
import { Turnstile } from '../http/turnstile';

/** Two at once leave the connections and the processor to those who record attendance. */
const heavyAtOnce = 2;
const longestQueue = 50;

/** Certification by municipality and department, on a day. */
@Injectable()
export class CertificationReportService {
  private readonly turnstile = new Turnstile(heavyAtOnce, longestQueue);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @throws Refusal invalid (a day in the future) · not-allowed (a filter that the caller's view does not have) ·
   *   not-found (the filter names what is not there, or lies outside the caller's scope) · unavailable (too many at once)
   */
  async report(caller: Caller, query: CertificationReportQuery): Promise<CertificationReport> {
    const madeAt = this.clock.now();
    const scope = scopeOf(caller);
    const filter = shownFilterOf(scope, query, civilDateOf(madeAt));
    const expiringUntil = addMonths(filter.on, query.expiringWithin ?? usualHorizon);
    // With 2 the mark alone would tell the number, so the suppression reads it as 3.
    const threshold = Math.max(this.settings.smallCountThreshold, 3);
    const [names, body] = await this.turnstile.through(() =>
      this.dataSource.transaction(async (tx) => {
        const found = await readNames(query, scope.municipalities, caller.personId, tx);
        if (!scope.suppressed) {
          const narrowed =
            query.municipality === undefined ? filter : { ...filter, municipalities: [query.municipality] };
          return [found, trueBody(await readFigures(narrowed, expiringUntil, tx))] as const;
        }
        const rows = await readFigures({ ...filter, department: null }, expiringUntil, tx);
        return [found, chosen(suppressedBody(rows, threshold), query.municipality, query.department)] as const;
      }),
    );
    const { madeBy, ...named } = names;
    return {
      on: filter.on,
      expiringUntil,
      madeAt,
      madeBy,
      filter: named,
      suppressed: scope.suppressed,
      threshold: scope.suppressed ? threshold : null,
      municipalities: body.municipalities,
      total: body.total,
    };
  }
}
