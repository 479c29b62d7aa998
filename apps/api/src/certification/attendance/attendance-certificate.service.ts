import type { AttendanceCertificateQuery, OwnAttendanceCertificateQuery } from '@mittler/contract';
import { type IsoDate, type MarkFact, type RuleSet, validMarks } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { StandingService } from '../../ledger/standing.service';
import { type PaperSource, paperSource } from '../issue/paper-source.query';
import type { AttendanceCertificateContent, AttendedSession } from '../paper/attendance-certificate-paper';

interface SessionRow {
  readonly blockId: string;
  readonly sessionId: string;
  readonly title: string;
  readonly place: string;
  readonly institutionName: string;
  readonly institutionAddress: string;
  readonly institutionTown: string;
  readonly signatoryName: string;
  readonly signatoryRole: string;
}

type Attended = SessionRow & { readonly mark: MarkFact };

/** „Teilnahmebescheinigung“: what the ledger validly knows of somebody's attendance, of a course or of one further training. */
@Injectable()
export class AttendanceCertificateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly standings: StandingService,
  ) {}

  /** @throws Refusal not-found (no enrolment of hers) · and as below */
  async own(
    caller: Caller,
    { enrolment, session }: OwnAttendanceCertificateQuery,
  ): Promise<AttendanceCertificateContent> {
    const source = await paperSource(enrolment, this.dataSource.manager);
    if (source?.personId !== caller.personId) throw new Refusal('not-found');
    return this.content(source, session ?? null);
  }

  /** @throws Refusal not-found · not-entitled (nothing attended) · birth-date-missing */
  async of(enrolment: string, { session }: AttendanceCertificateQuery): Promise<AttendanceCertificateContent> {
    const source = await paperSource(enrolment, this.dataSource.manager);
    if (!source) throw new Refusal('not-found');
    return this.content(source, session ?? null);
  }

  private async content(source: PaperSource, session: string | null): Promise<AttendanceCertificateContent> {
    const tx = this.dataSource.manager;
    const on = this.clock.today();
    if (source.birthDate === null) throw new Refusal('birth-date-missing');
    const { attended, ruleSet } = await this.attended(source.enrolmentId, session, on, tx);
    const [first] = attended;
    if (!first) throw new Refusal('not-entitled');
    const isCourse = session === null;
    return {
      on,
      kind: isCourse ? 'course' : 'further-training',
      title: isCourse ? source.courseName : first.title,
      person: { givenNames: source.givenName, familyName: source.familyName, birthDate: source.birthDate },
      institution: isCourse
        ? { name: source.institutionName, address: source.institutionAddress, town: source.institutionTown }
        : { name: first.institutionName, address: first.institutionAddress, town: first.institutionTown },
      signatory: isCourse
        ? { name: source.signatoryName, role: source.signatoryRole }
        : { name: first.signatoryName, role: first.signatoryRole },
      sessions: sessionsOf(attended, ruleSet),
    };
  }

  private async attended(
    enrolmentId: string,
    session: string | null,
    on: IsoDate,
    tx: EntityManager,
  ): Promise<{ readonly attended: readonly Attended[]; readonly ruleSet: RuleSet }> {
    const [judged] = await this.standings.judged([enrolmentId], on, tx);
    const leading = judged?.[1].find(({ leads }) => leads);
    if (!judged || !leading) throw new Refusal('not-entitled');
    const [{ record, known }] = judged;
    const blockOf = new Map(known.map(({ fact, block }) => [fact.id, block]));
    const purpose = session === null ? 'training' : 'renewal';
    const marks = validMarks(record, leading.ruleSet).filter((mark) => mark.purpose === purpose);
    const rows = await sessionRows(
      marks.flatMap(({ id }) => blockOf.get(id) ?? []),
      tx,
    );
    const attended = marks.flatMap((mark): Attended[] => {
      const row = rows.get(blockOf.get(mark.id) ?? '');
      return row && (session === null || row.sessionId === session) ? [{ ...row, mark }] : [];
    });
    return { attended, ruleSet: leading.ruleSet };
  }
}

async function sessionRows(blockIds: readonly string[], tx: EntityManager): Promise<ReadonlyMap<string, SessionRow>> {
  const rows: readonly SessionRow[] = await tx.query(
    `select b.id as "blockId", s.id as "sessionId", s.title, s.town || ', ' || s.venue as place,
            i.name as "institutionName", i.street || ', ' || i.postcode || ' ' || i.town as "institutionAddress",
            i.town as "institutionTown", i.signatory_name as "signatoryName", i.signatory_role as "signatoryRole"
       from block b join session s on s.id = b.session_id join course c on c.id = s.course_id
       join institution i on i.id = c.institution_id
      where b.id = any($1::uuid[])`,
    [blockIds],
  );
  return new Map(rows.map((row) => [row.blockId, row]));
}

/** One row for each session, in the order of the law. */
function sessionsOf(attended: readonly Attended[], { areas }: RuleSet): readonly AttendedSession[] {
  const titleOf = new Map(areas.map(({ code, title }) => [code, title.de]));
  const found = new Map<string, AttendedSession>();
  for (const { sessionId, title, place, mark } of attended) {
    const before = found.get(sessionId) ?? { day: mark.on, place, contents: [], roomMinutes: 0, virtualMinutes: 0 };
    const content = titleOf.get(mark.area ?? '') ?? title;
    found.set(sessionId, {
      ...before,
      contents: before.contents.includes(content) ? before.contents : [...before.contents, content],
      roomMinutes: before.roomMinutes + (mark.modality === 'room' ? mark.minutes : 0),
      virtualMinutes: before.virtualMinutes + (mark.modality === 'virtual' ? mark.minutes : 0),
    });
  }
  return [...found.values()];
}
