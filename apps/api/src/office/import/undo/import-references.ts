import type { ImportReference, ImportReferenceKind } from '@mittler/contract';
import type { EntityManager } from 'typeorm';
import type { MadeKind } from '../apply/made-rows';

const mostLinesNamed = 20;

/** Tables in which an import makes rows, with the kind under which it remembers them. */
const targets: Readonly<Record<string, MadeKind>> = {
  person: 'person',
  department: 'department',
  enrolment: 'enrolment',
  membership: 'membership',
  fact: 'fact',
  certificate: 'certificate',
};

const kindOfTable: Readonly<Record<string, ImportReferenceKind>> = {
  fact: 'facts',
  enrolment: 'enrolments',
  membership: 'memberships',
  role_grant: 'roles',
  credential: 'account',
  sign_in: 'account',
  account_link: 'account',
  certificate: 'certificates',
  certificate_revocation: 'revocations',
  mediation_case: 'cases',
  session_trainer: 'sessions',
  roll_event: 'sessions',
  registration: 'registrations',
};

/** Derived from facts and registrations, they go with them. */
const derived: readonly string[] = ['standing', 'standing_past', 'booking'];

interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

/**
 * What refers to rows of the import by now, and was not written by it. The foreign keys of the database are the list of
 * places to look: a room that is added later can't be forgotten.
 */
export async function referencesTo(importId: string, tx: EntityManager): Promise<readonly ImportReference[]> {
  const keys: readonly ForeignKey[] = await tx.query(
    `select child.relname as "table", a.attname as "column", parent.relname as target
     from pg_constraint c
       join pg_class child on child.oid = c.conrelid
       join pg_class parent on parent.oid = c.confrelid
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and parent.relname = any($1) and child.relnamespace = current_schema::regnamespace
       and cardinality(c.conkey) = 1 and child.relname <> all($2)
     order by 1, 2`,
    [Object.keys(targets), derived],
  );
  const lines = new Map<ImportReferenceKind, number[]>();
  const add = (kind: ImportReferenceKind, found: readonly { readonly line: number }[]): void => {
    if (found.length > 0) lines.set(kind, [...(lines.get(kind) ?? []), ...found.map(({ line }) => line)]);
  };
  for (const key of keys) add(kindOfTable[key.table] ?? 'other', await referring(importId, key, tx));
  add('person-changed', await changedPeople(importId, tx));
  return [...lines].map(([kind, all]) => ({
    kind,
    count: all.length,
    lines: [...new Set(all)].sort((a, b) => a - b).slice(0, mostLinesNamed),
  }));
}

function referring(
  importId: string,
  { table, column, target }: ForeignKey,
  tx: EntityManager,
): Promise<readonly { readonly line: number }[]> {
  return tx.query(
    `select made.line from "${table}" row
       join import_made made on made.import_id = $1 and made.kind = '${targets[target] ?? ''}' and made.subject_id = row."${column}"
     where ${foreign(table, column)}`,
    [importId],
  );
}

const ofNoEnrolment = `not exists (select from import_made own
  where own.import_id = $1 and own.kind = 'enrolment' and own.subject_id = row.enrolment_id)`;

/** Her own way into the course, with what others decided on it, was there before the import ended it in a seat. */
const wasThereBefore = `exists (select from registration_event e
  where e.registration_id = row.id and e.means = 'import' and e.from_state is not null)`;

/** Which of the referring rows the import has not written itself. */
function foreign(table: string, column: string): string {
  const ownKind = targets[table];
  // What is registered by the import goes with its enrolment.
  if (table === 'registration') return `(${ofNoEnrolment} or ${wasThereBefore})`;
  if (ownKind === undefined) return 'true';
  const isForeign = `not exists (select from import_made own where own.import_id = $1 and own.kind = '${ownKind}' and own.subject_id = row.id)`;
  if (table !== 'fact') return isForeign;
  // The fact of an imported certificate is written by the register.
  const ofCertificate = `not exists (select from certificate c join import_made own on own.import_id = $1
    and own.kind = 'certificate' and own.subject_id = c.id where c.fact_id = row.id)`;
  // On an enrolment of the import those facts count that still speak: what an undone correction left behind does not.
  const speaks = "row.kind <> 'retraction' and not exists (select from fact later where later.replaces = row.id)";
  return column === 'enrolment_id' ? `${isForeign} and ${ofCertificate} and ${speaks}` : isForeign;
}

/** People whom somebody has changed, merged or deactivated since. */
function changedPeople(importId: string, tx: EntityManager): Promise<readonly { readonly line: number }[]> {
  return tx.query(
    `select made.line from import_made made join person p on p.id = made.subject_id
     where made.import_id = $1 and made.kind = 'person' and (p.version <> 1 or p.merged_into is not null)
     union all
     select made.line from import_made made join person p on p.id = made.subject_id
       cross join jsonb_array_elements(made.before) as change
     where made.import_id = $1 and made.kind = 'person-change' and (p.merged_into is not null or change->>'to' is distinct from
       case change->>'field' when 'family-name' then p.family_name when 'given-names' then p.given_name
         when 'birth-date' then p.birth_date::text when 'person-id' then p.external_id when 'email' then p.email::text end)`,
    [importId],
  );
}
