import type { Member, Members, MembershipAnswer, OwnMemberships, SearchMembers } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Caller, departmentsOf, holds, municipalitiesOf } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { membershipColumns, membershipTables } from '../person/person.entity';
import { literal } from '../person/person.query';

const order = 'p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", p.id';

/** For which departments somebody may train, and whom a department may send. */
@Injectable()
export class MemberQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async own(caller: Caller): Promise<OwnMemberships> {
    const memberships: MembershipAnswer[] = await this.dataSource.query(
      `select ${membershipColumns} from ${membershipTables}
        where m.person_id = $1 and m.valid_from <= $2 and (m.valid_until is null or m.valid_until >= $2)
        order by m.valid_from, m.id`,
      [caller.personId, this.clock.today()],
    );
    return { memberships };
  }

  /** @throws Refusal 'not-found' where the department is not within the caller's reach */
  async search(caller: Caller, department: string, query: SearchMembers): Promise<Members> {
    await this.requireDepartment(caller, department);
    const limit = query.limit ?? usualPage;
    const after = readCursor(query.after, 3) ?? [null, null, null];
    const words = query.words?.toLowerCase().split(/\s+/) ?? [];
    const rows: Member[] = await this.dataSource.query(
      `select p.id, p.given_name as "givenName", p.family_name as "familyName"
         from person p
        where p.merged_into is null and p.deactivated_at is null
          and exists (select from membership m where m.person_id = p.id and m.department_id = $1
                         and m.valid_from <= $2 and (m.valid_until is null or m.valid_until >= $2))
          and lower(p.given_name || ' ' || p.family_name) like all ($3::text[])
          and ($4::text is null or (${order}) > ($4::text, $5::text, $6::uuid))
        order by ${order}
        limit $7`,
      [department, this.clock.today(), words.map((word) => `%${literal(word)}%`), ...after, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.id]);
    return { people: page.rows, next: page.next };
  }

  private async requireDepartment(caller: Caller, id: string): Promise<void> {
    const [row] = await this.dataSource.query(
      'select 1 from department where id = $1 and ($2 or id = any($3::uuid[]) or municipality_key = any($4))',
      [
        id,
        holds(caller, 'coordination-office'),
        departmentsOf(caller, 'approver'),
        municipalitiesOf(caller, 'municipal-coordinator'),
      ],
    );
    if (!row) throw new Refusal('not-found');
  }
}
