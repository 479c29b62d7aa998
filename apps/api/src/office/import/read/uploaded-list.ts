import { ImportDefaults } from '@mittler/contract';
import type { FastifyRequest } from 'fastify';
import { uploadedFile } from '../../../upload/uploaded-file';

export interface UploadedList {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly defaults: ImportDefaults;
}

/** @throws Refusal unsupported-type (no form) · unreadable (no file in it) · file-too-large · invalid (fields) */
export async function uploadedList(request: FastifyRequest): Promise<UploadedList> {
  const { fileName, bytes, fields } = await uploadedFile(request, ImportDefaults);
  return { fileName, bytes, defaults: fields };
}
