import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { CivilDate, InstantField, Line } from '../field';

/** What the holder has shown: the check code, and the number if it is to be compared. A number alone says nothing. */
export class VerifyCertificate {
  /** Twelve characters as printed; lower case, spaces and hyphens do not matter. */
  @Line(60) readonly code!: string;
  @IsOptional() @Line(60) readonly number?: string;
}

/** `lapsed`: issued and not revoked, but the right to the title has ended. `unknown`: no certificate has this code (and number). */
export const verificationResults = ['valid', 'lapsed', 'revoked', 'unknown'] as const;
export type VerificationResult = (typeof verificationResults)[number];

/** Only what the paper shows, without birth date and cases. All fields but the first two are null where the code is unknown. */
export class Verification {
  @IsIn(verificationResults) readonly is!: VerificationResult;
  @InstantField() readonly checkedAt!: string;
  @IsOptional() @IsString() readonly name!: string | null;
  @IsOptional() @IsString() readonly number!: string | null;
  @IsOptional() @CivilDate() readonly issuedOn!: string | null;
  @IsOptional() @IsString() readonly issuedBy!: string | null;
  /** The rule set by its title, in German and English. */
  @IsOptional() @IsString() readonly ruleSet!: string | null;
  @IsOptional() @IsString() readonly ruleSetEnglish!: string | null;
  /** The title that it gives the right to, in German; null: none. */
  @IsOptional() @IsString() readonly title!: string | null;
  @IsOptional() @CivilDate() readonly revokedOn!: string | null;
  /** The last day of the right as things stand; null: no end. */
  @IsOptional() @CivilDate() readonly rightUntil!: string | null;
  /** Minutes of further training that are due in each period (§ 3 Abs. 1 ZMediatAusbV); null: none. */
  @IsOptional() @IsInt() readonly renewalMinutes!: number | null;
}
