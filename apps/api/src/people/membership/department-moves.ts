import type { Instant } from '@mittler/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import { civilDateOf } from '../../http/clock';
import { JobService } from '../../messages/job/job.service';
import { type DepartmentMove, PersonReferences } from '../person/person-references';

type WantedMove = Omit<DepartmentMove, 'now'> & {
  /** The one that begins with the move. */
  readonly membership: string;
};

/**
 * What goes along when somebody moves: her courses and registrations. They go on the day of the move: before it the old
 * department answers for her, and her new one knows of her coming alone.
 */
@Injectable()
export class DepartmentMoves implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly references: PersonReferences,
    private readonly jobs: JobService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('moves-carried', '1 * * * *', (now) => this.carryDue(now));
  }

  async carryOrPlan({ membership, ...move }: WantedMove, now: Instant, tx: EntityManager): Promise<void> {
    if (move.on <= civilDateOf(now)) return this.carry({ ...move, now }, tx);
    await tx.query('insert into planned_move (membership_id, from_department, planned_by) values ($1, $2, $3)', [
      membership,
      move.from,
      move.by,
    ]);
  }

  /** Carries out what was planned for a day that has come. */
  async carryDue(now: Instant): Promise<void> {
    const due: readonly { readonly id: string }[] = await this.dataSource.query(
      `select p.membership_id as id from planned_move p join membership m on m.id = p.membership_id
        where m.valid_from <= $1 order by m.valid_from, m.id`,
      [civilDateOf(now)],
    );
    for (const { id } of due) await inTransaction(this.dataSource, (tx) => this.carryPlanned(id, now, tx));
  }

  private async carryPlanned(id: string, now: Instant, tx: EntityManager): Promise<void> {
    const [move]: readonly Omit<DepartmentMove, 'now'>[] = await tx.query(
      `select p.planned_by as by, m.person_id as "personId", p.from_department as from, m.department_id as to, m.valid_from as on
         from planned_move p join membership m on m.id = p.membership_id
        where p.membership_id = $1 for update of p skip locked`,
      [id],
    );
    if (!move) return;
    await this.carry({ ...move, now }, tx);
    await tx.query('delete from planned_move where membership_id = $1', [id]);
  }

  private async carry(move: DepartmentMove, tx: EntityManager): Promise<void> {
    for (const reference of this.references.all()) await reference.move?.(move, tx);
  }
}
