import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import { makeTrained, type TrainedWish } from '../../../test/make-trained';
import { newCheckCode } from '../issue/certificate-number';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());
beforeEach(() => test.database.query('delete from rate_limit'));

interface Shown {
  readonly id: string;
  readonly number: string;
  readonly checkCode: string;
}

async function makeShown(wish: TrainedWish = {}, issuedOn = '2026-09-14'): Promise<Shown> {
  const { enrolment } = await makeTrained(test, { givenName: 'Leonie', familyName: 'Ahrendsberg', ...wish });
  const { body } = await test.http
    .post('/api/certificates')
    .set('Cookie', office.cookie)
    .send({ issuedOn, orders: [{ enrolmentId: enrolment }] });
  const one = await test.http.get(`/api/certificates/${body.outcomes[0].certificateId}`).set('Cookie', office.cookie);
  return one.body;
}

const verify = (body: object) => test.http.post('/api/verifications').send(body);

const unknown = {
  is: 'unknown',
  checkedAt: '2026-11-22T09:00:00.000Z',
  name: null,
  number: null,
  issuedOn: null,
  issuedBy: null,
  ruleSet: null,
  ruleSetEnglish: null,
  title: null,
  revokedOn: null,
  rightUntil: null,
  renewalMinutes: null,
};

describe('Verifying a certificate', () => {
  it('is told nothing by a number alone, whether it exists or not', async () => {
    const { number } = await makeShown();
    const [existing, invented] = [await verify({ number }), await verify({ number: 'MB-2026-999999' })];
    await expectRefusal(test, existing, 422, 'invalid');
    expect({ ...existing.body, requestId: '' }).toEqual({ ...invented.body, requestId: '' });
  });

  it('is not possible by an address that could stay in a log', async () => {
    const { checkCode } = await makeShown();
    expect((await test.http.get(`/api/verifications?code=${checkCode}`)).status).toBe(404);
    expect((await test.http.get(`/api/verifications/${checkCode}`)).status).toBe(404);
  });

  it('answers alike for a code that is unknown, malformed, or beside another number', async () => {
    const { checkCode } = await makeShown();
    const other = await makeShown();
    for (const body of [
      { code: newCheckCode() },
      { code: 'no code at all' },
      { code: checkCode.slice(0, -1) },
      { code: `${checkCode}2` },
      { code: checkCode, number: other.number },
      { code: '0O1I-L000-0000' },
    ]) {
      const answer = await verify(body);
      expect([answer.status, answer.body]).toEqual([200, unknown]);
    }
  });

  it('counts a code as shown by the holder and answers status, name, number, dates, issuer and title, no birth date and no cases', async () => {
    const { checkCode, number } = await makeShown();
    const answer = await verify({ code: checkCode });
    await expectAnswer(test, 'Verification', answer.body);
    expect(answer.body).toEqual({
      is: 'valid',
      checkedAt: '2026-11-22T09:00:00.000Z',
      name: 'Leonie Ahrendsberg',
      number,
      issuedOn: '2026-09-14',
      issuedBy: expect.stringMatching(/^Landesakademie/),
      ruleSet: 'ZMediatAusbV in der ab 1. März 2024 geltenden Fassung',
      ruleSetEnglish: 'ZMediatAusbV as in force since 1 March 2024',
      title: 'zertifizierte:r Mediator:in',
      revokedOn: null,
      rightUntil: '2030-09-14',
      renewalMinutes: 2400,
    });
    expect(answer.text).not.toContain('1987');
  });

  it('reads number and code as people type them', async () => {
    const { checkCode, number } = await makeShown();
    const answer = await verify({
      code: ` ${checkCode.toLowerCase().replaceAll('-', ' ')} `,
      number: number.toLowerCase(),
    });
    expect(answer.body.is).toBe('valid');
  });

  it('says that the right has lapsed: the day after four years without 40 hours, and not on that day', async () => {
    const { checkCode } = await makeShown();
    const on = async (instant: string) => {
      test.clock.set(instant);
      return (await verify({ code: checkCode })).body.is;
    };
    // 23:30 in Berlin of the last day, then the beginning of the next: Germany's calendar decides, not the server's.
    expect(await on('2030-09-14T21:30:00.000Z')).toBe('valid');
    expect(await on('2030-09-14T22:30:00.000Z')).toBe('lapsed');
    test.clock.set('2026-11-22T09:00:00.000Z');
  });

  it('says that it was revoked and when, but not why', async () => {
    const { id, checkCode, number } = await makeShown();
    await test.http
      .post(`/api/certificates/${id}/revocation`)
      .set('Cookie', office.cookie)
      .send({ number, reason: 'Täuschung' });
    const answer = await verify({ code: checkCode });
    expect(answer.body).toMatchObject({ is: 'revoked', revokedOn: '2026-11-22', rightUntil: null });
    expect(answer.text).not.toContain('Täuschung');
  });

  it('is limited: the eleventh guess is refused, whatever address is claimed, and honest checks are not counted', async () => {
    const { checkCode } = await makeShown();
    for (let check = 0; check < 15; check += 1) expect((await verify({ code: checkCode })).status).toBe(200);
    for (let guess = 0; guess < 10; guess += 1) expect((await verify({ code: newCheckCode() })).status).toBe(200);
    const refused = await verify({ code: newCheckCode() }).set('X-Forwarded-For', '203.0.113.9');
    await expectRefusal(test, refused, 429, 'too-many-requests');
    await expectRefusal(test, await verify({ code: checkCode }), 429, 'too-many-requests');
  });

  it('writes nothing of the certificate and keeps nothing of who asked', async () => {
    const { checkCode } = await makeShown();
    const before = await digestOf(test, 'certificate', 'fact', 'standing', 'audit_entry');
    await verify({ code: checkCode });
    await verify({ code: checkCode });
    expect(await digestOf(test, 'certificate', 'fact', 'standing', 'audit_entry')).toBe(before);
  });

  it('takes as long for an unknown code as for one whose number does not fit', async () => {
    const { checkCode } = await makeShown();
    const median = async (body: () => object): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 40; round += 1) {
        if (round % 9 === 0) await test.database.query('delete from rate_limit');
        const start = performance.now();
        await verify(body());
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[20] ?? 0;
    };
    const invented = (): object => ({ code: newCheckCode(), number: 'MB-2026-999999' });
    await median(invented);
    const [fake, malformed, real] = [
      await median(invented),
      await median(() => ({ code: 'x' })),
      await median(() => ({ code: checkCode, number: 'MB-2026-999999' })),
    ];
    expect(Math.abs(fake - real)).toBeLessThan(5);
    expect(Math.abs(fake - malformed)).toBeLessThan(5);
  });
});
