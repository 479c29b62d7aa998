import type {
  MessageAnswer,
  MessageCounts,
  MessagePage,
  MessageQuery,
  MessageState,
  SubjectKind,
} from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { JobService } from '../job/job.service';
import type { MessageEntity } from '../message.entity';

/** Names of the people behind identifiers, from the room that knows them. */
export type ReadNames = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

type Row = Pick<
  MessageEntity,
  | 'id'
  | 'template'
  | 'category'
  | 'recipient'
  | 'recipientPerson'
  | 'about'
  | 'createdAt'
  | 'dueAt'
  | 'attempts'
  | 'lastError'
> & { readonly state: MessageState; readonly endedAt: string | null; readonly hasContent: boolean };

const stateOf = `
  case when m.withdrawn_at is not null then 'withdrawn' when m.sent_at is not null then 'sent'
       when m.given_up_at is not null then 'given-up' when m.attempts > 0 then 'retrying' else 'waiting' end`;

const columns = `
  m.id, m.template, m.category, m.recipient, m.recipient_person as "recipientPerson", m.about, m.created_at as "createdAt",
  m.due_at as "dueAt", m.attempts, m.last_error as "lastError", m.content is not null as "hasContent",
  coalesce(m.withdrawn_at, m.sent_at, m.given_up_at) as "endedAt", ${stateOf} as state`;

/** What the office sees of mails: how each fares, never what it says. */
@Injectable()
export class OutboxService {
  private names: ReadNames = async () => new Map();

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly jobs: JobService,
    private readonly clock: Clock,
  ) {}

  /** Messages come before people and know no persons. Called in `onModuleInit`. */
  readNames(names: ReadNames): void {
    this.names = names;
  }

  async list(query: MessageQuery): Promise<MessagePage> {
    const limit = query.limit ?? usualPage;
    const [at, id] = readCursor(query.after, 2) ?? [null, null];
    const about = [
      ...(query.registration === undefined ? [] : [`registration:${query.registration}`]),
      ...(query.session === undefined ? [] : [`session:${query.session}`]),
    ];
    const rows: readonly Row[] = await this.dataSource.query(
      `select ${columns}
         from message m
        where ($1::text is null or ${stateOf} = $1)
          and ($2::text is null or m.category = $2)
          and ($3::text is null or m.template = $3)
          and m.about @> $4::text[]
          and ($5::uuid is null or m.recipient_person = $5)
          and ($6::timestamptz is null or (m.created_at, m.id) < ($6, $7::uuid))
        order by m.created_at desc, m.id desc
        limit $8`,
      [
        query.state ?? null,
        query.category ?? null,
        query.template ?? null,
        about,
        query.person ?? null,
        at,
        id,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (row) => [row.createdAt, row.id]);
    return { messages: await this.answers(page.rows), next: page.next };
  }

  async counts(): Promise<MessageCounts> {
    const [row]: readonly MessageCounts[] = await this.dataSource.query(
      `select count(*) filter (where given_up_at is null and attempts = 0) as waiting,
              count(*) filter (where given_up_at is null and attempts > 0) as retrying,
              count(*) filter (where given_up_at is not null) as "givenUp"
         from message where sent_at is null and withdrawn_at is null`,
    );
    return row ?? { waiting: 0, retrying: 0, givenUp: 0 };
  }

  /**
   * A mail that was given up starts anew; one that waits for its next attempt is tried now.
   * @throws Refusal not-found · message-not-open
   */
  async retry(caller: Caller, id: string): Promise<MessageAnswer> {
    const now = this.clock.now();
    return inTransaction(this.dataSource, async (tx) => {
      const row = await this.locked(id, tx);
      if (row.state === 'waiting') return this.answer(row);
      if (row.state === 'sent' || row.state === 'withdrawn' || !row.hasContent) throw new Refusal('message-not-open');
      await tx.query('update message set due_at = $2, attempts = 0, given_up_at = null where id = $1', [id, now]);
      await this.jobs.sendMailNow(id, now as Instant, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'message.retried',
        subjectKind: 'message',
        subjectId: id,
      });
      return this.answer(await this.locked(id, tx));
    });
  }

  private async locked(id: string, tx: EntityManager): Promise<Row> {
    const [row]: readonly Row[] = await tx.query(`select ${columns} from message m where m.id = $1 for update`, [id]);
    if (!row) throw new Refusal('not-found');
    return row;
  }

  private async answer(row: Row): Promise<MessageAnswer> {
    const [answer] = await this.answers([row]);
    if (!answer) throw new Refusal('not-found');
    return answer;
  }

  private async answers(rows: readonly Row[]): Promise<readonly MessageAnswer[]> {
    const names = await this.names(rows.flatMap(({ recipientPerson }) => recipientPerson ?? []));
    return rows.map((row) => ({
      id: row.id,
      template: row.template,
      category: row.category,
      state: row.state,
      recipient: {
        id: row.recipientPerson,
        name: row.recipientPerson === null ? null : (names.get(row.recipientPerson) ?? null),
        address: row.recipient,
      },
      about: row.about.map((text) => {
        const [kind = '', id = ''] = text.split(':');
        return { kind: kind as SubjectKind, id };
      }),
      createdAt: row.createdAt,
      dueAt: row.state === 'waiting' || row.state === 'retrying' ? row.dueAt : null,
      endedAt: row.endedAt,
      attempts: row.attempts,
      lastError: row.lastError,
      canBeRetried: row.hasContent && (row.state === 'given-up' || row.state === 'retrying'),
    }));
  }
}
