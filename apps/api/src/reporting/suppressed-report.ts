import type { ReportBody } from './certification-report';
import { byMunicipality, figuresOf } from './certification-report';
import type { DepartmentRow } from './certification-report.query';

/** The figures as others than those in charge see them: small counts hidden, and what would reveal them. */
export function suppressedBody(rows: readonly DepartmentRow[], _threshold: number): ReportBody {
  const hidden = figuresOf(() => ({ value: null, hidden: 'covered' }));
  return {
    municipalities: byMunicipality(rows).map((departments) => ({
      key: departments[0]?.municipalityKey ?? '',
      name: departments[0]?.municipalityName ?? '',
      figures: hidden,
      departments: departments.map(({ id, name, code, kind }) => ({ id, name, code, kind, figures: hidden })),
    })),
    total: hidden,
  };
}
