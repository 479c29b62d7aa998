import type { LineNote, LineProblem } from '@mittler/contract';
import { earlierOf, findMunicipality, type IsoDate, plainName } from '@mittler/domain';
import type { PersonRow } from '../../file/row/person-row';
import { type PlannedCourse, type PlannedDepartment, problem } from './line-plan';
import type { PersonOnRecord, Surroundings } from './surroundings';

/** Where a person works, and whether that is new. */
export interface PlacePlan {
  readonly department: PlannedDepartment | null;
  readonly memberFrom: IsoDate | null;
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

type Placed = Pick<PlacePlan, 'department' | 'problems'>;

const refused = (...problems: readonly LineProblem[]): Placed => ({ department: null, problems });

/**
 * The department by municipality and code, else by name; one that does not exist is planned. A line without a department
 * means the one that the person has.
 * @param labels headers of the columns by field
 */
export function planPlace(
  row: PersonRow,
  person: PersonOnRecord | null,
  course: (PlannedCourse & { readonly startsOn: IsoDate }) | null,
  labels: ReadonlyMap<string, string>,
  around: Surroundings,
): PlacePlan {
  const { department, problems } = departmentOf(row, person, labels, around);
  if (department === null) return { department, memberFrom: null, problems, notes: [] };
  const belongs = person?.departments.some(({ id }) => id === department.id) ?? false;
  const elsewhere = !belongs && (person?.departments.length ?? 0) > 0;
  const from = earlierOf(row.startedOn ?? course?.startsOn ?? around.today, around.today);
  return { department, memberFrom: belongs ? null : from, problems, notes: elsewhere ? ['in-other-department'] : [] };
}

function departmentOf(
  row: PersonRow,
  person: PersonOnRecord | null,
  labels: ReadonlyMap<string, string>,
  around: Surroundings,
): Placed {
  const said = row.municipalityKey ?? row.municipality;
  const name = row.department ?? around.defaults.department ?? null;
  const [current] = person?.departments ?? [];
  if (said === null && row.department === null && row.departmentCode === null && current)
    return existing(current, around);
  const municipality = municipalityOf(row, current?.municipalityKey ?? null, labels, around);
  if (typeof municipality !== 'string') return refused(municipality);
  const departments = around.departments.get(municipality) ?? [];
  const byCode = row.departmentCode === null ? undefined : departments.find(({ code }) => code === row.departmentCode);
  const byName = name === null ? undefined : departments.find((each) => plainName(each.name) === plainName(name));
  const found = byCode ?? byName;
  if (found) return existing(found, around);
  if (name === null) {
    const own = person?.departments.find(({ municipalityKey }) => municipalityKey === municipality);
    return own ? existing(own, around) : refused(problem('department-missing', labels.get('department') ?? null));
  }
  const municipalityName = around.municipalityNames.get(municipality) ?? municipality;
  return {
    department: { id: null, municipalityKey: municipality, municipalityName, name, code: row.departmentCode },
    problems: [],
  };
}

function municipalityOf(
  row: PersonRow,
  current: string | null,
  labels: ReadonlyMap<string, string>,
  { municipalities, defaults }: Surroundings,
): string | LineProblem {
  const said = row.municipalityKey ?? row.municipality;
  if (said === null)
    return defaults.municipality ?? current ?? problem('municipality-missing', labels.get('municipality') ?? null);
  const column = labels.get(row.municipalityKey === null ? 'municipality' : 'municipality-key') ?? null;
  const found = findMunicipality(said, municipalities);
  switch (found.is) {
    case 'found':
      return found.key;
    case 'ambiguous':
      return problem('municipality-ambiguous', column, found.names.join(' · '));
    case 'unknown':
      return problem('municipality-unknown', column, said);
  }
}

function existing(
  {
    id,
    municipalityKey,
    name,
    code,
  }: { readonly id: string; readonly municipalityKey: string; readonly name: string; readonly code: string | null },
  { municipalityNames }: Surroundings,
): Placed {
  const municipalityName = municipalityNames.get(municipalityKey) ?? municipalityKey;
  return { department: { id, municipalityKey, municipalityName, name, code }, problems: [] };
}
