import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { Id, MunicipalityKey, Version } from './field';
import { type DepartmentKind, departmentKinds } from './people/unit';
import { MunicipalityName } from './training/institution';
import { TandemAnswer } from './training/tandem';

export class ParticipationQuery {
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly programme?: string;
  @IsOptional() @Id() readonly course?: string;
}

/** People by their present state; each is counted once, in the furthest that she has reached. */
export class ParticipationPeople {
  /** Registered, approved, on the waiting list, or with a seat in a course that she has not begun. */
  @IsInt() readonly waiting!: number;
  @IsInt() readonly takingPart!: number;
  /** With a certificate that holds today. */
  @IsInt() readonly certified!: number;
}

/** How many people have which role in it today. One person may have several. */
export class ParticipationRoles {
  /** All of its people above. */
  @IsInt() readonly trainees!: number;
  /** With a programme or a course in the query: who hold its sessions. */
  @IsInt() readonly trainers!: number;
  @IsInt() readonly approvers!: number;
  @IsInt() readonly coordinators!: number;
}

export class ParticipatingDepartment {
  @Id() readonly id!: string;
  @IsString() readonly name!: string;
  @IsIn(departmentKinds) readonly kind!: DepartmentKind;
  /** Somebody of it is on her way, taking part, certified, or trains others. */
  @IsBoolean() readonly takesPart!: boolean;
  @ValidateNested() @Type(() => ParticipationPeople) readonly people!: ParticipationPeople;
  @ValidateNested() @Type(() => ParticipationRoles) readonly roles!: ParticipationRoles;
}

export class MunicipalityParticipation {
  @ValidateNested() @Type(() => MunicipalityName) readonly municipality!: MunicipalityName;
  /** All departments that are known, those first that take part. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ParticipatingDepartment)
  readonly departments!: readonly ParticipatingDepartment[];
  /** Kinds that a working system needs and of which no department takes part. */
  @IsArray() @IsIn(departmentKinds, { each: true }) readonly missing!: readonly DepartmentKind[];
  /** Municipal coordinators, those without a department included. */
  @IsInt() readonly coordinators!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TandemAnswer) readonly tandems!: readonly TandemAnswer[];
}

/** Municipalities by name: all with a department, or, with a programme or a course, all of whose departments one takes part. */
export class Participation {
  @IsArray() @IsIn(departmentKinds, { each: true }) readonly neededKinds!: readonly DepartmentKind[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MunicipalityParticipation)
  readonly municipalities!: readonly MunicipalityParticipation[];
}

/** The kinds of departments that a municipality needs for a system that works. */
export class NeededKinds {
  @IsArray() @IsIn(departmentKinds, { each: true }) readonly kinds!: readonly DepartmentKind[];
  @Version() readonly version!: number;
}

export class EditNeededKinds {
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(departmentKinds, { each: true })
  readonly kinds!: readonly DepartmentKind[];
  @Version() readonly version!: number;
}
