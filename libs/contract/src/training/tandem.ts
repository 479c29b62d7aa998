import { Type } from 'class-transformer';
import { IsArray, IsString, ValidateNested } from 'class-validator';
import { Id, InstantField } from '../field';
import { NamedAnswer } from './institution';

/** Two people of one course, of one municipality and two of its departments, who work as a pair. */
export class FormTandem {
  /** Made by the client, so that a repeated request adds nothing. */
  @Id() readonly id!: string;
  /** Enrolments; which of them is the first is of no meaning. */
  @Id() readonly first!: string;
  @Id() readonly second!: string;
}

export class TandemPartner {
  @Id() readonly enrolmentId!: string;
  @Id() readonly personId!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly department!: NamedAnswer;
}

export class TandemAnswer {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly course!: NamedAnswer;
  /** Two, by name. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => TandemPartner) readonly partners!: readonly TandemPartner[];
  @InstantField() readonly formedAt!: string;
}
