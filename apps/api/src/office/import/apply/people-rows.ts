import type { FieldChange, ImportField } from '@mittler/contract';
import { type Instant, plainName } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LinePlan, PlannedDepartment } from '../plan/line-plan';
import type { MadeRows } from './made-rows';

type Written = readonly [line: number, plan: LinePlan, personId: string];

/** The columns of `person` behind the fields that a line can change. */
export const personColumns: Readonly<Partial<Record<ImportField, string>>> = {
  'family-name': 'family_name',
  'given-names': 'given_name',
  'birth-date': 'birth_date',
  'person-id': 'external_id',
  email: 'email',
};

function keyOf({ municipalityKey, name }: PlannedDepartment): string {
  return `${municipalityKey} ${plainName(name)}`;
}

/** Creates the departments that do not exist yet, each once. @returns the department of every line */
export async function insertDepartments(
  lines: readonly Written[],
  made: MadeRows,
  tx: EntityManager,
): Promise<ReadonlyMap<number, string>> {
  const created = new Map<string, { readonly id: string } & Omit<PlannedDepartment, 'id'>>();
  const byLine = new Map<number, string>();
  for (const [line, { department }] of lines) {
    if (department === null) continue;
    if (department.id !== null) {
      byLine.set(line, department.id);
      continue;
    }
    const known = created.get(keyOf(department)) ?? { ...department, id: randomUUID() };
    if (!created.has(keyOf(department))) {
      created.set(keyOf(department), known);
      made.add(line, 'department', known.id);
    }
    byLine.set(line, known.id);
  }
  await tx.query(
    `insert into department (id, municipality_key, name, code)
     select id, "municipalityKey", name, code
     from jsonb_to_recordset($1::jsonb) as given(id uuid, "municipalityKey" text, name text, code text)`,
    [JSON.stringify([...created.values()])],
  );
  return byLine;
}

export async function insertPeople(
  lines: readonly Written[],
  now: Instant,
  made: MadeRows,
  tx: EntityManager,
): Promise<void> {
  const added = lines.filter(([, { outcome }]) => outcome === 'add');
  for (const [line, , id] of added) made.add(line, 'person', id);
  await tx.query(
    `insert into person (id, given_name, family_name, email, birth_date, external_id, created_at)
     select id, "givenName", "familyName", email, "birthDate", "externalId", $2
     from jsonb_to_recordset($1::jsonb)
       as given(id uuid, "givenName" text, "familyName" text, email text, "birthDate" date, "externalId" text)`,
    [JSON.stringify(added.map(([, { person }, id]) => ({ ...person, id }))), now],
  );
}

/** @returns false when a field is not what it was when the line was planned */
export async function updatePeople(lines: readonly Written[], made: MadeRows, tx: EntityManager): Promise<boolean> {
  const changed = lines.filter(([, { changes, outcome }]) => outcome === 'change' && changes.length > 0);
  for (const [line, { changes }, id] of changed) made.add(line, 'person-change', id, changes);
  return setFields(
    changed.map(([, { changes }, id]) => ({ id, changes })),
    tx,
  );
}

export interface PersonFields {
  readonly id: string;
  readonly changes: readonly FieldChange[];
}

/** Sets fields from what they are to what they shall be. @returns false, with nothing set, when one is something else */
export async function setFields(people: readonly PersonFields[], tx: EntityManager): Promise<boolean> {
  const rows = people.map(({ id, changes }) => ({
    id,
    ...Object.fromEntries(
      changes.flatMap(({ field, from, to }) => {
        const column = personColumns[field];
        return column === undefined
          ? []
          : [
              [`has_${column}`, true],
              [`old_${column}`, from],
              [`new_${column}`, to],
            ];
      }),
    ),
  }));
  const columns = Object.values(personColumns);
  const same = columns.map(
    (column) => `(given.has_${column} is null or person.${column}::text is not distinct from given.old_${column})`,
  );
  const set = columns.map((column) => {
    const type = column === 'birth_date' ? 'date' : 'text';
    return `${column} = case when given.has_${column} then given.new_${column}::${type} else person.${column} end`;
  });
  const shape = columns.flatMap((column) => [`has_${column} boolean`, `old_${column} text`, `new_${column} text`]);
  const done: readonly [unknown, number] = await tx.query(
    `update person set ${set.join(', ')}, version = version + 1
     from jsonb_to_recordset($1::jsonb) as given(id uuid, ${shape.join(', ')})
     where person.id = given.id and person.merged_into is null and ${same.join(' and ')}`,
    [JSON.stringify(rows)],
  );
  return done[1] === people.length;
}

/** A membership that ended in the same department goes on where it ended: two of the same days can't be. */
export async function insertMemberships(
  lines: readonly Written[],
  departments: ReadonlyMap<number, string>,
  made: MadeRows,
  tx: EntityManager,
): Promise<void> {
  const rows = lines.flatMap(([line, { memberFrom }, personId]) => {
    const department = departments.get(line);
    if (memberFrom === null || department === undefined) return [];
    const id = randomUUID();
    made.add(line, 'membership', id);
    return [{ id, person: personId, department, from: memberFrom }];
  });
  await tx.query(
    `insert into membership (id, person_id, department_id, valid_from)
     select given.id, person, department, greatest(given.from, (
       select max(valid_until) + 1 from membership past where past.person_id = person and past.department_id = department))
     from jsonb_to_recordset($1::jsonb) as given(id uuid, person uuid, department uuid, "from" date)`,
    [JSON.stringify(rows)],
  );
}
