import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** Most rows that one page of a list may hold. */
export const largestPage = 200;

/** Which page of a list. `after` is the `next` of the page before; rows added meanwhile shift nothing. */
export class Page {
  @IsOptional() @IsString() @MaxLength(1000) @Matches(/^[\w-]+$/) readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(largestPage) readonly limit?: number;
}
