import { instantsOf } from '@mittler/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, makeRole, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeCourse,
  type MadeEnrolment,
  makeCourse,
  makeEnrolment,
  makeMarks,
  makeSession,
  moveClock,
} from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
let coordinator: SignedIn;
let trainee: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  trainer = await signIn(test, { roles: ['trainer'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainee = await signIn(test);
  course = await makeCourse(test);
});
afterAll(() => test.stop());

const tables = ['session', 'block', 'session_trainer', 'fact', 'standing', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

const block = (wish: object = {}) => ({
  area: '2',
  purpose: 'training',
  modality: 'room',
  plannedMinutes: 90,
  startsAt: '2026-11-20T08:00:00Z',
  ...wish,
});
const plan = (wish: object = {}) => ({
  title: 'Mediation im Verwaltungsalltag',
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  startsAt: '2026-11-20T08:00:00Z',
  endsAt: '2026-11-20T11:15:00Z',
  trainerIds: [trainer.id],
  blocks: [block(), block({ area: '5', startsAt: '2026-11-20T09:45:00Z' })],
  ...wish,
});
type Plan = ReturnType<typeof plan>;

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly blocks: readonly { readonly id: string; readonly marks: number }[];
  readonly trainers: readonly { readonly id: string }[];
}

/** A trainer of its own holds it, since nobody can hold two at one time. */
async function created(wish: object = {}, of = course): Promise<Shown> {
  const { id } = await signIn(test, { roles: ['trainer'] });
  const answer = await ask(office, 'post', `courses/${of.id}/sessions`, plan({ trainerIds: [id], ...wish }));
  expect(answer.body).toMatchObject({ version: 1 });
  return answer.body;
}

/** The plan as created, with its trainer and the ids of the session's blocks. */
const edit = (session: Shown, wish: object = {}, blocks: readonly object[] = [{}, {}]): Plan & { version: number } => ({
  ...plan(),
  trainerIds: session.trainers.map(({ id }) => id),
  ...wish,
  blocks: plan().blocks.map((each, index) => ({ ...each, id: session.blocks[index]?.id, ...blocks[index] })),
  version: session.version,
});

describe('Who may read and write sessions', () => {
  it.each([
    ['get', 'courses/{course}/sessions', undefined],
    ['post', 'courses/{course}/sessions', () => plan()],
    ['get', 'sessions/{id}', undefined],
    ['put', 'sessions/{id}', () => ({ ...plan(), version: 1 })],
    ['delete', 'sessions/{id}?version=1', undefined],
    ['get', 'me/sessions', undefined],
  ] as const)('%s %s: signed in, and no trainee', async (method, path, body) => {
    const session = await makeSession(test, course);
    const address = path.replace('{course}', course.id).replace('{id}', session.id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, method, address, body?.()), 401, 'not-signed-in');
    await expectRefusal(test, await ask(trainee, method, address, body?.()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('trainer and coordinator write none', async () => {
    const session = await makeSession(test, course, { trainers: [trainer.id] });
    for (const who of [trainer, coordinator]) {
      await expectRefusal(test, await ask(who, 'post', `courses/${course.id}/sessions`, plan()), 403, 'not-allowed');
      await expectRefusal(
        test,
        await ask(who, 'put', `sessions/${session.id}`, { ...plan(), version: 1 }),
        403,
        'not-allowed',
      );
      await expectRefusal(test, await ask(who, 'delete', `sessions/${session.id}?version=1`), 403, 'not-allowed');
    }
  });

  it("a trainer reads her own session; another trainer's answers as if it did not exist", async () => {
    const own = await makeSession(test, course, { trainers: [trainer.id] });
    const other = await makeSession(test, course, { trainers: [office.id] });
    expect((await ask(trainer, 'get', `sessions/${own.id}`)).status).toBe(200);
    await expectRefusal(test, await ask(trainer, 'get', `sessions/${other.id}`), 404, 'not-found');
  });

  it("a coordinator sees what concerns her municipality, and of another municipality's course nothing", async () => {
    const away = await makeDepartment(test, '05711');
    const foreign = await makeCourse(test);
    await makeEnrolment(test, foreign, { department: away });
    const session = await makeSession(test, foreign, { trainers: [trainer.id] });
    const seen = async (): Promise<readonly [number, number]> => {
      const one = await ask(coordinator, 'get', `sessions/${session.id}`);
      if (one.status !== 200) await expectRefusal(test, one, 404, 'not-found');
      const list = await ask(coordinator, 'get', `courses/${foreign.id}/sessions`);
      return [one.status, list.body.sessions.length];
    };
    expect(await seen()).toEqual([404, 0]);
    await expectRefusal(test, await ask(coordinator, 'get', `courses/${randomUUID()}/sessions`), 404, 'not-found');

    const set = (columns: string) => test.database.query(`update course set ${columns} where id = $1`, [foreign.id]);
    await set(`host_municipality = '05515'`);
    expect(await seen()).toEqual([200, 1]);
    await set(`host_municipality = '05711'`);
    expect(await seen()).toEqual([404, 0]);
    await set(`announced_at = '2026-11-01T08:00:00Z'`);
    expect(await seen()).toEqual([200, 1]);
    await set('announced_at = null');
    expect(await seen()).toEqual([404, 0]);
    await makeEnrolment(test, foreign, { department: await makeDepartment(test, '05515') });
    expect(await seen()).toEqual([200, 1]);
    expect((await ask(coordinator, 'get', `sessions/${session.id}`)).body.remarks).toEqual([]);
  });
});

describe('The plan of a session', () => {
  it.each([
    ['no blocks', { blocks: [] }, '/blocks'],
    ['a block longer than a day', { blocks: [block({ plannedMinutes: 1441 })] }, '/blocks/0/plannedMinutes'],
    ['a block of no minutes', { blocks: [block({ plannedMinutes: 0 })] }, '/blocks/0/plannedMinutes'],
    ['a block outside of the session', { blocks: [block({ startsAt: '2026-11-20T07:00:00Z' })] }, '/blocks/0/startsAt'],
    ['blocks that overlap', { blocks: [block(), block({ startsAt: '2026-11-20T09:00:00Z' })] }, '/blocks/1/startsAt'],
    ['an end before the start', { endsAt: '2026-11-20T07:00:00Z' }, '/endsAt'],
    ['a time without a zone', { startsAt: '2026-11-20T08:00:00' }, '/startsAt'],
    ['an area that the scheme does not know', { blocks: [block({ area: '9' })] }, '/blocks/0/area'],
    ['a module that the scheme does not know', { blocks: [block({ module: 'module-1' })] }, '/blocks/0/module'],
    ['a trainer who is none', () => ({ trainerIds: [trainee.id] }), '/trainerIds/0'],
    ['a trainer twice', () => ({ trainerIds: [trainer.id, trainer.id] }), '/trainerIds'],
  ])('refuses %s', async (_, wish, pointer) => {
    const before = await digestOf(test, ...tables);
    const answer = await ask(
      office,
      'post',
      `courses/${course.id}/sessions`,
      plan(typeof wish === 'function' ? wish() : wish),
    );
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields[0].pointer).toBe(pointer);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('of a course that does not exist is refused', async () => {
    await expectRefusal(test, await ask(office, 'post', `courses/${randomUUID()}/sessions`, plan()), 404, 'not-found');
  });

  it('is kept and shown with its day, blocks and trainers', async () => {
    const holder = await signIn(test, { roles: ['trainer'] });
    const answer = await ask(office, 'post', `courses/${course.id}/sessions`, plan({ trainerIds: [holder.id] }));
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'SessionAnswer', answer.body);
    expect(answer.body).toMatchObject({ day: '2026-11-20', rollClosedAt: null, trainers: [{ id: holder.id }] });
    expect(
      answer.body.blocks.map((each: { area: string; position: number; marks: number }) => [
        each.area,
        each.position,
        each.marks,
      ]),
    ).toEqual([
      ['2', 1, 0],
      ['5', 2, 0],
    ]);
    const list = await ask(office, 'get', `courses/${course.id}/sessions`);
    await expectAnswer(test, 'CourseSessions', list.body);
    expect(list.body.sessions).toContainEqual(answer.body);
    await expectRefusal(test, await ask(office, 'get', `courses/${randomUUID()}/sessions`), 404, 'not-found');
  });

  it('further training has no area', async () => {
    const { blocks } = await created({ blocks: [block({ area: null, purpose: 'renewal' })] });
    expect(blocks[0]).toMatchObject({ area: null, purpose: 'renewal' });
  });

  it.each([
    ['in March, when an hour is skipped', '2026-03-29', '01:00', '04:00', 120],
    ['in October, when an hour comes twice', '2026-10-25', '01:00', '04:00', 240],
  ])('holds the minutes that there are %s', async (_, date, from, to, minutes) => {
    const startsAt = instantsOf({ date, time: from })[0]!;
    const endsAt = instantsOf({ date, time: to })[0]!;
    const wish = { startsAt, endsAt, blocks: [block({ startsAt, plannedMinutes: minutes })] };
    expect(await created(wish)).toMatchObject({ day: date, blocks: [{ plannedMinutes: minutes }] });
    const tooMuch = plan({ ...wish, blocks: [block({ startsAt, plannedMinutes: minutes + 1 })] });
    await expectRefusal(test, await ask(office, 'post', `courses/${course.id}/sessions`, tooMuch), 422, 'invalid');
  });

  it('late in the evening in UTC is the next day here', async () => {
    const startsAt = '2026-11-20T23:30:00Z';
    expect(
      await created({ startsAt, endsAt: '2026-11-21T01:00:00Z', blocks: [block({ startsAt, plannedMinutes: 60 })] }),
    ).toMatchObject({ day: '2026-11-21' });
  });
});

describe('Editing a session', () => {
  it('needs the version that holds', async () => {
    const session = await created();
    expect((await ask(office, 'put', `sessions/${session.id}`, edit(session, { title: 'Neu' }))).body).toMatchObject({
      title: 'Neu',
      version: 2,
    });
    const before = await digestOf(test, ...tables);
    const stale = await ask(office, 'put', `sessions/${session.id}`, edit(session, { title: 'Alt' }));
    await expectRefusal(test, stale, 412, 'stale');
    expect(stale.body.facts).toEqual({ present: 2 });
    await expectRefusal(test, await ask(office, 'put', `sessions/${randomUUID()}`, edit(session)), 404, 'not-found');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('a block of another session is refused', async () => {
    const session = await created();
    const other = await created();
    const answer = await ask(office, 'put', `sessions/${session.id}`, edit(session, {}, [{ id: other.blocks[0]!.id }]));
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields[0].pointer).toBe('/blocks/0/id');
  });

  it('adds, reorders and removes blocks without marks', async () => {
    const session = await created();
    const [first, second] = session.blocks;
    const blocks = [
      block({ id: second!.id, area: '5' }),
      block({ id: first!.id, startsAt: '2026-11-20T09:30:00Z', plannedMinutes: 45 }),
      block({ area: '6', startsAt: '2026-11-20T10:15:00Z', plannedMinutes: 45 }),
    ];
    const changed = await ask(office, 'put', `sessions/${session.id}`, {
      ...edit(session),
      blocks,
    });
    expect(changed.body.blocks.map((each: { area: string }) => each.area)).toEqual(['5', '2', '6']);
    const fewer = await ask(office, 'put', `sessions/${session.id}`, {
      ...edit(session),
      blocks: blocks.slice(0, 1),
      version: 2,
    });
    expect(fewer.body.blocks).toHaveLength(1);
  });

  it('a trainer whose role has ended stays, but is not added anew', async () => {
    const former = await signIn(test);
    await makeRole(test, former.id, 'trainer', '2024-01-01', '2026-11-23');
    const session = await created({ trainerIds: [former.id] });
    await moveClock(test, '2026-11-24T09:00:00.000Z');
    expect(
      (await ask(office, 'put', `sessions/${session.id}`, edit(session, { trainerIds: [former.id] }))).status,
    ).toBe(200);
    await expectRefusal(
      test,
      await ask(office, 'post', `courses/${course.id}/sessions`, plan({ trainerIds: [former.id] })),
      422,
      'invalid',
    );
  });
});

describe('Marks follow their block', () => {
  interface Marked {
    readonly session: Shown;
    readonly people: readonly [MadeEnrolment, MadeEnrolment];
  }

  /** The first was there in the room, the second virtually; both for all minutes. */
  async function marked(): Promise<Marked> {
    const own = await makeCourse(test);
    const people = [await makeEnrolment(test, own), await makeEnrolment(test, own)] as const;
    const session = await created({}, own);
    const made = {
      id: session.id,
      course: own,
      startsAt: '2026-11-20T08:00:00Z',
      blocks: ['2', '5'].map((area, index) => ({
        id: session.blocks[index]!.id,
        area,
        modality: 'room' as const,
        plannedMinutes: 90,
      })),
    };
    await makeMarks(test, made, [people[0].id], { by: trainer.id });
    await makeMarks(test, made, [people[1].id], { by: trainer.id, modality: 'virtual', check: 'meeting-log' });
    return { session, people };
  }

  const present = (enrolment: MadeEnrolment) =>
    test.database.query(
      `select area, modality, minutes, on_date, purpose from fact f where enrolment_id = $1
         and not exists (select from fact newer where newer.replaces = f.id) order by area`,
      [enrolment.id],
    );
  const factsOf = async (enrolment: MadeEnrolment): Promise<number> => {
    const [row] = await test.database.query('select count(*) from fact where enrolment_id = $1', [enrolment.id]);
    return row.count;
  };

  it('another area: correcting marks in the same transaction, and the standing with them', async () => {
    const { session, people } = await marked();
    const answer = await ask(office, 'put', `sessions/${session.id}`, edit(session, {}, [{ area: '6' }, {}]));
    expect(answer.status).toBe(200);
    expect(answer.body.blocks.map(({ marks }: { marks: number }) => marks)).toEqual([2, 2]);
    expect(await present(people[0])).toMatchObject([{ area: '5' }, { area: '6', minutes: 90 }]);
    expect(await factsOf(people[0])).toBe(3);
    const progress = await ask(office, 'get', `enrolments/${people[0].id}/facts`);
    expect(
      progress.body.facts.filter(({ replacedBy }: { replacedBy: string | null }) => replacedBy !== null),
    ).toHaveLength(1);
    const [log] = await test.database.query(
      `select detail from audit_entry where subject_id = $1 and deed = 'session.edited'`,
      [session.id],
    );
    expect(log).toEqual({ detail: { correctedMarks: 2 } });
  });

  it('another modality: those who were there as planned follow, her own stays', async () => {
    const { session, people } = await marked();
    await ask(office, 'put', `sessions/${session.id}`, edit(session, {}, [{ modality: 'virtual' }, {}]));
    expect(await present(people[0])).toMatchObject([
      { area: '2', modality: 'virtual' },
      { area: '5', modality: 'room' },
    ]);
    expect(await factsOf(people[1])).toBe(2);
  });

  it('fewer minutes: marks are cut to the plan; more: they stay', async () => {
    const { session, people } = await marked();
    await ask(office, 'put', `sessions/${session.id}`, edit(session, {}, [{ plannedMinutes: 60 }, {}]));
    expect(await present(people[0])).toMatchObject([{ minutes: 60 }, { minutes: 90 }]);
    const more = edit({ ...session, version: 2 }, {}, [{ plannedMinutes: 90 }, {}]);
    expect((await ask(office, 'put', `sessions/${session.id}`, more)).status).toBe(200);
    expect(await present(people[0])).toMatchObject([{ minutes: 60 }, { minutes: 90 }]);
  });

  it('another day: the marks speak of that day', async () => {
    const { session, people } = await marked();
    const later = { startsAt: '2026-11-21T08:00:00Z', endsAt: '2026-11-21T11:15:00Z' };
    const blocks = [{ startsAt: '2026-11-21T08:00:00Z' }, { startsAt: '2026-11-21T09:45:00Z' }];
    expect((await ask(office, 'put', `sessions/${session.id}`, edit(session, later, blocks))).status).toBe(200);
    expect(await present(people[0])).toMatchObject([{ on_date: '2026-11-21' }, { on_date: '2026-11-21' }]);
  });

  it('another title or place writes no mark', async () => {
    const { session, people } = await marked();
    await ask(office, 'put', `sessions/${session.id}`, edit(session, { title: 'Neu', town: 'Brückstadt' }));
    expect(await factsOf(people[0])).toBe(2);
  });

  it('a block with marks is not removed, a session with marks not deleted', async () => {
    const { session } = await marked();
    const before = await digestOf(test, ...tables);
    const without = edit(session);
    await expectRefusal(
      test,
      await ask(office, 'put', `sessions/${session.id}`, { ...without, blocks: without.blocks.slice(0, 1) }),
      409,
      'still-referenced',
    );
    await expectRefusal(test, await ask(office, 'delete', `sessions/${session.id}?version=1`), 409, 'still-referenced');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('under a signature nothing changes that was signed; a title may', async () => {
    const { session } = await marked();
    await ask(office, 'post', `sessions/${session.id}/roll/closings`, { id: randomUUID() });
    const before = await digestOf(test, ...tables);
    await expectRefusal(
      test,
      await ask(office, 'put', `sessions/${session.id}`, edit(session, {}, [{ area: '6' }])),
      409,
      'roll-closed',
    );
    expect(await digestOf(test, ...tables)).toBe(before);
    expect((await ask(office, 'put', `sessions/${session.id}`, edit(session, { title: 'Neu' }))).status).toBe(200);
  });
});

describe('Deleting a session', () => {
  it('without marks it goes with its blocks; once', async () => {
    const session = await created();
    await expectRefusal(test, await ask(office, 'delete', `sessions/${session.id}`), 428, 'version-missing');
    await expectRefusal(test, await ask(office, 'delete', `sessions/${session.id}?version=2`), 412, 'stale');
    expect((await ask(office, 'delete', `sessions/${session.id}?version=1`)).status).toBe(204);
    await expectRefusal(test, await ask(office, 'delete', `sessions/${session.id}?version=1`), 404, 'not-found');
    await expectRefusal(test, await ask(office, 'get', `sessions/${session.id}`), 404, 'not-found');
  });

  it('a signed roll keeps it', async () => {
    const session = await created();
    await ask(office, 'post', `sessions/${session.id}/roll/closings`, { id: randomUUID() });
    await expectRefusal(test, await ask(office, 'delete', `sessions/${session.id}?version=1`), 409, 'still-referenced');
  });
});

describe("A trainer's day", () => {
  it('shows her own sessions: today, open rolls, what comes, what is closed', async () => {
    const her = await signIn(test, { roles: ['trainer'] });
    const own = await makeCourse(test);
    const people = [await makeEnrolment(test, own), await makeEnrolment(test, own)];
    const hour = [{ area: '2', minutes: 60 }];
    const at = (startsAt: string) => makeSession(test, own, { trainers: [her.id], startsAt, blocks: hour });
    const early = await at('2026-11-23T23:00:00.000Z');
    const late = await at('2026-11-24T22:00:00.000Z');
    const tomorrow = await at('2026-11-24T23:00:00.000Z');
    const open = await at('2026-11-23T22:00:00.000Z');
    const older = await at('2026-10-01T08:00:00.000Z');
    const closed = await at('2026-11-02T08:00:00.000Z');
    await makeSession(test, own, { startsAt: '2026-11-24T08:00:00.000Z' });
    await makeMarks(test, open, [people[0]!.id]);
    await moveClock(test, '2026-11-24T12:00:00.000Z');
    await ask(office, 'post', `sessions/${closed.id}/roll/closings`, { id: randomUUID() });
    const before = await digestOf(test, ...tables);
    const { body } = await ask(her, 'get', 'me/sessions');
    await expectAnswer(test, 'TrainerDay', body);
    const ids = (sessions: readonly { id: string }[]) => sessions.map(({ id }) => id);
    expect(body.on).toBe('2026-11-24');
    expect(ids(body.today)).toEqual([early.id, late.id]);
    expect(ids(body.open)).toEqual([older.id, open.id]);
    expect(ids(body.coming)).toEqual([tomorrow.id]);
    expect(ids(body.closed)).toEqual([closed.id]);
    expect(body.open[1]).toMatchObject({ enrolled: 2, notRecorded: 1, rollClosed: false, day: '2026-11-23' });
    const on = await ask(her, 'get', 'me/sessions?on=2026-11-25');
    expect(ids(on.body.today)).toEqual([tomorrow.id]);
    expect(await digestOf(test, ...tables)).toBe(before);
    await expectRefusal(test, await ask(her, 'get', 'me/sessions?on=heute'), 422, 'invalid');
  });
});
