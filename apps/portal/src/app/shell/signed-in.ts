import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { Me } from '@mittler/contract';
import type { Role } from '@mittler/domain';
import { firstValueFrom } from 'rxjs';
import type { Language } from './language';
import { speak } from './language';
import { ProblemError } from './problem/problem-error';
import { SessionClock } from './session-clock';

export type { Me } from '@mittler/contract';

/** The caller of this portal. `me()` is null while nobody is signed in. */
@Service()
export class SignedIn {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(SessionClock);
  private readonly known = signal<Me | null>(null);
  private readonly failed = signal<ProblemError | null>(null);

  readonly me = this.known.asReadonly();
  /** Why the portal could not learn who is signed in, if it could not. */
  readonly failure = this.failed.asReadonly();
  readonly roles = computed<ReadonlySet<Role>>(() => new Set(this.known()?.roles.map((grant) => grant.role)));

  has(...wanted: readonly Role[]): boolean {
    return wanted.some((role) => this.roles().has(role));
  }

  /** Asks the API who is signed in; called at the start and after signing in. */
  async refresh(): Promise<Me | null> {
    try {
      const me = await firstValueFrom(this.http.get<Me>('/api/me'));
      this.known.set(me);
      this.clock.begin(me.session);
      this.failed.set(null);
      speak(me.person.language);
      return me;
    } catch (problem) {
      this.known.set(null);
      const foreseen = problem instanceof ProblemError && problem.status === 401;
      this.failed.set(problem instanceof ProblemError && !foreseen ? problem : null);
      return null;
    }
  }

  /** Ends the session on the server and forgets the person here, also when the server cannot be reached. */
  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete('/api/sign-in'));
    } finally {
      this.forget();
    }
  }

  /** Changes the language on screen and, for a signed-in person, keeps it with her account for mails and other devices. */
  choose(language: Language): void {
    speak(language);
    const me = this.known();
    if (me === null) return;
    this.known.set({ ...me, person: { ...me.person, language } });
    this.http.put('/api/me/language', { language }).subscribe({ error: () => undefined });
  }

  /** Forgets who was signed in, e.g. because the session has ended. */
  forget(): void {
    this.known.set(null);
    this.clock.end();
  }
}
