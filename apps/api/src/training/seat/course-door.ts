import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import { Refusal } from '../../http/refusal';
import { Turnstile } from '../../http/turnstile';
import { type HeldCourse, holdCourse } from '../registration/registration-row';

/** One works, one stands behind it with its first statement done: more would only keep connections from everybody else. */
const atOnce = 2;
const longestQueue = 1_000;

/**
 * The way to a course's seats. Commands on one course wait for its row anyhow; here they wait without a connection to the
 * database, so that a run on one course keeps nobody from the others.
 */
@Injectable()
export class CourseDoor {
  private readonly queues = new Map<string, Turnstile>();

  constructor(private readonly dataSource: DataSource) {}

  /** To look up something before, outside of any transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * A command as one transaction that holds the course.
   * @throws Refusal not-found (no such course) · unavailable (too many wait already)
   */
  async enter<T>(courseId: string, work: (course: HeldCourse, tx: EntityManager) => Promise<T>): Promise<T> {
    const queue = this.queues.get(courseId) ?? new Turnstile(atOnce, longestQueue);
    this.queues.set(courseId, queue);
    try {
      return await queue.through(() =>
        inTransaction(this.dataSource, async (tx) => {
          const course = await holdCourse(courseId, tx);
          if (!course) throw new Refusal('not-found');
          return work(course, tx);
        }),
      );
    } finally {
      if (queue.isEmpty) this.queues.delete(courseId);
    }
  }
}
