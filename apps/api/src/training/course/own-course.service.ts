import type { MyCourseBlock, MyCourse, MyCourses, MyCourseSession } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { civilDateOf } from '../../http/clock';

type CourseRow = Omit<MyCourse, 'sessions'>;
type SessionRow = Omit<MyCourseSession, 'blocks' | 'day'> & { readonly courseId: string };
type BlockRow = MyCourseBlock & { readonly sessionId: string };

const own = 'exists (select from enrolment e where e.course_id = c.id and e.person_id = $1)';

/** What people see of the courses they are in. */
@Injectable()
export class OwnCourseService {
  constructor(private readonly dataSource: DataSource) {}

  /** The caller's own courses with their sessions: three statements, however many there are. */
  async list(caller: Caller): Promise<MyCourses> {
    const scope = [caller.personId];
    const courses: readonly CourseRow[] = await this.dataSource.query(
      `select c.id, c.name, c.starts_on as "startsOn", c.ends_on as "endsOn" from course c
        where ${own} order by c.starts_on desc, c.id desc`,
      scope,
    );
    if (courses.length === 0) return { courses: [] };
    const sessions: readonly SessionRow[] = await this.dataSource.query(
      `select s.id, s.course_id as "courseId", s.title, s.venue, s.town, s.starts_at as "startsAt", s.ends_at as "endsAt",
              r.name as room, s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason"
         from session s join course c on c.id = s.course_id left join room r on r.id = s.room_id where ${own} order by s.starts_at, s.id`,
      scope,
    );
    const blocks: readonly BlockRow[] = await this.dataSource.query(
      `select b.session_id as "sessionId", b.id, b.area, b.module, b.purpose, b.modality,
              b.planned_minutes as "plannedMinutes", b.starts_at as "startsAt"
         from block b join session s on s.id = b.session_id join course c on c.id = s.course_id
        where ${own} order by b.session_id, b.position`,
      scope,
    );
    return {
      courses: courses.map((course) => ({
        ...course,
        sessions: sessions.filter(({ courseId }) => courseId === course.id).map((row) => toSession(row, blocks)),
      })),
    };
  }
}

function toSession({ courseId: _, ...row }: SessionRow, blocks: readonly BlockRow[]): MyCourseSession {
  return {
    ...row,
    day: civilDateOf(row.startsAt),
    blocks: blocks.filter(({ sessionId }) => sessionId === row.id).map(({ sessionId: _session, ...block }) => block),
  };
}
