import type { FastifyRequest } from 'fastify';
import type { ClassOf } from '../http/document/answers';
import { Refusal } from '../http/refusal';
import { ContractPipe } from '../http/validation.pipe';

export interface UploadedFile<Fields> {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields: Fields;
}

/**
 * Takes the file and the fields beside it out of a form.
 * @param most bytes of the file
 * @throws Refusal unsupported-type (no form) · unreadable (no file in it) · file-too-large · invalid (fields)
 */
export async function uploadedFile<Fields>(
  request: FastifyRequest,
  fieldsClass: ClassOf<Fields>,
  most?: number,
): Promise<UploadedFile<Fields>> {
  if (!request.isMultipart()) throw new Refusal('unsupported-type');
  const { fields, file } = await parts(request, most).catch((error: unknown) => {
    throw refusalFor(error);
  });
  if (file === null) throw new Refusal('invalid', { fields: [{ pointer: '/file', rule: 'isDefined' }] });
  const checked = await new ContractPipe().transform(Object.fromEntries(fields), {
    type: 'body',
    metatype: fieldsClass as never,
  });
  return { ...file, fields: checked as Fields };
}

interface Parts {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly file: { readonly fileName: string; readonly bytes: Uint8Array } | null;
}

async function parts(request: FastifyRequest, most: number | undefined): Promise<Parts> {
  const fields = new Map<string, unknown>();
  let file: Parts['file'] = null;
  for await (const part of request.parts(most === undefined ? {} : { limits: { fileSize: most } })) {
    if (part.type === 'field') {
      // An empty field of a form means that nothing was chosen.
      if (part.value !== '') fields.set(part.fieldname, part.value);
    } else {
      file = { fileName: plainFileName(part.filename), bytes: await part.toBuffer() };
    }
  }
  return { fields, file };
}

/** A form that breaks off or contradicts itself comes as an error of its parser, which knows no status. */
function refusalFor(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('file-too-large');
  return 'statusCode' in error ? error : new Refusal('unreadable');
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
