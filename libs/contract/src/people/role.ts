import { roles, type Role } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, MunicipalityKey, Version } from '../field';

/** A role that a person holds on the days from `from` to `until`, both included; `until` null: until it is ended. */
export class RoleAnswer {
  @Id() readonly id!: string;
  @IsIn(roles) readonly role!: Role;
  /** Where the role reaches one municipality. */
  @IsOptional() @MunicipalityKey() readonly municipality!: string | null;
  @IsOptional() @IsString() readonly municipalityName!: string | null;
  /** Where the role reaches one department. */
  @IsOptional() @Id() readonly department!: string | null;
  @IsOptional() @IsString() readonly departmentName!: string | null;
  @CivilDate() readonly from!: string;
  @IsOptional() @CivilDate() readonly until!: string | null;
  @IsOptional() @Id() readonly grantedBy!: string | null;
  @InstantField() readonly grantedAt!: string;
  @Version() readonly version!: number;
}

export class RoleAnswers {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RoleAnswer) readonly roles!: readonly RoleAnswer[];
}

/** Scope as the role asks for: municipality for the municipal coordinator, department for the approver, else none. */
export class GrantRole {
  @IsIn(roles) readonly role!: Role;
  @IsOptional() @MunicipalityKey() readonly municipality?: string | null;
  @IsOptional() @Id() readonly department?: string | null;
  /** Default: today. */
  @IsOptional() @CivilDate() readonly from?: string;
  @IsOptional() @CivilDate() readonly until?: string | null;
}

/** The last day of the role; null: until it is ended. */
export class EditRole {
  @IsOptional() @CivilDate() readonly until!: string | null;
  @Version() readonly version!: number;
}
