import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { signIn } from '../../../test/make';
import { makeCourse, makeEnrolment, makeSession } from '../../../test/make-course';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
});
afterAll(() => test.stop());

describe('The courses of the caller', () => {
  it('are refused to whoever is not signed in', async () => {
    await expectRefusal(test, await test.http.get('/api/me/courses'), 401, 'not-signed-in');
  });

  it('show her own sessions with their blocks, and no other course', async () => {
    const own = await makeCourse(test);
    const foreign = await makeCourse(test);
    const session = await makeSession(test, own);
    await makeSession(test, foreign);
    const trainee = await signIn(test, {});
    await makeEnrolment(test, own, { person: trainee.id });
    const answer = await test.http.get('/api/me/courses').set('Cookie', trainee.cookie);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'MyCourses', answer.body);
    expect(answer.body.courses.map(({ id }: { id: string }) => id)).toEqual([own.id]);
    const [seen] = answer.body.courses[0].sessions;
    expect(seen.id).toBe(session.id);
    expect(seen.blocks.map(({ id }: { id: string }) => id)).toEqual(session.blocks.map(({ id }) => id));
  });

  it('are none for whoever is in no course', async () => {
    const nobody = await signIn(test, {});
    const answer = await test.http.get('/api/me/courses').set('Cookie', nobody.cookie);
    expect(answer.body).toEqual({ courses: [] });
  });
});
