import type { ImportDefaults } from '@mittler/contract';
import { type IsoDate, type KnownPerson, type Modality, type NamedMunicipality, plainName } from '@mittler/domain';

/** What is on record and bears on the lines of one file, read in a handful of statements. */
export interface Surroundings {
  readonly today: IsoDate;
  readonly defaults: ImportDefaults;
  readonly municipalities: readonly NamedMunicipality[];
  readonly municipalityNames: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, readonly KnownDepartment[]>;
  readonly courses: readonly KnownCourse[];
  readonly people: PeopleIndex;
  /** By person and course, see `enrolmentKey`. */
  readonly enrolments: ReadonlyMap<string, KnownEnrolment>;
  readonly certificates: readonly KnownCertificate[];
  readonly ruleSets: readonly KnownRuleSet[];
}

export interface KnownDepartment {
  readonly id: string;
  readonly municipalityKey: string;
  readonly name: string;
  readonly code: string | null;
}

export interface KnownCourse {
  readonly id: string;
  readonly name: string;
  readonly scheme: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

export interface PersonOnRecord extends KnownPerson {
  readonly deactivated: boolean;
  /** She signs in with the address on record. */
  readonly hasAccount: boolean;
  /** Departments to which she belongs today. */
  readonly departments: readonly KnownDepartment[];
}

export interface ImportedHours {
  readonly factId: string;
  readonly area: string | null;
  readonly modality: Modality;
  readonly minutes: number;
  readonly on: IsoDate;
  readonly accepted: boolean;
}

export interface KnownEnrolment {
  readonly id: string;
  readonly departmentId: string;
  readonly imported: readonly ImportedHours[];
  /** Areas and modalities of which rolls have minutes, as `area modality`. */
  readonly onRolls: ReadonlySet<string>;
  readonly caseDates: readonly IsoDate[];
  readonly finished: boolean;
}

export interface KnownCertificate {
  readonly number: string;
  readonly personId: string;
  readonly enrolmentId: string;
}

export interface KnownRuleSet {
  readonly id: string;
  readonly scheme: string;
  readonly effectiveFrom: IsoDate;
  readonly areas: readonly string[];
}

export function enrolmentKey(personId: string, courseId: string): string {
  return `${personId} ${courseId}`;
}

/** Finds the few people whom a line may mean, so that a file of 10,000 lines is not compared with everybody. */
export class PeopleIndex {
  private readonly byId = new Map<string, PersonOnRecord>();
  private readonly byMark = new Map<string, PersonOnRecord[]>();

  constructor(people: readonly PersonOnRecord[]) {
    for (const person of people) {
      this.byId.set(person.id, person);
      for (const mark of marksOf(person)) {
        const found = this.byMark.get(mark);
        if (found) found.push(person);
        else this.byMark.set(mark, [person]);
      }
    }
  }

  get(id: string): PersonOnRecord | undefined {
    return this.byId.get(id);
  }

  withEmail(email: string): PersonOnRecord | undefined {
    return this.byMark.get(emailMark(email))?.[0];
  }

  withExternalId(externalId: string): PersonOnRecord | undefined {
    return this.byMark.get(externalIdMark(externalId))?.[0];
  }

  like(person: Omit<KnownPerson, 'id'>): readonly PersonOnRecord[] {
    return [...new Set(marksOf(person).flatMap((mark) => this.byMark.get(mark) ?? []))];
  }
}

const emailMark = (email: string): string => `email ${email.toLowerCase()}`;
const externalIdMark = (id: string): string => `id ${id}`;

/** What two entries of the same person may have in common. Mittler's own identifier serves as stable id as well. */
function marksOf(person: Omit<KnownPerson, 'id'> & { readonly id?: string }): readonly string[] {
  return [
    ...(person.id === undefined ? [] : [externalIdMark(person.id)]),
    ...(person.externalId === null ? [] : [externalIdMark(person.externalId)]),
    ...(person.email === null ? [] : [emailMark(person.email)]),
    `name ${plainName(person.familyName)} ${plainName(person.givenName)}`,
  ];
}
