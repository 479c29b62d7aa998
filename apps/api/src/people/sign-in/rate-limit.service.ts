import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Refusal } from '../../http/refusal';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';

/** Tries per account and per address within the window. */
const most = 10;
const windowSeconds = 900;

/** What is tried; each matter counts for itself. */
export type Matter = 'sign-in' | 'password' | 'password-reset' | 'link' | 'verification' | 'approval' | 'check-in';

/** Tries that were counted and may be given back once they turn out to be honest. */
export type Tries = readonly string[];

/** Counts tries for all replicas in PostgreSQL. Accounts that don't exist are counted alike: the limit is no oracle. */
@Injectable()
export class RateLimit {
  private readonly limiter: RateLimiterPostgres;

  constructor(
    dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.limiter = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      // The migration makes the table; expired rows go with each sign-in.
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: 'try',
      points: most,
      duration: windowSeconds,
    });
  }

  /**
   * Counts one try from this address and, where given, for this account, before anything is looked up.
   * @throws Refusal 'too-many-requests', with the seconds to wait
   */
  async take(matter: Matter, address: string, account?: string): Promise<Tries> {
    const keys = [this.keyOf(matter, `from ${networkOf(address)}`)];
    if (account !== undefined) keys.push(this.keyOf(matter, `account ${account.normalize('NFC').toLowerCase()}`));
    for (const key of keys) await this.count(key);
    return keys;
  }

  /** Counts a try around the work: one that succeeds, or whose fields are to be corrected, is given back. */
  async around<T>(matter: Matter, address: string, work: () => Promise<T>, account?: string): Promise<T> {
    const tries = await this.take(matter, address, account);
    try {
      const answer = await work();
      await this.giveBack(tries);
      return answer;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'invalid') await this.giveBack(tries);
      throw error;
    }
  }

  /** The same for somebody who is signed in: a whole class behind one address tries in the same minute. */
  async aroundPerson<T>(matter: Matter, personId: string, work: () => Promise<T>): Promise<T> {
    const tries = [this.keyOf(matter, `person ${personId}`)];
    for (const key of tries) await this.count(key);
    const answer = await work();
    await this.giveBack(tries);
    return answer;
  }

  /** An honest try does not use up the limit of the town hall from which it came. */
  async giveBack(tries: Tries): Promise<void> {
    for (const key of tries) await this.limiter.reward(key, 1);
  }

  private async count(key: string): Promise<void> {
    try {
      await this.limiter.consume(key, 1);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('too-many-requests', { facts: { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) } });
    }
  }

  /** A keyed hash: the table reveals neither who tried nor from where. */
  private keyOf(matter: Matter, subject: string): string {
    return createHmac('sha256', this.settings.secret).update(`${matter} ${subject}`).digest('base64url');
  }
}

/** IPv4: the address. IPv6: the /64, since one household or office may use all of it. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return filled
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
