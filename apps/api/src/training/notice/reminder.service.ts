import { addDays, type Instant, type IsoDate } from '@mittler/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import { civilDateOf } from '../../http/clock';
import { JobService } from '../../messages/job/job.service';
import { MessageService, type NewMessage } from '../../messages/message.service';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { sessionMail } from './notice-mail';
import { dateWords, instantWords } from './notice-words';
import {
  findDueAcceptances,
  findEndingRegistrations,
  findOpenApprovals,
  findSoonSessions,
  findUnsignedRolls,
  type OpenApprovals,
} from './reminder-rows';

/** Days before the approval's deadline, and after the question, at which an approver is reminded. */
const approvalDays = 3;
/** Days before the end of registration. */
const registrationDays = 7;

/**
 * Reminds people of what lies ahead. Every mail has a key, so that looking again, in another replica or after a crash,
 * brings no second one; people who switched reminders off get none.
 */
@Injectable()
export class ReminderService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessageService,
    private readonly jobs: JobService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    // By day: nobody is woken by a telephone.
    this.jobs.every('reminders-sent', '10 7-19 * * *', (now) => this.remind(now));
  }

  async remind(now: Instant): Promise<void> {
    const today = civilDateOf(now);
    await inTransaction(this.dataSource, async (tx) => {
      await this.messages.queueAll(
        [
          ...(await this.soonSessions(now, tx)),
          ...(await this.dueAcceptances(now, tx)),
          ...(await this.openApprovals(today, now, tx)),
          ...(await this.endingRegistrations(today, now, tx)),
          ...(await this.unsignedRolls(today, now, tx)),
        ],
        tx,
      );
    });
  }

  private async soonSessions(now: Instant, tx: EntityManager): Promise<readonly NewMessage[]> {
    return (await findSoonSessions(now, tx)).map((row) => ({
      ...sessionMail('session-soon', row, now, this.settings.publicUrl),
      // A moved session is worth another reminder.
      key: `session-soon:${row.session}:${row.startsAt}:${row.personId}`,
    }));
  }

  private async dueAcceptances(now: Instant, tx: EntityManager): Promise<readonly NewMessage[]> {
    return (await findDueAcceptances(now, tx)).map((row) => ({
      template: 'acceptance-due',
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      about: [{ kind: 'registration', id: row.registration }],
      key: `acceptance-due:${row.registration}:${row.acceptUntil}`,
      content: {
        course: row.course,
        starts: dateWords(row.startsOn, row.language),
        place: row.place,
        until: instantWords(row.acceptUntil, row.language),
        link: `${this.settings.publicUrl}/anmeldungen/${row.registration}`,
      },
    }));
  }

  /** Once a week what is open too long, and once for each course whose deadline comes near. */
  private async openApprovals(today: IsoDate, now: Instant, tx: EntityManager): Promise<readonly NewMessage[]> {
    const { open, due } = await findOpenApprovals(today, now, approvalDays, tx);
    const week = weekOf(today);
    const mail = (row: OpenApprovals, key: string): NewMessage => ({
      template: 'approval-open',
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      key,
      content: { count: String(row.count), link: `${this.settings.publicUrl}/anmeldungen` },
    });
    return [
      ...open.map((row) => mail(row, `approval-open:${row.personId}:${week}`)),
      ...due.map((row) => mail(row, `approval-due:${row.personId}:${row.courseId ?? ''}`)),
    ];
  }

  private async endingRegistrations(today: IsoDate, now: Instant, tx: EntityManager): Promise<readonly NewMessage[]> {
    return (await findEndingRegistrations(today, registrationDays, tx)).map((row) => ({
      template: 'registration-ends',
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      key: `registration-ends:${row.courseId}:${row.registerUntil}:${row.personId}`,
      content: {
        course: row.course,
        starts: dateWords(row.startsOn, row.language),
        place: row.place,
        until: dateWords(row.registerUntil, row.language),
        link: `${this.settings.publicUrl}/anmeldungen`,
      },
    }));
  }

  /** Once a week, as long as there are any. Nobody fills them in. */
  private async unsignedRolls(today: IsoDate, now: Instant, tx: EntityManager): Promise<readonly NewMessage[]> {
    return (await findUnsignedRolls(today, this.settings.rollDays, tx)).map((row) => ({
      template: 'rolls-open',
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      key: `rolls-open:${row.personId}:${weekOf(today)}`,
      content: { count: String(row.count), link: this.settings.publicUrl },
    }));
  }
}

/** The Monday of that week. */
function weekOf(day: IsoDate): IsoDate {
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
}
