import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { signIn, type SignedIn } from '../../../test/make';
import { makeCase, makeFacts, makeTrained, makeTrainee, mark } from '../../../test/make-trained';
import { pdfText } from '../../../test/pdf-text';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
});
afterAll(() => test.stop());

const path = '/api/me/progress-proof.pdf';
const get = (who: SignedIn, query: string) => test.http.get(`${path}?${query}`).set('Cookie', who.cookie);

async function textOf(who: SignedIn, query: string): Promise<string> {
  const answer = await get(who, query)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="Nachweis-2026-11-22.pdf"');
  return pdfText(answer.body);
}

describe('The proof of what is done so far', () => {
  it('needs somebody who is signed in', async () => {
    await expectRefusal(test, await test.http.get(`${path}?enrolment=${randomUUID()}`), 401, 'not-signed-in');
  });

  it('asks which enrolment', async () => {
    const trainee = await signIn(test);
    await expectRefusal(test, await get(trainee, ''), 422, 'invalid');
    await expectRefusal(test, await get(trainee, 'enrolment=1'), 422, 'invalid');
  });

  it('is her own alone: not another trainee and not the office gets it', async () => {
    const { enrolment, person } = await makeTrained(test);
    for (const stranger of [await signIn(test), await signIn(test, { roles: ['coordination-office'] })]) {
      await expectRefusal(test, await get(stranger, `enrolment=${enrolment}`), 404, 'not-found');
    }
    const own = await signIn(test, { person });
    await expectRefusal(test, await get(own, `enrolment=${enrolment}&ruleSet=${randomUUID()}`), 404, 'not-found');
  });

  it('shows attended and counted hours and the confirmed supervisions, and that it is no certificate', async () => {
    const { enrolment, person } = await makeTrainee(test, {
      givenName: 'Leonie',
      familyName: 'Ahrendsberg',
      birthDate: null,
    });
    await makeFacts(test, enrolment, [mark('1', 18 * 60 + 30, '2025-03-01'), mark('6', 90, '2025-03-08', 'virtual')]);
    await makeCase(test, enrolment, '2025-05-01', '2025-05-21');
    const text = await textOf(await signIn(test, { person }), `enrolment=${enrolment}`);
    for (const line of [
      'Nachweis über den Teilstand',
      'keine Bescheinigung nach § 2 Absatz 6 ZMediatAusbV',
      'Leonie Ahrendsberg',
      'Einführung und Grundlagen der Mediation 18:30',
      'Recht der Mediation 1:30 1:30',
      '1 von 5 bestätigt.',
      '21.05.2025, Brückstadt',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('geboren am');
    expect(text).not.toContain('01.05.2025');
  });
});
