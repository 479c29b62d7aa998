import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, Line, MunicipalityKey, Version } from '../field';
import { Page } from '../paging';

/** A Kommune. The key is text, since it may begin with 0. */
export class Municipality {
  @MunicipalityKey() readonly key!: string;
  @IsString() readonly name!: string;
  /** "Kreis", "kreisfreie Stadt", "Gemeinde" … */
  @IsString() readonly kind!: string;
  /** Regierungsbezirk. */
  @IsString() readonly region!: string;
  /** How many departments of it are known; 0: it takes no part. */
  @IsInt() readonly departments!: number;
  /** Whether its works council (Personalrat) is asked before one of its people gets a seat. */
  @IsBoolean() readonly asksWorksCouncil!: boolean;
  @Version() readonly version!: number;
}

export class Municipalities {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Municipality)
  readonly municipalities!: readonly Municipality[];
}

export class CreateMunicipality {
  @MunicipalityKey() readonly key!: string;
  @Line(120) readonly name!: string;
  @Line(60) readonly kind!: string;
  @Line(60) readonly region!: string;
}

export class EditMunicipality {
  @Line(120) readonly name!: string;
  @Line(60) readonly kind!: string;
  @Line(60) readonly region!: string;
  /** Left out: as it is. */
  @IsOptional() @IsBoolean() readonly asksWorksCouncil?: boolean;
  @Version() readonly version!: number;
}

export const departmentKinds = ['integration-centre', 'youth-office', 'public-order-office', 'other'] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** An Amt or Fachbereich of a municipality. */
export class Department {
  @Id() readonly id!: string;
  @MunicipalityKey() readonly municipality!: string;
  @IsString() readonly municipalityName!: string;
  @IsString() readonly name!: string;
  @IsOptional() @IsString() readonly code!: string | null;
  @IsIn(departmentKinds) readonly kind!: DepartmentKind;
  @Version() readonly version!: number;
}

export class DepartmentsPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Department) readonly departments!: readonly Department[];
  /** `after` of the next page; null: this was the last. */
  @IsOptional() @IsString() readonly next!: string | null;
}

export class DepartmentQuery extends Page {
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
}

export class CreateDepartment {
  @MunicipalityKey() readonly municipality!: string;
  @Line(120) readonly name!: string;
  @IsOptional() @Line(40) readonly code?: string | null;
  @IsOptional() @IsIn(departmentKinds) readonly kind?: DepartmentKind;
}

/** A department stays in its municipality: people move, offices don't. */
export class EditDepartment {
  @Line(120) readonly name!: string;
  @IsOptional() @Line(40) readonly code!: string | null;
  @IsIn(departmentKinds) readonly kind!: DepartmentKind;
  @Version() readonly version!: number;
}
