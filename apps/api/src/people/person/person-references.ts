import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * What a later room keeps of a person. People may not know those rooms, so each of them says here how its rows move
 * when two people are merged and how they go when she is deleted. A room adds its references when its module starts:
 * `references.add({ … })` in `onModuleInit`. Rows in which a person only acted (recorded_by, issued_by …) stay as they
 * are: they name the merged person, who stays in the table and points to the one into whom she was merged.
 */
export interface PersonReference {
  /** The domain's word, as the table is called: "enrolment", "certificate". */
  readonly kind: string;
  /** As long as there is such a row, she can't be deleted. */
  readonly keeps: boolean;
  /** How many rows are about her. */
  count(personId: string, tx: EntityManager): Promise<number>;
  /**
   * All rows of `from` become rows of `to`.
   * @throws Refusal where both can't be one person's, e.g. 'already-enrolled'
   */
  merge(from: string, to: string, tx: EntityManager): Promise<void>;
  /** Deletes the rows; `mittler.erasing` is set in the transaction, so that facts may go. Never called where `keeps`. */
  erase(personId: string, tx: EntityManager): Promise<void>;
  /** She moved from one department to another. */
  move?(move: DepartmentMove, tx: EntityManager): Promise<void>;
}

export interface DepartmentMove {
  readonly by: string | null;
  readonly personId: string;
  readonly from: string;
  readonly to: string;
  /** First day in the new department. */
  readonly on: string;
  readonly now: string;
}

@Injectable()
export class PersonReferences {
  private readonly known: PersonReference[] = [];

  add(reference: PersonReference): void {
    this.known.push(reference);
  }

  /** In the order in which the rooms were added; erasing and moving follow it backwards and forwards. */
  all(): readonly PersonReference[] {
    return this.known;
  }
}
