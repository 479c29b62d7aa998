import type { ImportDefaults } from '@mittler/contract';
import { type IdentifiedPerson, type IsoDate, type NamedMunicipality, plainName } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import type { PersonRow } from '../../file/row/person-row';
import {
  enrolmentKey,
  type ImportedHours,
  type KnownCertificate,
  type KnownCourse,
  type KnownDepartment,
  type KnownEnrolment,
  type KnownRuleSet,
  PeopleIndex,
  type PersonOnRecord,
  type Surroundings,
} from './surroundings';

/** What the file asks about: read once for all lines, whatever their number. */
export interface Asked {
  readonly rows: readonly PersonRow[];
  readonly people: readonly IdentifiedPerson[];
  /** People named by answers. */
  readonly answered: readonly string[];
  readonly defaults: ImportDefaults;
  readonly today: IsoDate;
  readonly ruleSets: readonly KnownRuleSet[];
}

export async function readSurroundings(asked: Asked, tx: EntityManager): Promise<Surroundings> {
  const municipalities: readonly NamedMunicipality[] = await tx.query('select key, name, kind from municipality');
  const departments: readonly KnownDepartment[] = await tx.query(
    'select id, municipality_key as "municipalityKey", name, code from department order by name, id',
  );
  const courses = await readCourses(asked, tx);
  const people = await readPeople(asked, departments, tx);
  const enrolments = await readEnrolments(people, courses, tx);
  return {
    today: asked.today,
    defaults: asked.defaults,
    municipalities,
    municipalityNames: new Map(municipalities.map(({ key, name }) => [key, name])),
    departments: groupedBy(departments, ({ municipalityKey }) => municipalityKey),
    courses,
    people: new PeopleIndex(people),
    enrolments,
    certificates: await readCertificates(asked.rows, enrolments, tx),
    ruleSets: asked.ruleSets,
  };
}

async function readCourses({ rows, defaults }: Asked, tx: EntityManager): Promise<readonly KnownCourse[]> {
  const names = new Set(rows.flatMap(({ course }) => (course === null ? [] : [plainName(course)])));
  const courses: readonly KnownCourse[] = await tx.query(
    `select c.id, c.name, p.scheme, c.starts_on as "startsOn", c.ends_on as "endsOn"
     from course c join programme p on p.id = c.programme_id`,
  );
  return courses.filter(({ id, name }) => id === defaults.courseId || names.has(plainName(name)));
}

/** Umlauts are typed in two ways: 'Müller' on record is found by 'Mueller' in the file, and the other way round. */
function spellings(name: string): readonly string[] {
  const small = name.toLowerCase();
  const written = small.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  const contracted = small.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü');
  return [...new Set([small, written, contracted])];
}

type PersonRecord = Omit<PersonOnRecord, 'departments'>;

async function readPeople(
  { people, answered, today }: Asked,
  departments: readonly KnownDepartment[],
  tx: EntityManager,
): Promise<readonly PersonOnRecord[]> {
  const pairs = people.flatMap(({ familyName, givenName }) =>
    spellings(familyName).flatMap((family) => spellings(givenName).map((given) => [family, given] as const)),
  );
  const ids = people.flatMap(({ externalId }) => externalId ?? []);
  const found: readonly PersonRecord[] = await tx.query(
    `with wanted as (
       select id from person where external_id = any($1::text[])
       union select id from person where id = any($6::uuid[])
       union select id from person where email = any($2::citext[])
       union select p.id from unnest($3::text[], $4::text[]) as name(family, given)
         join person p on lower(p.family_name) = name.family and lower(p.given_name) = name.given
       union select unnest($5::uuid[]))
     select p.id, p.external_id as "externalId", p.given_name as "givenName", p.family_name as "familyName",
       p.birth_date as "birthDate", p.email::text as email, p.deactivated_at is not null as deactivated,
       exists (select from credential c where c.person_id = p.id) as "hasAccount"
     from wanted join person p using (id) where p.merged_into is null order by p.id`,
    [
      ids,
      people.flatMap(({ email }) => email ?? []),
      pairs.map(([family]) => family),
      pairs.map(([, given]) => given),
      answered,
      ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)),
    ],
  );
  const memberships: readonly { readonly personId: string; readonly departmentId: string }[] = await tx.query(
    `select person_id as "personId", department_id as "departmentId" from membership
     where person_id = any($1::uuid[]) and (valid_until is null or valid_until >= $2) order by valid_from desc`,
    [found.map(({ id }) => id), today],
  );
  const known = new Map(departments.map((each) => [each.id, each]));
  const byPerson = groupedBy(memberships, ({ personId }) => personId);
  return found.map((person) => ({
    ...person,
    departments: (byPerson.get(person.id) ?? []).flatMap(({ departmentId }) => known.get(departmentId) ?? []),
  }));
}

interface EnrolmentRecord {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  readonly departmentId: string;
}

interface FactRecord extends ImportedHours {
  readonly enrolmentId: string;
  readonly kind: string;
  readonly isImported: boolean;
}

async function readEnrolments(
  people: readonly PersonOnRecord[],
  courses: readonly KnownCourse[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, KnownEnrolment>> {
  const enrolments: readonly EnrolmentRecord[] = await tx.query(
    `select id, person_id as "personId", course_id as "courseId", department_id as "departmentId"
     from enrolment where person_id = any($1::uuid[]) and course_id = any($2::uuid[])`,
    [people.map(({ id }) => id), courses.map(({ id }) => id)],
  );
  const facts: readonly FactRecord[] = await tx.query(
    `with live as (
       select * from fact where enrolment_id = any($1::uuid[])
         and kind in ('mark', 'external-evidence', 'confirmed-case', 'course-finished')
         and not exists (select from fact later where later.replaces = fact.id))
     select id as "factId", enrolment_id as "enrolmentId", kind, area, modality, minutes, on_date as on,
       kind = 'external-evidence' as accepted, evidence ? 'import' as "isImported"
     from live where kind in ('confirmed-case', 'course-finished') or evidence ? 'import'
     union all
     select distinct on (enrolment_id, area, modality) id, enrolment_id, kind, area, modality, minutes, on_date, false, false
     from live where kind in ('mark', 'external-evidence') and not evidence ? 'import' and minutes > 0`,
    [enrolments.map(({ id }) => id)],
  );
  const byEnrolment = groupedBy(facts, ({ enrolmentId }) => enrolmentId);
  return new Map(
    enrolments.map(({ id, personId, courseId, departmentId }) => [
      enrolmentKey(personId, courseId),
      { id, departmentId, ...seenFrom(byEnrolment.get(id) ?? []) },
    ]),
  );
}

function seenFrom(facts: readonly FactRecord[]): Omit<KnownEnrolment, 'id' | 'departmentId'> {
  const hours = facts.filter(({ kind }) => kind === 'mark' || kind === 'external-evidence');
  return {
    imported: hours.filter(({ isImported }) => isImported),
    onRolls: new Set(
      hours.filter(({ isImported }) => !isImported).map(({ area, modality }) => `${area ?? ''} ${modality}`),
    ),
    caseDates: facts.filter(({ kind }) => kind === 'confirmed-case').map(({ on }) => on),
    finished: facts.some(({ kind }) => kind === 'course-finished'),
  };
}

async function readCertificates(
  rows: readonly PersonRow[],
  enrolments: ReadonlyMap<string, KnownEnrolment>,
  tx: EntityManager,
): Promise<readonly KnownCertificate[]> {
  return tx.query(
    `select c.number, e.person_id as "personId", c.enrolment_id as "enrolmentId"
     from certificate c join enrolment e on e.id = c.enrolment_id
     where c.number = any($1::text[]) or c.enrolment_id = any($2::uuid[])`,
    [rows.flatMap(({ certificateNumber }) => certificateNumber ?? []), [...enrolments.values()].map(({ id }) => id)],
  );
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
