import type { FieldChange, LineNote, LineProblem, MatchedBy, PossiblePerson } from '@mittler/contract';
import { type IdentifiedPerson, matchPerson, type PossibleMatch } from '@mittler/domain';
import { type LineAnswer, problem } from './line-plan';
import type { PersonOnRecord, Surroundings } from './surroundings';

/** Who a line means, and what it says differently of her. */
export interface PersonPlan {
  readonly is: 'new' | 'known' | 'asked' | 'skipped';
  readonly known: PersonOnRecord | null;
  readonly matchedBy: MatchedBy | null;
  readonly possible: readonly PossiblePerson[];
  readonly changes: readonly FieldChange[];
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

const nobody: PersonPlan = {
  is: 'new',
  known: null,
  matchedBy: null,
  possible: [],
  changes: [],
  problems: [],
  notes: [],
};

/** The answer of a person goes before what the entries say; it can't give away what belongs to somebody else. */
export function planPerson(given: IdentifiedPerson, answer: LineAnswer | null, around: Surroundings): PersonPlan {
  const candidates = around.people.like(given).map((person) => withOwnId(given, person));
  const match = matchPerson(given, candidates);
  const possible = match.is === 'doubtful' ? possibleOf(match.possible, around) : [];
  if (answer?.answer === 'skip') return { ...nobody, is: 'skipped', possible };
  if (answer?.answer === 'new') return { ...nobody, possible, problems: takenBy(given, null, around) };
  if (answer?.answer === 'person' && answer.personId !== null) {
    const person = around.people.get(answer.personId);
    if (person) return { ...known(given, person, 'answer', around), possible };
  }
  if (match.is === 'doubtful') return { ...nobody, is: 'asked', possible };
  if (match.is === 'new') return nobody;
  const person = around.people.get(match.id);
  return person ? known(given, person, match.by, around) : nobody;
}

/** A list that Mittler exported names people by Mittler's identifier. */
function withOwnId(given: IdentifiedPerson, person: PersonOnRecord): PersonOnRecord {
  return given.externalId === person.id ? { ...person, externalId: person.id } : person;
}

function known(
  given: IdentifiedPerson,
  person: PersonOnRecord,
  matchedBy: MatchedBy,
  around: Surroundings,
): PersonPlan {
  if (person.deactivated)
    return { ...nobody, is: 'known', known: person, matchedBy, problems: [problem('person-deactivated')] };
  const problems = takenBy({ ...given, email: null }, person, around);
  const isEmailNew = given.email !== null && given.email.toLowerCase() !== person.email?.toLowerCase();
  const holder = given.email === null ? undefined : around.people.withEmail(given.email);
  // The address is what she signs in with: a file may not hand an account to somebody else.
  const keepsEmail = isEmailNew && (person.hasAccount || (holder !== undefined && holder.id !== person.id));
  const wanted: readonly FieldChange[] = [
    { field: 'family-name', from: person.familyName, to: given.familyName },
    { field: 'given-names', from: person.givenName, to: given.givenName },
    { field: 'birth-date', from: person.birthDate, to: given.birthDate },
    { field: 'person-id', from: person.externalId, to: given.externalId === person.id ? null : given.externalId },
    { field: 'email', from: person.email, to: isEmailNew && !keepsEmail ? given.email : null },
  ];
  return {
    is: 'known',
    known: person,
    matchedBy,
    possible: [],
    // What the file leaves empty stays as it is.
    changes: wanted.filter(({ from, to }) => to !== null && to !== '' && to !== from),
    problems,
    notes: keepsEmail ? ['email-kept'] : [],
  };
}

function takenBy(
  given: IdentifiedPerson,
  self: PersonOnRecord | null,
  { people }: Surroundings,
): readonly LineProblem[] {
  const byId = given.externalId === null ? undefined : people.withExternalId(given.externalId);
  const byEmail = given.email === null ? undefined : people.withEmail(given.email);
  return [
    ...(byId !== undefined && byId.id !== self?.id ? [problem('external-id-taken', null, given.externalId)] : []),
    ...(byEmail !== undefined && byEmail.id !== self?.id ? [problem('email-taken', null, given.email)] : []),
  ];
}

function possibleOf(
  matches: readonly PossibleMatch[],
  { people, municipalityNames }: Surroundings,
): readonly PossiblePerson[] {
  return matches.flatMap(({ id, agrees, differs }) => {
    const person = people.get(id);
    if (!person) return [];
    const [department] = person.departments;
    return [
      {
        personId: id,
        givenName: person.givenName,
        familyName: person.familyName,
        municipality: department ? (municipalityNames.get(department.municipalityKey) ?? null) : null,
        department: department?.name ?? null,
        agrees,
        differs,
      },
    ];
  });
}
