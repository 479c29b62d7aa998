import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { CivilDate, Id, Line, Version } from '../field';
import { Page } from '../paging';
import { TrainerName } from './session';

const code = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

class QualificationPlan {
  /** Zertifizierungsordnung for whose courses it holds. */
  @Line(60) readonly scheme!: string;
  /** Code of the area in the rule set; null: all areas. */
  @IsOptional() @Matches(code) readonly area?: string | null;
  @CivilDate() readonly validFrom!: string;
  /** Last day; null: no end. */
  @IsOptional() @CivilDate() readonly validUntil?: string | null;
  /** What shows it, e.g. "Zertifikat Ausbilderin 2021, Auenfeld". */
  @Line() readonly evidence!: string;
}

/** That a person may train in an area (Lehrbefähigung, § 5 ZMediatAusbV). */
export class CreateQualification extends QualificationPlan {
  /** Made by the client, so that a repeated request adds nothing. */
  @Id() readonly id!: string;
  @Id() readonly personId!: string;
}

export class EditQualification extends QualificationPlan {
  @Version() readonly version!: number;
}

export class QualificationAnswer {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => TrainerName) readonly person!: TrainerName;
  @Line(60) readonly scheme!: string;
  @IsOptional() @Matches(code) readonly area!: string | null;
  @CivilDate() readonly validFrom!: string;
  @IsOptional() @CivilDate() readonly validUntil!: string | null;
  @Line() readonly evidence!: string;
  @Version() readonly version!: number;
}

export class QualificationQuery extends Page {
  @IsOptional() @Id() readonly person?: string;
  @IsOptional() @Line(60) readonly scheme?: string;
}

/** By name, then scheme and area. */
export class Qualifications {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QualificationAnswer)
  readonly qualifications!: readonly QualificationAnswer[];
  @IsOptional() @IsString() readonly next!: string | null;
}
