import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import type { EntityManager } from 'typeorm';
import { expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { mailsTo } from '../../../test/mail';
import { makePerson, signIn } from '../../../test/make';
import { makeEnrolment, makeSession } from '../../../test/make-course';
import { makeRegistration, openCourse } from '../../../test/make-registration';
import { JobService } from '../../messages/job/job.service';
import { NoticeService } from './notice.service';

const now = '2026-11-22T09:00:00.000Z';
const later = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
let test: TestApp;
beforeAll(async () => {
  test = await startApp({ PUBLIC_URL: 'http://localhost:3000', MAIL_FROM: 'Mittler <post@mittler.example>' });
});
afterAll(() => test.stop());
afterEach(async () => {
  await test.database.query('delete from message');
  test.clock.set(now);
});

const notices = (): NoticeService => test.app.get(NoticeService, { strict: false });
const within = (work: (tx: EntityManager) => Promise<void>): Promise<void> => test.database.transaction(work);

async function addressOf(person: string): Promise<string> {
  const [{ email }] = await test.database.query('select email from person where id = $1', [person]);
  return email;
}
const mailsOf = async (person: string): Promise<readonly ParsedMail[]> => mailsTo(test, await addressOf(person));

function eventIn(mail: ParsedMail | undefined): { method: unknown; event: ICAL.Event; status: unknown } {
  const file = mail?.attachments.find(({ contentType }) => contentType === 'application/ics');
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
  const part = calendar.getFirstSubcomponent('vevent');
  if (!part) throw new Error('The mail has no event.');
  return {
    method: calendar.getFirstPropertyValue('method'),
    event: new ICAL.Event(part),
    status: part.getFirstPropertyValue('status'),
  };
}

async function seated(): Promise<{
  course: Awaited<ReturnType<typeof openCourse>>;
  person: string;
  registration: string;
}> {
  test.clock.set(now);
  const course = await openCourse(test);
  const { person } = await makeEnrolment(test, course);
  const [{ id }] = await test.database.query('select id from registration where person_id = $1', [person]);
  await test.database.query('delete from message');
  return { course, person, registration: id };
}

describe('Somebody who has a seat', () => {
  it('gets an invitation for every coming session, each to put into her calendar', async () => {
    const { course, person, registration } = await seated();
    const coming = await makeSession(test, course, { startsAt: '2027-02-01T08:00:00.000Z' });
    await makeSession(test, course, { startsAt: '2026-11-01T08:00:00.000Z' });
    await within((tx) => notices().registrationMoved(registration, 'confirmed', now, tx));
    const mails = await mailsOf(person);
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      `Ihr Platz ist sicher: ${course.name}`,
      expect.stringMatching(/^Termin: Termin \d+ \(Lehrgang \d+\)$/),
    ]);
    const { method, event, status } = eventIn(mails.find(({ attachments }) => attachments.length > 0));
    expect([method, status, event.sequence]).toEqual(['REQUEST', 'CONFIRMED', 0]);
    expect(event.uid).toBe(`${coming.id}@localhost`);
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-02-01T08:00:00.000Z');
    expect(event.organizer).toBe('mailto:post@mittler.example');
    expect(event.attendees).toHaveLength(1);
  });

  it('is told of another time and of a cancellation by the same UID and a higher SEQUENCE', async () => {
    const { course, person } = await seated();
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await within((tx) => notices().sessionPlanned([id], now, tx));
    await mailsOf(person);
    await within(async (tx) => {
      // The day on which summer time begins: the same clock time is an hour less in UTC.
      await tx.query(
        `update session set starts_at = '2027-03-28T07:00:00Z', ends_at = '2027-03-28T10:00:00Z', calendar_sequence = 1 where id = $1`,
        [id],
      );
      await notices().sessionMoved([id], [], later(1), tx);
    });
    test.clock.set(later(1));
    await mailsOf(person);
    await within(async (tx) => {
      await tx.query(
        `update session set cancelled_at = $2, cancel_reason = 'Trainer krank', calendar_sequence = 2 where id = $1`,
        [id, later(2)],
      );
      await notices().sessionCancelled([id], later(2), tx);
    });
    test.clock.set(later(2));
    const events = (await mailsOf(person)).map(eventIn);
    expect(events.map(({ method, event }) => [method, event.sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
    ]);
    expect(new Set(events.map(({ event }) => event.uid))).toEqual(new Set([`${id}@localhost`]));
    expect(events.map(({ event }) => event.startDate.toJSDate().toISOString())).toEqual([
      '2027-03-27T08:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
    ]);
  });

  it('is never sent the time that was, once the session has moved or is cancelled', async () => {
    const { course, person } = await seated();
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await within((tx) => notices().sessionPlanned([id], now, tx));
    await within(async (tx) => {
      await tx.query(
        `update session set cancelled_at = $2, cancel_reason = 'Trainer krank', calendar_sequence = 1 where id = $1`,
        [id, now],
      );
      await notices().sessionCancelled([id], now, tx);
    });
    const mails = await mailsOf(person);
    expect(mails).toHaveLength(1);
    expect(eventIn(mails[0])).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
  });

  it('gets nothing more about her seat when she withdraws, but the withdrawal itself', async () => {
    const { course, person, registration } = await seated();
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await within((tx) => notices().registrationMoved(registration, 'confirmed', now, tx));
    await within(async (tx) => {
      await tx.query(`update registration set state = 'withdrawn', state_since = $2 where id = $1`, [
        registration,
        now,
      ]);
      await tx.query(
        `insert into registration_event (registration_id, at, means, from_state, to_state, works_council)
         values ($1, $2, 'portal', 'confirmed', 'withdrawn', 'not-needed')`,
        [registration, now],
      );
      await notices().registrationMoved(registration, 'withdrawn', now, tx);
    });
    const mails = await mailsOf(person);
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      `Ihre Anmeldung ist zurückgezogen: ${course.name}`,
      expect.stringMatching(/^Nicht mehr Ihr Termin: /),
    ]);
    expect(eventIn(mails.find(({ attachments }) => attachments.length > 0))).toMatchObject({ method: 'CANCEL' });
    await within((tx) => notices().sessionPlanned([id], now, tx));
    expect(await mailsOf(person)).toHaveLength(2);
  });

  it('is not written to where she has no address, or her access has ended', async () => {
    const { course, person } = await seated();
    const other = (await makeEnrolment(test, course)).person;
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await test.database.query('delete from message');
    await test.database.query('update person set email = null where id = $1', [person]);
    await test.database.query('update person set deactivated_at = $2 where id = $1', [other, now]);
    await within((tx) => notices().sessionPlanned([id], now, tx));
    expect(await test.database.query('select id from message')).toEqual([]);
  });
});

describe('Trainers', () => {
  it('get the same invitations, and a cancellation when somebody else takes over', async () => {
    const { course } = await seated();
    const [first, second] = [await makePerson(test), await makePerson(test)];
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z', trainers: [first.id] });
    await test.database.query('delete from message');
    await within((tx) => notices().sessionPlanned([id], now, tx));
    await within((tx) => notices().trainersChanged(id, { added: [second.id], removed: [first.id] }, now, tx));
    expect((await mailsOf(first.id)).map((mail) => eventIn(mail).method).sort()).toEqual(['CANCEL', 'REQUEST']);
    expect((await mailsOf(second.id)).map((mail) => eventIn(mail).method)).toEqual(['REQUEST']);
  });
});

describe('The approvers of a department', () => {
  it('are asked once, by a link of their own, without a name; not after it was withdrawn', async () => {
    test.clock.set(now);
    const course = await openCourse(test);
    const approver = await makePerson(test);
    const registration = await makeRegistration(test, course);
    const link = 'http://localhost:3000/genehmigen#token';
    await within((tx) => notices().approvalAsked(registration.id, [{ approverId: approver.id, link }], now, tx));
    const [mail] = await mailsOf(approver.id);
    expect(mail?.text).toContain(link);
    expect(mail?.text).not.toMatch(/Vorname|Nachname/);
    await within((tx) => notices().approvalAsked(registration.id, [{ approverId: approver.id, link }], now, tx));
    await within((tx) => notices().registrationMoved(registration.id, 'withdrawn', now, tx));
    expect(await mailsOf(approver.id)).toHaveLength(1);
    const [{ content }] = await test.database.query('select content from message where withdrawn_at is not null');
    expect(content).toBeNull();
  });
});

describe('Everybody', () => {
  it.each([
    ['registered', 'Ihre Anmeldung: '],
    ['approved', 'Ihre Dienststelle stimmt zu: '],
    ['declined', 'Ihre Anmeldung wurde abgelehnt: '],
    ['admitted', 'Ein Platz für Sie: '],
    ['waiting', 'Sie stehen auf der Warteliste: '],
    ['substituted', 'Eine Ersatzperson nimmt teil: '],
    ['lapsed', 'Ihr Platzangebot ist abgelaufen: '],
  ] as const)('is told when she is %s', async (state, begins) => {
    test.clock.set(now);
    const course = await openCourse(test);
    const { id, person } = await makeRegistration(test, course, { state: 'admitted' });
    await within((tx) => notices().registrationMoved([id], state, now, tx));
    const [mail] = await mailsOf(person);
    expect(mail?.subject).toBe(`${begins}${course.name}`);
    expect(mail?.text).toContain(`http://localhost:3000/anmeldungen/${id}`);
    if (state === 'admitted') expect(mail?.text).toContain('Mittwoch, 25. November 2026, 09:00 Uhr');
  });
});

describe('Reminders', () => {
  const remind = (): Promise<void> => test.app.get(JobService).runNow('reminders-sent');

  it('of a session come once, two days before, and again when it has moved', async () => {
    const { course, person } = await seated();
    const { id } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await test.database.query('delete from message');
    test.clock.set('2027-03-25T07:59:59.000Z');
    await remind();
    expect(await mailsOf(person)).toEqual([]);
    test.clock.set('2027-03-25T08:10:00.000Z');
    await Promise.all([remind(), remind()]);
    const [mail] = await mailsOf(person);
    expect(mail?.subject).toMatch(/^Erinnerung: /);
    expect(mail?.text).toContain('Samstag, 27. März 2027, 09:00 bis 12:00 Uhr');
    test.clock.set('2027-03-26T07:00:00.000Z');
    await remind();
    expect(await mailsOf(person)).toHaveLength(1);
    await test.database.query(
      `update session set starts_at = '2027-03-28T07:00:00Z', ends_at = '2027-03-28T10:00:00Z' where id = $1`,
      [id],
    );
    await remind();
    expect((await mailsOf(person)).at(-1)?.text).toContain('Sonntag, 28. März 2027, 09:00 bis 12:00 Uhr');
    await test.database.query(`update session set cancelled_at = $2, cancel_reason = 'Trainer krank' where id = $1`, [
      id,
      now,
    ]);
    await remind();
    expect(await mailsOf(person)).toHaveLength(2);
  });

  it('are quiet for whoever switched them off', async () => {
    const { course, person } = await seated();
    await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await test.database.query('delete from message');
    await test.database.query(
      `insert into message_choice (person_id, category, wanted) values ($1, 'reminder', false)`,
      [person],
    );
    test.clock.set('2027-03-25T09:00:00.000Z');
    await remind();
    expect(await mailsOf(person)).toEqual([]);
  });

  it('of an offer come on its last day', async () => {
    test.clock.set(now);
    const course = await openCourse(test);
    const { person } = await makeRegistration(test, course, { state: 'admitted', acceptUntil: '2026-11-23T08:00:00Z' });
    for (let i = 0; i < 2; i++) await remind();
    const mails = await mailsOf(person);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Erinnerung: Bitte nehmen Sie Ihren Platz an (${course.name})`,
    ]);
  });

  it('of open approvals come once a week, and once before the deadline of a course', async () => {
    test.clock.set(now);
    const course = await openCourse(test, { approveUntil: '2026-12-04' });
    const { department } = await makeRegistration(test, course, { registeredAt: '2026-11-18T08:00:00Z' });
    const approver = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    const subject = 'Erinnerung: offene Anmeldungen in Ihrer Dienststelle (1)';
    const counts: number[] = [];
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01', '2026-12-02']) {
      test.clock.set(`${day}T08:10:00.000Z`);
      await remind();
      counts.push((await mailsOf(approver.id)).length);
    }
    expect(counts).toEqual([1, 1, 2, 3, 3]);
    expect((await mailsOf(approver.id)).every((mail) => mail.subject === subject)).toBe(true);
  });

  it('of rolls that nobody has signed come to their trainers once a week, from the fourth day on', async () => {
    const trainer = await signIn(test, { roles: ['trainer'] });
    const course = await openCourse(test);
    await makeEnrolment(test, course);
    const late = { startsAt: '2026-12-01T08:00:00.000Z', trainers: [trainer.id] };
    const session = await makeSession(test, course, late);
    const empty = await makeSession(test, await openCourse(test), { ...late, startsAt: '2026-11-30T08:00:00.000Z' });
    const counts: number[] = [];
    for (const day of ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07']) {
      test.clock.set(`${day}T08:10:00.000Z`);
      await remind();
      counts.push((await mailsOf(trainer.id)).length);
    }
    expect(counts).toEqual([0, 1, 1, 2]);
    expect((await mailsOf(trainer.id))[0]?.subject).toBe('Erinnerung: offene Anwesenheitslisten (1)');
    await test.database.query('update session set roll_closed_at = now() where id = any($1)', [[session.id, empty.id]]);
    test.clock.set('2026-12-14T08:10:00.000Z');
    await remind();
    expect(await mailsOf(trainer.id)).toHaveLength(2);
  });

  it('of the end of registration come to the coordinators a week before', async () => {
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    const course = await openCourse(test, { registerUntil: '2027-01-15' });
    await openCourse(test, { registerUntil: '2027-01-15', announced: false });
    for (const day of ['2027-01-07', '2027-01-08', '2027-01-09']) {
      test.clock.set(`${day}T08:10:00.000Z`);
      await remind();
    }
    const mails = await mailsOf(coordinator.id);
    expect(mails.map(({ subject }) => subject)).toEqual([`Anmeldeschluss: ${course.name}`]);
    expect(mails[0]?.text).toContain('Freitag, 15. Januar 2027');
  });
});

describe('A calendar feed', () => {
  const feedOf = async (cookie: string): Promise<string> => {
    const { body } = await test.http.post('/api/me/calendar-feed').set('Cookie', cookie);
    return new URL(body.address).pathname;
  };
  const uidsIn = (text: string): readonly string[] =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part).uid);

  it('shows the sessions that she attends and teaches, and nobody else’s; cancelled ones as such', async () => {
    const { course, person } = await seated();
    const own = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    const elsewhere = await openCourse(test);
    const taught = await makeSession(test, elsewhere, { startsAt: '2027-04-01T08:00:00.000Z', trainers: [person] });
    await makeSession(test, elsewhere, { startsAt: '2027-04-02T08:00:00.000Z' });
    await test.database.query(
      `update session set cancelled_at = $2, cancel_reason = 'Trainer krank', calendar_sequence = 3 where id = $1`,
      [own.id, now],
    );
    const { cookie } = await signIn(test, { person });
    const answer = await test.http.get(await feedOf(cookie));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(uidsIn(answer.text)).toEqual([own, taught].map(({ id }) => `${id}@localhost`));
    expect(answer.text).toMatch(/SEQUENCE:3[\s\S]*STATUS:CANCELLED[\s\S]*STATUS:CONFIRMED/);
  });

  it('answers alike where the address is wrong, was revoked or renewed, or her access has ended', async () => {
    const { person } = await seated();
    const { cookie } = await signIn(test, { person });
    const old = await feedOf(cookie);
    const present = await feedOf(cookie);
    const refused = async (path: string): Promise<string> => {
      const answer = await test.http.get(path);
      await expectRefusal(test, answer, 404, 'not-found');
      return JSON.stringify({ ...answer.body, requestId: '' });
    };
    expect((await test.http.get(present)).status).toBe(200);
    const answers = [
      await refused(old),
      await refused('/api/calendar/x.ics'),
      await refused(present.replace('.ics', '')),
    ];
    await test.database.query('update person set deactivated_at = $2 where id = $1', [person, now]);
    answers.push(await refused(present));
    await test.database.query('update person set deactivated_at = null where id = $1', [person]);
    await test.http.delete('/api/me/calendar-feed').set('Cookie', cookie);
    answers.push(await refused(present));
    expect(new Set(answers).size).toBe(1);
  });

  it('ends when she withdraws from the course', async () => {
    const { course, person, registration } = await seated();
    await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    const { cookie } = await signIn(test, { person });
    const path = await feedOf(cookie);
    expect(uidsIn((await test.http.get(path)).text)).toHaveLength(1);
    await test.database.query(`update registration set state = 'withdrawn' where id = $1`, [registration]);
    expect(uidsIn((await test.http.get(path)).text)).toEqual([]);
  });
});
