import { figureNames, type ReportCount, type ReportFigures, type ReportMunicipality } from '@mittler/contract';
import type { DepartmentRow, Figures } from './certification-report.query';

/** Municipalities with their departments and the sum over all, each count as `show` gives it. */
export interface ReportBody {
  readonly municipalities: readonly ReportMunicipality[];
  readonly total: ReportFigures;
}

/** The rows of one municipality after the other, as the query orders them. */
export function byMunicipality(rows: readonly DepartmentRow[]): readonly (readonly DepartmentRow[])[] {
  const groups = new Map<string, DepartmentRow[]>();
  for (const row of rows) {
    const group = groups.get(row.municipalityKey);
    if (group) group.push(row);
    else groups.set(row.municipalityKey, [row]);
  }
  return [...groups.values()];
}

export function sumOf(rows: readonly Figures[]): Figures {
  const sum = { enrolled: 0, inTraining: 0, ready: 0, certified: 0, expiring: 0, lapsed: 0, droppedOut: 0 };
  for (const row of rows) for (const name of figureNames) sum[name] += row[name];
  return sum;
}

/** All counts as they are: for those who may see the people behind them. */
export function trueBody(rows: readonly DepartmentRow[]): ReportBody {
  return {
    municipalities: byMunicipality(rows).flatMap((departments) => {
      const [first] = departments;
      if (!first) return [];
      return [
        {
          key: first.municipalityKey,
          name: first.municipalityName,
          figures: plainFigures(sumOf(departments)),
          departments: departments.map((row) => ({
            id: row.id,
            name: row.name,
            code: row.code,
            kind: row.kind,
            figures: plainFigures(row),
          })),
        },
      ];
    }),
    total: plainFigures(sumOf(rows)),
  };
}

function plainFigures(figures: Figures): ReportFigures {
  return figuresOf((name) => ({ value: figures[name], hidden: null }));
}

export function figuresOf(count: (name: keyof ReportFigures) => ReportCount): ReportFigures {
  return {
    enrolled: count('enrolled'),
    inTraining: count('inTraining'),
    ready: count('ready'),
    certified: count('certified'),
    expiring: count('expiring'),
    lapsed: count('lapsed'),
    droppedOut: count('droppedOut'),
  };
}

/**
 * What of a suppressed report is shown when a municipality or a department is chosen. The hiding was decided over all
 * of it: a smaller table by itself would show numbers that the whole one hides.
 */
export function chosen(body: ReportBody, municipality: string | undefined, department: string | undefined): ReportBody {
  const within = body.municipalities.filter(({ key }) => municipality === undefined || key === municipality);
  if (department === undefined) {
    const [only] = within;
    return municipality === undefined || !only ? body : { municipalities: within, total: only.figures };
  }
  for (const each of within) {
    const found = each.departments.find(({ id }) => id === department);
    if (!found) continue;
    return { municipalities: [{ ...each, figures: found.figures, departments: [found] }], total: found.figures };
  }
  return { municipalities: [], total: body.total };
}
