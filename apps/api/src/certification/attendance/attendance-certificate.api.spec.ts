import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { makeDepartment, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeEnrolment,
  type MadeSession,
  makeCourse,
  makeEnrolment,
  makeMarks,
  makeSession,
  moveClock,
} from '../../../test/make-course';
import { pdfText } from '../../../test/pdf-text';

let test: TestApp;
let office: SignedIn;
let her: SignedIn;
let other: SignedIn;
let enrolment: MadeEnrolment;
let event: MadeSession;

beforeAll(async () => {
  test = await startApp();
  await moveClock(test, '2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  const department = await makeDepartment(test);
  her = await signIn(test, {
    department: department.id,
    givenName: 'Nour',
    familyName: 'Özdemir',
    birthDate: '1988-05-14',
  });
  other = await signIn(test, { department: department.id, roles: ['trainer'] });
  const course = await makeCourse(test);
  enrolment = await makeEnrolment(test, course, { person: her.id, department });
  const blocks = [
    { area: '2', minutes: 90 },
    { area: '5', minutes: 45, modality: 'virtual' as const },
  ];
  const first = await makeSession(test, course, { startsAt: '2026-03-10T08:00:00.000Z', blocks });
  await makeMarks(test, first, [enrolment.id], { check: 'code', receivedAt: '2026-03-10T12:00:00.000Z' });
  const unchecked = await makeSession(test, course, { startsAt: '2026-03-17T08:00:00.000Z' });
  await makeMarks(test, unchecked, [enrolment.id], { check: 'self-report', receivedAt: '2026-03-17T12:00:00.000Z' });
  const missed = await makeSession(test, course, { startsAt: '2026-03-24T08:00:00.000Z' });
  await makeMarks(test, missed, [enrolment.id], { attendance: 'absent', receivedAt: '2026-03-24T12:00:00.000Z' });
  event = await makeSession(test, course, {
    startsAt: '2026-10-05T08:00:00.000Z',
    blocks: [{ area: null, minutes: 180 }],
  });
  await test.database.query("update block set purpose = 'renewal' where session_id = $1", [event.id]);
  await test.database.query("update session set title = 'Mediation im Quartier' where id = $1", [event.id]);
  await test.database.query(
    `insert into fact (id, enrolment_id, kind, on_date, received_at, block_id, purpose, area, modality, minutes, attendance, checked_by, interaction_ensured)
     values ($1, $2, 'mark', '2026-10-05', '2026-10-05T12:00:00Z', $3, 'renewal', null, 'room', 180, 'present', 'roll-call', false)`,
    [randomUUID(), enrolment.id, event.blocks[0]!.id],
  );
});
afterAll(() => test.stop());

const ask = (who: SignedIn | null, path: string) => {
  const request = test.http.get(`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return request.buffer(true).parse((answer, done) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      const bytes = Buffer.concat(parts);
      done(null, answer.headers['content-type'] === 'application/pdf' ? bytes : JSON.parse(bytes.toString()));
    });
  });
};
const own = (who: SignedIn | null, of: string, session?: string) =>
  ask(who, `me/attendance-certificate.pdf?enrolment=${of}${session === undefined ? '' : `&session=${session}`}`);
const wordsOf = async (answer: { readonly body: unknown }): Promise<string> =>
  (await pdfText(answer.body as Buffer)).replace(/\s+/g, ' ');

describe('A certificate of attendance', () => {
  it('is for herself and the office', async () => {
    await expectRefusal(test, await own(null, enrolment.id), 401, 'not-signed-in');
    const path = `enrolments/${enrolment.id}/attendance-certificate.pdf`;
    await expectRefusal(test, await ask(null, path), 401, 'not-signed-in');
    await expectRefusal(test, await ask(her, path), 403, 'not-allowed');
    await expectRefusal(test, await own(other, enrolment.id), 404, 'not-found');
    await expectRefusal(test, await own(office, enrolment.id), 404, 'not-found');
    await expectRefusal(
      test,
      await ask(office, `enrolments/${randomUUID()}/attendance-certificate.pdf`),
      404,
      'not-found',
    );
    await expectRefusal(test, await own(her, 'x'), 422, 'invalid');
  });

  it('of a course says person, institution, days, places, contents, form and hours of what was validly attended', async () => {
    const answer = await own(her, enrolment.id);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="Teilnahmebescheinigung-2026-11-22.pdf"');
    const text = await wordsOf(answer);
    for (const words of [
      'Teilnahmebescheinigung',
      'Nour Özdemir',
      'geboren am 14.05.1988',
      'Akademie',
      'Lindenplatz 4',
      '10.03.2026',
      'Auenfeld',
      'Präsenz und virtuell',
      '2:15',
      'Wiebke Hallstedt',
    ])
      expect(text).toContain(words);
    for (const words of ['17.03.2026', '24.03.2026', '05.10.2026', 'zertifizierte']) expect(text).not.toContain(words);
    const again = await ask(office, `enrolments/${enrolment.id}/attendance-certificate.pdf`);
    expect(await wordsOf(again)).toBe(text);
  });

  it('of a further training is about that event alone', async () => {
    const text = await wordsOf(await own(her, enrolment.id, event.id));
    for (const words of ['Mediation im Quartier', '§ 3 Absatz 3 ZMediatAusbV', '05.10.2026', 'Fortbildungseinrichtung'])
      expect(text).toContain(words);
    expect(text).not.toContain('10.03.2026');
    await expectRefusal(test, await own(her, enrolment.id, randomUUID()), 409, 'not-entitled');
  });

  it('needs a birth date and something attended', async () => {
    const course = await makeCourse(test);
    const department = await makeDepartment(test);
    const nobody = await makeEnrolment(test, course, { department });
    const path = `enrolments/${nobody.id}/attendance-certificate.pdf`;
    await expectRefusal(test, await ask(office, path), 409, 'birth-date-missing');
    await test.database.query("update person set birth_date = '1990-01-01' where id = $1", [nobody.person]);
    await expectRefusal(test, await ask(office, path), 409, 'not-entitled');
  });
});
