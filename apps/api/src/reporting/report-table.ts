import {
  type CertificationReport,
  figureNames,
  type ReportCount,
  type ReportFigures,
  type ReportLanguage,
} from '@mittler/contract';
import type { ExportCell, ExportRow, ExportTable } from './file/export-table';
import { reportWords } from './report-words';

/** The report as a table for a file: exactly what is shown, with its filter, its day and who made it. */
export function tableOf(report: CertificationReport, language: ReportLanguage): ExportTable {
  const words = reportWords[language];
  const labels = words.figures(report.expiringUntil);
  const cell = ({ value, hidden }: ReportCount): ExportCell =>
    hidden === null ? value : words.hidden(hidden, report.threshold ?? 0);
  const cells = (figures: ReportFigures): readonly ExportCell[] => figureNames.map((name) => cell(figures[name]));
  const { filter } = report;
  return {
    title: words.title,
    columns: [
      { label: words.municipality, kind: 'text' },
      { label: words.department, kind: 'text' },
      { label: words.code, kind: 'text' },
      ...figureNames.map((name) => ({ label: labels[name], kind: 'number' as const })),
    ],
    rows: [
      ...report.municipalities.flatMap(({ name, figures, departments }): readonly ExportRow[] => [
        [name, words.sum, null, ...cells(figures)],
        ...departments.map((each): ExportRow => [name, each.name, each.code, ...cells(each.figures)]),
      ]),
      [words.total, words.sum, null, ...cells(report.total)],
    ],
    notes: [
      [words.on, words.day(report.on)],
      [words.municipality, filter.municipality ?? words.all],
      [words.department, filter.department ?? words.all],
      [words.programme, filter.programme ?? words.all],
      [words.course, filter.course ?? words.all],
      [words.ruleSet, filter.ruleSet ?? words.all],
      [words.madeAt, words.moment(report.madeAt)],
      [words.madeBy, report.madeBy],
      ...(report.threshold === null ? [] : [[words.small, words.smallNote(report.threshold)] as const]),
    ],
    notesTitle: words.notes,
  };
}
