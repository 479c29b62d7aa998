import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionAnswer } from '@mittler/contract';
import { wallClockAt } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import { type MadeCourse, makeCourse, makeEnrolment, makeMarks, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainee: SignedIn;
let trainer: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainee = await signIn(test);
});
beforeEach(async () => {
  trainer = await signIn(test, { roles: ['trainer'] });
  course = await makeCourse(test, { startsOn: '2026-01-15', endsOn: '2027-12-11' });
});
afterAll(() => test.stop());

const tables = ['session', 'block', 'session_trainer', 'booking', 'fact', 'message', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

/** Tuesdays from 9:00 to 12:15 by German clocks, from 24 November 2026 on. */
const first = (wish: object = {}) => ({
  title: 'Mediation im Verwaltungsalltag',
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  startsAt: '2026-11-24T08:00:00Z',
  endsAt: '2026-11-24T11:15:00Z',
  trainerIds: [trainer.id],
  blocks: [
    { area: '2', purpose: 'training', modality: 'room', plannedMinutes: 90, startsAt: '2026-11-24T08:00:00Z' },
    { area: '5', purpose: 'training', modality: 'room', plannedMinutes: 90, startsAt: '2026-11-24T09:45:00Z' },
  ],
  ...wish,
});
const series = (wish: object = {}) => ({
  id: randomUUID() as string,
  first: first(),
  rhythm: 'weekly',
  count: 4,
  skipHolidays: true,
  ...wish,
});

async function planned(wish: object = {}): Promise<readonly SessionAnswer[]> {
  const { body } = await ask(office, 'post', `courses/${course.id}/session-series`, series(wish));
  expect(body.sessions).toBeDefined();
  return body.sessions;
}

const days = (sessions: readonly { readonly startsAt: string }[]): readonly string[] =>
  sessions.map(({ startsAt }) => wallClockAt(startsAt)).map(({ date, time }) => `${date} ${time}`);

async function makeRoom(seats: number | null = null): Promise<string> {
  const { body } = await ask(office, 'post', 'rooms', {
    name: `Raum ${randomUUID()}`,
    venue: 'Haus',
    town: 'Auenfeld',
    seats,
  });
  return body.id;
}

describe('Who may plan series and move sessions', () => {
  it.each([
    ['courses/{course}/session-series/preview', () => series()],
    ['courses/{course}/session-series', () => series()],
    ['sessions/{session}/moves', () => ({ startsAt: '2026-12-01T08:00:00Z', scope: 'only', version: 1 })],
  ])('%s: the office alone', async (path, body) => {
    const session = await makeSession(test, course, { trainers: [trainer.id] });
    const address = path.replace('{course}', course.id).replace('{session}', session.id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, 'post', address, body()), 401, 'not-signed-in');
    for (const who of [trainee, trainer, coordinator])
      await expectRefusal(test, await ask(who, 'post', address, body()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('A series', () => {
  it.each([
    ['a trainer who is none', () => ({ first: first({ trainerIds: [trainee.id] }) }), '/first/trainerIds/0'],
    ['a room that is none', () => ({ first: first({ roomId: randomUUID() }) }), '/first/roomId'],
    [
      'an area that the scheme does not know',
      () => ({ first: first({ blocks: [{ ...first().blocks[0], area: '9' }] }) }),
      '/first/blocks/0/area',
    ],
    ['an end before the start', () => ({ first: first({ endsAt: '2026-11-24T07:00:00Z' }) }), '/first/endsAt'],
    ['a count and a last day', () => ({ until: '2026-12-24' }), '/count'],
    ['no end', () => ({ count: null }), '/count'],
    ['listed days without any', () => ({ rhythm: 'dates', count: null }), '/dates'],
    ['a listed day that is none', () => ({ rhythm: 'dates', count: null, dates: ['2026-02-30'] }), '/dates'],
    ['a rhythm that is none', () => ({ rhythm: 'daily' }), '/rhythm'],
    ['more than sixty', () => ({ count: 61 }), '/count'],
    ['more than sixty until a day', () => ({ count: null, until: '2028-12-31' }), '/until'],
    ['nothing left', () => ({ count: 1, until: null, rhythm: 'weekly', skipDates: ['x'] }), '/skipDates'],
  ])('of %s is refused, looked at or planned', async (_, wish, pointer) => {
    const before = await digestOf(test, ...tables);
    for (const path of ['session-series/preview', 'session-series']) {
      const answer = await ask(office, 'post', `courses/${course.id}/${path}`, series(wish()));
      await expectRefusal(test, answer, 422, 'invalid');
      expect(answer.body.fields[0].pointer).toBe(pointer);
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('of a course that does not exist is refused', async () => {
    for (const path of ['session-series/preview', 'session-series'])
      await expectRefusal(
        test,
        await ask(office, 'post', `courses/${randomUUID()}/${path}`, series()),
        404,
        'not-found',
      );
  });

  it('is looked at before: days with their remarks, and nothing is written', async () => {
    const small = await makeRoom(1);
    for (let n = 0; n < 2; n++) await makeEnrolment(test, course);
    await makeSession(test, await makeCourse(test), { trainers: [trainer.id], startsAt: '2026-12-08T10:00:00.000Z' });
    const before = await digestOf(test, ...tables);
    const wish = series({ first: first({ roomId: small }), rhythm: 'fortnightly', count: 5, skipHolidays: true });
    const answer = await ask(office, 'post', `courses/${course.id}/session-series/preview`, wish);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'SeriesPreview', answer.body);
    const kinds = answer.body.dates.map((date: { on: string; remarks: readonly { kind: string }[] }) => [
      date.on,
      date.remarks.map(({ kind }) => kind),
    ]);
    const always = ['trainer-not-qualified', 'room-too-small'];
    expect(kinds).toEqual([
      ['2026-11-24', always],
      ['2026-12-08', [...always, 'trainer-double-booked']],
      ['2026-12-22', always],
      ['2027-01-05', always],
      ['2027-01-19', always],
    ]);
    expect(answer.body.dates[0].remarks).toEqual([
      { kind: 'trainer-not-qualified', trainer: expect.objectContaining({ id: trainer.id }), areas: ['2', '5'] },
      { kind: 'room-too-small', seats: 1, people: 2 },
    ]);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('passes over holidays and names them; half days are named and held', async () => {
    const wish = series({
      first: first({
        startsAt: '2026-12-24T08:00:00Z',
        endsAt: '2026-12-24T11:15:00Z',
        blocks: [{ ...first().blocks[0], startsAt: '2026-12-24T08:00:00Z' }],
      }),
      rhythm: 'dates',
      count: null,
      dates: ['2026-12-24', '2026-12-25', '2028-01-13'],
    });
    const { body } = await ask(office, 'post', `courses/${course.id}/session-series/preview`, wish);
    expect(
      body.dates.map((date: { isSkipped: boolean; remarks: readonly object[] }) => [date.isSkipped, date.remarks[0]]),
    ).toEqual([
      [false, { kind: 'holiday', holiday: 'christmas-eve', isHalfDay: true }],
      [true, { kind: 'holiday', holiday: 'christmas', isHalfDay: false }],
      [false, { kind: 'outside-course' }],
    ]);
  });

  it('keeps its clock time through both ends of summer time', async () => {
    const answer = await ask(
      office,
      'post',
      `courses/${course.id}/session-series`,
      series({ rhythm: 'monthly-same-weekday', count: 12 }),
    );
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'SeriesPlanned', answer.body);
    expect(days(answer.body.sessions)).toEqual(
      [
        '2026-11-24',
        '2026-12-22',
        '2027-01-26',
        '2027-02-23',
        '2027-03-23',
        '2027-04-27',
        '2027-05-25',
        '2027-06-22',
        '2027-07-27',
        '2027-08-24',
        '2027-09-28',
        '2027-10-26',
      ].map((day) => `${day} 09:00`),
    );
    const summer = answer.body.sessions[6];
    expect(summer).toMatchObject({ startsAt: '2027-05-25T07:00:00.000Z', endsAt: '2027-05-25T10:15:00.000Z' });
    expect(summer.blocks[1]).toMatchObject({ startsAt: '2027-05-25T08:45:00.000Z', plannedMinutes: 90 });
    expect(new Set(answer.body.sessions.map(({ seriesId }: SessionAnswer) => seriesId))).toEqual(
      new Set([answer.body.id]),
    );
  });

  it('planned twice with one id is planned once; the id of another course is refused', async () => {
    const wish = series();
    const once = await ask(office, 'post', `courses/${course.id}/session-series`, wish);
    const before = await digestOf(test, ...tables);
    const twice = await ask(office, 'post', `courses/${course.id}/session-series`, wish);
    expect(twice.body).toEqual(once.body);
    const { id } = await makeCourse(test);
    await expectRefusal(test, await ask(office, 'post', `courses/${id}/session-series`, wish), 409, 'already-exists');
    expect(await digestOf(test, ...tables, 'session').then((after) => after.startsWith(before))).toBe(true);
  });

  it('with one double booking nothing of it is planned, and the refusal names all of them', async () => {
    const room = await makeRoom();
    const elsewhere = await makeCourse(test);
    await makeSession(test, elsewhere, { trainers: [trainer.id], startsAt: '2026-12-01T10:00:00.000Z' });
    const taken = await makeSession(test, elsewhere, { startsAt: '2026-12-08T10:00:00.000Z' });
    await test.database.query('update session set room_id = $2 where id = $1', [taken.id, room]);
    const before = await digestOf(test, ...tables);
    const answer = await ask(
      office,
      'post',
      `courses/${course.id}/session-series`,
      series({ first: first({ roomId: room }) }),
    );
    await expectRefusal(test, answer, 409, 'trainer-double-booked');
    expect(answer.body.facts.clashes).toMatchObject([
      { role: 'trainer', person: { id: trainer.id }, course: elsewhere.name },
      { role: 'room', room: { id: room }, sessionId: taken.id },
    ]);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('tells everybody who has a seat, and the trainer', async () => {
    const { person } = await makeEnrolment(test, course);
    await planned({ count: 2 });
    const rows = await test.database.query(
      `select recipient_person, count(*) from message where recipient_person = any($1::uuid[]) and template = 'session-invitation'
        group by 1`,
      [[person, trainer.id]],
    );
    expect(rows.map(({ count }: { count: number }) => count)).toEqual([2, 2]);
  });
});

describe('Moving', () => {
  const move = (session: { readonly id: string; readonly version: number }, wish: object = {}) =>
    ask(office, 'post', `sessions/${session.id}/moves`, {
      scope: 'only',
      version: session.version,
      startsAt: '2026-12-02T12:30:00Z',
      ...wish,
    });

  it('needs the version that holds, a session that is there, and a room that is one', async () => {
    const [session] = await planned();
    const before = await digestOf(test, ...tables);
    const stale = await move({ ...session!, version: 9 });
    await expectRefusal(test, stale, 412, 'stale');
    expect(stale.body.facts).toEqual({ present: 1 });
    await expectRefusal(test, await move({ id: randomUUID(), version: 1 }), 404, 'not-found');
    await expectRefusal(test, await move(session!, { roomId: randomUUID() }), 422, 'invalid');
    await expectRefusal(test, await move(session!, { startsAt: 'morgen' }), 422, 'invalid');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('to where they are already changes nothing, and tells nobody', async () => {
    const [session] = await planned();
    const { startsAt } = session!;
    const before = await digestOf(test, ...tables);
    for (const wish of [{}, { roomId: null }, { scope: 'following' }]) {
      const answer = await move(session!, { startsAt, ...wish });
      expect(answer.status).toBe(200);
      expect(answer.body.sessions[0]).toMatchObject({ id: session!.id, version: session!.version });
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('one session goes alone, in its length, and calendars hear of it', async () => {
    const sessions = await planned();
    const answer = await move(sessions[1]!);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'SessionsMoved', answer.body);
    expect(answer.body.sessions).toHaveLength(1);
    expect(answer.body.sessions[0]).toMatchObject({
      id: sessions[1]!.id,
      version: 2,
      day: '2026-12-02',
      endsAt: '2026-12-02T15:45:00.000Z',
      blocks: [{ startsAt: '2026-12-02T12:30:00.000Z' }, { startsAt: '2026-12-02T14:15:00.000Z' }],
    });
    const [row] = await test.database.query('select calendar_sequence from session where id = $1', [sessions[1]!.id]);
    expect(row).toEqual({ calendar_sequence: 1 });
    const [told] = await test.database.query(
      `select count(*) from message where recipient_person = $1 and template = 'session-moved'`,
      [trainer.id],
    );
    expect(told.count).toBe(1);
  });

  it('with all that follow: by as many days and at that clock time, over its own places', async () => {
    const sessions = await planned({ count: 5 });
    const cancelled = sessions[3]!;
    await ask(office, 'post', `sessions/${cancelled.id}/cancellation`, { reason: 'Feier', version: 1 });
    const { body } = await move(sessions[1]!, { startsAt: '2026-12-08T08:00:00Z', scope: 'following' });
    expect(days(body.sessions)).toEqual(['2026-12-08 09:00', '2026-12-15 09:00', '2026-12-29 09:00']);
    const { body: all } = await ask(office, 'get', `courses/${course.id}/sessions`);
    expect(days(all.sessions)).toEqual([
      '2026-11-24 09:00',
      '2026-12-08 09:00',
      '2026-12-15 09:00',
      '2026-12-15 09:00',
      '2026-12-29 09:00',
    ]);
  });

  it('a session of no series has nothing that follows', async () => {
    const session = await makeSession(test, course, { startsAt: '2026-11-24T08:00:00.000Z' });
    await makeSession(test, course, { startsAt: '2026-12-24T08:00:00.000Z' });
    const { body } = await move({ id: session.id, version: 1 }, { scope: 'following' });
    expect(body.sessions.map(({ id }: SessionAnswer) => id)).toEqual([session.id]);
  });

  it('into a double booking moves nothing', async () => {
    const sessions = await planned({ count: 3 });
    const other = await makeSession(test, await makeCourse(test), {
      trainers: [trainer.id],
      startsAt: '2026-12-10T08:00:00.000Z',
    });
    const before = await digestOf(test, ...tables);
    const answer = await move(sessions[1]!, { startsAt: '2026-12-03T08:00:00Z', scope: 'following' });
    await expectRefusal(test, answer, 409, 'trainer-double-booked');
    expect(answer.body.facts.clashes).toMatchObject([{ sessionId: other.id }]);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('of people is refused where one of them is elsewhere then', async () => {
    const { person } = await makeEnrolment(test, course);
    const elsewhere = await makeCourse(test);
    await makeEnrolment(test, elsewhere, { person });
    await makeSession(test, elsewhere, { startsAt: '2026-12-02T12:00:00.000Z' });
    const [session] = await planned();
    const answer = await move(session!);
    await expectRefusal(test, answer, 409, 'person-double-booked');
    expect(answer.body.facts.clashes[0]).toMatchObject({ role: 'participant', person: { id: person } });
  });

  it('a room goes along, another one is taken, none is needed', async () => {
    const [one, two] = [await makeRoom(), await makeRoom()];
    const [session] = await planned({ first: first({ roomId: one }) });
    const stays = await move(session!);
    expect(stays.body.sessions[0].room).toMatchObject({ id: one });
    const other = await move({ id: session!.id, version: 2 }, { roomId: two });
    expect(other.body.sessions[0].room).toMatchObject({ id: two });
    const none = await move({ id: session!.id, version: 3 }, { roomId: null });
    expect(none.body.sessions[0].room).toBeNull();
  });

  it('marks follow to the other day; under a signature they do not', async () => {
    const { id: enrolment } = await makeEnrolment(test, course);
    const session = await makeSession(test, course, { trainers: [trainer.id] });
    await makeMarks(test, session, [enrolment]);
    const moved = await move({ id: session.id, version: 1 }, { startsAt: '2026-11-19T08:00:00Z' });
    expect(moved.status).toBe(200);
    const [mark] = await test.database.query(
      `select distinct on_date from fact f where enrolment_id = $1 and kind = 'mark'
         and not exists (select from fact newer where newer.replaces = f.id)`,
      [enrolment],
    );
    expect(mark).toEqual({ on_date: '2026-11-19' });
    await ask(office, 'post', `sessions/${session.id}/roll/closings`, { id: randomUUID() });
    const before = await digestOf(test, ...tables);
    await expectRefusal(
      test,
      await move({ id: session.id, version: 2 }, { startsAt: '2026-11-18T08:00:00Z' }),
      409,
      'roll-closed',
    );
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('a cancelled session is not moved', async () => {
    const [session] = await planned();
    await ask(office, 'post', `sessions/${session!.id}/cancellation`, { reason: 'krank', version: 1 });
    await expectRefusal(test, await move({ id: session!.id, version: 2 }), 409, 'session-cancelled');
  });
});
