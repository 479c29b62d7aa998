import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { startApp, type TestApp } from '../../../test/app';
import { mailsTo, tokenIn } from '../../../test/mail';
import { makeDepartment, makePerson, makeRole, signIn, type SignedIn } from '../../../test/make';
import { makeEnrolment, makeMarks, makeSession } from '../../../test/make-course';
import { makeRegistration, openCourse, registrationIn } from '../../../test/make-registration';
import { JobService } from '../../messages/job/job.service';
import { MessageService } from '../../messages/message.service';

/** What lasts while mails wait: a mail server that is away must neither lose what somebody needs nor tell what no longer holds. */
const now = '2026-11-22T09:00:00.000Z';
let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp({ PUBLIC_URL: 'http://localhost:3000', MAIL_FROM: 'Mittler <post@mittler.example>' });
  test.clock.set(now);
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());
afterEach(async () => {
  await test.database.query('delete from message');
  test.clock.set(now);
});

const ask = async (who: SignedIn, method: 'post' | 'put', path: string, body: object) => {
  const answer = await test.http[method](`/api/${path}`).set('Cookie', who.cookie).send(body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
const addressOf = async (person: string): Promise<string> =>
  (await test.database.query('select email from person where id = $1', [person]))[0].email;
const mailsOf = async (person: string) => mailsTo(test, await addressOf(person));
const unsentTo = async (person: string): Promise<readonly string[]> =>
  (
    await test.database.query(
      `select template from message where recipient_person = $1 and sent_at is null and withdrawn_at is null order by template`,
      [person],
    )
  ).map(({ template }: { template: string }) => template);
const ofPerson = async (person: string): Promise<string> =>
  (await test.database.query('select id from registration where person_id = $1', [person]))[0].id;
const versionOf = async (person: string): Promise<number> =>
  (await test.database.query('select version from registration where person_id = $1', [person]))[0].version;

describe('Approvers', () => {
  it('are asked about somebody who has no address herself', async () => {
    const department = await makeDepartment(test, '05515');
    const approver = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    const { id: person } = await makePerson(test, { email: null, department: department.id });
    const course = await openCourse(test);
    await ask(coordinator, 'post', `courses/${course.id}/nominations`, {
      id: randomUUID(),
      personId: person,
      departmentId: department.id,
    });
    expect(await unsentTo(approver.id)).toEqual(['approval-asked']);
  });

  it('are not asked any more once somebody else has decided', async () => {
    const department = await makeDepartment(test);
    const first = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    const second = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    const trainee = await signIn(test, { department: department.id });
    const course = await openCourse(test);
    const id = randomUUID();
    await ask(trainee, 'post', 'registrations', { id, courseId: course.id, departmentId: department.id });
    await ask(first, 'post', `registrations/${id}/approval`, { version: 1, approved: true });
    expect(await unsentTo(second.id)).toEqual([]);
  });

  it('are not reminded of registrations about which they may not decide, being their own', async () => {
    const department = await makeDepartment(test);
    const approver = await signIn(test, {
      department: department.id,
      roles: [{ role: 'approver', department: department.id }],
    });
    await makeRegistration(test, await openCourse(test), {
      department,
      person: approver.id,
      registeredAt: '2026-11-01T08:00:00Z',
    });
    await test.app.get(JobService).runNow('reminders-sent');
    expect(await unsentTo(approver.id)).toEqual([]);
  });

  it('are asked in the new department when somebody moves before it has decided', async () => {
    const [old, next] = [await makeDepartment(test), await makeDepartment(test)];
    const approver = await signIn(test, { roles: [{ role: 'approver', department: next.id }] });
    const former = await signIn(test, { roles: [{ role: 'approver', department: old.id }] });
    const trainee = await signIn(test, { department: old.id });
    const course = await openCourse(test);
    const id = randomUUID();
    await ask(trainee, 'post', 'registrations', { id, courseId: course.id, departmentId: old.id });
    const [{ id: membership }] = await test.database.query('select id from membership where person_id = $1', [
      trainee.id,
    ]);
    await ask(office, 'post', `people/${trainee.id}/moves`, { membership, department: next.id, on: '2026-11-22' });
    expect(await unsentTo(former.id)).toEqual([]);
    const [mail] = await mailsOf(approver.id);
    const { body } = await test.http
      .post('/api/approval-links/decision')
      .send({ token: tokenIn(mail), approved: true });
    expect(body).toEqual({ approved: true });
    expect(await registrationIn(test, id)).toMatchObject({ state: 'admitted' });
  });

  it('are not asked any more about somebody who is deleted', async () => {
    const department = await makeDepartment(test, '05515');
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    const approver = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    const course = await openCourse(test);
    const [going, staying] = [
      await makePerson(test, { department: department.id }),
      await makePerson(test, { department: department.id }),
    ];
    for (const { id: personId } of [going, staying])
      await ask(coordinator, 'post', `courses/${course.id}/nominations`, {
        id: randomUUID(),
        personId,
        departmentId: department.id,
      });
    expect(await unsentTo(approver.id)).toEqual(['approval-asked', 'approval-asked']);
    const deleted = await test.http.delete(`/api/people/${going.id}?version=1`).set('Cookie', office.cookie);
    expect(deleted.status).toBe(204);
    expect(await unsentTo(approver.id)).toEqual(['approval-asked']);
  });

  it('who are missing, or have no address, or are herself, are told to the municipality until one of it is found', async () => {
    const [empty, staffed] = [await makeDepartment(test, '05762'), await makeDepartment(test, '05762')];
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05762' }] });
    const foreign = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05711' }] });
    const approver = await signIn(test, { roles: [{ role: 'approver', department: staffed.id }] });
    const trainee = await signIn(test, { department: empty.id });
    const unreached = await makePerson(test, { email: null });
    for (const person of [trainee.id, unreached.id])
      await makeRole(test, person, { role: 'approver', department: empty.id });
    const wish = { id: randomUUID(), courseId: (await openCourse(test)).id, departmentId: empty.id };
    await ask(trainee, 'post', 'registrations', wish);
    expect(await unsentTo(coordinator.id)).toEqual(['approver-missing']);
    expect(await unsentTo(foreign.id)).toEqual([]);
    const [{ content }] = await test.database.query('select content from message where recipient_person = $1', [
      coordinator.id,
    ]);
    expect(content.link).toBe(`http://localhost:3000/anmeldungen/${wish.id}`);
    const [{ id: membership }] = await test.database.query('select id from membership where person_id = $1', [
      trainee.id,
    ]);
    await ask(office, 'post', `people/${trainee.id}/moves`, { membership, department: staffed.id, on: '2026-11-22' });
    expect(await unsentTo(coordinator.id)).toEqual([]);
    expect(await unsentTo(approver.id)).toEqual(['approval-asked']);
  });

  it('cannot decide by a link about a person who turned out to be themselves', async () => {
    const department = await makeDepartment(test);
    const double = await makePerson(test);
    await makeRole(test, double.id, { role: 'approver', department: department.id });
    const trainee = await signIn(test, { department: department.id });
    const course = await openCourse(test);
    await ask(trainee, 'post', 'registrations', { id: randomUUID(), courseId: course.id, departmentId: department.id });
    const [mail] = await mailsOf(double.id);
    await makeRole(test, trainee.id, { role: 'approver', department: department.id });
    await test.database.query('update approval_link set approver_id = $2 where approver_id = $1', [
      double.id,
      trainee.id,
    ]);
    const { status } = await test.http.post('/api/approval-links/look').send({ token: tokenIn(mail) });
    expect(status).toBe(404);
  });
});

describe('A calendar', () => {
  it('loses the sessions of somebody who left, though a session moves before her mail has gone out', async () => {
    const course = await openCourse(test);
    const { person } = await makeEnrolment(test, course);
    const { id: session } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await ask(office, 'post', `registrations/${await ofPerson(person)}/withdrawal`, { version: 1 });
    expect(await unsentTo(person)).toEqual(['registration-withdrawn', 'session-left']);
    await ask(office, 'post', `sessions/${session}/moves`, {
      version: 1,
      startsAt: '2027-03-28T08:00:00.000Z',
      scope: 'only',
    });
    expect(await unsentTo(person)).toEqual(['registration-withdrawn', 'session-left']);
  });

  it('loses a cancelled session of somebody who left before her mail has gone out', async () => {
    const course = await openCourse(test);
    const { person } = await makeEnrolment(test, course);
    const { id: session } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await ask(office, 'post', `sessions/${session}/cancellation`, { version: 1, reason: 'Trainer krank' });
    await ask(office, 'post', `registrations/${await ofPerson(person)}/withdrawal`, { version: 1 });
    expect(await unsentTo(person)).toEqual(['registration-withdrawn', 'session-left']);
  });

  it('gets the sessions again of somebody who goes on after she had left', async () => {
    const course = await openCourse(test);
    const { id: enrolment, person } = await makeEnrolment(test, course);
    await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    const past = await makeSession(test, course, { startsAt: '2026-11-02T08:00:00.000Z' });
    await makeMarks(test, past, [enrolment]);
    await ask(office, 'post', `registrations/${await ofPerson(person)}/withdrawal`, {
      version: await versionOf(person),
    });
    await test.database.query('delete from message');
    await ask(office, 'post', `enrolments/${enrolment}/resumptions`, { id: randomUUID(), on: '2026-11-22' });
    expect(await unsentTo(person)).toContain('session-invitation');
  });

  it('loses the sessions of somebody who left, though she wants no invitations', async () => {
    const course = await openCourse(test);
    const { person } = await makeEnrolment(test, course);
    await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    await test.database.query(
      `insert into message_choice (person_id, category, wanted) values ($1, 'invitation-to-session', false)`,
      [person],
    );
    await ask(office, 'post', `registrations/${await ofPerson(person)}/withdrawal`, {
      version: await versionOf(person),
    });
    expect(await unsentTo(person)).toEqual(['registration-withdrawn', 'session-left']);
  });

  it('loses the coming time of a session that is dated back', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-01' });
    const { person } = await makeEnrolment(test, course);
    const { id: session } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    const past = await makeSession(test, course, { startsAt: '2026-11-03T08:00:00.000Z' });
    await test.database.query('delete from message');
    const move = (id: string, startsAt: string) =>
      ask(office, 'post', `sessions/${id}/moves`, { startsAt, scope: 'only', version: 1 });
    await move(session, '2026-11-20T08:00:00.000Z');
    await move(past.id, '2026-11-04T08:00:00.000Z');
    const [mail, ...others] = await mailsOf(person);
    expect(others).toEqual([]);
    const event = mail?.attachments.find(({ contentType }) => contentType === 'application/ics');
    for (const line of ['METHOD:REQUEST', 'SEQUENCE:1', 'DTSTART:20261120T080000Z'])
      expect(event?.content.toString('utf8')).toContain(line);
  });

  it('shows the place of the room into which a session moves', async () => {
    const course = await openCourse(test);
    const { person } = await makeEnrolment(test, course);
    const { id: session } = await makeSession(test, course, { startsAt: '2027-03-27T08:00:00.000Z' });
    const { body: room } = await ask(office, 'post', 'rooms', { name: 'Saal 3', venue: 'Rathaus', town: 'Neustadt' });
    await ask(office, 'post', `sessions/${session}/moves`, {
      version: 1,
      startsAt: '2027-03-27T08:00:00.000Z',
      scope: 'only',
      roomId: room.id,
    });
    const [mail] = await mailsOf(person);
    expect(mail?.text).toContain('Saal 3, Rathaus, Neustadt');
  });
});

describe('A mail that a slow mail server has in hand while its registration is withdrawn', () => {
  it('is not tried again', async () => {
    const { id: person, email } = await makePerson(test);
    const registration = randomUUID();
    const messages = test.app.get(MessageService, { strict: false });
    const source = test.app.get(DataSource);
    await source.transaction((tx: EntityManager) =>
      messages.queue(
        {
          template: 'registration-received',
          language: 'de',
          recipient: email ?? '',
          personId: person,
          now,
          about: [{ kind: 'registration', id: registration }],
          content: { course: 'Lehrgang', starts: 'morgen', place: 'hier', link: 'http://localhost:3000/x' },
        },
        tx,
      ),
    );
    const delivery = source.createQueryRunner();
    await delivery.startTransaction();
    await delivery.query('select 1 from message where recipient_person = $1 for update', [person]);
    await source.transaction((tx) => messages.withdraw({ kind: 'registration', id: registration }, now, tx));
    // The attempt failed.
    await delivery.commitTransaction();
    await delivery.release();
    expect(await mailsOf(person)).toEqual([]);
    expect(await unsentTo(person)).toEqual([]);
  });
});

describe('A mail that waits', () => {
  const waiting = async (): Promise<string> => {
    const course = await openCourse(test);
    const { person, id } = await makeRegistration(test, course, { state: 'waiting' });
    await ask(office, 'post', `registrations/${id}/admission`, { version: 1 });
    expect(await unsentTo(person)).toEqual(['registration-admitted']);
    return person;
  };

  it('goes to the address that its person has by then', async () => {
    const person = await waiting();
    const before = await addressOf(person);
    await test.database.query(`update person set email = 'neu@stadt.example' where id = $1`, [person]);
    expect(await mailsOf(person)).toHaveLength(1);
    expect(await mailsTo(test, before)).toEqual([]);
  });

  it('is not sent to somebody whose access has ended meanwhile', async () => {
    const person = await waiting();
    await test.database.query('update person set deactivated_at = now() where id = $1', [person]);
    expect(await mailsOf(person)).toEqual([]);
    expect(await unsentTo(person)).toEqual([]);
  });

  it('goes to the person into whom its own was merged', async () => {
    const person = await waiting();
    const stays = await makePerson(test);
    await ask(office, 'post', `people/${stays.id}/merge`, { duplicate: person, version: 1, duplicateVersion: 1 });
    expect(await mailsOf(stays.id)).toHaveLength(1);
  });
});
