import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../../http/refusal';

/** Argon2id as OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each hash takes 19 MiB and a core: more at once would let strangers exhaust the server. */
const atOnce = 2;
const mostWaiting = 200;

/** Of a random password that nobody has: an unknown address costs the same time as a known one. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$ZA4f0MALfxeBcjtMIIn8+g$+8SurrVw7AYtJePp9/2sB6e38lKD+6DQ8QZC8n++RUE';

@Injectable()
export class PasswordHash {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  of(password: string): Promise<string> {
    return this.inTurn(() => hash(password, cost));
  }

  /** @param known the stored hash; null: there is none, which takes as long and is false */
  fits(known: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => (await verify(known ?? decoy, password)) && known !== null);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= mostWaiting) throw new Refusal('unavailable');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
