import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { Id, InstantField, Line } from '../field';

export const scanTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type ScanType = (typeof scanTypes)[number];

export class UploadScan {
  /** What it shows, e.g. "Seite 2". */
  @IsOptional() @Line() readonly note?: string | null;
}

/** The scan of a signed list, kept as evidence. */
export class RollScan {
  @Id() readonly id!: string;
  @Id() readonly sessionId!: string;
  @Line() readonly fileName!: string;
  @IsOptional() @IsString() readonly note!: string | null;
  /** By its content, whatever its name says. */
  @IsIn(scanTypes) readonly mediaType!: ScanType;
  @IsInt() readonly bytes!: number;
  /** SHA-256 of the content, in hexadecimal digits. */
  @IsString() readonly sha256!: string;
  @InstantField() readonly uploadedAt!: string;
  @IsOptional() @IsString() readonly uploadedBy!: string | null;
}
