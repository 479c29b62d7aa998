import { demoAccounts } from './accounts';
import { type DemoPerson, departmentOf } from './cast';
import { addressOf, inventName } from './names';
import { demoId, Random } from './random';

/** Towns and departments of those who want a seat, in the order in which they are named. */
const places: readonly (readonly [town: number, kind: 0 | 1 | 2])[] = [
  // Three of the approver's department, whom she has not decided on yet.
  ...Array.from({ length: 3 }, () => [0, 1] as const),
  // Colleagues of them: declined, withdrawn, substituted and her substitute.
  ...Array.from({ length: 4 }, () => [0, 1] as const),
  // The coordinator's town, which asks its works council.
  ...([0, 1, 2, 0] as const).map((kind) => [6, kind] as const),
  // Everybody else, of the other towns.
  ...Array.from(
    { length: 19 },
    (_, index) =>
      [[1, 11, 5, 10, 15, 4, 9, 14, 3, 8, 13][index % 11] ?? 1, ([0, 1, 2] as const)[index % 3] ?? 0] as const,
  ),
];

/** People on their way to a course; none of them is in one yet. */
export function candidatesOf(others: readonly DemoPerson[]): readonly DemoPerson[] {
  const random = new Random(2027);
  const taken = new Set([...others, ...demoAccounts].map(({ givenName, familyName }) => `${givenName} ${familyName}`));
  return places.map(([town, kind]) => {
    const name = inventName(random, taken);
    const department = departmentOf(town, kind);
    return {
      ...name,
      id: demoId('person', name.givenName, name.familyName),
      email: addressOf(name, department.town.domain),
      birthDate: null,
      department,
    };
  });
}
