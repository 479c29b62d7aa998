import type { IsoDate } from '../calendar';
import { plainName } from './plain-name';

/** What a line of a list, or the record, says about who somebody is. Null: not said. */
export interface IdentifiedPerson {
  readonly externalId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: IsoDate | null;
  readonly email: string | null;
}

export interface KnownPerson extends IdentifiedPerson {
  readonly id: string;
}

export const matchReasons = ['external-id', 'email', 'name-and-birth-date', 'name'] as const;
/** By what two entries agree, the surest first. */
export type MatchReason = (typeof matchReasons)[number];

export const contradictions = ['external-id', 'email', 'name', 'birth-date'] as const;
/** In what they say something different. */
export type Contradiction = (typeof contradictions)[number];

export interface PossibleMatch {
  readonly id: string;
  readonly agrees: readonly MatchReason[];
  readonly differs: readonly Contradiction[];
}

export type PersonMatch =
  | { readonly is: 'new' }
  | { readonly is: 'found'; readonly id: string; readonly by: MatchReason }
  | { readonly is: 'doubtful'; readonly possible: readonly PossibleMatch[] };

/**
 * Whom a line means: matched by stable id, else e-mail, else name and birth date. Somebody is asked where the name alone
 * agrees, where several people fit, and where what identifies a person contradicts itself.
 */
export function matchPerson(given: IdentifiedPerson, known: readonly KnownPerson[]): PersonMatch {
  const possible = known.map((person) => compare(given, person)).filter(({ agrees }) => agrees.length > 0);
  const sure = possible.filter(({ agrees }) => agrees.some((reason) => reason !== 'name'));
  const [only, ...others] = sure;
  if (only !== undefined) {
    if (others.length > 0 || isContradictory(only)) return { is: 'doubtful', possible: sure };
    const by = matchReasons.find((reason) => only.agrees.includes(reason));
    return by === undefined ? { is: 'new' } : { is: 'found', id: only.id, by };
  }
  const namesakes = possible.filter(({ differs }) => !differs.includes('birth-date'));
  return namesakes.length > 0 ? { is: 'doubtful', possible: namesakes } : { is: 'new' };
}

/** A new name or address is a change that the list brings; a different id, birth date or person behind it is a doubt. */
function isContradictory({ agrees, differs }: PossibleMatch): boolean {
  if (differs.includes('birth-date') || differs.includes('external-id')) return true;
  const byAddressAlone = agrees.every((reason) => reason === 'email');
  return byAddressAlone && differs.includes('name');
}

function compare(given: IdentifiedPerson, person: KnownPerson): PossibleMatch {
  const agrees: MatchReason[] = [];
  const differs: Contradiction[] = [];
  const sameFamily = plainName(given.familyName) === plainName(person.familyName);
  const sameGiven = plainName(given.givenName) === plainName(person.givenName);
  const idAgrees = agree(given.externalId, person.externalId);
  const emailAgrees = agree(given.email?.toLowerCase() ?? null, person.email?.toLowerCase() ?? null);
  const birthAgrees = agree(given.birthDate, person.birthDate);
  if (idAgrees === true) agrees.push('external-id');
  if (idAgrees === false) differs.push('external-id');
  if (emailAgrees === true) agrees.push('email');
  if (emailAgrees === false) differs.push('email');
  if (sameFamily && sameGiven) agrees.push(birthAgrees === true ? 'name-and-birth-date' : 'name');
  // One of the two may change, by marriage or by a second given name; both at once is somebody else.
  else if (!sameFamily && !sameGiven) differs.push('name');
  if (birthAgrees === false) differs.push('birth-date');
  return { id: person.id, agrees, differs };
}

/** Null where one of the two is not said. */
function agree(a: string | null, b: string | null): boolean | null {
  return a === null || b === null ? null : a === b;
}
