import { ImportDefaults } from '@mittler/contract';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../http/refusal';
import { ContractPipe } from '../../../http/validation.pipe';

export interface UploadedList {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly defaults: ImportDefaults;
}

/**
 * Takes the file and the fields beside it out of a form.
 * @throws Refusal unsupported-type (no form) · unreadable (no file in it) · file-too-large · invalid (fields)
 */
export async function uploadedList(request: FastifyRequest): Promise<UploadedList> {
  if (!request.isMultipart()) throw new Refusal('unsupported-type');
  const fields = new Map<string, unknown>();
  let file: { readonly fileName: string; readonly bytes: Uint8Array } | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      // An empty field of a form means that nothing was chosen.
      if (part.value !== '') fields.set(part.fieldname, part.value);
    } else {
      const bytes = await part.toBuffer().catch((error: unknown) => {
        throw isTooLarge(error) ? new Refusal('file-too-large') : error;
      });
      file = { fileName: plainFileName(part.filename), bytes };
    }
  }
  if (file === null) throw new Refusal('invalid', { fields: [{ pointer: '/file', rule: 'isDefined' }] });
  const defaults = await new ContractPipe().transform(Object.fromEntries(fields), {
    type: 'body',
    metatype: ImportDefaults,
  });
  return { ...file, defaults: defaults as ImportDefaults };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}

/** The name is shown and printed: no path, no control characters, not endless. */
function plainFileName(name: string | undefined): string {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(-150);
  return plain === '' ? '?' : plain;
}
