import type { ImportAdditions, ImportColumn, ImportDefaults } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RuleSetShelf } from '../../../ledger/rule-set-shelf';
import { readPersonRow } from '../../file/row/person-row';
import type { TableRow } from '../../file/table/read-table';
import { toRecognised } from '../read/columns';
import type { LineAnswer } from './line-plan';
import { identifiedBy, type PlannedLine, planLines } from './plan-lines';
import { readSurroundings } from './read-surroundings';

export interface StoredLine extends TableRow {
  readonly answer: LineAnswer | null;
}

export interface PlanSummary {
  readonly adds: ImportAdditions;
  readonly newDepartments: readonly string[];
}

/** Makes the dry run of a list against what is on record now. */
@Injectable()
export class ImportPlanner {
  constructor(private readonly shelf: RuleSetShelf) {}

  async plan(
    lines: readonly StoredLine[],
    columns: readonly ImportColumn[],
    defaults: ImportDefaults,
    today: IsoDate,
    tx: EntityManager,
  ): Promise<readonly PlannedLine[]> {
    const recognised = toRecognised(columns);
    const read = lines.map((line) => readPersonRow(line, recognised, { unit: defaults.unit ?? 'hours' }));
    const answers = new Map(lines.flatMap(({ line, answer }) => (answer === null ? [] : [[line, answer] as const])));
    const published = await this.shelf.published(tx);
    const around = await readSurroundings(
      {
        rows: read.map(({ row }) => row),
        people: read.map(identifiedBy),
        answered: [...answers.values()].flatMap(({ personId }) => personId ?? []),
        defaults,
        today,
        ruleSets: published.map(({ id, content: { scheme, effectiveFrom, areas } }) => ({
          id,
          scheme,
          effectiveFrom,
          areas: areas.map(({ code }) => code),
        })),
      },
      tx,
    );
    return planLines(read, columns, answers, around);
  }
}

/** What all lines together would add. */
export function summaryOf(planned: readonly PlannedLine[]): PlanSummary {
  const written = planned.map(([, plan]) => plan).filter(({ outcome }) => outcome === 'add' || outcome === 'change');
  const sum = (count: (plan: (typeof written)[number]) => number): number =>
    written.reduce((total, plan) => total + count(plan), 0);
  const newDepartments = new Set(
    written.flatMap(({ department }) =>
      department?.id === null ? [`${department.municipalityName}, ${department.name}`] : [],
    ),
  );
  return {
    adds: {
      people: sum(({ outcome }) => (outcome === 'add' ? 1 : 0)),
      changedPeople: sum(({ changes, outcome }) => (outcome === 'change' && changes.length > 0 ? 1 : 0)),
      departments: newDepartments.size,
      memberships: sum(({ memberFrom }) => (memberFrom === null ? 0 : 1)),
      enrolments: sum(({ training }) => (training.enrolOn === null ? 0 : 1)),
      minutes: sum(({ training }) =>
        training.hours.reduce((total, { minutes, instead }) => total + minutes - (instead ?? 0), 0),
      ),
      cases: sum(({ training }) => training.cases.length),
      finishedCourses: sum(({ training }) => (training.finishedOn === null ? 0 : 1)),
      certificates: sum(({ training }) => (training.certificate === null ? 0 : 1)),
    },
    newDepartments: [...newDepartments].sort((a, b) => a.localeCompare(b, 'de')),
  };
}
