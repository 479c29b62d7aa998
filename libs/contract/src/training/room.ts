import { Transform, Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Id, InstantField, Line, MunicipalityKey, Version } from '../field';
import { MunicipalityName } from './institution';

/** A room (Raum) in which sessions take place. */
export class CreateRoom {
  @Line() readonly name!: string;
  /** The building, e.g. "Bürgerhaus am Lindenplatz". */
  @Line() readonly venue!: string;
  @IsOptional() @Line() readonly street?: string | null;
  @IsOptional() @Line(10) readonly postcode?: string | null;
  @Line(100) readonly town!: string;
  /** In whose building it is; null where it is nobody's. */
  @IsOptional() @MunicipalityKey() readonly municipality?: string | null;
  /** For how many people it is meant; null: not known. */
  @IsOptional() @IsInt() @Min(1) @Max(10_000) readonly seats?: number | null;
}

export class EditRoom extends CreateRoom {
  @Version() readonly version!: number;
}

export class RoomAnswer {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @Line() readonly venue!: string;
  @IsOptional() @Line() readonly street!: string | null;
  @IsOptional() @Line(10) readonly postcode!: string | null;
  @Line(100) readonly town!: string;
  @IsOptional() @ValidateNested() @Type(() => MunicipalityName) readonly municipality!: MunicipalityName | null;
  @IsOptional() @IsInt() readonly seats!: number | null;
  /** Sessions that were ever planned in it: a room with none may be deleted, others are retired. */
  @IsInt() readonly sessions!: number;
  /** No session is planned in it any more since then; null: in use. */
  @IsOptional() @InstantField() readonly retiredAt!: string | null;
  @Version() readonly version!: number;
}

export class RoomQuery {
  /** Rooms that are not used any more as well. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly retired?: boolean;
}

/** All rooms by town, venue and name. */
export class Rooms {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RoomAnswer) readonly rooms!: readonly RoomAnswer[];
}

/** A room as a session names it. */
export class RoomName {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @IsOptional() @IsInt() readonly seats!: number | null;
}
