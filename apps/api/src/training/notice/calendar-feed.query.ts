import type { Instant } from '@mittler/domain';
import type { DataSource } from 'typeorm';
import type { FeedEvent } from '../../messages/calendar/event-text';

/** Days for which past sessions stay in a calendar. */
const pastDays = 180;
const mostEvents = 1000;

/** The sessions of a person: those of her courses, and those that she teaches. Null where her access has ended. */
export async function feedEventsOf(
  person: string,
  portal: string,
  now: Instant,
  dataSource: DataSource,
): Promise<readonly FeedEvent[] | null> {
  const [present]: readonly unknown[] = await dataSource.query(
    'select 1 from person where id = $1 and deactivated_at is null',
    [person],
  );
  if (!present) return null;
  const rows: readonly (Omit<FeedEvent, 'url' | 'changedAt'> & { readonly isTaught: boolean })[] =
    await dataSource.query(
      `select s.id as uid, s.calendar_sequence as sequence, s.starts_at as "startsAt", s.ends_at as "endsAt",
            s.title || ' (' || c.name || ')' as title, s.venue || ', ' || s.town as place, 
            exists (select from session_trainer t where t.session_id = s.id and t.person_id = $1) as "isTaught",
            s.cancelled_at is not null as "isCancelled"
       from session s join course c on c.id = s.course_id
      where s.starts_at > $2::timestamptz - $3 * interval '1 day'
        and (exists (select from session_trainer t where t.session_id = s.id and t.person_id = $1)
             or exists (select from registration r where r.course_id = s.course_id and r.person_id = $1
                          and r.state in ('confirmed', 'taking-part', 'completed')))
      order by s.starts_at, s.id
      limit $4`,
      [person, now, pastDays, mostEvents],
    );
  return rows.map(({ isTaught, ...event }) => ({
    ...event,
    url: `${portal}/${isTaught ? 'heute' : 'anmeldungen'}`,
    changedAt: now,
  }));
}
