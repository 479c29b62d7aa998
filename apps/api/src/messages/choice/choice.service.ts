import { type ChooseMessages, type MessageChoice, type MessageChoices, optionalCategories } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';

/** Which mails a person wants. What is about her account or a decision always arrives. */
@Injectable()
export class ChoiceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async own(caller: Caller): Promise<MessageChoices> {
    const rows: readonly MessageChoice[] = await this.dataSource.query(
      'select category, wanted from message_choice where person_id = $1',
      [caller.personId],
    );
    const unwanted = new Set(rows.filter(({ wanted }) => !wanted).map(({ category }) => category));
    return { choices: optionalCategories.map((category) => ({ category, wanted: !unwanted.has(category) })) };
  }

  async choose(caller: Caller, { choices }: ChooseMessages): Promise<MessageChoices> {
    await inTransaction(this.dataSource, async (tx) => {
      await tx.query(
        `insert into message_choice (person_id, category, wanted)
         select $1, category, wanted from jsonb_to_recordset($2::jsonb) as c(category text, wanted boolean)
         on conflict (person_id, category) do update set wanted = excluded.wanted`,
        [caller.personId, JSON.stringify(choices)],
      );
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'person.messages-chosen',
        subjectKind: 'person',
        subjectId: caller.personId,
        detail: Object.fromEntries(choices.map(({ category, wanted }) => [category, wanted])),
      });
    });
    return this.own(caller);
  }
}
