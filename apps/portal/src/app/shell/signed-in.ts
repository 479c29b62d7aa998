import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { Me } from '@mittler/contract';
import type { Role } from '@mittler/domain';
import { firstValueFrom, timeout } from 'rxjs';
import { forgetPerson, isSignOutOwed, keepPerson, keptPerson, oweSignOut } from './device/kept-person';
import type { Language } from './language';
import { speak } from './language';
import { ProblemError } from './problem/problem-error';
import { SessionClock } from './session-clock';

export type { Me } from '@mittler/contract';

/** A network that is there and carries nothing must not keep the portal closed. */
const answerWithin = 6000;

/** The caller of this portal. `me()` is null while nobody is signed in. */
@Service()
export class SignedIn {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(SessionClock);
  private readonly known = signal<Me | null>(null);
  private readonly failed = signal<ProblemError | null>(null);

  readonly me = this.known.asReadonly();
  /** False until the first question has an answer, or none: nobody is taken for signed out before. */
  readonly isSettled = signal(false);
  /** Why the portal could not learn who is signed in, if it could not. */
  readonly failure = this.failed.asReadonly();
  readonly roles = computed<ReadonlySet<Role>>(() => new Set(this.known()?.roles.map((grant) => grant.role)));

  has(...wanted: readonly Role[]): boolean {
    return wanted.some((role) => this.roles().has(role));
  }

  /**
   * Asks the API who is signed in; called at the start and after signing in. Where the server does not say, it is whoever
   * was signed in on this device last, until her session ends.
   */
  async refresh(): Promise<Me | null> {
    try {
      if (isSignOutOwed()) await this.endSession();
      const me = await firstValueFrom(this.http.get<Me>('/api/me').pipe(timeout(answerWithin)));
      keepPerson(me);
      this.failed.set(null);
      return this.enter(me);
    } catch (problem) {
      const status = problem instanceof ProblemError ? problem.status : 0;
      const me = status !== 401 && !isSignOutOwed() ? keptPerson(Date.now()) : null;
      const isForeseen = status === 401 || me !== null;
      this.failed.set(problem instanceof ProblemError && !isForeseen ? problem : null);
      if (me !== null) return this.enter(me);
      this.known.set(null);
      if (status === 401) forgetPerson();
      return null;
    } finally {
      this.isSettled.set(true);
    }
  }

  private enter(me: Me): Me {
    this.known.set(me);
    this.clock.begin(me.session);
    speak(me.person.language);
    return me;
  }

  /** Ends the session on the server and forgets the person here, also when the server cannot be reached. */
  async signOut(): Promise<void> {
    oweSignOut(true);
    try {
      await this.endSession();
    } finally {
      this.forget();
    }
  }

  private async endSession(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete('/api/sign-in'));
    } catch (problem) {
      // Without a session there is none to end.
      if (!(problem instanceof ProblemError) || problem.status !== 401) throw problem;
    }
    oweSignOut(false);
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
    forgetPerson();
    this.known.set(null);
    this.clock.end();
  }
}
