import type { Problem, ProblemCode } from '@mittler/contract';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { QueryFailedError } from 'typeorm';
import { Refusal, statusOf } from './refusal';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Refused by the present state',
  412: 'Changed by somebody else meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid content',
  428: 'Version missing',
  429: 'Too many requests',
  500: 'Unexpected error',
  503: 'Unavailable',
};

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'unreadable',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-type',
  422: 'invalid',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** PostgreSQL's refusals that a race or an odd value can cause (SQLSTATE), as ours. Anything else is our mistake. */
const codeOfSqlState: Readonly<Record<string, ProblemCode>> = {
  '23505': 'already-exists',
  '23P01': 'period-overlaps',
  '23503': 'still-referenced',
  '23514': 'invalid',
  '22003': 'invalid',
  '22007': 'invalid',
  '22008': 'invalid',
  '22021': 'invalid',
  '22P02': 'invalid',
  '22P05': 'invalid',
  '57014': 'unavailable',
  '55P03': 'unavailable',
  '53300': 'unavailable',
  '53100': 'unavailable',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
  '08006': 'unavailable',
};

/** What only the database can see: somebody else took the hour in the same moment. */
const codeOfConstraint: Readonly<Record<string, ProblemCode>> = {
  course_seats: 'course-full',
  seat_quota_seats: 'quota-full',
  registration_present: 'already-registered',
  registration_council: 'works-council-open',
  booking_person_free: 'person-double-booked',
  booking_room_free: 'room-double-booked',
  fact_under_signature: 'roll-closed',
};

/** The one place where a refusal becomes an answer (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = asRefusal(error);
    const status = statusOf[refusal.code];
    if (status >= 500) this.logger.error({ requestId: request.id, ...withoutValues(error) });
    const reply = http.getResponse<FastifyReply>();
    if (status === 503) reply.header('retry-after', '5');
    const wait = refusal.detail.facts?.['retryAfterSeconds'];
    if (typeof wait === 'number') reply.header('retry-after', String(wait));
    void reply
      .status(status)
      .type(problemType)
      .send(JSON.stringify(problemOf(refusal, request.id)));
  }
}

const problemType = 'application/problem+json';

function problemOf(refusal: Refusal, requestId: string): Problem {
  const status = statusOf[refusal.code];
  return {
    type: `/problems/${refusal.code}`,
    title: titles[status] ?? 'Refused',
    status,
    code: refusal.code,
    requestId,
    ...refusal.detail,
  };
}

/** An address that no route can read, e.g. with a broken percent sign: it never reaches the filter. */
export function refuseUnroutable(_: unknown, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(400)
    .type(problemType)
    .send(JSON.stringify(problemOf(new Refusal('unreadable'), request.id)));
}

/** What is no HTTP, or stops in the middle: there is no request yet that could be answered. */
export function refuseBrokenRequest(_: unknown, socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(problemOf(new Refusal('unreadable'), randomUUID()));
  const head = `content-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\n\r\n${body}`);
}

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpException) return new Refusal(codeOfStatus[error.getStatus()] ?? 'unexpected');
  if (error instanceof QueryFailedError)
    return new Refusal(codeOfConstraint[constraintOf(error)] ?? codeOfSqlState[sqlState(error)] ?? 'unexpected');
  if (isConnectionLoss(error)) return new Refusal('unavailable');
  // Fastify's own refusals (body too large, wrong media type …) carry a status.
  if (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  ) {
    return new Refusal(codeOfStatus[error.statusCode] ?? 'unreadable');
  }
  return new Refusal('unexpected');
}

function sqlState(error: QueryFailedError): string {
  const driverError: unknown = error.driverError;
  return driverError instanceof Error && 'code' in driverError ? String(driverError.code) : '';
}

function constraintOf(error: QueryFailedError): string {
  const driverError: unknown = error.driverError;
  return driverError instanceof Error && 'constraint' in driverError ? String(driverError.constraint) : '';
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'].includes(code) ||
    code in codeOfSqlState ||
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(
      error.message,
    )
  );
}

/** What the log may keep of an error: never query parameters or the database's detail, which hold people's names. */
function withoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  if (error instanceof QueryFailedError)
    return { error: 'QueryFailedError', sqlState: sqlState(error), query: error.query.slice(0, 300) };
  return { error: error.name, message: error.message.slice(0, 300), stack: error.stack };
}
