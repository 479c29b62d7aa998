import { Type } from 'class-transformer';
import { IsArray, Matches, ValidateNested } from 'class-validator';
import { Id, Line, PersonName, Version } from '../field';

/** Who issues the certificate under § 2 Abs. 6 ZMediatAusbV (Ausbildungseinrichtung). */
export class CreateInstitution {
  @Line() readonly name!: string;
  @Line() readonly street!: string;
  @Line(10) readonly postcode!: string;
  @Line(100) readonly town!: string;
  @PersonName() readonly signatoryName!: string;
  /** In which function she signs, e.g. "Leitung". */
  @Line(100) readonly signatoryRole!: string;
  /** Begins every certificate number, e.g. "MB" in MB-2026-000184. */
  @Matches(/^[A-Z0-9]{1,8}$/) readonly numberPrefix!: string;
}

export class EditInstitution extends CreateInstitution {
  @Version() readonly version!: number;
}

export class InstitutionAnswer extends CreateInstitution {
  @Id() readonly id!: string;
  @Version() readonly version!: number;
}

export class Institutions {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => InstitutionAnswer)
  readonly institutions!: readonly InstitutionAnswer[];
}

/** A programme (Programm): the courses that lead to one certificate. */
export class CreateProgramme {
  @Line() readonly name!: string;
  /** The Zertifizierungsordnung by which its courses are judged: `scheme` of the rule sets. Stays for good. */
  @Line(60) readonly scheme!: string;
}

export class EditProgramme {
  @Line() readonly name!: string;
  @Version() readonly version!: number;
}

export class ProgrammeAnswer extends CreateProgramme {
  @Id() readonly id!: string;
  @Version() readonly version!: number;
}

export class Programmes {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProgrammeAnswer)
  readonly programmes!: readonly ProgrammeAnswer[];
}

/** Something with an id and a name that another answer mentions. */
export class NamedAnswer {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
}

/** A municipality that another answer mentions. */
export class MunicipalityName {
  @Matches(/^\d{5}(\d{3})?$/) readonly key!: string;
  @Line() readonly name!: string;
}
