import type { Instant, IsoDate, Modality } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { FactContent } from '../src/ledger/fact-row';
import { LedgerService } from '../src/ledger/ledger.service';
import { DirectEnrolment } from '../src/training/seat/direct-enrolment';
import { inTransaction } from '../src/database/transaction';
import type { TestApp } from './app';
import { makeDepartment, type MadeDepartment, makePerson } from './make';

/** People with a whole training behind them, and the course that they were in. */

let counter = 0;
const next = (): number => ++counter;

export interface MadeTraining {
  readonly institution: string;
  readonly course: string;
  readonly scheme: string;
}

export interface TrainingWish {
  /** Begins the numbers of the certificates. */
  readonly prefix?: string;
  readonly scheme?: string;
}

export async function makeTraining(test: TestApp, wish: TrainingWish = {}): Promise<MadeTraining> {
  const made = { institution: randomUUID(), course: randomUUID(), scheme: wish.scheme ?? 'zmediatausbv' };
  const programme = randomUUID();
  const number = next();
  await test.database.query(
    `insert into institution (id, name, street, postcode, town, signatory_name, signatory_role, number_prefix)
     values ($1, $2, 'Lindenplatz 4', '00123', 'Auenfeld', 'Prof. Dr. Wiebke Hallstedt', 'Leiterin der Landesakademie', $3)`,
    [made.institution, `Landesakademie ${number}`, wish.prefix ?? `T${number}`],
  );
  await test.database.query('insert into programme (id, name, scheme) values ($1, $2, $3)', [
    programme,
    `Programm ${number}`,
    made.scheme,
  ]);
  await test.database.query(
    `insert into course (id, programme_id, institution_id, name, venue, town, starts_on, ends_on)
     values ($1, $2, $3, $4, 'Bürgerhaus am Lindenplatz', 'Auenfeld', '2021-01-15', '2025-09-30')`,
    [made.course, programme, made.institution, `Lehrgang ${number}`],
  );
  return made;
}

export interface TraineeWish {
  readonly training?: MadeTraining;
  readonly department?: MadeDepartment;
  readonly givenName?: string;
  readonly familyName?: string;
  /** undefined: an invented one; null: none. */
  readonly birthDate?: string | null;
}

export interface MadeTrainee {
  readonly person: string;
  readonly enrolment: string;
  readonly department: MadeDepartment;
  readonly training: MadeTraining;
}

export async function makeTrainee(test: TestApp, wish: TraineeWish = {}): Promise<MadeTrainee> {
  const department = wish.department ?? (await makeDepartment(test));
  const training = wish.training ?? (await makeTraining(test));
  const person = await makePerson(test, {
    department: department.id,
    birthDate: wish.birthDate === undefined ? '1987-08-17' : wish.birthDate,
    ...(wish.givenName === undefined ? {} : { givenName: wish.givenName }),
    ...(wish.familyName === undefined ? {} : { familyName: wish.familyName }),
  });
  const enrolment = randomUUID();
  await inTransaction(test.app.get(DataSource), (tx) =>
    test.app.get(DirectEnrolment, { strict: false }).enrol(
      null,
      'import',
      [
        {
          id: enrolment,
          personId: person.id,
          courseId: training.course,
          departmentId: department.id,
          scheme: training.scheme,
          enrolledOn: '2021-01-15',
          plannedEnd: '2025-09-30',
        },
      ],
      recordedAt,
      tx,
    ),
  );
  return { person: person.id, enrolment, department, training };
}

const recordedAt: Instant = '2026-11-01T08:00:00.000Z';

function ledgerOf(test: TestApp): LedgerService {
  return test.app.get(LedgerService, { strict: false });
}

/** @returns the ids of the facts */
export async function makeFacts(
  test: TestApp,
  enrolment: string,
  contents: readonly FactContent[],
  at: Instant = recordedAt,
): Promise<readonly string[]> {
  const facts = contents.map((content) => ({
    id: randomUUID(),
    enrolmentId: enrolment,
    replaces: null,
    blockId: null,
    content,
  }));
  await inTransaction(test.app.get(DataSource), (tx) => ledgerOf(test).record(null, facts, at, tx));
  return facts.map(({ id }) => id);
}

/** Minutes of the Anlage in the new text, area by area; the old one asks for 30 hours in area 2. */
export const anlageHours: Readonly<Record<string, number>> = {
  '1': 18,
  '2': 40,
  '3': 12,
  '4': 18,
  '5': 12,
  '6': 6,
  '7': 12,
  '8': 12,
};

export function mark(area: string, minutes: number, on: IsoDate, modality: Modality = 'room'): FactContent {
  return {
    kind: 'mark',
    purpose: 'training',
    attendance: 'present',
    area,
    module: null,
    modality,
    minutes,
    check: modality === 'room' ? 'roll-call' : 'meeting-log',
    interactionEnsured: modality === 'virtual',
    on,
  };
}

/** A confirmed case with all that the certificate names of it; its supervisor is Dr. Henrike Sollmann. */
export async function makeCase(
  test: TestApp,
  enrolment: string,
  mediatedOn: IsoDate,
  supervisedOn: IsoDate,
): Promise<string> {
  const [factId = ''] = await makeFacts(test, enrolment, [
    {
      kind: 'confirmed-case',
      on: mediatedOn,
      role: 'co-mediator',
      setting: 'individual',
      minutes: 180,
      agreement: true,
      supervisedOn,
      confirmedOn: supervisedOn,
    },
  ]);
  const recorder = await makePerson(test);
  await test.database.query(
    `insert into mediation_case (fact_id, case_id, enrolment_id, field, parties, sessions, supervised_on, supervision_town,
       supervisor_name, supervisor_street, supervisor_postcode, supervisor_town, recorded_by, recorded_at)
     values ($1, $2, $3, 'neighbourhood', '2', 3, $4, 'Brückstadt', 'Dr. Henrike Sollmann', 'Ulmenweg 11', '00123', 'Auenfeld', $5, $6)`,
    [factId, randomUUID(), enrolment, supervisedOn, recorder.id, recordedAt],
  );
  return factId;
}

export interface TrainedWish extends TraineeWish {
  /** `new`: 130 hours in 2025 and five cases. `old`: 120 hours in 2021 and 2022 and one Einzelsupervision. `both`: ready by either. */
  readonly text?: 'new' | 'old' | 'both';
  /** Leaves out the last case. */
  readonly withoutLastCase?: boolean;
  /** Minutes that are missing in area 6. */
  readonly short?: number;
}

/** Somebody who has earned the certificate, or nearly. */
export async function makeTrained(test: TestApp, wish: TrainedWish = {}): Promise<MadeTrainee> {
  const trainee = await makeTrainee(test, wish);
  const text = wish.text ?? 'new';
  const began = text === 'new' ? '2025-01-17' : '2021-01-15';
  const ended = text === 'new' ? '2025-09-26' : '2022-06-30';
  const hours = { ...anlageHours, ...(text === 'old' ? { '2': 30 } : {}) };
  const marks = Object.entries(hours).map(([area, each]) =>
    mark(area, each * 60 - (area === '6' ? (wish.short ?? 0) : 0), began),
  );
  await makeFacts(test, trainee.enrolment, [...marks, { kind: 'course-finished', on: ended, exercisesIncluded: true }]);
  const cases: readonly (readonly [IsoDate, IsoDate])[] =
    text === 'new'
      ? [
          ['2025-10-06', '2025-10-20'],
          ['2025-12-01', '2025-12-03'],
          ['2026-03-09', '2026-03-18'],
          ['2026-06-08', '2026-06-17'],
          ['2026-08-31', '2026-09-02'],
        ]
      : [
          ['2022-07-04', '2022-07-11'],
          ['2022-08-08', '2022-08-15'],
          ['2022-09-05', '2022-09-12'],
          ['2022-10-04', '2022-10-11'],
          ['2022-11-07', '2022-11-14'],
        ];
  const wanted = text === 'old' ? cases.slice(0, 1) : cases;
  const done = wish.withoutLastCase === true ? wanted.slice(0, -1) : wanted;
  for (const [mediatedOn, supervisedOn] of done) await makeCase(test, trainee.enrolment, mediatedOn, supervisedOn);
  return trainee;
}
