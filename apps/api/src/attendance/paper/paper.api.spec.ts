import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, type SignedIn } from '../../../test/make';
import { makeCourse, makeEnrolment, makeSession } from '../../../test/make-course';
import { type MadeRoll, type RollStage, stageRolls } from '../../../test/make-roll';
import { pdfText } from '../../../test/pdf-text';
import { rowCode } from './sign-in-sheet';

let stage: RollStage;
let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
let roll: MadeRoll;
beforeAll(async () => {
  stage = await stageRolls();
  ({ test, office, trainer } = stage);
  roll = await stage.made();
});
afterAll(() => test.stop());

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = (who: SignedIn | null, bytes: Buffer, name = 'Liste.png', of = roll.session.id, note?: string) => {
  const request = test.http.post(`/api/sessions/${of}/scans`);
  if (who) void request.set('Cookie', who.cookie);
  if (note !== undefined) void request.field('note', note);
  return request.attach('file', bytes, name);
};
const binary = (who: SignedIn, path: string) =>
  test.http
    .get(`/api/${path}`)
    .set('Cookie', who.cookie)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });

describe('Who may print, scan and read', () => {
  it('the trainer of the session and the office; taking a scan away is the office’s', async () => {
    const { body: scan } = await upload(trainer, pixel);
    const calls = [
      (who: SignedIn | null) => stage.ask(who, 'get', `sessions/${roll.session.id}/sign-in-sheet.pdf`),
      (who: SignedIn | null) => stage.ask(who, 'get', `sessions/${roll.session.id}/scans`),
      (who: SignedIn | null) => upload(who, pixel),
      (who: SignedIn | null) => stage.ask(who, 'get', `scans/${scan.id}`),
    ];
    for (const call of calls) {
      await expectRefusal(test, await call(null), 401, 'not-signed-in');
      await expectRefusal(test, await call(stage.trainee), 403, 'not-allowed');
      await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
      await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    }
    await expectRefusal(test, await stage.ask(trainer, 'delete', `scans/${scan.id}`), 403, 'not-allowed');
    await expectRefusal(test, await stage.ask(trainer, 'get', `scans/${randomUUID()}`), 404, 'not-found');
  });
});

describe('The sheet that people sign', () => {
  it('names everybody on the roll with a code of her own for this session, and no birth date', async () => {
    const course = await makeCourse(test);
    const people = [];
    for (let n = 0; n < 20; n++) people.push(await makeEnrolment(test, course, { department: stage.department }));
    await test.database.query("update person set birth_date = '1980-05-14'");
    const session = await makeSession(test, course, { trainers: [trainer.id], startsAt: '2026-11-24T08:00:00.000Z' });
    const answer = await binary(trainer, `sessions/${session.id}/sign-in-sheet.pdf`);
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="Anwesenheitsliste-2026-11-24.pdf"');
    const text = await pdfText(answer.body as Buffer);
    const codes = people.map(({ id }) => rowCode(session.id, id));
    for (const code of codes) expect(text.replace(/\s+/g, ' ')).toContain(code);
    expect(new Set(codes).size).toBe(20);
    expect(rowCode(randomUUID(), people[0]!.id)).not.toBe(codes[0]);
    expect(text).toContain('Unterschrift');
    expect(text).not.toContain('1980');
  });
});

describe('The scan of a signed list', () => {
  it('is kept with its fingerprint, and again it is the same scan', async () => {
    const { session } = await stage.made();
    const answer = await upload(trainer, pixel, '../../Liste Seite 2.png', session.id, 'Seite 2');
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'RollScan', answer.body);
    expect(answer.body).toMatchObject({
      fileName: 'Liste Seite 2.png',
      note: 'Seite 2',
      mediaType: 'image/png',
      bytes: pixel.length,
      sha256: createHash('sha256').update(pixel).digest('hex'),
      uploadedBy: 'Arend Voßkamp',
    });
    const before = await digestOf(test, 'roll_scan', 'audit_entry');
    expect((await upload(office, pixel, 'x.pdf', session.id)).body).toEqual(answer.body);
    expect(await digestOf(test, 'roll_scan', 'audit_entry')).toBe(before);
    expect((await stage.ask(office, 'get', `sessions/${session.id}/scans`)).body).toEqual([answer.body]);
  });

  it('is what its content says, not its name', async () => {
    const { session } = await stage.made();
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
    const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
    for (const bytes of [html, svg, gif, Buffer.from('')])
      await expectRefusal(test, await upload(trainer, bytes, 'Liste.pdf', session.id), 415, 'unsupported-type');
    const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    expect((await upload(trainer, pdf, 'Bild.png', session.id)).body.mediaType).toBe('application/pdf');
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(32)]);
    expect((await upload(trainer, jpeg, 'Foto', session.id)).body.mediaType).toBe('image/jpeg');
  });

  it('may have ten megabytes and no more', async () => {
    const { session } = await stage.made();
    const whole = Buffer.concat([pixel, Buffer.alloc(10 * 1_048_576 - pixel.length)]);
    expect((await upload(trainer, whole, 'a.png', session.id)).status).toBe(201);
    const more = Buffer.concat([whole, Buffer.alloc(1)]);
    await expectRefusal(test, await upload(trainer, more, 'b.png', session.id), 413, 'file-too-large');
  });

  it('leaves as an attachment whose type nobody guesses', async () => {
    const { session } = await stage.made();
    const { body: scan } = await upload(trainer, pixel, '"; x=".html', session.id);
    const answer = await binary(office, `scans/${scan.id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="Scan-${scan.id.slice(0, 8)}.png"`,
      'x-content-type-options': 'nosniff',
    });
    expect((answer.body as Buffer).equals(pixel)).toBe(true);
  });

  it('of the wrong list is taken away by the office, and that is known', async () => {
    const { session } = await stage.made();
    const { body: scan } = await upload(trainer, pixel, 'a.png', session.id);
    expect((await stage.ask(office, 'delete', `scans/${scan.id}`)).status).toBe(204);
    await expectRefusal(test, await stage.ask(office, 'delete', `scans/${scan.id}`), 404, 'not-found');
    const [entry] = await test.database.query(
      "select detail from audit_entry where deed = 'scan.removed' and subject_id = $1",
      [session.id],
    );
    expect(entry.detail).toEqual({ scan: scan.id });
  });
});
