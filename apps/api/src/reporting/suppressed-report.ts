import { suppressSmall } from '@mittler/domain';
import { byMunicipality, type ReportBody } from './certification-report';
import type { DepartmentRow } from './certification-report.query';

/** The figures as they go to others than those in charge: without small counts, and without what would tell them. */
export function suppressedBody(rows: readonly DepartmentRow[], threshold: number): ReportBody {
  const groups = byMunicipality(rows);
  const shown = suppressSmall(groups, threshold);
  return {
    municipalities: groups.flatMap((departments, index) => {
      const [first] = departments;
      const group = shown.municipalities[index];
      if (!first || !group) return [];
      return [
        {
          key: first.municipalityKey,
          name: first.municipalityName,
          figures: group.total,
          departments: departments.flatMap(({ id, name, code, kind }, position) => {
            const figures = group.departments[position];
            return figures ? [{ id, name, code, kind, figures }] : [];
          }),
        },
      ];
    }),
    total: shown.total,
  };
}
