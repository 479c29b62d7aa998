import type { EntityManager } from 'typeorm';

/** Whether a course and its quotas have a seat for somebody of a department. */
export type Room = 'free' | 'course-full' | 'quota-full';

/** SQL condition on a registration `r` of a department `d`: no quota that applies to her is used up. */
export const quotaHasRoom = `not exists (
  select from seat_quota q
   where q.course_id = r.course_id and q.taken >= q.seats
     and (q.department_id = r.department_id or q.municipality_key = d.municipality_key))`;

export async function roomFor(
  { courseId, departmentId }: { readonly courseId: string; readonly departmentId: string },
  tx: EntityManager,
): Promise<Room> {
  const [row]: readonly { readonly isFull: boolean; readonly isUsedUp: boolean }[] = await tx.query(
    `select c.capacity is not null and c.seats_taken >= c.capacity as "isFull",
            exists (select from seat_quota q join department d on d.id = $2
                     where q.course_id = c.id and q.taken >= q.seats
                       and (q.department_id = d.id or q.municipality_key = d.municipality_key)) as "isUsedUp"
       from course c where c.id = $1`,
    [courseId, departmentId],
  );
  if (!row || row.isFull) return 'course-full';
  return row.isUsedUp ? 'quota-full' : 'free';
}
