import { computed, DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type { Mark, RecordWalkIn, RollMark } from '@mittler/contract';
import type { DeviceQueue } from '@mittler/domain';
import { answered, enqueued, isUnanswered, nextBatch, refused, reopened, sending, unsent } from '@mittler/domain';
import { firstValueFrom, Subject, timeout } from 'rxjs';
import { Connection } from '../../shell/device/connection';
import { Unsent } from '../../shell/device/unsent';
import { said } from '../../shell/language';
import { format } from '../../shell/format';
import { SignedIn } from '../../shell/signed-in';
import { AttendanceClient } from '../attendance-client';
import { settled } from '../roll/merge-roll';
import { attendanceTexts } from '../texts';
import { deviceEvidence } from './device-evidence';
import { tidyNames } from './device-names';
import type { KeptWalkIn } from './device-store';
import { DeviceStore } from './device-store';
import { isFinal, refusedIds } from './send-problem';

type Queues = ReadonlyMap<string, DeviceQueue<Mark>>;

const batchMost = 200;
const gatherFor = 400;
const answerWithin = 30_000;
const waits = [2000, 4000, 8000, 15_000, 30_000, 60_000] as const;
const tidyEvery = 600_000;

/** What the server said of the marks of a session. */
export interface Recorded {
  readonly session: string;
  readonly present: readonly RollMark[];
}

/**
 * Marks of this device on their way to the server, of all sessions of whoever is signed in. Each is written to the
 * device before anything else happens to it, sent when the server can be reached, and followed until it is answered.
 */
@Service()
export class Outbox {
  private readonly client = inject(AttendanceClient);
  private readonly connection = inject(Connection);
  private readonly signedIn = inject(SignedIn);
  private readonly keepers = inject(Unsent);
  readonly store = new DeviceStore();
  private readonly queues = signal<Queues>(new Map());
  private readonly waiting = signal<readonly KeptWalkIn[]>([]);
  private readonly said = new Subject<Recorded>();
  private readonly windows = new BroadcastChannel('mittler.outbox');
  private line: Promise<unknown> = Promise.resolve();
  private writes = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private passing: Promise<void> | null = null;

  readonly person = computed(() => this.signedIn.me()?.person.id ?? null);
  /** False where this device refuses to keep anything, e.g. in a private window. */
  readonly keeps = signal(true);
  /** When something was last written here. */
  readonly keptAt = signal<string | null>(null);
  readonly recorded = this.said.asObservable();
  readonly walkIns = this.waiting.asReadonly();
  /** Pieces that the server has not answered. */
  readonly open = computed(
    () =>
      [...this.queues().values()].reduce((sum, queue) => sum + queue.filter(isUnanswered).length, 0) +
      this.waiting().filter(({ code }) => code === null).length,
  );

  constructor() {
    const wake = (): void => {
      if (document.visibilityState === 'visible') this.sendSoon(0);
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    this.windows.onmessage = () => void this.load();
    const tidying = setInterval(() => void this.tidy(), tidyEvery);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      this.windows.close();
      clearInterval(tidying);
      clearTimeout(this.timer);
    });
    this.keepers.join({ count: this.open, send: () => this.send() });
    effect(() => {
      this.person();
      untracked(
        () =>
          void this.load()
            .then(() => this.tidy())
            .then(() => this.sendSoon(0)),
      );
    });
    effect(() => {
      const open = this.open();
      const isSaid = open > 0 && (!this.connection.online() || this.hasFailed());
      const at = this.keptAt();
      const text = said(attendanceTexts).unsent(open, at === null ? null : format.time(at));
      untracked(() => this.connection.keep(isSaid ? { text, retry: () => this.sendSoon(0) } : null));
    });
    effect(() => {
      if (this.connection.online()) untracked(() => this.sendSoon(0));
    });
  }

  /** The marks of a session, in the order in which they were made. */
  of(session: string): DeviceQueue<Mark> {
    return this.queues().get(session) ?? [];
  }

  add(session: string, marks: readonly Mark[]): void {
    void this.change(session, (queue) => marks.reduce<DeviceQueue<Mark>>(enqueued, queue));
    this.sendSoon(gatherFor);
  }

  /** Lets go of what is refused or has been seen to wait, of one person on the roll or of all. */
  drop(session: string, isDropped: (each: DeviceQueue<Mark>[number]) => boolean): void {
    void this.change(session, (queue) => queue.filter((each) => isUnanswered(each) || !isDropped(each)));
  }

  async addWalkIn(session: string, walkIn: RecordWalkIn): Promise<void> {
    const person = this.person();
    if (person === null) return;
    const kept = { person, session, walkIn, code: null };
    this.waiting.update((all) => [...all, kept]);
    await this.store.keepWalkIn(kept).catch(() => this.keeps.set(false));
    this.sendSoon(0);
  }

  async dropWalkIn(id: string): Promise<void> {
    await this.store.dropWalkIn(id).catch(() => undefined);
    this.waiting.update((all) => all.filter((each) => each.walkIn.id !== id));
  }

  /** Sends all that can be sent now; never throws. */
  send(): Promise<void> {
    this.passing ??= this.alone(() => this.pass()).finally(() => (this.passing = null));
    return this.passing;
  }

  sendSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delay);
  }

  private hasFailed(): boolean {
    return [...this.queues().values()].some((queue) => queue.some(({ state }) => state === 'unsent'));
  }

  /** One window sends at a time. */
  private alone(deed: () => Promise<void>): Promise<void> {
    return 'locks' in navigator ? navigator.locks.request('mittler.outbox', deed) : deed();
  }

  private async load(): Promise<void> {
    const person = this.person();
    try {
      const kept = person === null ? [] : await this.store.queues(person);
      const walkIns = person === null ? [] : await this.store.walkIns(person);
      if (person !== this.person() || this.writes > 0) return;
      this.queues.set(new Map(kept.map(({ session, marks }) => [session, marks])));
      this.waiting.set(walkIns);
    } catch {
      this.keeps.set(false);
    }
  }

  private async tidy(): Promise<void> {
    await tidyNames(this.store, this.person(), Date.now()).catch(() => this.keeps.set(false));
  }

  /** Changes what is shown at once, and what is kept in its turn; at the end both are what is kept. */
  private change(session: string, deed: (queue: DeviceQueue<Mark>) => DeviceQueue<Mark>): Promise<void> {
    const person = this.person();
    if (person === null) return Promise.resolve();
    const show = (queue: DeviceQueue<Mark>): void => this.queues.update((all) => new Map(all).set(session, queue));
    show(deed(this.of(session)));
    this.writes += 1;
    const written = this.line.then(async () => {
      try {
        const queue = await this.store.changeQueue(person, session, deed);
        this.keptAt.set(new Date().toISOString());
        if (this.writes === 1 && person === this.person()) show(queue);
        this.windows.postMessage(session);
      } catch {
        this.keeps.set(false);
      } finally {
        this.writes -= 1;
      }
    });
    this.line = written;
    return written;
  }

  private async pass(): Promise<void> {
    clearTimeout(this.timer);
    await this.line;
    await this.load();
    const person = this.person();
    if (person === null) return;
    try {
      await this.sendWalkIns();
      for (const session of this.queues().keys()) await this.sendMarks(person, session);
      this.failures = 0;
      await this.tidy();
    } catch {
      const wait = waits[Math.min(this.failures, waits.length - 1)] ?? 0;
      this.failures += 1;
      // Not all devices at once, when a hall gets its network back.
      this.sendSoon(wait * (0.75 + Math.random() / 2));
    }
  }

  /** @throws ProblemError where it has to be tried again later */
  private async sendMarks(person: string, session: string): Promise<void> {
    if (this.of(session).some(({ state }) => state === 'sending')) await this.change(session, reopened);
    for (;;) {
      const marks = nextBatch(this.of(session), batchMost);
      if (marks.length === 0 || person !== this.person()) return;
      const ids = new Set(marks.map(({ id }) => id));
      await this.change(session, (queue) => sending(queue, ids));
      try {
        const request = { marks, device: deviceEvidence(this.connection.clockSkew()) };
        const answer = await firstValueFrom(this.client.record(session, request).pipe(timeout(answerWithin)));
        await this.store.changeRoll(person, session, (roll) => settled(roll, answer.present)).catch(() => undefined);
        this.said.next({ session, present: answer.present });
        await this.change(session, (queue) => answered(queue, answer.outcomes));
      } catch (problem) {
        await this.change(session, (queue) => unsent(queue, ids));
        if (!isFinal(problem)) throw problem;
        await this.change(session, (queue) => refused(queue, refusedIds(problem, marks), problem.code));
      }
    }
  }

  private async sendWalkIns(): Promise<void> {
    for (const kept of this.waiting().filter(({ code }) => code === null)) {
      try {
        await firstValueFrom(this.client.recordWalkIn(kept.session, kept.walkIn).pipe(timeout(answerWithin)));
        await this.dropWalkIn(kept.walkIn.id);
        this.said.next({ session: kept.session, present: [] });
      } catch (problem) {
        if (!isFinal(problem)) throw problem;
        const told = { ...kept, code: problem.code };
        await this.store.keepWalkIn(told).catch(() => this.keeps.set(false));
        this.waiting.update((all) => all.map((each) => (each.walkIn.id === kept.walkIn.id ? told : each)));
      }
    }
  }
}
