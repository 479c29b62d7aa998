import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from './app';
import { makeDepartment, type MadeDepartment, signIn, type SignedIn } from './make';
import {
  type MadeCourse,
  type MadeEnrolment,
  type MadeSession,
  makeCourse,
  makeEnrolment,
  makeSession,
  moveClock,
} from './make-course';

/** Everybody who has to do with rolls, and their requests. The clock stands on Sunday, 2026-11-22. */

export interface MarkWish {
  readonly id?: string;
  readonly attendance?: string;
  readonly minutes?: number;
  readonly modality?: string;
  readonly check?: string;
  readonly interactionEnsured?: boolean;
  readonly replaces?: string | null;
  readonly excuse?: string;
  readonly excuseNote?: string;
  readonly recordedAt?: string;
}

/** What a mark says of somebody whose name is all that is known. */
export const namelessMark = (session: MadeSession, block: number) => ({
  id: randomUUID() as string,
  blockId: session.blocks[block]!.id,
  attendance: 'present',
  minutes: 90,
  modality: 'room',
  check: 'roll-call',
  interactionEnsured: false,
});

export const markOf = (
  enrolment: Pick<MadeEnrolment, 'id'>,
  session: MadeSession,
  block: number,
  wish: MarkWish = {},
) => ({ ...namelessMark(session, block), enrolmentId: enrolment.id, ...wish });

export interface MadeRoll {
  readonly session: MadeSession;
  readonly people: readonly [MadeEnrolment, MadeEnrolment, MadeEnrolment];
}

/** The civil day of a session in the morning. */
export const dayOf = (session: MadeSession): string => session.startsAt.slice(0, 10);

export class RollStage {
  constructor(
    readonly test: TestApp,
    readonly office: SignedIn,
    readonly trainer: SignedIn,
    readonly otherTrainer: SignedIn,
    readonly coordinator: SignedIn,
    readonly trainee: SignedIn,
    readonly department: MadeDepartment,
    readonly course: MadeCourse,
  ) {}

  ask(who: SignedIn | null, method: 'get' | 'post' | 'delete', path: string, body?: object) {
    const request = this.test.http[method](`/api/${path}`);
    if (who) void request.set('Cookie', who.cookie);
    return body === undefined ? request : request.send(body);
  }

  roll(who: SignedIn | null, session: MadeSession) {
    return this.ask(who, 'get', `sessions/${session.id}/roll`);
  }

  send(who: SignedIn | null, session: MadeSession, marks: readonly object[]) {
    return this.ask(who, 'post', `sessions/${session.id}/marks`, { marks });
  }

  close(who: SignedIn | null, session: MadeSession, id: string = randomUUID()) {
    return this.ask(who, 'post', `sessions/${session.id}/roll/closings`, { id });
  }

  reopen(who: SignedIn | null, session: MadeSession, reason = 'Nachtrag', id: string = randomUUID()) {
    return this.ask(who, 'post', `sessions/${session.id}/roll/reopenings`, { id, reason });
  }

  now(instant: string): Promise<void> {
    return moveClock(this.test, instant);
  }

  /** A session of the trainer with three people of its own course. */
  async made(startsAt?: string): Promise<MadeRoll> {
    const { test, department, trainer } = this;
    const own = await makeCourse(test);
    const people = [
      await makeEnrolment(test, own, { familyName: 'Ahlbrecht', givenName: 'Tjorven', department }),
      await makeEnrolment(test, own, { familyName: 'Özdemir', givenName: 'Nour', department }),
      await makeEnrolment(test, own, { familyName: 'Zabel', givenName: 'Emre', department }),
    ] as const;
    const session = await makeSession(test, own, {
      trainers: [trainer.id],
      ...(startsAt === undefined ? {} : { startsAt }),
    });
    return { session, people };
  }

  /** Minutes that count for her. */
  async counted(enrolment: Pick<MadeEnrolment, 'id'>): Promise<number> {
    const [row] = await this.test.database.query(
      'select counted_minutes from standing where enrolment_id = $1 and leads',
      [enrolment.id],
    );
    return row?.counted_minutes;
  }
}

export async function stageRolls(env: Readonly<Record<string, string>> = {}): Promise<RollStage> {
  const test = await startApp(env);
  await moveClock(test, '2026-11-22T09:00:00.000Z');
  const department = await makeDepartment(test, '05515', 'Kommunales Integrationszentrum');
  return new RollStage(
    test,
    await signIn(test, { roles: ['coordination-office'], givenName: 'Olga', familyName: 'Amtmann' }),
    await signIn(test, { roles: ['trainer'], givenName: 'Arend', familyName: 'Voßkamp' }),
    await signIn(test, { roles: ['trainer'], givenName: 'Runa', familyName: 'Tersteegen' }),
    await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] }),
    await signIn(test, { department: department.id }),
    department,
    await makeCourse(test),
  );
}
