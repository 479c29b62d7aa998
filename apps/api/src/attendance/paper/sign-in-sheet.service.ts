import { wallClockAt } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Refusal } from '../../http/refusal';
import { printSheet, UnprintablePaper } from '../../paper/sheet-press';
import { dayOf, rolledPeople, rolledSession, trainerOnly } from '../roll/roll.query';
import { signInSheet, type SignInSheet } from './sign-in-sheet';

/** The list that people sign on paper. */
@Injectable()
export class SignInSheetService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refusal not-found · session-cancelled · paper-not-printable */
  async print(caller: Caller, sessionId: string): Promise<{ readonly bytes: Uint8Array; readonly day: string }> {
    const content = await this.contentOf(caller, sessionId);
    try {
      return { bytes: await printSheet(signInSheet(content)), day: content.day };
    } catch (error) {
      throw error instanceof UnprintablePaper ? new Refusal('paper-not-printable') : error;
    }
  }

  private async contentOf(caller: Caller, sessionId: string): Promise<SignInSheet> {
    const { manager } = this.dataSource;
    const session = await rolledSession(sessionId, trainerOnly(caller), 'none', manager);
    const day = dayOf(session);
    const [institution]: readonly SignInSheet['institution'][] = await manager.query(
      `select i.name, i.street || ', ' || i.postcode || ' ' || i.town as address
         from course c join institution i on i.id = c.institution_id where c.id = $1`,
      [session.courseId],
    );
    if (!institution) throw new Refusal('not-found');
    const people = await rolledPeople(session, manager);
    const { title, courseName, venue, town, startsAt, endsAt } = session;
    return {
      sessionId,
      title,
      courseName,
      day,
      hours: `${wallClockAt(startsAt).time} bis ${wallClockAt(endsAt).time} Uhr`,
      venue,
      town,
      institution,
      rows: people
        .filter(({ droppedOutOn }) => droppedOutOn === null || droppedOutOn >= day)
        .map(({ enrolmentId, givenName, familyName, municipality }) => ({
          enrolmentId,
          name: `${familyName}, ${givenName}`,
          municipality,
        })),
    };
  }
}
