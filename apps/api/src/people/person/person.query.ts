import type {
  MembershipAnswer,
  PeopleNames,
  PeoplePage,
  PersonAnswer,
  PersonInList,
  SearchPeople,
} from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Caller, holds } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { reachOf } from '../reach';
import { rolesOf } from '../role/role.entity';
import { membershipColumns, membershipTables, personColumns, type PersonEntity, withinReach } from './person.entity';

const order = 'p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", p.id';

/** What the caller may see of people. */
@Injectable()
export class PersonQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async search(caller: Caller, query: SearchPeople): Promise<PeoplePage> {
    const limit = query.limit ?? usualPage;
    const after = readCursor(query.after, 3) ?? [null, null, null];
    const words = query.words?.toLowerCase().split(/\s+/) ?? [];
    const rows: PersonInList[] = await this.dataSource.query(
      `select p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.deactivated_at is null as "isActive",
              exists (select from credential c where c.person_id = p.id) as "hasAccount",
              coalesce((
                select json_agg(row_to_json(one) order by one."from", one.id)
                  from (select ${membershipColumns} from ${membershipTables}
                         where m.person_id = p.id and (m.valid_until is null or m.valid_until >= $2)
                           and ($1::text[] is null or d.municipality_key = any($1))) one), '[]') as memberships
         from person p
        where p.merged_into is null
          and ${withinReach('$1', '$2')}
          and ($3 = 'all' or (p.deactivated_at is null) = ($3 = 'active'))
          and (lower(p.given_name || ' ' || p.family_name) like all ($4::text[])
               or p.email::text ilike $5 or p.external_id ilike $5)
          and (($6::text is null and $7::uuid is null) or exists (
                select from membership fm join department fd on fd.id = fm.department_id
                 where fm.person_id = p.id and (fm.valid_until is null or fm.valid_until >= $2)
                   and ($6::text is null or fd.municipality_key = $6) and ($7::uuid is null or fd.id = $7)))
          and ($8::text is null or (${order}) > ($8::text, $9::text, $10::uuid))
        order by ${order}
        limit $11`,
      [
        reachOf(caller),
        this.clock.today(),
        query.state ?? 'active',
        words.map((word) => `%${literal(word)}%`),
        query.words === undefined ? null : `${literal(query.words)}%`,
        query.municipality ?? null,
        query.department ?? null,
        ...after,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.id]);
    return { people: page.rows, next: page.next };
  }

  /** Names alone, e.g. for the log. Colleagues who changed something are named, too. */
  async names(caller: Caller, ids: readonly string[]): Promise<PeopleNames> {
    const people = await this.dataSource.query(
      `select p.id, p.given_name || ' ' || p.family_name as name from person p where p.id = any($1) and ${withinReach('$2', '$3')} order by p.id`,
      [ids, reachOf(caller), this.clock.today()],
    );
    return { people };
  }

  /** For rooms that keep identifiers alone; the caller's right to see them is theirs to check. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const people: readonly { readonly id: string; readonly name: string }[] = await this.dataSource.query(
      `select id, given_name || ' ' || family_name as name from person where id = any($1)`,
      [ids],
    );
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  async one(caller: Caller, id: string, tx: EntityManager = this.dataSource.manager): Promise<PersonAnswer> {
    const reach = reachOf(caller);
    const [row]: (PersonEntity & { readonly hasAccount: boolean })[] = await tx.query(
      `select ${personColumns}, exists (select from credential c where c.person_id = p.id) as "hasAccount"
         from person p where p.id = $1 and ${withinReach('$2', '$3')}`,
      [id, reach, this.clock.today()],
    );
    if (!row) throw new Refusal('not-found');
    const memberships: MembershipAnswer[] = await tx.query(
      `select ${membershipColumns} from ${membershipTables}
        where m.person_id = $1 and ($2::text[] is null or d.municipality_key = any($2)) order by m.valid_from desc, m.id`,
      [id, reach],
    );
    const { birthDate, ...rest } = row;
    const seesRoles = holds(caller, 'administrator') || holds(caller, 'coordination-office');
    return {
      ...rest,
      ...(holds(caller, 'coordination-office') ? { birthDate } : {}),
      memberships,
      ...(seesRoles ? { roles: await rolesOf(id, tx) } : {}),
    };
  }
}

/** For LIKE: what somebody types is no pattern. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
