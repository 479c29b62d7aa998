import type { HttpErrorResponse } from '@angular/common/http';
import type { FieldProblem, ProblemCode } from '@mittler/contract';
import { problemCodes } from '@mittler/contract';

const isCode = (value: unknown): value is ProblemCode => problemCodes.some((code) => code === value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isField = (value: unknown): value is FieldProblem =>
  isRecord(value) && typeof value['pointer'] === 'string' && typeof value['rule'] === 'string';

/** A refusal of the API, or that it could not be reached (`status` 0, code "unavailable"). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly requestId: string | null,
    readonly fields: readonly FieldProblem[],
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = 'ProblemError';
  }

  /** No answer came, or none in time. */
  static unreachable(): ProblemError {
    return new ProblemError(0, 'unavailable', null, [], {});
  }

  static from(answer: HttpErrorResponse): ProblemError {
    const body: unknown = answer.error;
    const said = isRecord(body) ? body : {};
    const code = isCode(said['code']) ? said['code'] : answer.status === 0 ? 'unavailable' : 'unexpected';
    const requestId = typeof said['requestId'] === 'string' ? said['requestId'] : null;
    const fields = Array.isArray(said['fields']) ? said['fields'].filter(isField) : [];
    return new ProblemError(answer.status, code, requestId, fields, isRecord(said['facts']) ? said['facts'] : {});
  }
}
