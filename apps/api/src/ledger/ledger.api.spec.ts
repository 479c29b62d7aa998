import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assess, type Instant, type IsoDate, stateOn, zmediatausbv2024 } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../test/answer';
import { startApp, type TestApp } from '../../test/app';
import { digestOf, makeDepartment, signIn, type SignedIn } from '../../test/make';
import { type MadeCourse, makeCourse, makeEnrolment, makeMarks, makeSession } from '../../test/make-course';
import { PersonReferences } from '../people/person/person-references';
import { inTransaction } from '../database/transaction';
import type { NewFact } from './fact-row';
import { KnownFacts } from './known-facts';
import { LedgerFollowers } from './ledger-followers';
import { LedgerService } from './ledger.service';
import { RenewalService } from './renewal.service';
import { RuleSetShelf } from './rule-set-shelf';
import { StandingService } from './standing.service';

let test: TestApp;
let ledger: LedgerService;
let course: MadeCourse;
let office: SignedIn;

const now = '2026-11-22T09:00:00.000Z';
const record = (facts: readonly NewFact[], at: Instant = now): Promise<void> =>
  inTransaction(test.database, (tx) => ledger.record(null, facts, at, tx));

const fact = (enrolmentId: string, content: NewFact['content'], change: Partial<NewFact> = {}): NewFact => ({
  id: randomUUID(),
  enrolmentId,
  replaces: null,
  blockId: null,
  content,
  ...change,
});

const hours = (enrolmentId: string, area: string, minutes: number, on: IsoDate = '2026-10-01'): NewFact =>
  fact(enrolmentId, {
    kind: 'external-evidence',
    on,
    purpose: 'training',
    area,
    module: null,
    modality: 'room',
    minutes,
  });

beforeAll(async () => {
  test = await startApp();
  ledger = test.app.get(LedgerService, { strict: false });
  course = await makeCourse(test);
  office = await signIn(test, { roles: ['coordination-office'] });
});
beforeEach(() => test.clock.set(now));
afterAll(() => test.stop());

describe('without being signed in', () => {
  it('nobody reads progress', async () => {
    await expectRefusal(test, await test.http.get('/api/me/progress'), 401, 'not-signed-in');
    await expectRefusal(test, await test.http.get(`/api/enrolments/${randomUUID()}/progress`), 401, 'not-signed-in');
  });
});

describe('progress', () => {
  it('of somebody else is nothing that a trainee or a trainer may read', async () => {
    const { id } = await makeEnrolment(test, course);
    for (const roles of [[], ['trainer'], ['auditor'], ['administrator']] as const) {
      const { cookie } = await signIn(test, { roles });
      const answer = await test.http.get(`/api/enrolments/${id}/progress`).set('Cookie', cookie);
      await expectRefusal(test, answer, 403, 'not-allowed');
    }
  });

  it('of another municipality answers like one that does not exist', async () => {
    const { id } = await makeEnrolment(test, course, { department: await makeDepartment(test, '05911') });
    const role = 'municipal-coordinator' as const;
    const own = await signIn(test, { roles: [{ role, municipality: '05911' }] });
    const other = await signIn(test, { roles: [{ role, municipality: '05515' }] });
    const path = `/api/enrolments/${id}/progress`;
    expect((await test.http.get(path).set('Cookie', own.cookie)).status).toBe(200);
    await expectRefusal(test, await test.http.get(path).set('Cookie', other.cookie), 404, 'not-found');
    const missing = await test.http.get(`/api/enrolments/${randomUUID()}/progress`).set('Cookie', office.cookie);
    await expectRefusal(test, missing, 404, 'not-found');
  });

  it('names every entry, counted or not, with its reason', async () => {
    const enrolment = await makeEnrolment(test, course);
    const session = await makeSession(test, course);
    await makeMarks(test, session, [enrolment.id], { check: 'self-report' });
    const { cookie } = await signIn(test, { person: enrolment.person });
    const { body } = await test.http.get('/api/me/progress').set('Cookie', cookie);
    await expectAnswer(test, 'Progress', body);
    expect(body.on).toBe('2026-11-22');
    const [standing] = body.enrolments[0].standings;
    const area2 = standing.assessment.certificate.findings.find(
      (finding: { kind: string; subject: string }) => finding.kind === 'area-minutes' && finding.subject === '2',
    );
    expect(area2).toMatchObject({ needed: 2400, counted: 0, missing: 2400, met: false });
    expect(area2.entries).toEqual([
      { fact: expect.any(String), on: '2026-11-20', recorded: 90, counted: 0, reason: 'check-not-enough' },
    ]);
    expect(body.enrolments[0].facts).toHaveLength(2);
  });

  it('is the same for herself and for the office', async () => {
    const enrolment = await makeEnrolment(test, course);
    await record([hours(enrolment.id, '6', 345)]);
    const own = await test.http
      .get('/api/me/progress')
      .set('Cookie', (await signIn(test, { person: enrolment.person })).cookie);
    const seen = await test.http.get(`/api/enrolments/${enrolment.id}/progress`).set('Cookie', office.cookie);
    await expectAnswer(test, 'EnrolmentProgress', seen.body);
    expect(own.body.enrolments[0]).toEqual(seen.body);
  });

  it('writes nothing when it is read', async () => {
    const before = await digestOf(test, 'fact', 'standing', 'standing_past', 'enrolment', 'audit_entry');
    await test.http.get('/api/me/progress').set('Cookie', office.cookie);
    expect(await digestOf(test, 'fact', 'standing', 'standing_past', 'enrolment', 'audit_entry')).toBe(before);
  });
});

describe('a fact', () => {
  it('handed in twice is kept once', async () => {
    const { id } = await makeEnrolment(test, course);
    const same = hours(id, '3', 60);
    await record([same]);
    const before = await digestOf(test, 'fact', 'standing', 'standing_past');
    await record([same], '2026-11-22T10:00:00.000Z');
    expect(await digestOf(test, 'fact', 'standing', 'standing_past')).toBe(before);
  });

  it('with the id of another one is refused, and nothing of the request is kept', async () => {
    const { id } = await makeEnrolment(test, course);
    const first = hours(id, '3', 60);
    await record([first]);
    const before = await digestOf(test, 'fact', 'standing');
    await expect(record([hours(id, '4', 60), { ...hours(id, '3', 90), id: first.id }])).rejects.toThrow(
      'mark-id-reused',
    );
    expect(await digestOf(test, 'fact', 'standing')).toBe(before);
  });

  it('can be corrected once; a second correction of it is refused', async () => {
    const { id } = await makeEnrolment(test, course);
    const first = hours(id, '3', 60);
    await record([first]);
    await record([{ ...hours(id, '3', 45), replaces: first.id }]);
    await expect(record([{ ...hours(id, '3', 30), replaces: first.id }])).rejects.toThrow('mark-replaced');
    const [row] = await test.database.query('select counted_minutes from standing where enrolment_id = $1', [id]);
    expect(row.counted_minutes).toBe(45);
  });

  it('of one ledger cannot correct a fact of another', async () => {
    const [one, other] = [await makeEnrolment(test, course), await makeEnrolment(test, course)];
    const first = hours(one.id, '3', 60);
    await record([first]);
    await expect(record([{ ...hours(other.id, '3', 45), replaces: first.id }])).rejects.toThrow('mark-replaced');
  });

  it('and its correction may come in one request', async () => {
    const { id } = await makeEnrolment(test, course);
    const first = hours(id, '3', 60);
    await record([first]);
    const second = { ...hours(id, '3', 45), replaces: first.id };
    await record([second]);
    await record([{ ...hours(id, '3', 50), replaces: second.id }]);
    const [row] = await test.database.query('select counted_minutes from standing where enrolment_id = $1', [id]);
    expect(row.counted_minutes).toBe(50);
  });

  it('can neither be changed nor deleted, not even past the application', async () => {
    const { id } = await makeEnrolment(test, course);
    await record([hours(id, '3', 60)]);
    await expect(test.database.query('update fact set minutes = 600 where enrolment_id = $1', [id])).rejects.toThrow(
      'never changed',
    );
    await expect(test.database.query('delete from fact where enrolment_id = $1', [id])).rejects.toThrow(
      'never deleted',
    );
  });

  it('of an unknown ledger is refused', async () => {
    await expect(record([hours(randomUUID(), '3', 60)])).rejects.toThrow('not-found');
  });
});

describe('the stored standing', () => {
  it('says on every day what assess() says', async () => {
    const { id } = await makeEnrolment(test, course);
    const minutes = [1080, 2400, 720, 1080, 720, 360, 720, 720];
    await record(minutes.map((each, index) => hours(id, String(index + 1), each)));
    await record([fact(id, { kind: 'course-finished', on: '2026-10-02', exercisesIncluded: true })]);
    await record(
      [1, 2, 3, 4, 5].map((day) =>
        fact(id, {
          kind: 'confirmed-case',
          on: `2026-10-1${day}`,
          role: 'mediator',
          setting: 'individual',
          minutes: 90,
          agreement: true,
          supervisedOn: `2026-10-2${day}`,
          confirmedOn: `2026-10-2${day}`,
        }),
      ),
    );
    const [row] = await test.database.query('select * from standing where enrolment_id = $1 and leads', [id]);
    expect(row).toMatchObject({
      ready_from: '2026-10-25',
      counted_minutes: 7800,
      needed_minutes: 7800,
      counted_cases: 5,
      needed_cases: 5,
    });
    const [kept] = await ledger.records([id], test.database.manager);
    for (const on of ['2026-11-22', '2027-01-01', '2031-05-05']) {
      expect(stateOn(assess(kept!.record, zmediatausbv2024, on).dates, on)).toBe('ready');
    }
  });

  it('that is superseded stays with the period in which reports showed it', async () => {
    const { id } = await makeEnrolment(test, course);
    await record([fact(id, { kind: 'dropped-out', on: '2026-11-01' })], '2026-11-01T10:00:00.000Z');
    await record([fact(id, { kind: 'resumed', on: '2026-11-15' })], '2026-11-15T10:00:00.000Z');
    const past = await test.database.query(
      'select known_from, known_until, dropped_out_on from standing_past where enrolment_id = $1 and leads order by known_from',
      [id],
    );
    expect(past).toEqual([
      { known_from: '2026-01-10T08:00:00.000Z', known_until: '2026-11-01T10:00:00.000Z', dropped_out_on: null },
      { known_from: '2026-11-01T10:00:00.000Z', known_until: '2026-11-15T10:00:00.000Z', dropped_out_on: '2026-11-01' },
    ]);
    const [row] = await test.database.query(
      'select known_from, dropped_out_on from standing where enrolment_id = $1 and leads',
      [id],
    );
    expect(row).toEqual({ known_from: '2026-11-15T10:00:00.000Z', dropped_out_on: null });
  });

  it('leads with one row for each enrolment, also where two texts are open to the person', async () => {
    const { id } = await makeEnrolment(test, course, { enrolledOn: '2024-01-10' });
    await record([{ ...hours(id, '1', 60, '2024-02-29') }]);
    const session = await makeSession(test, course, { startsAt: '2024-02-29T09:00:00.000Z' });
    await makeMarks(test, session, [id]);
    const rows = await test.database.query('select leads from standing where enrolment_id = $1', [id]);
    expect(rows.map((row: { leads: boolean }) => row.leads).sort()).toEqual([false, true]);
  });

  it('stays right with eight writers at once', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => makeEnrolment(test, course)));
    const ids = people.map(({ id }) => id);
    const writes = Array.from({ length: 64 }, (_, index) => {
      const order = index % 2 === 0 ? ids : [...ids].reverse();
      return order.map((id) => hours(id, String((index % 8) + 1), 10));
    });
    const queue = [...writes];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let next = queue.pop(); next; next = queue.pop()) await record(next);
      }),
    );
    const rows = await test.database.query(
      'select counted_minutes from standing where enrolment_id = any($1) and leads',
      [ids],
    );
    expect(rows.map((row: { counted_minutes: number }) => row.counted_minutes)).toEqual([640, 640, 640, 640]);
  });

  it('is renewed when time alone opens or closes a rule set', async () => {
    const { id } = await makeEnrolment(test, course);
    const session = await makeSession(test, course, { startsAt: '2024-02-29T15:00:00.000Z' });
    await makeMarks(test, session, [id]);
    const renewal = test.app.get(RenewalService, { strict: false });
    test.clock.set('2028-03-01T00:00:00.000Z');
    expect(await renewal.renewDue()).toBeGreaterThan(0);
    const rows = await test.database.query('select leads from standing where enrolment_id = $1', [id]);
    expect(rows).toEqual([{ leads: true }]);
    expect(await renewal.renewDue()).toBe(0);
  });
});

describe('a move', () => {
  it('brings the enrolment, and what reports count, to the other department', async () => {
    const enrolment = await makeEnrolment(test, course, { department: await makeDepartment(test, '05911') });
    const to = await makeDepartment(test, '05913');
    const move = { id: randomUUID(), enrolmentId: enrolment.id, departmentId: to.id, on: '2026-11-20' };
    await inTransaction(test.database, (tx) => ledger.move(office.id, move, now, tx));
    const [row] = await test.database.query(
      'select municipality_key, department_id from standing where enrolment_id = $1 and leads',
      [enrolment.id],
    );
    expect(row).toEqual({ municipality_key: '05913', department_id: to.id });
    const judged = await test.app
      .get(StandingService, { strict: false })
      .assessments([enrolment.id], '2026-11-22', test.database.manager);
    expect(judged.get(enrolment.id)?.[0]?.assessment.state).toBe('in-training');
  });
});

describe('two records of one person', () => {
  it('are brought together with every entry when she is merged', async () => {
    const [kept, doubled] = [await makeEnrolment(test, await makeCourse(test)), await makeEnrolment(test, course)];
    await record([hours(doubled.id, '3', 60)]);
    const references = test.app.get(PersonReferences, { strict: false }).all();
    const enrolments = references.find(({ kind }) => kind === 'enrolment')!;
    await inTransaction(test.database, (tx) => enrolments.merge(doubled.person, kept.person, tx));
    const cookie = (await signIn(test, { person: kept.person })).cookie;
    const { body } = await test.http.get('/api/me/progress').set('Cookie', cookie);
    expect(body.enrolments.map((each: { enrolment: string }) => each.enrolment).sort()).toEqual(
      [kept.id, doubled.id].sort(),
    );
    expect(body.enrolments.flatMap((each: { facts: unknown[] }) => each.facts)).toHaveLength(1);
  });

  it('in the same course are refused: which of them holds is a decision', async () => {
    const [one, other] = [await makeEnrolment(test, course), await makeEnrolment(test, course)];
    const references = test.app.get(PersonReferences, { strict: false }).all();
    const enrolments = references.find(({ kind }) => kind === 'enrolment')!;
    const merged = inTransaction(test.database, (tx) => enrolments.merge(one.person, other.person, tx));
    await expect(merged).rejects.toThrow('already-enrolled');
  });
});

describe('facts that come within one millisecond', () => {
  it('are received one after the other, so that a replay sees what was seen', async () => {
    const { id } = await makeEnrolment(test, course);
    await record([hours(id, '1', 10)]);
    await record([hours(id, '1', 20)]);
    await record([hours(id, '1', 30)], '2026-11-22T08:59:00.000Z');
    const rows = await test.database.query('select minutes from fact where enrolment_id = $1 order by received_at', [
      id,
    ]);
    expect(rows.map((row: { minutes: number }) => row.minutes)).toEqual([10, 20, 30]);
  });
});

describe('facts that were read before', () => {
  const counted = async (id: string): Promise<number> => {
    const { body } = await test.http.get(`/api/enrolments/${id}/progress`).set('Cookie', office.cookie);
    return body.enrolments?.length ?? body.facts.length;
  };

  it('are seen together with what another process added meanwhile', async () => {
    const { id } = await makeEnrolment(test, course);
    await record([hours(id, '1', 10)]);
    expect(await counted(id)).toBe(1);
    const elsewhere = new LedgerService(
      new StandingService(new RuleSetShelf(), new KnownFacts()),
      new LedgerFollowers(),
    );
    await inTransaction(test.database, (tx) => elsewhere.record(null, [hours(id, '1', 20)], now, tx));
    expect(await counted(id)).toBe(2);
    await record([hours(id, '1', 30)]);
    const [row] = await test.database.query('select counted_minutes from standing where enrolment_id = $1', [id]);
    expect([await counted(id), row.counted_minutes]).toEqual([3, 60]);
  });

  it('do not stay when the transaction that added them failed', async () => {
    const { id } = await makeEnrolment(test, course);
    await record([hours(id, '1', 10)]);
    const failed = inTransaction(test.database, async (tx) => {
      await ledger.record(null, [hours(id, '1', 20)], now, tx);
      await ledger.record(null, [hours(id, '1', 40)], now, tx);
      throw new Error('later');
    });
    await expect(failed).rejects.toThrow('later');
    expect(await counted(id)).toBe(1);
    await record([hours(id, '1', 5)]);
    const [row] = await test.database.query('select counted_minutes from standing where enrolment_id = $1', [id]);
    expect([await counted(id), row.counted_minutes]).toEqual([2, 15]);
  });
});
