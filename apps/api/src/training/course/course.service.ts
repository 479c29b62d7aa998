import type { CourseAnswer, CourseQuery, Courses, CreateCourse, EditCourse } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import { type Caller, holds, municipalitiesOf } from '../../http/caller';
import { Clock } from '../../http/clock';
import { cursorOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { editVersioned } from '../edit-versioned';
import { concerns } from '../scope';
import { CourseChange } from '../seat/course-change';
import { CourseEntity, type CourseRow, toCourse } from './course.entity';

/**
 * $1: whose people are counted, and of which municipalities courses are shown that concern them (null: everybody's) ·
 * $2: besides only courses in which this trainer has a session (null: all).
 */
const courses = `
  select c.id, c.programme_id as "programmeId", c.institution_id as "institutionId", c.name,
         c.host_municipality as "hostMunicipality", c.venue, c.street, c.postcode, c.town, c.starts_on as "startsOn",
         c.ends_on as "endsOn", c.version, p.name as "programmeName", p.scheme, i.name as "institutionName",
         m.name as "hostName",
         (select count(*) from enrolment e join department d on d.id = e.department_id
           where e.course_id = c.id and ($1::text[] is null or d.municipality_key = any($1))) as enrolled,
         (select count(*) from session s where s.course_id = c.id and s.cancelled_at is null) as sessions,
         c.announced_at as "announcedAt", c.summary, c.target_group as "targetGroup", c.register_until as "registerUntil",
         c.approve_until as "approveUntil", c.capacity, c.accept_hours as "acceptHours", c.admits,
         case when $1::text[] is null and $2::uuid is null then c.seats_taken end as "seatsTaken",
         case when $1::text[] is null and $2::uuid is null then (
           select count(*) from registration r where r.course_id = c.id and r.state = 'waiting') end as waiting
    from course c
    join programme p on p.id = c.programme_id
    join institution i on i.id = c.institution_id
    left join municipality m on m.key = c.host_municipality
   where ($2::uuid is null or exists (
           select from session s join session_trainer t on t.session_id = s.id
            where s.course_id = c.id and t.person_id = $2) or ${concerns('$1')})`;

interface CourseBefore {
  readonly endsOn: IsoDate;
  readonly taken: number;
  readonly admits: CourseAnswer['admits'];
}

/** Courses: one run of a programme each. */
@Injectable()
export class CourseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly change: CourseChange,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: CourseQuery): Promise<Courses> {
    const limit = query.limit ?? usualPage;
    const [startsOn, id] = readCursor(query.after, 2) ?? [null, null];
    const rows: readonly CourseRow[] = await this.dataSource.query(
      `${courses}
         and ($3::uuid is null or c.programme_id = $3)
         and ($4::text is null or (c.starts_on::text, c.id::text) < ($4, $5::text))
       order by c.starts_on desc, c.id desc limit $6`,
      [...reach(caller), query.programme ?? null, startsOn, id, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? cursorOf([last.startsOn, last.id]) : null;
    return { courses: shown.map(toCourse), next };
  }

  /** @throws Refusal not-found */
  async one(caller: Caller, id: string, tx: EntityManager = this.dataSource.manager): Promise<CourseAnswer> {
    const [row]: readonly CourseRow[] = await tx.query(`${courses} and c.id = $3`, [...reach(caller), id]);
    if (!row) throw new Refusal('not-found');
    return toCourse(row);
  }

  /** @throws Refusal period-invalid · invalid (unknown programme, institution or host) · already-exists (name in the programme) */
  async create(caller: Caller, wish: CreateCourse): Promise<CourseAnswer> {
    const row = { ...rowOf(wish), programmeId: wish.programmeId, id: randomUUID(), version: 1 };
    return inTransaction(this.dataSource, async (tx) => {
      await refuseUnknown(wish, tx);
      await tx.insert(CourseEntity, row);
      await this.note(caller, 'course.created', row.id, tx);
      return this.one(caller, row.id, tx);
    });
  }

  /** @throws Refusal not-found · stale · period-invalid · invalid · already-exists · seats-taken (a capacity below them) */
  async edit(caller: Caller, id: string, wish: EditCourse): Promise<CourseAnswer> {
    const changes = rowOf(wish);
    return inTransaction(this.dataSource, async (tx) => {
      await refuseUnknown(wish, tx);
      const [before]: readonly CourseBefore[] = await tx.query(
        'select ends_on as "endsOn", seats_taken as taken, admits from course where id = $1 for no key update',
        [id],
      );
      if (before && (wish.capacity ?? before.taken) < before.taken)
        throw new Refusal('seats-taken', { facts: { taken: before.taken } });
      await editVersioned(CourseEntity, { id, version: wish.version }, changes, tx);
      const endsOn = before?.endsOn === changes.endsOn ? null : changes.endsOn;
      const admittedByOffice = before?.admits === 'office';
      await this.change.follow(id, { endsOn, admittedByOffice }, this.clock.now(), tx);
      await this.note(caller, 'course.edited', id, tx);
      return this.one(caller, id, tx);
    });
  }

  private note(caller: Caller, deed: string, subjectId: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'course',
      subjectId,
    });
  }
}

function reach(caller: Caller): readonly [readonly string[] | null, string | null] {
  if (holds(caller, 'coordination-office')) return [null, null];
  const isCoordinator = holds(caller, 'municipal-coordinator');
  return [isCoordinator ? municipalitiesOf(caller, 'municipal-coordinator') : null, caller.personId];
}

type Plan = Omit<CreateCourse, 'programmeId'>;

/** What was left out stays as it is: in a new course as the table has it. */
function rowOf(wish: Plan): QueryDeepPartialEntity<CourseEntity> & { readonly endsOn: IsoDate } {
  if (wish.endsOn < wish.startsOn)
    throw new Refusal('period-invalid', { fields: [{ pointer: '/endsOn', rule: 'notBeforeStart' }] });
  const late = (['registerUntil', 'approveUntil'] as const).filter((field) => (wish[field] ?? '') > wish.endsOn);
  if (late.length > 0)
    throw new Refusal('invalid', { fields: late.map((field) => ({ pointer: `/${field}`, rule: 'notAfterEnd' })) });
  const { institutionId, name, venue, town, startsOn, endsOn } = wish;
  return {
    institutionId,
    name,
    hostMunicipality: wish.hostMunicipality ?? null,
    venue,
    street: wish.street ?? null,
    postcode: wish.postcode ?? null,
    town,
    startsOn,
    endsOn,
    ...given({
      summary: wish.summary,
      targetGroup: wish.targetGroup,
      registerUntil: wish.registerUntil,
      approveUntil: wish.approveUntil,
      capacity: wish.capacity,
      acceptHours: wish.acceptHours,
      admits: wish.admits,
    }),
  };
}

function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}

async function refuseUnknown(wish: Plan & { readonly programmeId?: string }, tx: EntityManager): Promise<void> {
  const [found]: readonly Readonly<Record<'programme' | 'institution' | 'host', boolean>>[] = await tx.query(
    `select $1::uuid is null or exists (select from programme where id = $1) as programme,
            exists (select from institution where id = $2) as institution,
            $3::text is null or exists (select from municipality where key = $3) as host`,
    [wish.programmeId ?? null, wish.institutionId, wish.hostMunicipality ?? null],
  );
  const fields = [
    ...(found?.programme ? [] : [{ pointer: '/programmeId', rule: 'unknown' }]),
    ...(found?.institution ? [] : [{ pointer: '/institutionId', rule: 'unknown' }]),
    ...(found?.host ? [] : [{ pointer: '/hostMunicipality', rule: 'unknown' }]),
  ];
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}
