import type { CatalogueEntry, CatalogueSession, CatalogueState } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';

/** What a statement of the catalogue answers; the titles of the areas are put in afterwards. */
export interface EntryRow extends Omit<CatalogueEntry, 'content' | 'institution'> {
  readonly institutionId: string;
  readonly institutionName: string;
  readonly content: readonly { readonly area: string | null; readonly room: number; readonly virtual: number }[];
}

export interface CourseRow extends EntryRow {
  readonly institutionStreet: string;
  readonly institutionPostcode: string;
  readonly institutionTown: string;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly summary: string | null;
  readonly approveUntil: IsoDate | null;
  readonly acceptHours: number | null;
  readonly dates: readonly CatalogueSession[];
}

const tables = `
  course c
  join programme p on p.id = c.programme_id
  join institution i on i.id = c.institution_id
  left join municipality m on m.key = c.host_municipality`;

/** $1: today. Only names of trainers, and of nobody else. */
const entry = `
  c.id, c.name, json_build_object('id', p.id, 'name', p.name) as programme, p.scheme,
  i.id as "institutionId", i.name as "institutionName",
  case when m.key is not null then json_build_object('key', m.key, 'name', m.name) end as host,
  c.venue, c.town, c.starts_on as "startsOn", c.ends_on as "endsOn", c.target_group as "targetGroup",
  c.register_until as "registerUntil",
  case when least(c.register_until, c.ends_on) < $1::date then '${'closed' satisfies CatalogueState}'
       when c.seats_taken >= c.capacity then '${'waiting-list' satisfies CatalogueState}'
       else '${'open' satisfies CatalogueState}' end as state,
  c.capacity as seats, c.capacity - c.seats_taken as "seatsLeft",
  (select count(*)::int from session s where s.course_id = c.id and s.cancelled_at is null) as sessions,
  (select coalesce(json_agg(json_build_object('area', area, 'room', room, 'virtual', virtual) order by area), '[]')
     from (select b.area, coalesce(sum(b.planned_minutes) filter (where b.modality = 'room'), 0)::int as room,
                  coalesce(sum(b.planned_minutes) filter (where b.modality = 'virtual'), 0)::int as virtual
             from session s join block b on b.session_id = s.id
            where s.course_id = c.id and s.cancelled_at is null group by b.area) sums) as content,
  (select coalesce(json_agg(name order by family_name collate "de-x-icu", name collate "de-x-icu"), '[]')
     from (select distinct t.given_name || ' ' || t.family_name as name, t.family_name
             from session s join session_trainer st on st.session_id = s.id join person t on t.id = st.person_id
            where s.course_id = c.id and s.cancelled_at is null) trainers) as trainers`;

/** $2 from · $3 programme · $4 town · $5 host · $6 area · $7 modality · $8 free · $9 words · $10, $11 after · $12 how many. */
export const entriesOfPage = `
  select ${entry}
    from ${tables}
   where c.announced_at is not null
     and case when $2::date is null then c.ends_on >= $1 else c.starts_on >= $2 end
     and ($3::uuid is null or c.programme_id = $3)
     and ($4::text is null or lower(c.town) = lower($4))
     and ($5::text is null or c.host_municipality = $5)
     and (($6::text is null and $7::text is null) or exists (
       select from session s join block b on b.session_id = s.id
        where s.course_id = c.id and s.cancelled_at is null
          and ($6 is null or b.area = $6) and ($7 is null or b.modality = $7)))
     and (not $8::boolean or (least(c.register_until, c.ends_on) >= $1 and (c.capacity is null or c.seats_taken < c.capacity)))
     and concat_ws(' ', c.name, p.name, i.name, m.name, c.venue, c.town, c.target_group) ilike all ($9::text[])
     and ($10::date is null or (c.starts_on, c.id) > ($10, $11::uuid))
   order by c.starts_on, c.id limit $12`;

export const courseOfId = `
  select ${entry},
         i.street as "institutionStreet", i.postcode as "institutionPostcode", i.town as "institutionTown",
         c.street, c.postcode, c.summary, c.approve_until as "approveUntil", c.accept_hours as "acceptHours",
         (select coalesce(json_agg(json_build_object(
              'id', s.id, 'title', s.title, 'venue', s.venue, 'town', s.town, 'room', r.name,
              'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'endsAt', to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'day', (s.starts_at at time zone 'Europe/Berlin')::date,
              'isCancelled', s.cancelled_at is not null,
              'blocks', (select coalesce(json_agg(json_build_object(
                  'area', b.area, 'module', b.module, 'purpose', b.purpose, 'modality', b.modality,
                  'plannedMinutes', b.planned_minutes) order by b.position), '[]') from block b where b.session_id = s.id)
            ) order by s.starts_at, s.id), '[]')
            from session s left join room r on r.id = s.room_id where s.course_id = c.id) as dates
    from ${tables}
   where c.id = $2 and c.announced_at is not null`;

/** $1: today. */
export const facetsOfCatalogue = `
  with shown as (select c.id, c.programme_id, c.town, c.host_municipality from course c
                  where c.announced_at is not null and c.ends_on >= $1)
  select
    (select coalesce(json_agg(f order by name collate "de-x-icu", id), '[]')
       from (select p.id, p.name, count(*)::int as courses from shown join programme p on p.id = programme_id group by p.id) f) as programmes,
    (select coalesce(json_agg(f order by town collate "de-x-icu"), '[]')
       from (select town, count(*)::int as courses from shown group by town) f) as towns,
    (select coalesce(json_agg(f order by name collate "de-x-icu", key), '[]')
       from (select m.key, m.name, count(*)::int as courses from shown join municipality m on m.key = host_municipality group by m.key) f) as municipalities,
    (select coalesce(json_agg(f order by scheme, area), '[]')
       from (select b.area, p.scheme, count(distinct shown.id)::int as courses
               from shown join programme p on p.id = programme_id
               join session s on s.course_id = shown.id and s.cancelled_at is null
               join block b on b.session_id = s.id where b.area is not null group by b.area, p.scheme) f) as areas`;
