import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { DataSource } from 'typeorm';
import { PasswordHash } from './password-hash';
import { RateLimit } from './rate-limit.service';

/** Who gave the right password, or null; set by the guard. */
export type CheckedRequest = FastifyRequest & { personId?: string | null };

type Done = (error: unknown, personId?: string | false) => void;

/**
 * E-mail and password through passport's local strategy. Every refusal is the same after the same work, whether the
 * address is unknown, the person deactivated, or the password wrong. The pipe checks the body's form afterwards.
 */
@Injectable()
export class PasswordGuard implements CanActivate {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly dataSource: DataSource,
    private readonly hash: PasswordHash,
    private readonly limits: RateLimit,
  ) {
    const options = { usernameField: 'email', passReqToCallback: true, session: false } as const;
    this.passport.use(
      new Strategy(options, (request, email, password, done: Done) => {
        this.check(request.ip ?? '', email, password).then(
          (personId) => done(null, personId ?? false),
          (error: unknown) => done(error),
        );
      }),
    );
  }

  async canActivate(context: ExecutionContext): Promise<true> {
    const http = context.switchToHttp();
    const request = http.getRequest<CheckedRequest>();
    request.personId = await new Promise<string | null>((resolve, reject) => {
      const authenticate = this.passport.authenticate(
        'local',
        { session: false },
        (error: unknown, personId: string | false | undefined) => {
          if (error) reject(error instanceof Error ? error : new Error('sign-in failed'));
          else resolve(personId || null);
        },
      ) as (request: unknown, response: unknown, next: (error?: unknown) => void) => void;
      authenticate(request, http.getResponse(), reject);
    });
    return true;
  }

  private async check(address: string, email: unknown, password: unknown): Promise<string | null> {
    if (typeof email !== 'string' || typeof password !== 'string' || email.length > 254 || password.length > 1000)
      return null;
    const known = email.normalize('NFC').trim();
    // A text that PostgreSQL can't hold is nobody's address; the pipe says so.
    if (/[\p{Cc}\p{Cs}]/u.test(known)) return null;
    const tries = await this.limits.take('sign-in', address, known);
    const [row]: { id: string; hash: string }[] = await this.dataSource.query(
      `select p.id, c.password_hash as hash from person p join credential c on c.person_id = p.id
        where p.email = $1 and p.deactivated_at is null`,
      [known],
    );
    if (!(await this.hash.fits(row?.hash ?? null, password.normalize('NFC'))) || !row) return null;
    await this.limits.giveBack(tries);
    return row.id;
  }
}
