import type { MeetingList, UploadMeetingList } from '@mittler/contract';
import { matchParticipants, minutesInBlocks, type NamedRow, readMeetingList } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Refusal } from '../../http/refusal';
import { csvRecords, DamagedCsv, decodedText } from '../../upload/csv-records';
import type { UploadedFile } from '../../upload/uploaded-file';
import { dayOf, rolledPeople, rolledSession, trainerOnly } from '../roll/roll.query';

/** More rows than any meeting of a course has. */
const mostRows = 5_000;
const mostPeople = 1_000;

/** Reads who was in a meeting, and for how long. It stores nothing: a click on a link is never presence. */
@Injectable()
export class MeetingListService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Asked before the file is received: nobody sends megabytes to a session that is not hers.
   * @throws Refusal not-found · session-cancelled
   */
  async reach(caller: Caller, sessionId: string): Promise<void> {
    await rolledSession(sessionId, trainerOnly(caller), 'none', this.dataSource.manager);
  }

  /** @throws Refusal not-found · session-cancelled · file-not-readable */
  async propose(caller: Caller, sessionId: string, file: UploadedFile<UploadMeetingList>): Promise<MeetingList> {
    const { manager } = this.dataSource;
    const session = await rolledSession(sessionId, trainerOnly(caller), 'none', manager);
    const list = readMeetingList(recordsOf(file.bytes), dayOf(session), file.fields.program);
    if (!list || list.people.length > mostPeople) throw new Refusal('file-not-readable');
    const rows = await this.namedRows(await rolledPeople(session, manager));
    const people = matchParticipants(list.people, rows).map(({ name, intervals, enrolmentId, matchedBy, seconds }) => {
      const minutes = minutesInBlocks({ intervals, seconds }, session.blocks);
      return {
        name,
        intervals,
        enrolmentId,
        matchedBy,
        minutes: session.blocks.map(({ id }, index) => ({ blockId: id, minutes: minutes[index] ?? 0 })),
      };
    });
    const present = new Set(people.map(({ enrolmentId }) => enrolmentId));
    return {
      program: list.program,
      people,
      missing: rows.flatMap(({ enrolmentId }) => (present.has(enrolmentId) ? [] : [enrolmentId])),
    };
  }

  /** Addresses serve the match alone; a trainer never sees them. */
  private async namedRows(
    people: readonly (Omit<NamedRow, 'email'> & { readonly personId: string })[],
  ): Promise<readonly NamedRow[]> {
    const known: readonly { readonly id: string; readonly email: string }[] = await this.dataSource.query(
      'select id, email from person where id = any($1::uuid[]) and email is not null',
      [people.map(({ personId }) => personId)],
    );
    const emailOf = new Map(known.map(({ id, email }) => [id, email]));
    return people.map(({ enrolmentId, personId, givenName, familyName }) => ({
      enrolmentId,
      givenName,
      familyName,
      email: emailOf.get(personId) ?? null,
    }));
  }
}

function recordsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = decodedText(bytes);
  if (text.includes('\0')) throw new Refusal('file-not-readable');
  try {
    const records = csvRecords(text, mostRows + 1);
    if (records.length > mostRows) throw new Refusal('file-not-readable');
    return records;
  } catch (error) {
    throw error instanceof DamagedCsv ? new Refusal('file-not-readable') : error;
  }
}
