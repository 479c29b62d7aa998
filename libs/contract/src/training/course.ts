import { states, type State } from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, InstantField, Line, MunicipalityKey, Paragraphs, PersonName, Version } from '../field';
import { Page } from '../paging';
import { MunicipalityName, NamedAnswer } from './institution';

export const admissions = ['automatic', 'office'] as const;
export type Admission = (typeof admissions)[number];

class CoursePlan {
  @Id() readonly institutionId!: string;
  @Line() readonly name!: string;
  /** The municipality that hosts it; null where none does. */
  @IsOptional() @MunicipalityKey() readonly hostMunicipality?: string | null;
  @Line() readonly venue!: string;
  @IsOptional() @Line() readonly street?: string | null;
  @IsOptional() @Line(10) readonly postcode?: string | null;
  @Line(100) readonly town!: string;
  /** First and last planned day; the last one only tells by when something is due while the course runs. */
  @CivilDate() readonly startsOn!: string;
  @CivilDate() readonly endsOn!: string;
  /** What follows may be left out: then it stays as it is. Null empties it. */
  @IsOptional() @Paragraphs() readonly summary?: string | null;
  @IsOptional() @Line() readonly targetGroup?: string | null;
  /** Last days on which one can register, and on which departments can approve. */
  @IsOptional() @CivilDate() readonly registerUntil?: string | null;
  @IsOptional() @CivilDate() readonly approveUntil?: string | null;
  /** How many seats; null: no limit. */
  @IsOptional() @IsInt() @Min(1) @Max(1000) readonly capacity?: number | null;
  /** Hours in which an offered seat is to be accepted; null: it needs no acceptance. A new course has 72. */
  @IsOptional() @IsInt() @Min(1) @Max(720) readonly acceptHours?: number | null;
  /** Who gives the seats: Mittler as soon as the approvals are there, or the office. */
  @IsOptional() @IsIn(admissions) readonly admits?: Admission;
}

/** A course (Lehrgang): one run of a programme. */
export class CreateCourse extends CoursePlan {
  /** Decides the scheme, and so stays for good. */
  @Id() readonly programmeId!: string;
}

export class EditCourse extends CoursePlan {
  @Version() readonly version!: number;
}

export class CourseAnswer {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly programme!: NamedAnswer;
  @ValidateNested() @Type(() => NamedAnswer) readonly institution!: NamedAnswer;
  /** Zertifizierungsordnung of the programme. */
  @Line(60) readonly scheme!: string;
  @Line() readonly name!: string;
  @IsOptional() @ValidateNested() @Type(() => MunicipalityName) readonly host!: MunicipalityName | null;
  @Line() readonly venue!: string;
  @IsOptional() @Line() readonly street!: string | null;
  @IsOptional() @Line(10) readonly postcode!: string | null;
  @Line(100) readonly town!: string;
  @CivilDate() readonly startsOn!: string;
  @CivilDate() readonly endsOn!: string;
  /** People in the course; for a municipal coordinator her own. */
  @IsInt() readonly enrolled!: number;
  @IsInt() readonly sessions!: number;
  /** Since when the public catalogue has it; null: it has not. */
  @IsOptional() @InstantField() readonly announcedAt!: string | null;
  @IsOptional() @IsString() readonly summary!: string | null;
  @IsOptional() @Line() readonly targetGroup!: string | null;
  @IsOptional() @CivilDate() readonly registerUntil!: string | null;
  @IsOptional() @CivilDate() readonly approveUntil!: string | null;
  @IsOptional() @IsInt() readonly capacity!: number | null;
  @IsOptional() @IsInt() readonly acceptHours!: number | null;
  @IsIn(admissions) readonly admits!: Admission;
  /** Of all people, and so for the office alone; else null. */
  @IsOptional() @IsInt() readonly seatsTaken!: number | null;
  @IsOptional() @IsInt() readonly waiting!: number | null;
  @Version() readonly version!: number;
}

/** Courses, the latest first. */
export class CourseQuery extends Page {
  @IsOptional() @Id() readonly programme?: string;
}

export class Courses {
  @IsArray() @ValidateNested({ each: true }) @Type(() => CourseAnswer) readonly courses!: readonly CourseAnswer[];
  /** Give it as `after` for the next page; null: this is the last one. */
  @IsOptional() @IsString() readonly next!: string | null;
}

export class NewParticipant {
  /** Made by the client, so that a repeated request enrols nobody twice. */
  @Id() readonly id!: string;
  @Id() readonly personId!: string;
  /** The department that sends her: reports count her there. */
  @Id() readonly departmentId!: string;
}

export class EnrolPeople {
  @CivilDate() readonly enrolledOn!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((participant: NewParticipant) => participant.personId)
  @ValidateNested({ each: true })
  @Type(() => NewParticipant)
  readonly participants!: readonly NewParticipant[];
}

export const enrolmentOutcomes = ['enrolled', 'already-enrolled', 'not-found', 'person-deactivated'] as const;
export type EnrolmentOutcome = (typeof enrolmentOutcomes)[number];

/** What became of one person of the request. */
export class EnrolledPerson {
  @Id() readonly personId!: string;
  @IsIn(enrolmentOutcomes) readonly outcome!: EnrolmentOutcome;
  /** Null where she was not enrolled. */
  @IsOptional() @Id() readonly enrolmentId!: string | null;
}

export class PeopleEnrolled {
  @IsArray() @ValidateNested({ each: true }) @Type(() => EnrolledPerson) readonly outcomes!: readonly EnrolledPerson[];
}

export class ParticipantQuery extends Page {
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly department?: string;
}

/** A person in the course with her standing today by the rule set that leads. */
export class Participant {
  @Id() readonly enrolmentId!: string;
  @Id() readonly personId!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @ValidateNested() @Type(() => MunicipalityName) readonly municipality!: MunicipalityName;
  @ValidateNested() @Type(() => NamedAnswer) readonly department!: NamedAnswer;
  @CivilDate() readonly enrolledOn!: string;
  @IsIn(states) readonly state!: State;
  /** Minutes that count, and confirmed cases that count. */
  @IsInt() readonly countedMinutes!: number;
  @IsInt() readonly confirmedCases!: number;
  @IsOptional() @CivilDate() readonly beganOn!: string | null;
  @IsOptional() @CivilDate() readonly readyFrom!: string | null;
  @IsOptional() @CivilDate() readonly certifiedOn!: string | null;
  /** Last day of the right to the title; null: no end, or no right. */
  @IsOptional() @CivilDate() readonly titleUntil!: string | null;
  @IsOptional() @CivilDate() readonly droppedOutOn!: string | null;
}

export class Participants {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Participant) readonly participants!: readonly Participant[];
  /** All whom the caller may see in this course and filter. */
  @IsInt() readonly total!: number;
  @IsOptional() @IsString() readonly next!: string | null;
}

/** One course of a person, with her standing in it. */
export class PersonEnrolment extends Participant {
  @ValidateNested() @Type(() => NamedAnswer) readonly course!: NamedAnswer;
}

/** All courses of a person, the latest enrolment first. */
export class PersonEnrolments {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PersonEnrolment)
  readonly enrolments!: readonly PersonEnrolment[];
}

/** From a day on the person's place is paid and counted by another department. */
export class MoveEnrolment {
  @Id() readonly id!: string;
  @Id() readonly departmentId!: string;
  @CivilDate() readonly on!: string;
}
