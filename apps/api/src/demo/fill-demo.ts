import type { Instant, IsoDate } from '@mittler/domain';
import { addDays, laterOf } from '@mittler/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RollService } from '../attendance/roll/roll.service';
import { IssueService } from '../certification/issue/issue.service';
import { inTransaction } from '../database/transaction';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import type { NewFact } from '../ledger/fact-row';
import { LedgerService } from '../ledger/ledger.service';
import { DirectEnrolment } from '../training/seat/direct-enrolment';
import { PasswordHash } from '../people/sign-in/password-hash';
import { CaseService } from '../supervision/case.service';
import { demoPassword } from './accounts';
import { leavesOn, marksOf } from './attendance';
import { casesOf, furtherCasesOf } from './cases';
import { castOf, demoStaff, type DemoTrainee } from './cast';
import { candidatesOf } from './candidates';
import { type DemoCourse, demoCourses } from './courses';
import { demoId } from './random';
import { registerAll } from './registrations';
import { dropOutOn, finishOf, renewalsOf } from './renewals';
import { at, buildScenery, courseId, schemeOf, sessionId } from './scenery';
import { type DemoTrainers, trainersOf } from './trainers';

/**
 * Fills an empty database with invented towns and people who live through their years by the product's own services:
 * facts through the ledger, certificates from the assessment. Does nothing where there are people already.
 * @param app an application of its own, since its clock is set to the days that pass
 * @param today the civil day around which the courses lie
 */
export async function fillDemo(app: INestApplicationContext, today: IsoDate): Promise<boolean> {
  const dataSource = app.get(DataSource);
  const [known]: readonly unknown[] = await dataSource.query('select 1 from person limit 1');
  if (known) return false;
  const courses = demoCourses(today);
  const cast = castOf(courses);
  const hash = await app.get(PasswordHash, { strict: false }).of(demoPassword);
  const candidates = candidatesOf(cast);
  const trainers = trainersOf(courses);
  await inTransaction(dataSource, (tx) => buildScenery(courses, [...cast, ...candidates], trainers, hash, tx));
  const life = new Life(app, today, trainers);
  for (const course of courses)
    await life.of(
      course,
      cast.filter((trainee) => trainee.course === course),
    );
  await registerAll(app, today, candidates);
  return true;
}

const callerOf = (index: number, role: 'trainer' | 'coordination-office'): Caller => {
  const person = demoStaff[index];
  if (!person) throw new RangeError('the demo has no such account');
  const grant = { role, municipality: null, department: null, from: '2018-11-05', until: null };
  return { personId: person.id, signInId: person.id, roles: [grant] };
};

class Life {
  private readonly dataSource: DataSource;
  private readonly ledger: LedgerService;
  private readonly direct: DirectEnrolment;
  private readonly cases: CaseService;
  private readonly rolls: RollService;
  private readonly issues: IssueService;
  private readonly clock: Clock;
  private readonly office = callerOf(2, 'coordination-office');

  constructor(
    app: INestApplicationContext,
    private readonly today: IsoDate,
    private readonly trainers: DemoTrainers,
  ) {
    this.dataSource = app.get(DataSource);
    this.ledger = app.get(LedgerService, { strict: false });
    this.direct = app.get(DirectEnrolment, { strict: false });
    this.cases = app.get(CaseService, { strict: false });
    this.rolls = app.get(RollService, { strict: false });
    this.issues = app.get(IssueService, { strict: false });
    this.clock = app.get(Clock);
  }

  async of(course: DemoCourse, trainees: readonly DemoTrainee[]): Promise<void> {
    await this.enrol(course, trainees);
    await this.sessions(course, trainees);
    for (const trainee of trainees) {
      const finished = finishOf(trainee);
      if (finished && finished.day <= this.today) await this.record(finished.day, [finished.fact]);
    }
    for (const trainee of trainees) await this.supervised(trainee);
    if (course.issuedOn !== null) await this.certify(course.issuedOn, trainees);
  }

  private setClock(day: IsoDate, time: string): Instant {
    const instant = at(day, time);
    this.clock.now = () => instant;
    return instant;
  }

  private async enrol(course: DemoCourse, trainees: readonly DemoTrainee[]): Promise<void> {
    // Nobody enrols in the future: for a course to come the office has just done it.
    const wish = addDays(course.startsOn, -30);
    const day = wish < this.today ? wish : addDays(this.today, -1);
    const now = this.setClock(day, '10:00');
    const enrolments = trainees.map(({ enrolmentId, id, department }) => ({
      id: enrolmentId,
      personId: id,
      courseId: courseId(course),
      departmentId: department.id,
      scheme: schemeOf(course),
      enrolledOn: day,
      plannedEnd: course.endsOn,
    }));
    await inTransaction(this.dataSource, (tx) =>
      this.direct.enrol(this.office.personId, 'import', enrolments, now, tx),
    );
  }

  /** All sessions before today; the last one of the running course is still open, with three people not recorded. */
  private async sessions(course: DemoCourse, trainees: readonly DemoTrainee[]): Promise<void> {
    const past = course.sessions.filter(({ day }) => day < this.today);
    for (const [index, session] of past.entries()) {
      const leaving = trainees.filter((trainee) => leavesOn(trainee) === session.day);
      await this.record(
        session.day,
        leaving.map((trainee) => dropOutOn(trainee, session.day).fact),
      );
      const present = trainees.filter((trainee) => session.day < (leavesOn(trainee) ?? '9999-12-31'));
      const isOpen = course.code === 'running' && index === past.length - 1;
      await this.record(
        session.day,
        marksOf(isOpen ? present.slice(0, -3) : present, session, index),
        this.trainers(course, index),
      );
      if (isOpen) continue;
      this.setClock(session.day, '18:30');
      const trainer = { ...callerOf(1, 'trainer'), personId: this.trainers(course, index) };
      await this.rolls.close(trainer, sessionId(course, index), { id: demoId('closing', course.code, index) });
    }
  }

  private async supervised(trainee: DemoTrainee): Promise<void> {
    for (const told of casesOf(trainee, this.today)) {
      this.setClock(told.confirmedOn, '14:00');
      await this.cases.record(this.office, trainee.enrolmentId, told);
    }
  }

  private async certify(issuedOn: IsoDate, trainees: readonly DemoTrainee[]): Promise<void> {
    const stages = ['certified', 'renewing', 'expiring', 'lapsed', 'saved-by-suspension'];
    const due = trainees.filter(({ stage }) => stages.includes(stage));
    this.setClock(laterOf(issuedOn, issuedOn), '11:00');
    const orders = due.map(({ enrolmentId }) => ({ enrolmentId }));
    const { outcomes } = await this.issues.issue(this.office, { issuedOn, orders });
    const refused = outcomes.filter(({ is }) => is === 'refused');
    if (refused.length > 0) throw new Error(`The demo could not certify: ${JSON.stringify(refused[0])}`);
    for (const trainee of due) {
      if (trainee.course.isOldText) await this.further(trainee, issuedOn);
      for (const { day, fact } of renewalsOf(trainee, issuedOn, this.today)) await this.record(day, [fact]);
    }
  }

  private async further(trainee: DemoTrainee, issuedOn: IsoDate): Promise<void> {
    for (const told of furtherCasesOf(trainee, issuedOn)) {
      this.setClock(told.confirmedOn, '14:00');
      await this.cases.record(this.office, trainee.enrolmentId, told);
    }
  }

  private async record(day: IsoDate, facts: readonly NewFact[], by = this.office.personId): Promise<void> {
    const now = this.setClock(day, '17:00');
    await inTransaction(this.dataSource, (tx) => this.ledger.record(by, facts, now, tx));
  }
}
