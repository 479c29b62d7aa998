import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { expectRefusal } from '../../test/answer';
import { startApp, type TestApp } from '../../test/app';
import { makeCourse } from '../../test/make-course';
import { type SignedIn, signIn } from '../../test/make';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp();
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

const post = (path: string, body: object) => test.http.post(path).set('Cookie', office.cookie).send(body);
const get = (path: string) => test.http.get(path).set('Cookie', office.cookie);

describe('a request that nobody can mean', () => {
  it.each(['/api/courses/%', '/api/courses/%ff%fe', `/api/courses/${'x'.repeat(300)}`])(
    'is refused as a problem where no route can read its address: %s',
    async (path) => expectRefusal(test, await get(path), 400, 'unreadable'),
  );

  it('is refused where a list stands for an object in a list', async () => {
    const answer = await post('/api/sessions/3f1f2f6e-5d0a-4b8e-9a67-0d8b7d5c2e11/marks', { marks: [[]] });
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/marks/0', rule: 'isObject' }]);
  });

  it('is refused where an object for a number is none', async () => {
    const limit = { toString: null, valueOf: 1 };
    await expectRefusal(test, await post('/api/people/search', { limit }), 422, 'invalid');
  });

  it.each(['{"__proto__":{"limit":1}}', '{"\\u005f_proto__":{}}', '{"query":[{"constructor":1}]}'])(
    "is refused where it reaches for an object's prototype: %s",
    async (body) => {
      const sent = test.http.post('/api/people/search').set('Cookie', office.cookie).type('json').send(body);
      await expectRefusal(test, await sent, 400, 'unreadable');
    },
  );

  it('is refused where a place in a list was made for another list', async () => {
    const { id } = await makeCourse(test);
    const made = Buffer.from('["0000"]').toString('base64url');
    await expectRefusal(test, await get(`/api/courses/${id}/participants?after=${made}`), 422, 'invalid');
  });

  it('is answered as a problem where it is no HTTP', async () => {
    await test.app.listen(0, '127.0.0.1');
    const { port } = test.app.getHttpServer().address() as { port: number };
    const answer = await new Promise<string>((done) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('close', () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]+application\/problem\+json[\s\S]+"code":"unreadable"/);
  });
});
