import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import nodeIcal from 'node-ical';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startApp, type TestApp } from '../test/app';
import { tokenIn } from '../test/mail';
import { makeDepartment, type MadeDepartment, makePerson, signIn, type SignedIn } from '../test/make';
import { type MadeCourse } from '../test/make-course';
import { openCourse } from '../test/make-registration';
import { DeliveryService } from './messages/delivery.service';
import { JobService } from './messages/job/job.service';

/** From the catalogue to the seat, over HTTP, a real mail server and two calendar parsers: what each person finds in her mailbox. */

let test: TestApp;
let post: SMTPServer;
let arrived: ParsedMail[] = [];
let office: SignedIn;
let trainee: SignedIn;
let approver: SignedIn;
let department: MadeDepartment;
let course: MadeCourse;

const addresses = { trainee: 'miriam@stadt.example', approver: 'leitung@stadt.example' };
const as = (who: SignedIn) => ({
  get: (path: string) => test.http.get(`/api${path}`).set('Cookie', who.cookie),
  post: (path: string, body: object = {}) => test.http.post(`/api${path}`).set('Cookie', who.cookie).send(body),
  put: (path: string, body: object) => test.http.put(`/api${path}`).set('Cookie', who.cookie).send(body),
});

/** What has come for that person since the last look. */
async function mailsFor(address: string): Promise<readonly ParsedMail[]> {
  await test.app.get(DeliveryService).deliverDue();
  const own = arrived.filter(({ to }) => to?.text === address);
  arrived = arrived.filter(({ to }) => to?.text !== address);
  return own;
}

interface Invitation {
  readonly method: unknown;
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: string;
  readonly status: unknown;
}

/** As ical.js reads it from the file; node-ical must read the same from the part beside the text. */
function invitationIn(mail: ParsedMail | undefined): Invitation {
  const parts = mail?.attachments ?? [];
  const file = parts.find(({ contentType }) => contentType === 'application/ics');
  const part = parts.find(({ contentType }) => contentType === 'text/calendar') ?? file;
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
  const found = calendar.getFirstSubcomponent('vevent');
  if (!found) throw new Error('The mail has no event.');
  const event = new ICAL.Event(found);
  const invitation = {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    startsAt: event.startDate.toJSDate().toISOString(),
    status: found.getFirstPropertyValue('status'),
  };
  const [other] = Object.values(nodeIcal.sync.parseICS(part?.content.toString('utf8') ?? '')).filter(
    (each) => each?.type === 'VEVENT',
  );
  expect(other).toMatchObject({ uid: invitation.uid, method: invitation.method, status: invitation.status });
  return invitation;
}

beforeAll(async () => {
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        simpleParser(Buffer.concat(chunks)).then((mail) => {
          arrived.push(mail);
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const { port } = post.server.address() as AddressInfo;
  test = await startApp({ MAIL_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://localhost:3000' });
  test.clock.set('2026-11-22T09:00:00.000Z');
  department = await makeDepartment(test, '05515', 'Jugendamt');
  office = await signIn(test, { roles: ['coordination-office'] });
  trainee = await signIn(test, { email: addresses.trainee, department: department.id, familyName: 'Feldhausen' });
  approver = await signIn(test, {
    email: addresses.approver,
    roles: [{ role: 'approver', department: department.id }],
  });
  course = await openCourse(test, { capacity: 1 });
});
afterAll(async () => {
  await test.stop();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});

let registration: string;
let session: { readonly id: string; readonly version: number };
const plan = (startsAt: string, endsAt: string) => ({
  title: 'Gesprächsführung',
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  startsAt,
  endsAt,
  trainerIds: [],
});

describe('the way from the catalogue to the seat', () => {
  it('begins with a session in the plan', async () => {
    const created = await as(office).post(`/courses/${course.id}/sessions`, {
      ...plan('2027-03-27T08:00:00Z', '2027-03-27T12:00:00Z'),
      blocks: [
        { area: '2', purpose: 'training', modality: 'room', plannedMinutes: 240, startsAt: '2027-03-27T08:00:00Z' },
      ],
    });
    expect(created.status).toBe(201);
    session = created.body;
  });

  it('asks the approver by mail when somebody registers, and tells her that it came', async () => {
    const answer = await as(trainee).post('/registrations', {
      id: randomUUID(),
      courseId: course.id,
      departmentId: department.id,
    });
    expect(answer.status).toBe(201);
    registration = answer.body.id;
    const [receipt, ...others] = await mailsFor(addresses.trainee);
    expect(receipt?.subject).toBe(`Ihre Anmeldung: ${course.name}`);
    expect(others).toEqual([]);
  });

  it('is approved by the link in that mail alone, once', async () => {
    const [asked] = await mailsFor(addresses.approver);
    expect(asked?.text).not.toContain('Feldhausen');
    const token = tokenIn(asked);
    const looked = await test.http.post('/api/approval-links/look').send({ token });
    expect(looked.body.familyName).toBe('Feldhausen');
    expect(await mailsFor(addresses.trainee)).toEqual([]);
    const decided = await test.http.post('/api/approval-links/decision').send({ token, approved: true });
    expect(decided.status).toBe(200);
    const again = await test.http.post('/api/approval-links/decision').send({ token, approved: true });
    expect(again.status).toBe(404);
    const [offer] = await mailsFor(addresses.trainee);
    expect(offer?.subject).toBe(`Ein Platz für Sie: ${course.name}`);
    expect(offer?.text).toContain('Mittwoch, 25. November 2026, 10:00 Uhr');
  });

  it('leads to the seat when she accepts, with every session for her calendar', async () => {
    const own = await as(trainee).get('/me/registrations');
    const [{ version }] = own.body.registrations;
    const accepted = await as(trainee).post(`/registrations/${registration}/acceptance`, { version });
    expect([accepted.status, accepted.body.state]).toEqual([200, 'confirmed']);
    const mails = await mailsFor(addresses.trainee);
    expect(mails.map(({ subject }) => subject)).toContain(`Ihr Platz ist sicher: ${course.name}`);
    expect(mails).toHaveLength(2);
    expect(invitationIn(mails.find(({ attachments }) => attachments.length > 0))).toEqual({
      method: 'REQUEST',
      uid: `${session.id}@localhost`,
      sequence: 0,
      startsAt: '2027-03-27T08:00:00.000Z',
      status: 'CONFIRMED',
    });
  });

  it('follows a session to another day, past the beginning of summer time', async () => {
    const { body } = await as(office).get(`/courses/${course.id}/sessions`);
    const [{ blocks, version }] = body.sessions;
    const moved = await as(office).put(`/sessions/${session.id}`, {
      ...plan('2027-03-28T07:00:00Z', '2027-03-28T11:00:00Z'),
      version,
      blocks: [
        {
          id: blocks[0].id,
          area: '2',
          purpose: 'training',
          modality: 'room',
          plannedMinutes: 240,
          startsAt: '2027-03-28T07:00:00Z',
        },
      ],
    });
    expect(moved.status).toBe(200);
    session = moved.body;
    const [mail, ...others] = await mailsFor(addresses.trainee);
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Sonntag, 28. März 2027, 09:00 bis 13:00 Uhr');
    expect(invitationIn(mail)).toEqual({
      method: 'REQUEST',
      uid: `${session.id}@localhost`,
      sequence: 1,
      startsAt: '2027-03-28T07:00:00.000Z',
      status: 'CONFIRMED',
    });
  });

  it('takes a cancelled session out of the calendar', async () => {
    const { status } = await as(office).post(`/sessions/${session.id}/cancellation`, {
      reason: 'Die Trainerin ist erkrankt',
      version: session.version,
    });
    expect(status).toBe(200);
    const [mail, ...others] = await mailsFor(addresses.trainee);
    expect(others).toEqual([]);
    expect(invitationIn(mail)).toMatchObject({
      method: 'CANCEL',
      uid: `${session.id}@localhost`,
      sequence: 2,
      status: 'CANCELLED',
    });
    test.clock.set('2027-03-26T09:00:00.000Z');
    await test.app.get(JobService).runNow('reminders-sent');
    expect(await mailsFor(addresses.trainee)).toEqual([]);
    test.clock.set('2026-11-22T09:00:00.000Z');
  });

  it('ends with a withdrawal, and the seat goes to whoever waits', async () => {
    const nextEmail = 'bert@stadt.example';
    const { id } = await makePerson(test, { email: nextEmail, department: department.id });
    const next = await signIn(test, { person: id });
    const waiting = await as(next).post('/registrations', {
      id: randomUUID(),
      courseId: course.id,
      departmentId: department.id,
    });
    await as(approver).post(`/registrations/${waiting.body.id}/approval`, {
      approved: true,
      version: waiting.body.version,
    });
    const told = await mailsFor(nextEmail);
    expect(told.map(({ subject }) => subject)).toContain(`Sie stehen auf der Warteliste: ${course.name}`);
    const own = await as(trainee).get('/me/registrations');
    const [{ version }] = own.body.registrations;
    const left = await as(trainee).post(`/registrations/${registration}/withdrawal`, { version });
    expect([left.status, left.body.state]).toEqual([200, 'withdrawn']);
    expect((await mailsFor(addresses.trainee)).map(({ subject }) => subject)).toEqual([
      `Ihre Anmeldung ist zurückgezogen: ${course.name}`,
    ]);
    expect((await mailsFor(nextEmail)).map(({ subject }) => subject)).toEqual([`Ein Platz für Sie: ${course.name}`]);
  });

  it('leaves every mail in the office’s list as sent or withdrawn, none lost', async () => {
    const { body } = await as(office).get('/messages?limit=200');
    const states = new Set(body.messages.map(({ state }: { state: string }) => state));
    expect([...states].every((state) => state === 'sent' || state === 'withdrawn')).toBe(true);
    expect((await as(office).get('/messages/counts')).body).toEqual({ waiting: 0, retrying: 0, givenUp: 0 });
  });
});
