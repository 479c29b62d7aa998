import type { Instant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { MessageService, type NewMessage } from '../../messages/message.service';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import {
  type CourseOfRegistration,
  findComingSessions,
  findCoordinators,
  findCourseOf,
  findPeople,
  findRegistrations,
  findSessionPeople,
  findSessionsFor,
} from './notice-rows';
import { registrationMail, sessionMail, type SessionTemplate, type ToldState } from './notice-mail';
import { dateWords } from './notice-words';

export interface AskedApprover {
  readonly approverId: string;
  /** The whole address, with its token behind the #. */
  readonly link: string;
}

/** After these, nothing that was said before about the registration holds any more. */
const ending: readonly ToldState[] = ['declined', 'withdrawn', 'substituted', 'lapsed'];
/** They ask for something that is done, or can't be done any more, once the registration has gone on. */
const asking = ['approval-asked', 'approver-missing', 'registration-admitted', 'acceptance-due'] as const;
const seated: readonly (string | null)[] = ['confirmed', 'taking-part'];
/** Who has left is told nothing further: this mail alone takes the session out of her calendar. */
const keptByOthers = { except: ['session-left'] } as const;
const approvalDays = '14';

/**
 * Tells people what has happened: each mail is a row of the transaction of the deed. Nothing in it is confidential:
 * the course, its dates and place, a link.
 */
@Injectable()
export class NoticeService {
  constructor(
    private readonly messages: MessageService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Call it once for a deed, with the state in which the registrations are now, after `registration` and
   * `registration_event` were written.
   */
  async registrationMoved(
    registrations: string | readonly string[],
    to: ToldState,
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const ids = typeof registrations === 'string' ? [registrations] : registrations;
    if (ids.length === 0) return;
    const which = ending.includes(to) ? {} : { only: asking };
    await this.messages.withdrawAll('registration', ids, now, tx, which);
    const rows = await findRegistrations(ids, to, tx);
    const told = rows.flatMap((row) => registrationMail(row, to, now, this.settings.publicUrl) ?? []);
    await this.messages.queueAll(told, tx);
    // Who goes on after she had left begins by taking part.
    const joined = to === 'confirmed' ? rows : rows.filter(({ from }) => to === 'taking-part' && from === null);
    if (joined.length > 0) {
      const coming = await findComingSessions(
        joined.map(({ registration }) => registration),
        now,
        tx,
      );
      await this.messages.queueAll(
        coming.map((row) => sessionMail('session-invitation', row, now, this.settings.publicUrl)),
        tx,
      );
    }
    const left = rows.filter(({ from }) => ending.includes(to) && seated.includes(from));
    if (left.length > 0) {
      const coming = await findComingSessions(
        left.map(({ registration }) => registration),
        now,
        tx,
      );
      await this.messages.queueAll(
        coming.map((row) => sessionMail('session-left', row, now, this.settings.publicUrl)),
        tx,
      );
    }
  }

  /**
   * The approvers of the department are asked, each with a link of her own. Where there is none, the coordinators of its
   * municipality are told: nobody would decide.
   */
  async approvalAsked(
    registrationId: string,
    approvers: readonly AskedApprover[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    // Also of an approver who is none any more, or of another department.
    await this.messages.withdrawAll('registration', [registrationId], now, tx, {
      only: ['approval-asked', 'approver-missing'],
    });
    const row = await findCourseOf(registrationId, tx);
    if (!row) return;
    const people = await findPeople(
      approvers.map(({ approverId }) => approverId),
      tx,
    );
    const asked = approvers.flatMap(({ approverId, link }): NewMessage[] => {
      const to = people.get(approverId);
      if (!to) return [];
      return [
        {
          template: 'approval-asked',
          language: to.language,
          recipient: to.email,
          personId: approverId,
          now,
          about: [{ kind: 'registration', id: registrationId }],
          content: {
            course: row.course,
            starts: dateWords(row.startsOn, to.language),
            place: row.place,
            link,
            days: approvalDays,
          },
        },
      ];
    });
    await this.messages.queueAll(asked, tx);
    if (asked.length === 0) await this.tellCoordinators(registrationId, row, now, tx);
  }

  private async tellCoordinators(
    registration: string,
    { course, startsOn, place }: CourseOfRegistration,
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const link = `${this.settings.publicUrl}/anmeldungen/${registration}`;
    const coordinators = await findCoordinators(registration, civilDateOf(now), tx);
    await this.messages.queueAll(
      coordinators.map(({ personId, email, language }) => ({
        template: 'approver-missing',
        language,
        recipient: email,
        personId,
        now,
        about: [{ kind: 'registration', id: registration }],
        content: { course, starts: dateWords(startsOn, language), place, link },
      })),
      tx,
    );
  }

  /** New sessions, or cancelled ones that take place after all: invitations to everybody who has a seat, and to the trainers. */
  async sessionPlanned(sessions: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    await this.tell('session-invitation', sessions, now, tx);
  }

  /**
   * Another time, place or title: call it after `calendar_sequence` has risen. What was not sent yet about the old time
   * never is.
   * @param passed those of them that lay ahead, and by their new time no longer do: else calendars would keep the old one
   */
  async sessionMoved(
    sessions: readonly string[],
    passed: readonly string[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    await this.messages.withdrawAll('session', sessions, now, tx, keptByOthers);
    await this.tell('session-moved', sessions, now, tx, passed);
  }

  /** Call it after `calendar_sequence` has risen. */
  async sessionCancelled(sessions: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    await this.messages.withdrawAll('session', sessions, now, tx, keptByOthers);
    await this.tell('session-cancelled', sessions, now, tx);
  }

  /** Other trainers, the session itself as it was. */
  async trainersChanged(
    session: string,
    change: { readonly added: readonly string[]; readonly removed: readonly string[] },
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const added = await findSessionsFor(session, change.added, now, tx);
    const removed = await findSessionsFor(session, change.removed, now, tx);
    await this.messages.queueAll(
      [
        ...added.map((row) => sessionMail('session-invitation', row, now, this.settings.publicUrl)),
        ...removed.map((row) => sessionMail('session-left', row, now, this.settings.publicUrl)),
      ],
      tx,
    );
  }

  private async tell(
    template: SessionTemplate,
    sessions: readonly string[],
    now: Instant,
    tx: EntityManager,
    passed: readonly string[] = [],
  ): Promise<void> {
    if (sessions.length === 0) return;
    const rows = await findSessionPeople(sessions, passed, now, tx);
    await this.messages.queueAll(
      rows.map((row) => sessionMail(template, row, now, this.settings.publicUrl)),
      tx,
    );
  }
}
