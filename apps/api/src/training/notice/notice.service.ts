import type { Instant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MessageService, type NewMessage } from '../../messages/message.service';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import {
  findComingSessions,
  findPeople,
  findRegistrations,
  findSessionPeople,
  findSessionsFor,
  type RegistrationRow,
  type SessionRow,
} from './notice-rows';
import { dateWords, instantWords, spanWords } from './notice-words';

/** States of a registration of which its person is told. */
export type ToldState =
  | 'registered'
  | 'approved'
  | 'declined'
  | 'admitted'
  | 'waiting'
  | 'confirmed'
  | 'taking-part'
  | 'completed'
  | 'withdrawn'
  | 'substituted'
  | 'not-attended'
  | 'lapsed';

export interface AskedApprover {
  readonly approverId: string;
  /** The whole address, with its token behind the #. */
  readonly link: string;
}

/** After these, nothing that was said before about the registration holds any more. */
const ending: readonly ToldState[] = ['declined', 'withdrawn', 'substituted', 'lapsed'];
const seated: readonly (string | null)[] = ['confirmed', 'taking-part'];
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
    if (ending.includes(to)) await this.messages.withdrawAll('registration', ids, now, tx);
    const rows = await findRegistrations(ids, to, tx);
    const told = rows.flatMap((row) => this.aboutRegistration(row, to, now) ?? []);
    await this.messages.queueAll(told, tx);
    if (to === 'confirmed') {
      const coming = await findComingSessions(ids, now, tx);
      await this.messages.queueAll(
        coming.map((row) => this.aboutSession('session-invitation', row, now)),
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
        coming.map((row) => this.aboutSession('session-left', row, now)),
        tx,
      );
    }
  }

  /** The approvers of the department are asked, each with a link of her own. */
  async approvalAsked(
    registrationId: string,
    approvers: readonly AskedApprover[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const [row] = await findRegistrations([registrationId], 'registered', tx);
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
  }

  /** New sessions, or cancelled ones that take place after all: invitations to everybody who has a seat, and to the trainers. */
  async sessionPlanned(sessions: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    await this.tell('session-invitation', sessions, now, tx);
  }

  /** Another time, place or title: call it after `calendar_sequence` has risen. What was not sent yet about the old time never is. */
  async sessionMoved(sessions: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    await this.messages.withdrawAll('session', sessions, now, tx);
    await this.tell('session-moved', sessions, now, tx);
  }

  /** Call it after `calendar_sequence` has risen. */
  async sessionCancelled(sessions: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    await this.messages.withdrawAll('session', sessions, now, tx);
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
        ...added.map((row) => this.aboutSession('session-invitation', row, now)),
        ...removed.map((row) => this.aboutSession('session-left', row, now)),
      ],
      tx,
    );
  }

  private async tell(
    template: SessionTemplate,
    sessions: readonly string[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    if (sessions.length === 0) return;
    const rows = await findSessionPeople(sessions, now, tx);
    await this.messages.queueAll(
      rows.map((row) => this.aboutSession(template, row, now)),
      tx,
    );
  }

  private aboutRegistration(row: RegistrationRow, to: ToldState, now: Instant): NewMessage | null {
    const content = {
      course: row.course,
      starts: dateWords(row.startsOn, row.language),
      place: row.place,
      link: `${this.settings.publicUrl}/anmeldungen/${row.registration}`,
    };
    const frame = {
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      about: [{ kind: 'registration', id: row.registration }],
    } as const;
    switch (to) {
      case 'registered':
        return { ...frame, template: 'registration-received', content };
      case 'approved':
        return { ...frame, template: 'registration-approved', content };
      case 'declined':
        return { ...frame, template: 'registration-declined', content: { ...content, reason: row.reason ?? '–' } };
      case 'admitted': {
        const until = row.acceptUntil === null ? '–' : instantWords(row.acceptUntil, row.language);
        return { ...frame, template: 'registration-admitted', content: { ...content, until } };
      }
      case 'waiting':
        return { ...frame, template: 'registration-waiting', content };
      case 'confirmed':
        return { ...frame, template: 'registration-confirmed', content };
      case 'withdrawn':
        return { ...frame, template: 'registration-withdrawn', content };
      case 'substituted':
        return { ...frame, template: 'registration-substituted', content };
      case 'lapsed':
        return { ...frame, template: 'registration-lapsed', content };
      case 'taking-part':
      case 'completed':
      case 'not-attended':
        return null;
    }
  }

  private aboutSession(template: SessionTemplate, row: SessionRow, now: Instant): NewMessage {
    const isOver = template === 'session-cancelled' || template === 'session-left';
    const link = `${this.settings.publicUrl}/lehrgaenge/${row.courseId}`;
    return {
      template,
      language: row.language,
      recipient: row.email,
      personId: row.personId,
      now,
      about: [
        { kind: 'session', id: row.session },
        ...(row.registration === null ? [] : [{ kind: 'registration', id: row.registration } as const]),
      ],
      content: {
        course: row.course,
        session: row.title,
        when: spanWords(row.startsAt, row.endsAt, row.language),
        place: row.place,
        link,
      },
      calendar: {
        method: isOver ? 'CANCEL' : 'REQUEST',
        uid: row.session,
        sequence: row.sequence,
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        title: `${row.title} (${row.course})`,
        place: row.place,
        url: link,
      },
    };
  }
}

type SessionTemplate = 'session-invitation' | 'session-moved' | 'session-cancelled' | 'session-left';
