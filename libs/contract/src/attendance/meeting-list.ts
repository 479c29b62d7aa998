import { meetingPrograms, type MeetingProgram } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, InstantField } from '../field';

/** Beside the file there is nothing to say. */
export class UploadMeetingList {
  /** The program that wrote it; absent: its first lines tell. */
  @IsOptional() @IsIn(meetingPrograms) readonly program?: MeetingProgram;
}

export class MeetingInterval {
  @InstantField() readonly from!: string;
  @InstantField() readonly to!: string;
}

export class ProposedMinutes {
  @Id() readonly blockId!: string;
  @IsInt() readonly minutes!: number;
}

/** Somebody in a meeting's list, and how long she was in each block. A proposal: nothing of it is stored. */
export class MeetingPerson {
  /** As the program wrote it. */
  @IsString() readonly name!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MeetingInterval)
  readonly intervals!: readonly MeetingInterval[];
  /** The row of the roll that she is; null: none is, or several may be. */
  @IsOptional() @Id() readonly enrolmentId!: string | null;
  @IsOptional() @IsIn(['e-mail', 'name']) readonly matchedBy!: 'e-mail' | 'name' | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ProposedMinutes) readonly minutes!: readonly ProposedMinutes[];
}

export class MeetingList {
  @IsIn(meetingPrograms) readonly program!: MeetingProgram;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MeetingPerson) readonly people!: readonly MeetingPerson[];
  /** Rows of the roll that nobody in the list is. */
  @Id({ each: true }) readonly missing!: readonly string[];
}
