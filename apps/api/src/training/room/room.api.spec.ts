import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let others: readonly SignedIn[];
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  others = [
    await signIn(test),
    await signIn(test, { roles: ['trainer'] }),
    await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] }),
  ];
});
afterAll(() => test.stop());

const tables = ['room', 'session', 'booking', 'audit_entry'] as const;
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
let counter = 0;
const plan = (wish: object = {}) => ({
  name: `Saal ${++counter}`,
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  seats: 24,
  ...wish,
});

async function created(wish: object = {}): Promise<{ readonly id: string; readonly version: number }> {
  const { body } = await ask(office, 'post', 'rooms', plan(wish));
  expect(body).toMatchObject({ version: 1 });
  return body;
}

/** A session in the room at that time. */
async function used(room: string, startsAt?: string): Promise<string> {
  const session = await makeSession(test, await makeCourse(test), startsAt === undefined ? {} : { startsAt });
  await test.database.query('update session set room_id = $2 where id = $1', [session.id, room]);
  return session.id;
}

describe('Rooms', () => {
  it.each([
    ['get', 'rooms', undefined],
    ['post', 'rooms', () => plan()],
    ['put', 'rooms/{id}', () => ({ ...plan(), version: 1 })],
    ['delete', 'rooms/{id}?version=1', undefined],
    ['post', 'rooms/{id}/retirement', () => ({ version: 1 })],
    ['delete', 'rooms/{id}/retirement?version=1', undefined],
  ] as const)('%s %s: the office alone', async (method, path, body) => {
    const address = path.replace('{id}', (await created()).id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, method, address, body?.()), 401, 'not-signed-in');
    for (const who of others) await expectRefusal(test, await ask(who, method, address, body?.()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it.each([
    ['without a name', { name: '' }, '/name'],
    ['with no seat', { seats: 0 }, '/seats'],
    ['with half a seat', { seats: 1.5 }, '/seats'],
    ['in a municipality that is none', { municipality: '05999' }, '/municipality'],
    ['with a field that nobody reads', { colour: 'green' }, '/colour'],
  ])('%s is refused', async (_, wish, pointer) => {
    const { id, version } = await created();
    const before = await digestOf(test, ...tables);
    for (const answer of [
      await ask(office, 'post', 'rooms', plan(wish)),
      await ask(office, 'put', `rooms/${id}`, { ...plan(wish), version }),
    ]) {
      await expectRefusal(test, answer, 422, 'invalid');
      expect(answer.body.fields[0].pointer).toBe(pointer);
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('are kept, shown by town, venue and name, and edited at the version that holds', async () => {
    const answer = await ask(
      office,
      'post',
      'rooms',
      plan({ name: 'Ratssaal', municipality: '05515', street: 'Markt 1', postcode: '00101' }),
    );
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'RoomAnswer', answer.body);
    expect(answer.body).toMatchObject({ municipality: { key: '05515' }, seats: 24, sessions: 0, retiredAt: null });
    const edited = await ask(office, 'put', `rooms/${answer.body.id}`, {
      ...plan({ name: 'Ratssaal', seats: null }),
      version: 1,
    });
    expect(edited.body).toMatchObject({ seats: null, municipality: null, street: null, version: 2 });
    const before = await digestOf(test, ...tables);
    const stale = await ask(office, 'put', `rooms/${answer.body.id}`, { ...plan(), version: 1 });
    await expectRefusal(test, stale, 412, 'stale');
    await expectRefusal(
      test,
      await ask(office, 'put', `rooms/${randomUUID()}`, { ...plan(), version: 1 }),
      404,
      'not-found',
    );
    expect(await digestOf(test, ...tables)).toBe(before);
    const list = await ask(office, 'get', 'rooms');
    await expectAnswer(test, 'Rooms', list.body);
    const names = list.body.rooms.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...names].sort((a: string, b: string) => a.localeCompare(b, 'de')));
  });

  it('one name is there once in a venue; a retired room gives its name back', async () => {
    const { id } = await created({ name: 'Gartensaal' });
    await expectRefusal(test, await ask(office, 'post', 'rooms', plan({ name: 'Gartensaal' })), 409, 'already-exists');
    await created({ name: 'Gartensaal', venue: 'Rathaus' });
    await ask(office, 'post', `rooms/${id}/retirement`, { version: 1 });
    await created({ name: 'Gartensaal' });
    await expectRefusal(test, await ask(office, 'delete', `rooms/${id}/retirement?version=2`), 409, 'already-exists');
  });

  it('never used they go; once used they are retired, but not before what is still to come there', async () => {
    const fresh = await created();
    expect((await ask(office, 'delete', `rooms/${fresh.id}?version=1`)).status).toBe(204);
    await expectRefusal(test, await ask(office, 'delete', `rooms/${fresh.id}?version=1`), 404, 'not-found');

    const room = await created();
    await used(room.id);
    const coming = await used(room.id, '2026-12-01T08:00:00.000Z');
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(office, 'delete', `rooms/${room.id}?version=1`), 409, 'still-referenced');
    await expectRefusal(test, await ask(office, 'delete', `rooms/${room.id}`), 428, 'version-missing');
    await expectRefusal(
      test,
      await ask(office, 'post', `rooms/${room.id}/retirement`, { version: 1 }),
      409,
      'still-referenced',
    );
    expect(await digestOf(test, ...tables)).toBe(before);

    await ask(office, 'post', `sessions/${coming}/cancellation`, { reason: 'Umbau', version: 1 });
    const retired = await ask(office, 'post', `rooms/${room.id}/retirement`, { version: 1 });
    expect(retired.body).toMatchObject({ retiredAt: '2026-11-22T09:00:00.000Z', sessions: 2, version: 2 });
    const shown = async (path: string): Promise<readonly string[]> =>
      (await ask(office, 'get', path)).body.rooms.map(({ id }: { id: string }) => id);
    expect(await shown('rooms')).not.toContain(room.id);
    expect(await shown('rooms?retired=true')).toContain(room.id);
    const reused = await ask(office, 'delete', `rooms/${room.id}/retirement?version=2`);
    expect(reused.body).toMatchObject({ retiredAt: null, version: 3 });
  });
});

describe('A session in a room', () => {
  const session = (roomId: string | null | undefined, startsAt = '2026-12-03T08:00:00Z') => ({
    title: 'Termin',
    venue: 'Bürgerhaus',
    town: 'Auenfeld',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    trainerIds: [],
    roomId,
    blocks: [{ area: '2', purpose: 'training', modality: 'room', plannedMinutes: 90, startsAt }],
  });

  it('takes it; another one at the time does not', async () => {
    const room = await created();
    const course = await makeCourse(test);
    const taken = await ask(office, 'post', `courses/${course.id}/sessions`, session(room.id));
    expect(taken.body.room).toMatchObject({ id: room.id, seats: 24 });
    const before = await digestOf(test, ...tables);
    const answer = await ask(office, 'post', `courses/${course.id}/sessions`, session(room.id, '2026-12-03T09:00:00Z'));
    await expectRefusal(test, answer, 409, 'room-double-booked');
    expect(answer.body.facts.clashes).toMatchObject([
      { role: 'room', room: { id: room.id }, sessionId: taken.body.id },
    ]);
    expect(await digestOf(test, ...tables)).toBe(before);
    const after = await ask(office, 'post', `courses/${course.id}/sessions`, session(room.id, '2026-12-03T10:00:00Z'));
    expect(after.status).toBe(201);
  });

  it('an edit that does not name the room leaves it, null takes it away, and a retired one stays', async () => {
    const room = await created();
    const course = await makeCourse(test);
    const { body } = await ask(
      office,
      'post',
      `courses/${course.id}/sessions`,
      session(room.id, '2026-11-02T08:00:00Z'),
    );
    await ask(office, 'post', `rooms/${room.id}/retirement`, { version: 1 });
    const silent = { ...session(undefined, '2026-11-02T08:00:00Z'), version: 1 };
    expect((await ask(office, 'put', `sessions/${body.id}`, silent)).body.room).toMatchObject({ id: room.id });
    const again = { ...silent, roomId: room.id, version: 2 };
    expect((await ask(office, 'put', `sessions/${body.id}`, again)).body.room).toMatchObject({ id: room.id });
    const without = { ...silent, roomId: null, version: 3 };
    expect((await ask(office, 'put', `sessions/${body.id}`, without)).body.room).toBeNull();
    const anew = await ask(office, 'put', `sessions/${body.id}`, { ...silent, roomId: room.id, version: 4 });
    await expectRefusal(test, anew, 422, 'invalid');
    expect(anew.body.fields).toEqual([{ pointer: '/roomId', rule: 'unknown' }]);
  });

  it('may change its hour and its trainer at once, though the one before is elsewhere then', async () => {
    const [busy, free] = [await signIn(test, { roles: ['trainer'] }), await signIn(test, { roles: ['trainer'] })];
    const course = await makeCourse(test);
    await makeSession(test, await makeCourse(test), { trainers: [busy.id], startsAt: '2026-12-04T08:00:00.000Z' });
    const { body } = await ask(office, 'post', `courses/${course.id}/sessions`, {
      ...session(null),
      trainerIds: [busy.id],
    });
    const moved = { ...session(null, '2026-12-04T08:00:00Z'), version: 1 };
    const refused = await ask(office, 'put', `sessions/${body.id}`, { ...moved, trainerIds: [busy.id] });
    await expectRefusal(test, refused, 409, 'trainer-double-booked');
    const done = await ask(office, 'put', `sessions/${body.id}`, { ...moved, trainerIds: [free.id] });
    expect(done.body).toMatchObject({ day: '2026-12-04', trainers: [{ id: free.id }] });
  });
});
