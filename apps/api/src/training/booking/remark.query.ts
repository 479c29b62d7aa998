import type { RoomName, SessionRemark, TrainerName } from '@mittler/contract';
import { holidayOn, type IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

/** A session, planned or about to be. */
export interface Remarked {
  readonly day: IsoDate;
  readonly blocks: readonly { readonly area?: string | null }[];
  readonly trainers: readonly TrainerName[];
  readonly room: RoomName | null;
}

interface CourseRow {
  readonly id: string;
  readonly scheme: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly people: number;
}

interface QualificationRow {
  readonly personId: string;
  readonly scheme: string;
  readonly area: string | null;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

export interface RemarkContext {
  readonly courses: ReadonlyMap<string, CourseRow>;
  readonly qualifications: readonly QualificationRow[];
}

/** What remarks are judged by: two statements, however many sessions there are. */
export async function remarkContext(
  courseIds: readonly string[],
  trainerIds: readonly string[],
  tx: EntityManager,
): Promise<RemarkContext> {
  const courses: readonly CourseRow[] = await tx.query(
    `select c.id, p.scheme, c.starts_on as "startsOn", c.ends_on as "endsOn", c.seats_taken as people
       from course c join programme p on p.id = c.programme_id where c.id = any($1::uuid[])`,
    [courseIds],
  );
  const qualifications: readonly QualificationRow[] = await tx.query(
    `select person_id as "personId", scheme, area, valid_from as "validFrom", valid_until as "validUntil"
       from trainer_qualification where person_id = any($1::uuid[])`,
    [trainerIds],
  );
  return { courses: new Map(courses.map((course) => [course.id, course])), qualifications };
}

/** What somebody who plans the session should know, double bookings apart. */
export function remarksOn(session: Remarked, courseId: string, context: RemarkContext): readonly SessionRemark[] {
  const course = context.courses.get(courseId);
  if (!course) return [];
  const { day, room } = session;
  const holiday = holidayOn(day);
  const isOutside = day < course.startsOn || day > course.endsOn;
  const isTooSmall = room !== null && room.seats !== null && room.seats < course.people;
  return [
    ...(holiday ? [{ kind: 'holiday', holiday: holiday.code, isHalfDay: holiday.isHalfDay } as const] : []),
    ...(isOutside ? [{ kind: 'outside-course' } as const] : []),
    ...unqualified(session, course.scheme, context.qualifications),
    ...(isTooSmall ? [{ kind: 'room-too-small', seats: room.seats ?? 0, people: course.people } as const] : []),
  ];
}

/**
 * § 5 ZMediatAusbV: who trains in certain areas only must know those. Several trainers share the areas of a session; one who knows none
 * of them is named with all.
 */
function unqualified(
  { day, blocks, trainers }: Remarked,
  scheme: string,
  qualifications: readonly QualificationRow[],
): readonly SessionRemark[] {
  const areas = [...new Set(blocks.flatMap(({ area }) => area ?? []))];
  const knows = (trainer: TrainerName, area: string): boolean =>
    qualifications.some(
      (row) =>
        row.personId === trainer.id &&
        row.scheme === scheme &&
        (row.area === null || row.area === area) &&
        row.validFrom <= day &&
        (row.validUntil === null || day <= row.validUntil),
    );
  const covered = areas.filter((area) => trainers.some((trainer) => knows(trainer, area)));
  return trainers.flatMap((trainer): readonly SessionRemark[] => {
    const own = areas.filter((area) => knows(trainer, area));
    const lacking = own.length === 0 ? areas : areas.filter((area) => !covered.includes(area));
    return lacking.length === 0 ? [] : [{ kind: 'trainer-not-qualified', trainer, areas: lacking }];
  });
}
