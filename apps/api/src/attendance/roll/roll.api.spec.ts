import { addDays } from '@mittler/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, type MadeDepartment, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeCourse,
  type MadeEnrolment,
  type MadeSession,
  makeCourse,
  makeEnrolment,
  makeMarks,
  makeSession,
} from '../../../test/make-course';
import { LedgerService } from '../../ledger/ledger.service';
import { dayOf, type MadeRoll, markOf, type RollStage, stageRolls } from '../../../test/make-roll';

let stage: RollStage;
let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
let otherTrainer: SignedIn;
let coordinator: SignedIn;
let trainee: SignedIn;
let course: MadeCourse;
let department: MadeDepartment;
beforeAll(async () => {
  // The sessions of so many cases lie months apart.
  stage = await stageRolls({ CORRECTION_DAYS: '365' });
  ({ test, office, trainer, otherTrainer, coordinator, trainee, course, department } = stage);
});
afterAll(() => test.stop());

const now = (instant: string): Promise<void> => stage.now(instant);
const rollOf = (who: SignedIn | null, session: MadeSession) => stage.roll(who, session);
const send = (who: SignedIn | null, session: MadeSession, marks: readonly object[]) => stage.send(who, session, marks);
const close = (who: SignedIn | null, session: MadeSession, id?: string) => stage.close(who, session, id);
const reopen = (who: SignedIn | null, session: MadeSession, reason?: string) => stage.reopen(who, session, reason);
const made = (startsAt?: string): Promise<MadeRoll> => stage.made(startsAt);
const counted = (enrolment: MadeEnrolment): Promise<number> => stage.counted(enrolment);

const written = [
  'fact',
  'standing',
  'standing_past',
  'session',
  'roll_event',
  'audit_entry',
  'enrolment',
  'mark_receipt',
  'pending_mark',
] as const;

describe('Who may read and write a roll', () => {
  let session: MadeSession;
  let enrolment: MadeEnrolment;
  beforeAll(async () => {
    session = await makeSession(test, course, { trainers: [trainer.id] });
    enrolment = await makeEnrolment(test, course, { person: trainee.id, department });
  });

  const routes = [
    ['reading', (who: SignedIn | null, of: MadeSession) => rollOf(who, of)],
    ['marking', (who: SignedIn | null, of: MadeSession) => send(who, of, [markOf(enrolment, session, 0)])],
    ['closing', (who: SignedIn | null, of: MadeSession) => close(who, of)],
    ['reopening', (who: SignedIn | null, of: MadeSession) => reopen(who, of)],
  ] as const;

  it.each(routes)('%s asks for a sign-in', async (_, call) => {
    await expectRefusal(test, await call(null, session), 401, 'not-signed-in');
  });

  it.each(routes)(
    '%s is not for a trainee, not even in her own course, nor for a municipal coordinator',
    async (_, call) => {
      const before = await digestOf(test, ...written);
      await expectRefusal(test, await call(trainee, session), 403, 'not-allowed');
      await expectRefusal(test, await call(coordinator, session), 403, 'not-allowed');
      expect(await digestOf(test, ...written)).toBe(before);
    },
  );

  it.each(routes)("%s another trainer's session answers as if it did not exist", async (_, call) => {
    const before = await digestOf(test, ...written);
    await expectRefusal(test, await call(otherTrainer, session), 404, 'not-found');
    await expectRefusal(test, await call(trainer, { ...session, id: randomUUID() }), 404, 'not-found');
    await expectRefusal(test, await call(trainer, { ...session, id: 'x' }), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('a trainer who was taken off the session sees it no more', async () => {
    const left = await makeSession(test, course, { trainers: [trainer.id, otherTrainer.id] });
    expect((await rollOf(otherTrainer, left)).status).toBe(200);
    await test.database.query('delete from session_trainer where session_id = $1 and person_id = $2', [
      left.id,
      otherTrainer.id,
    ]);
    await expectRefusal(test, await rollOf(otherTrainer, left), 404, 'not-found');
  });
});

describe('A roll', () => {
  it('holds name and municipality in German order, no department and no birth date', async () => {
    const { session } = await made();
    const answer = await rollOf(trainer, session);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'Roll', answer.body);
    expect(answer.body.rows.map((row: { familyName: string }) => row.familyName)).toEqual([
      'Ahlbrecht',
      'Özdemir',
      'Zabel',
    ]);
    expect(Object.keys(answer.body.rows[0]).sort()).toEqual([
      'claimedAt',
      'enrolmentId',
      'familyName',
      'givenName',
      'guestOf',
      'marks',
      'municipality',
      'notice',
      'state',
    ]);
    expect(answer.body).toMatchObject({
      day: dayOf(session),
      begun: true,
      closedAt: null,
      closedBy: null,
      scheme: 'zmediatausbv',
    });
    expect(answer.body.rows[0]).toMatchObject({
      state: 'not-recorded',
      notice: null,
    });
  });

  it('nobody is present by default', async () => {
    const { session } = await made();
    const { body } = await rollOf(office, session);
    expect(body.summary.counts).toEqual({ present: 0, partial: 0, excused: 0, absent: 0, notRecorded: 3 });
  });

  it('reading writes nothing', async () => {
    const { session } = await made();
    const before = await digestOf(test, ...written);
    await rollOf(trainer, session);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('somebody who left before that day is not on it; who left later is', async () => {
    const { session, people } = await made();
    for (const [person, on] of [
      [people[0], addDays(dayOf(session), -1)],
      [people[1], dayOf(session)],
    ] as const) {
      await stage.ask(office, 'post', `enrolments/${person.id}/drop-outs`, { id: randomUUID(), on });
    }
    const { body } = await rollOf(trainer, session);
    expect(body.rows.map((row: { familyName: string }) => row.familyName)).toEqual(['Özdemir', 'Zabel']);
    const late = await send(trainer, session, [markOf(people[0], session, 0)]);
    expect(late.body.outcomes[0]).toMatchObject({ outcome: 'pending', code: 'not-enrolled' });
  });

  it('says who was enrolled after that day', async () => {
    const { session } = await made();
    await makeEnrolment(test, session.course, { enrolledOn: '2026-11-21', familyName: 'Später' });
    const { body } = await rollOf(trainer, session);
    expect(body.rows.find((row: { familyName: string }) => row.familyName === 'Später').notice).toBe('enrolled-later');
  });
});

describe('Marks that say nothing sensible are refused with the place', () => {
  it.each([
    ['unknown attendance', { attendance: 'there' }, 'isIn'],
    ['minutes as text', { minutes: '90' }, 'isInt'],
    ['minutes that are not whole', { minutes: 89.5 }, 'isInt'],
    ['negative minutes', { minutes: -1 }, 'min'],
    ['more than a day', { minutes: 1441 }, 'max'],
    ['an import that is none', { check: 'import' }, 'isIn'],
    ['an unknown field', { birthDate: '1980-01-01' }, 'whitelistValidation'],
    ['present without minutes', { minutes: 0 }, 'minutesOfPresent'],
    ['absent with minutes', { attendance: 'absent' }, 'noMinutes'],
    ['excused without a reason', { attendance: 'excused', minutes: 0 }, 'reasonNeeded'],
    ['an excuse for somebody present', { excuse: 'travel' }, 'excusedAlone'],
    ['interaction ensured in the room', { interactionEnsured: true }, 'virtualAlone'],
    [
      'a control character in the note',
      { attendance: 'excused', minutes: 0, excuse: 'other', excuseNote: 'a\u0007b' },
      'matches',
    ],
    ['an id that is none', { id: 'abc' }, 'isUuid'],
    ['a device time without a zone', { recordedAt: '2026-11-20T09:00:00' }, 'matches'],
  ])('%s', async (_, wish, rule) => {
    const { session, people } = await made();
    const before = await digestOf(test, ...written);
    const answer = await send(trainer, session, [
      markOf(people[1], session, 0),
      { ...markOf(people[0], session, 0), ...wish },
    ]);
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual(expect.arrayContaining([expect.objectContaining({ rule })]));
    expect(answer.body.fields[0].pointer).toMatch(/^\/marks\/1\//);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it.each([
    ['no marks', []],
    ['more than a thousand', 'thousand'],
    ['one id twice', 'twice'],
  ])('%s', async (_, wish) => {
    const { session, people } = await made();
    const one = markOf(people[0], session, 0);
    const marks =
      wish === 'thousand'
        ? Array.from({ length: 1001 }, () => ({ ...one, id: randomUUID() }))
        : wish === 'twice'
          ? [one, one]
          : [];
    await expectRefusal(test, await send(trainer, session, marks), 422, 'invalid');
  });
});

describe('Marks that wait for a person', () => {
  it('before the civil day of the session nothing counts, and nothing can be signed', async () => {
    const { session, people } = await made('2026-11-24T08:00:00.000Z');
    await now('2026-11-23T22:59:59.000Z');
    const answer = await send(trainer, session, [markOf(people[0], session, 0)]);
    expect(answer.body.outcomes[0]).toMatchObject({ outcome: 'pending', code: 'session-not-begun' });
    expect(answer.body.present).toEqual([]);
    expect(await counted(people[0])).toBe(0);
    await expectRefusal(test, await close(trainer, session), 409, 'session-not-begun');
    await now('2026-11-23T23:00:00.000Z');
    const early = await send(trainer, session, [markOf(people[0], session, 0)]);
    expect(early.body.outcomes[0].outcome).toBe('recorded');
    await now('2026-11-24T12:00:00.000Z');
  });

  it('each for itself: what fits is recorded', async () => {
    const { session, people } = await made();
    const stranger = await makeEnrolment(test, course);
    const elsewhere = await makeSession(test, course, { trainers: [trainer.id] });
    const marks = [
      markOf(people[0], session, 0),
      markOf(people[1], session, 0, { minutes: 91 }),
      markOf(stranger, session, 0),
      { ...markOf(people[2], session, 0), enrolmentId: randomUUID() },
      { ...markOf(people[2], session, 0), blockId: elsewhere.blocks[0]!.id },
      markOf(people[2], session, 0, { replaces: randomUUID() }),
    ];
    const answer = await send(trainer, session, marks);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'MarksRecorded', answer.body);
    expect(answer.body.outcomes.map((outcome: { code: string | null }) => outcome.code)).toEqual([
      null,
      'minutes-over-plan',
      'not-enrolled',
      'not-enrolled',
      'block-gone',
      'stale',
    ]);
    expect(answer.body.present.map((mark: { id: string }) => mark.id)).toEqual([marks[0]!.id]);
    expect(await counted(people[0])).toBe(90);
    expect(await counted(people[1])).toBe(0);
  });

  it('a trainer does not mark herself', async () => {
    const both = await signIn(test, { roles: ['trainer'], department: department.id });
    const own = await makeCourse(test);
    const enrolment = await makeEnrolment(test, own, { person: both.id, department });
    const session = await makeSession(test, own, { trainers: [both.id] });
    const answer = await send(both, session, [markOf(enrolment, session, 0)]);
    expect(answer.body.outcomes[0]).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    const byOffice = await send(office, session, [markOf(enrolment, session, 0)]);
    expect(byOffice.body.outcomes[0].outcome).toBe('recorded');
  });

  it('an id that another session uses is not taken over, and tells nothing of it', async () => {
    const { session, people } = await made();
    const other = await made();
    const mark = markOf(other.people[0], other.session, 0);
    await send(office, other.session, [mark]);
    const answer = await send(trainer, session, [markOf(people[0], session, 0, { id: mark.id })]);
    await expectRefusal(test, answer, 409, 'mark-id-reused');
    expect(answer.body.facts).toEqual({ id: mark.id });
  });
});

describe('Recording', () => {
  it('a mark counts at once, and the roll says by whom and when', async () => {
    const { session, people } = await made();
    await now('2026-11-24T13:00:00.000Z');
    const mark = markOf(people[0], session, 0, { recordedAt: '2026-11-20T08:03:11Z' });
    const answer = await send(trainer, session, [mark, markOf(people[0], session, 1, { minutes: 45 })]);
    expect(answer.body.present.find(({ id }: { id: string }) => id === mark.id)).toMatchObject({
      id: mark.id,
      minutes: 90,
      recordedBy: 'Arend Voßkamp',
      receivedAt: '2026-11-24T13:00:00.000Z',
    });
    const { body } = await rollOf(trainer, session);
    expect(body.rows[0].state).toBe('partial');
    expect(body.rows[0].marks).toHaveLength(2);
    expect(body.summary.areas).toEqual([
      { area: '2', room: 90, virtual: 0 },
      { area: '5', room: 45, virtual: 0 },
    ]);
    expect(await counted(people[0])).toBe(135);
    const [fact] = await test.database.query('select on_date, area, evidence, recorded_by from fact where id = $1', [
      mark.id,
    ]);
    expect(fact).toEqual({
      on_date: dayOf(session),
      area: '2',
      evidence: { deviceTime: '2026-11-20T08:03:11Z' },
      recorded_by: trainer.id,
    });
  });

  it("a person's modality may differ from the plan, and virtual counts with a log and ensured interaction alone", async () => {
    const { session, people } = await made();
    const virtual = { modality: 'virtual', check: 'meeting-log', interactionEnsured: true };
    await send(trainer, session, [
      markOf(people[0], session, 0, virtual),
      markOf(people[1], session, 0, { ...virtual, interactionEnsured: false }),
      markOf(people[2], session, 0, { ...virtual, check: 'roll-call' }),
    ]);
    expect([await counted(people[0]), await counted(people[1]), await counted(people[2])]).toEqual([90, 0, 0]);
  });

  it('excused keeps its reason; not recorded, absent and excused stay apart', async () => {
    const { session, people } = await made();
    const excused = { attendance: 'excused', minutes: 0, excuse: 'official-duty', excuseNote: 'Ratssitzung' };
    const absent = { attendance: 'absent', minutes: 0 };
    await send(trainer, session, [
      ...[0, 1].map((block) => markOf(people[0], session, block, excused)),
      ...[0, 1].map((block) => markOf(people[1], session, block, absent)),
    ]);
    const { body } = await rollOf(trainer, session);
    expect(body.summary.counts).toEqual({ present: 0, partial: 0, excused: 1, absent: 1, notRecorded: 1 });
    expect(body.rows[0].marks[0]).toMatchObject({ excuse: 'official-duty', excuseNote: 'Ratssitzung' });
  });

  it('200 people in two blocks are one request', async () => {
    const own = await makeCourse(test);
    const session = await makeSession(test, own, { trainers: [trainer.id] });
    await test.database.query(
      `insert into person (id, given_name, family_name, created_at)
       select gen_random_uuid(), 'Vorname', 'Masse' || n, '2024-01-01Z' from generate_series(1, 200) n`,
    );
    await test.database.query(
      `insert into enrolment (id, person_id, course_id, department_id, scheme, enrolled_on, planned_end, created_at)
       select gen_random_uuid(), id, $1, $2, 'zmediatausbv', '2026-01-15', '2026-12-11', '2026-01-10Z' from person where family_name like 'Masse%'`,
      [own.id, department.id],
    );
    const rows: readonly { readonly id: string }[] = await test.database.query(
      'select id from enrolment where course_id = $1',
      [own.id],
    );
    const marks = rows.flatMap(({ id }) => [0, 1].map((block) => ({ ...markOf({ id }, session, block) })));
    const answer = await send(trainer, session, marks);
    expect(answer.status).toBe(200);
    expect(answer.body.outcomes.every(({ outcome }: { outcome: string }) => outcome === 'recorded')).toBe(true);
    const [sum] = await test.database.query(
      'select count(*), min(counted_minutes), max(counted_minutes) from standing where course_id = $1 and leads',
      [own.id],
    );
    expect(sum).toEqual({ count: 200, min: 180, max: 180 });
    const again = await send(trainer, session, marks);
    expect(again.body).toEqual(answer.body);
  });

  it('the log names the session and numbers, no names', async () => {
    const { session, people } = await made();
    await send(trainer, session, [markOf(people[0], session, 0), markOf(people[1], session, 0)]);
    const rows = await test.database.query('select actor, deed, detail from audit_entry where subject_id = $1', [
      session.id,
    ]);
    expect(rows).toEqual([{ actor: trainer.id, deed: 'marks.recorded', detail: { marks: 2, corrections: 0 } }]);
  });
});

describe('Correcting', () => {
  it('a newer mark that names the one it replaces holds; both stay', async () => {
    const { session, people } = await made();
    const first = markOf(people[0], session, 0);
    await send(trainer, session, [first]);
    await now('2026-11-24T14:00:00.000Z');
    const second = markOf(people[0], session, 0, { minutes: 50, replaces: first.id });
    const answer = await send(trainer, session, [second]);
    expect(answer.body).toMatchObject({
      outcomes: [{ outcome: 'recorded' }],
      present: [{ id: second.id, minutes: 50 }],
    });
    expect(await counted(people[0])).toBe(50);
    const [{ count }] = await test.database.query('select count(*) from fact where enrolment_id = $1', [people[0].id]);
    expect(count).toBe(2);
  });

  it('a stale one waits and is answered with the mark that holds, and so is one that ignores it', async () => {
    const { session, people } = await made();
    const first = markOf(people[0], session, 0);
    await send(trainer, session, [first]);
    await now('2026-11-24T14:10:00.000Z');
    const second = markOf(people[0], session, 0, { minutes: 50, replaces: first.id });
    await send(trainer, session, [second]);
    const before = await digestOf(test, 'fact', 'standing', 'standing_past');
    const stale = await send(office, session, [
      markOf(people[0], session, 0, { minutes: 80, replaces: first.id }),
      markOf(people[0], session, 0, { minutes: 70 }),
    ]);
    expect(stale.body.outcomes).toMatchObject([
      { outcome: 'pending', code: 'stale' },
      { outcome: 'pending', code: 'stale' },
    ]);
    expect(stale.body.present).toMatchObject([{ id: second.id, minutes: 50 }]);
    expect(await digestOf(test, 'fact', 'standing', 'standing_past')).toBe(before);
  });

  it('a mark and its correction may come in one request, in their order', async () => {
    const { session, people } = await made();
    await now('2026-11-24T14:20:00.000Z');
    const chain = [markOf(people[0], session, 0, { id: 'ffffffff-0000-4000-8000-000000000001' })];
    chain.push(
      markOf(people[0], session, 0, {
        id: '00000000-0000-4000-8000-000000000001',
        minutes: 30,
        replaces: chain[0]!.id,
      }),
    );
    const answer = await send(trainer, session, chain);
    expect(answer.body.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['recorded', 'recorded']);
    expect(await counted(people[0])).toBe(30);
  });

  it('two trainers who correct the same mark at once: one of them', async () => {
    const { session, people } = await made();
    const [first] = await makeMarks(test, session, [people[0].id]);
    await now('2026-11-24T14:30:00.000Z');
    const answers = await Promise.all(
      [10, 20, 30, 40].map((minutes) =>
        send(trainer, session, [markOf(people[0], session, 0, { minutes, replaces: first! })]),
      ),
    );
    const outcomes = answers.map(({ body }) => body.outcomes[0].outcome).sort();
    expect(outcomes).toEqual(['pending', 'pending', 'pending', 'recorded']);
  });
});

describe('Sending again', () => {
  it('the same request changes nothing and is answered alike', async () => {
    const { session, people } = await made();
    const marks = people.map((person) => markOf(person, session, 0));
    const first = await send(trainer, session, marks);
    const before = await digestOf(test, ...written);
    await now('2026-11-24T15:00:00.000Z');
    const again = await send(trainer, session, marks);
    expect(again.text).toBe(first.text);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('30 days later, after corrections and the signature, the outcomes are the same letters', async () => {
    const { session, people } = await made();
    const first = markOf(people[0], session, 0);
    const marks = [first, markOf(people[1], session, 0, { replaces: randomUUID() })];
    const answer = await send(trainer, session, marks);
    await send(trainer, session, [markOf(people[0], session, 0, { minutes: 20, replaces: first.id })]);
    await close(trainer, session);
    await now('2026-12-24T15:00:00.000Z');
    const again = await send(office, session, marks);
    expect(JSON.stringify(again.body.outcomes)).toBe(JSON.stringify(answer.body.outcomes));
    expect(again.body.present).toMatchObject([{ minutes: 20 }]);
    await now('2026-11-24T15:30:00.000Z');
  });

  it('identifiers in capital letters are the same', async () => {
    const { session, people } = await made();
    const mark = markOf(people[0], session, 0);
    const loud = {
      ...mark,
      id: mark.id.toUpperCase(),
      enrolmentId: mark.enrolmentId.toUpperCase(),
      blockId: mark.blockId.toUpperCase(),
    };
    expect((await send(trainer, session, [loud])).body.outcomes[0].outcome).toBe('recorded');
    expect((await send(trainer, session, [mark])).body.outcomes[0].outcome).toBe('recorded');
    expect(await counted(people[0])).toBe(90);
  });

  it('the same id with another content is refused', async () => {
    const { session, people } = await made();
    const mark = markOf(people[0], session, 0);
    await send(trainer, session, [mark]);
    for (const other of [
      { minutes: 30 },
      { check: 'signed-paper' },
      { recordedAt: '2026-11-20T08:03:11Z' },
      { modality: 'virtual' },
      { replaces: randomUUID() as string },
    ]) {
      const before = await digestOf(test, ...written);
      await expectRefusal(test, await send(trainer, session, [{ ...mark, ...other }]), 409, 'mark-id-reused');
      expect(await digestOf(test, ...written)).toBe(before);
      const among = await send(trainer, session, [{ ...mark, ...other }, markOf(people[1], session, 0)]);
      expect(among.body.outcomes[0]).toEqual({ id: mark.id, outcome: 'refused', code: 'mark-id-reused' });
    }
  });

  it('the same request many times at once is one mark', async () => {
    const { session, people } = await made();
    const mark = markOf(people[0], session, 0);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(trainer, session, [mark])));
    expect(answers.map(({ body }) => body.outcomes[0].outcome)).toEqual(Array(5).fill('recorded'));
    expect(await counted(people[0])).toBe(90);
  });
});

describe('Closing', () => {
  it('signs name, time, states and minutes by area; what is not recorded stays so', async () => {
    const { session, people } = await made();
    await send(trainer, session, [markOf(people[0], session, 0), markOf(people[0], session, 1)]);
    await now('2026-11-24T16:00:00.000Z');
    const answer = await close(trainer, session);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'Roll', answer.body);
    expect(answer.body).toMatchObject({ closedAt: '2026-11-24T16:00:00.000Z', closedBy: 'Arend Voßkamp' });
    expect(answer.body.events).toMatchObject([
      {
        kind: 'closed',
        by: 'Arend Voßkamp',
        reason: null,
        summary: {
          counts: { present: 1, notRecorded: 2 },
          areas: [
            { area: '2', room: 90 },
            { area: '5', room: 90 },
          ],
        },
      },
    ]);
  });

  it('a mark that comes after the signature waits; what is known is answered as before', async () => {
    const { session, people } = await made();
    const mark = markOf(people[0], session, 0);
    const first = await send(trainer, session, [mark]);
    await close(trainer, session);
    const before = await digestOf(test, 'fact', 'standing', 'session', 'roll_event');
    const late = await send(office, session, [markOf(people[0], session, 0, { minutes: 30, replaces: mark.id })]);
    expect(late.body.outcomes[0]).toMatchObject({ outcome: 'pending', code: 'roll-closed' });
    await expectRefusal(test, await close(office, session), 409, 'roll-closed');
    expect((await send(trainer, session, [mark])).body).toEqual(first.body);
    expect(await digestOf(test, 'fact', 'standing', 'session', 'roll_event')).toBe(before);
  });

  it('the database itself refuses a mark under a signature, a correction of one and its retraction', async () => {
    const { session, people } = await made();
    const [mark] = await makeMarks(test, session, [people[0].id]);
    await close(trainer, session);
    await expect(makeMarks(test, session, [people[1].id])).rejects.toThrow('the roll is signed');
    const before = await digestOf(test, 'fact', 'standing');
    const retraction = {
      id: randomUUID(),
      enrolmentId: people[0].id,
      replaces: mark!,
      blockId: null,
      content: { kind: 'retraction', on: '2026-11-24' },
    } as const;
    const ledger = test.app.get(LedgerService, { strict: false });
    await expect(
      test.database.transaction((tx) => ledger.record(office.id, [retraction], '2026-11-24T16:20:00.000Z', tx)),
    ).rejects.toThrow('the roll is signed');
    expect(await digestOf(test, 'fact', 'standing')).toBe(before);
  });

  it('closing twice with the same id signs once', async () => {
    const { session } = await made();
    const id = randomUUID();
    const first = await close(trainer, session, id);
    const again = await close(trainer, session, id);
    expect(again.body).toEqual(first.body);
    expect(again.body.events).toHaveLength(1);
  });

  it('needs a reason to be opened again; the history stays', async () => {
    const { session, people } = await made();
    await expectRefusal(test, await reopen(trainer, session), 409, 'roll-open');
    await now('2026-11-24T16:30:00.000Z');
    await close(trainer, session);
    await expectRefusal(test, await reopen(trainer, session, ''), 422, 'invalid');
    await now('2026-11-24T16:40:00.000Z');
    const answer = await reopen(office, session, 'Person vergessen');
    await expectAnswer(test, 'Roll', answer.body);
    expect(answer.body).toMatchObject({ closedAt: null, closedBy: null });
    expect(
      answer.body.events.map(({ kind, reason }: { kind: string; reason: string | null }) => [kind, reason]),
    ).toEqual([
      ['closed', null],
      ['reopened', 'Person vergessen'],
    ]);
    expect((await send(trainer, session, [markOf(people[0], session, 0)])).body.outcomes[0].outcome).toBe('recorded');
  });

  it('marks and the signature do not pass each other', async () => {
    const { session, people } = await made();
    const [closed, marked] = await Promise.all([
      close(trainer, session),
      send(trainer, session, [markOf(people[0], session, 0), markOf(people[0], session, 1)]),
    ]);
    expect(closed.status).toBe(200);
    const isIn = marked.body.outcomes[0].outcome === 'recorded';
    expect(closed.body.events[0].summary.counts.present).toBe(isIn ? 1 : 0);
  });
});
