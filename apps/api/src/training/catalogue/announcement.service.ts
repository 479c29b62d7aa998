import type { Announcement } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';

/** Which courses stand in the public catalogue. */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A course that is announced stays so since when it is. @throws Refusal not-found · stale */
  announce(caller: Caller, courseId: string, version: number): Promise<Announcement> {
    return this.set(caller, courseId, version, true);
  }

  /** @throws Refusal not-found · stale */
  withdraw(caller: Caller, courseId: string, version: number): Promise<Announcement> {
    return this.set(caller, courseId, version, false);
  }

  private set(caller: Caller, courseId: string, version: number, isAnnounced: boolean): Promise<Announcement> {
    const now = this.clock.now();
    return inTransaction(this.dataSource, async (tx) => {
      const [before]: readonly Announcement[] = await tx.query(
        'select id as "courseId", announced_at as "announcedAt", version from course where id = $1 for no key update',
        [courseId],
      );
      if (!before) throw new Refusal('not-found');
      if (before.version !== version) throw new Refusal('stale', { facts: { present: before.version } });
      if ((before.announcedAt !== null) === isAnnounced) return before;
      const announcedAt: Instant | null = isAnnounced ? now : null;
      await tx.query('update course set announced_at = $2, version = version + 1 where id = $1', [
        courseId,
        announcedAt,
      ]);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: isAnnounced ? 'course.announced' : 'course.announcement-withdrawn',
        subjectKind: 'course',
        subjectId: courseId,
      });
      return { courseId, announcedAt, version: version + 1 };
    });
  }
}
