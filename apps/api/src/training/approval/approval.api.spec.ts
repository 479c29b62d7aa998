import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeRole, signIn, type SignedIn } from '../../../test/make';
import { makeTown, openCourse, registrationIn, type Town } from '../../../test/make-registration';

let test: TestApp;
let town: Town;
beforeAll(async () => {
  test = await startApp();
  town = await makeTown(test);
});
afterAll(() => test.stop());
beforeEach(async () => {
  test.clock.set('2026-11-22T09:00:00.000Z');
  await test.database.query('delete from rate_limit');
});

const tables = ['registration', 'registration_event', 'approval_link', 'course', 'audit_entry', 'message'] as const;
const look = (token: string) => test.http.post('/api/approval-links/look').send({ token });
const decide = (token: string, wish: object = { approved: true }) =>
  test.http.post('/api/approval-links/decision').send({ token, ...wish });

interface Asked {
  readonly registration: string;
  readonly trainee: SignedIn;
  readonly token: string;
}

/** Somebody registers; the token is what her approver finds in the mail. */
async function asked(wish: Parameters<typeof openCourse>[1] = {}, approver = town.approver.id): Promise<Asked> {
  const course = await openCourse(test, wish);
  const trainee = await signIn(test, { department: town.own.id, familyName: 'Ahlbrecht' });
  const { body } = await test.http
    .post('/api/registrations')
    .set('Cookie', trainee.cookie)
    .send({ id: randomUUID(), courseId: course.id, departmentId: town.own.id, reason: 'Für das Team' });
  const links: { hash: string }[] = await test.database.query(
    `select encode(token_hash, 'hex') as hash from approval_link where registration_id = $1 and approver_id = $2`,
    [body.id, approver],
  );
  const mails: { link: string }[] = await test.database.query(
    `select content->>'link' as link from message where template = 'approval-asked' and recipient_person = $1 and content is not null`,
    [approver],
  );
  const tokens = mails.map(({ link }) => link.split('#')[1] ?? '');
  const token = tokens.find((one) => links.some(({ hash }) => hash === hashOf(one))) ?? '';
  return { registration: body.id, trainee, token };
}
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

async function expectDead(token: string): Promise<void> {
  const state = await digestOf(test, ...tables);
  const answers = [await look(token), await decide(token), await decide('x'.repeat(43))];
  for (const answer of answers) await expectRefusal(test, answer, 404, 'link-not-valid');
  const [first, ...rest] = answers.map(({ body }) => ({ ...body, requestId: '' }));
  for (const other of rest) expect(other).toEqual(first);
  expect(await digestOf(test, ...tables)).toBe(state);
}

describe('The link of an approver’s mail', () => {
  it('has 256 random bits behind the #, of which the database keeps a hash alone', async () => {
    const { token, registration } = await asked();
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await test.database.query(
      'select octet_length(token_hash) as length, token_hash::text as hash from approval_link where registration_id = $1',
      [registration],
    );
    expect(row.length).toBe(32);
    expect(row.hash).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('shows what is asked, and changes nothing', async () => {
    const { token } = await asked();
    const state = await digestOf(test, ...tables);
    const answer = await look(token);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'ApprovalAsked', answer.body);
    expect(answer.body).toMatchObject({
      familyName: 'Ahlbrecht',
      department: 'Jugendamt',
      reason: 'Für das Team',
      expiresAt: '2026-12-06T09:00:00.000Z',
    });
    expect(await digestOf(test, ...tables)).toBe(state);
  });

  it('knows no GET: opening an address decides nothing', async () => {
    const { token, registration } = await asked();
    for (const path of ['look', 'decision', token, `decision?token=${token}&approved=true`])
      expect((await test.http.get(`/api/approval-links/${path}`)).status).toBeGreaterThanOrEqual(404);
    expect((await registrationIn(test, registration)).state).toBe('registered');
  });

  it('approves once', async () => {
    const { token, registration } = await asked();
    const answer = await decide(token);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'ApprovalDecided', answer.body);
    expect((await registrationIn(test, registration)).state).toBe('admitted');
    const [event] = await test.database.query(
      `select actor, means from registration_event where registration_id = $1 and to_state = 'approved'`,
      [registration],
    );
    expect(event).toEqual({ actor: town.approver.id, means: 'link' });
    await expectDead(token);
  });

  it('declines with a reason, and not without', async () => {
    const { token, registration } = await asked();
    const state = await digestOf(test, ...tables);
    await expectRefusal(test, await decide(token, { approved: false }), 422, 'invalid');
    await expectRefusal(test, await decide(token, { approved: 'yes' }), 422, 'invalid');
    await expectRefusal(test, await decide('short'), 422, 'invalid');
    expect(await digestOf(test, ...tables)).toBe(state);
    expect((await decide(token, { approved: false, reason: 'Keine Vertretung' })).body).toEqual({ approved: false });
    expect((await registrationIn(test, registration)).state).toBe('declined');
    await expectDead(token);
  });

  it('of two decisions at once, one wins', async () => {
    const { token, registration } = await asked();
    const answers = await Promise.all([decide(token), decide(token), decide(token, { approved: false, reason: 'x' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const [{ count }] = await test.database.query(
      `select count(*) from registration_event where registration_id = $1 and from_state = 'registered'`,
      [registration],
    );
    expect(count).toBe(1);
  });

  it('expires after 14 days', async () => {
    const { token } = await asked();
    test.clock.set('2026-12-06T08:59:59.000Z');
    expect((await look(token)).status).toBe(200);
    test.clock.set('2026-12-06T09:00:00.000Z');
    await expectDead(token);
  });

  it('ends when somebody else has decided, and when she has withdrawn', async () => {
    const decided = await asked();
    await test.http
      .post(`/api/registrations/${decided.registration}/approval`)
      .set('Cookie', town.approver.cookie)
      .send({ version: 1, approved: true });
    await expectDead(decided.token);
    const withdrawn = await asked();
    await test.http
      .post(`/api/registrations/${withdrawn.registration}/withdrawal`)
      .set('Cookie', withdrawn.trainee.cookie)
      .send({ version: 1 });
    await expectDead(withdrawn.token);
  });

  it('ends with the role, and with the access of its approver', async () => {
    const second = await signIn(test, { department: town.own.id });
    const role = await makeRole(test, second.id, { role: 'approver', department: town.own.id });
    const { token } = await asked({}, second.id);
    await test.database.query(`update role_grant set valid_until = '2026-11-21' where id = $1`, [role]);
    await expectDead(token);
    await test.database.query('update role_grant set valid_until = null where id = $1', [role]);
    await test.database.query('update person set deactivated_at = now() where id = $1', [second.id]);
    await expectDead(token);
    await test.database.query('delete from role_grant where id = $1', [role]);
  });

  it('keeps to the deadline for approvals', async () => {
    const { token } = await asked({ approveUntil: '2026-11-25' });
    test.clock.set('2026-11-26T09:00:00.000Z');
    await expectRefusal(test, await decide(token), 409, 'deadline-passed');
    expect((await decide(token, { approved: false, reason: 'Zu spät' })).status).toBe(200);
  });

  it('can’t be tried out: after ten wrong ones there is a pause', async () => {
    for (let count = 0; count < 10; count++)
      await expectRefusal(test, await look(String(count).padStart(43, 'A')), 404, 'link-not-valid');
    const answer = await decide('B'.repeat(43));
    await expectRefusal(test, answer, 429, 'too-many-requests');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});
