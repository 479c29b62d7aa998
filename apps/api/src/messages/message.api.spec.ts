import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { readdirSync, statSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { startApp, type TestApp } from '../../test/app';
import { mailsTo } from '../../test/mail';
import { DeliveryService } from './delivery.service';
import { JobService } from './job/job.service';
import { MessageService, type NewMessage } from './message.service';

const hour = 3_600_000;
const morning = '2026-11-22T08:00:00.000Z';
const link = 'https://mittler.example/konto/einladung#abc';
const invitation: NewMessage<'invitation'> = {
  template: 'invitation',
  language: 'de',
  recipient: 'jörg.müller@stadt.example',
  personId: null,
  content: { link, days: '14' },
  now: morning,
};

/** A second process at the same outbox. */
function replicaOf(test: TestApp): DeliveryService {
  const own = test.app.get(DeliveryService);
  return new DeliveryService(
    test.database,
    Reflect.get(own, 'transport'),
    Reflect.get(own, 'jobs'),
    Reflect.get(own, 'clock'),
  );
}

function queue(test: TestApp, message: NewMessage<'invitation'>): Promise<void> {
  return test.database.transaction((tx) => test.app.get(MessageService).queue(message, tx));
}

describe('mails through a mail server', () => {
  let server: SMTPServer;
  let arrived: ParsedMail[];
  let refusing: boolean;
  let test: TestApp;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        done(
          address.startsWith('niemand@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null,
        );
      },
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (refusing) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
          simpleParser(Buffer.concat(chunks)).then((mail) => {
            arrived.push(mail);
            done();
          }, done);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    test = await startApp({
      MAIL_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Mittler <post@mittler.example>',
      PUBLIC_URL: 'http://localhost:3000',
    });
  });
  afterAll(async () => {
    await test.stop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const attemptsUntil = async (end: number): Promise<void> => {
    for (;;) {
      await test.app.get(DeliveryService).deliverDue();
      const [next] = await test.database.query(
        'select due_at from message where sent_at is null and given_up_at is null',
      );
      if (!next || Date.parse(next.due_at) > end) return;
      test.clock.set(next.due_at);
    }
  };
  beforeEach(() => {
    arrived = [];
    refusing = false;
    test.clock.set(morning);
  });
  afterEach(() => test.database.query('delete from message'));

  it('arrive with umlauts, plain text, and the row as Message-ID', async () => {
    await queue(test, invitation);
    await test.app.get(DeliveryService).deliverDue();
    const [row] = await test.database.query('select id, sent_at, content from message');
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({ subject: 'Ihr Zugang zu Mittler', messageId: `<${row.id}@localhost>` });
    expect(arrived[0]?.text).toContain(link);
    expect(arrived[0]?.text).toContain('für Sie wurde ein Zugang');
    expect(row).toMatchObject({ sent_at: morning, content: null });
  });

  it('are not sent when the transaction was rolled back', async () => {
    await test.database
      .transaction(async (tx) => {
        await test.app.get(MessageService).queue(invitation, tx);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await test.app.get(DeliveryService).deliverDue();
    expect(arrived).toEqual([]);
  });

  it('are tried again later, with the same Message-ID, when the server refuses', async () => {
    refusing = true;
    await queue(test, invitation);
    await test.app.get(DeliveryService).deliverDue();
    const [waiting] = await test.database.query('select id, attempts, due_at, sent_at from message');
    expect(waiting).toMatchObject({ attempts: 1, due_at: '2026-11-22T08:01:00.000Z', sent_at: null });
    refusing = false;
    await test.app.get(DeliveryService).deliverDue();
    expect(arrived).toEqual([]);
    test.clock.set('2026-11-22T08:01:00.000Z');
    await test.app.get(DeliveryService).deliverDue();
    expect(arrived.map(({ messageId }) => messageId)).toEqual([`<${waiting.id}@localhost>`]);
  });

  it('outlast a mail server that is away for a day', async () => {
    refusing = true;
    await queue(test, invitation);
    await attemptsUntil(Date.parse(morning) + 24 * hour);
    refusing = false;
    test.clock.set('2026-11-23T11:00:00.000Z');
    await test.app.get(DeliveryService).deliverDue();
    const rows = await test.database.query('select id, sent_at from message');
    expect(rows).toEqual([{ id: expect.any(String), sent_at: '2026-11-23T11:00:00.000Z' }]);
    expect(arrived.map(({ messageId }) => messageId)).toEqual([`<${rows[0].id}@localhost>`]);
  });

  it('are given up after three days, and keep no link that lets somebody in', async () => {
    refusing = true;
    await queue(test, invitation);
    await attemptsUntil(Date.parse(morning) + 4 * 24 * hour);
    const [row] = await test.database.query('select attempts, given_up_at, content, last_error from message');
    expect(row).toMatchObject({ attempts: 40, content: null, last_error: 'EMESSAGE 451' });
    expect(Date.parse(row.given_up_at) - Date.parse(morning)).toBeGreaterThan(70 * hour);
  });

  it('are given up at once when the server says that nobody has the address', async () => {
    const unknown = { ...invitation, recipient: 'niemand@stadt.example' };
    await queue(test, unknown);
    await test.app.get(DeliveryService).deliverDue();
    const [row] = await test.database.query('select attempts, given_up_at, last_error from message');
    expect(row).toEqual({ attempts: 1, given_up_at: morning, last_error: 'EENVELOPE 550' });
  });

  it('are forgotten 90 days after they went out', async () => {
    await queue(test, invitation);
    await test.app.get(DeliveryService).deliverDue();
    for (const [day, left] of [
      ['2027-02-20T08:00:00.000Z', 1],
      ['2027-02-20T08:00:01.000Z', 0],
    ] as const) {
      test.clock.set(day);
      await test.app.get(JobService).runNow('mails-removed');
      expect(await test.database.query('select id from message')).toHaveLength(left);
    }
  });

  it('never gain a header from what is written into them', async () => {
    await queue(test, {
      ...invitation,
      content: { link: 'x\r\nBcc: alle@stadt.example\r\n\r\n', days: '1\nSubject: Y' },
    });
    await queue(test, { ...invitation, now: '2026-11-22T07:00:00Z' });
    await test.app.get(DeliveryService).deliverDue();
    const [plain, odd] = arrived.map(({ headerLines }) => headerLines.map(({ key }) => key).sort());
    expect(odd).toEqual(plain);
  });

  it('go out once when two replicas look at the same time', async () => {
    for (let i = 0; i < 12; i++) await queue(test, { ...invitation, recipient: `p${i}@stadt.example` });
    await Promise.all([test.app.get(DeliveryService).deliverDue(), replicaOf(test).deliverDue()]);
    expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(12);
    expect(arrived).toHaveLength(12);
  });
});

describe('mails without a mail server', () => {
  it('are files in the data folder that only its owner reads', async () => {
    const test = await startApp();
    await queue(test, { ...invitation, language: 'en', recipient: 'anna@stadt.example' });
    const [mail] = await mailsTo(test, 'anna@stadt.example');
    expect(mail).toMatchObject({ subject: 'Your access to Mittler', to: { text: 'anna@stadt.example' } });
    const folder = join(test.dataFolder, 'mail');
    const [file] = readdirSync(folder);
    expect(statSync(join(folder, file ?? '')).mode & 0o077).toBe(0);
    await test.stop();
  });
});

describe('stopping', () => {
  it('takes less than a second while a mail server does not answer', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const test = await startApp({ MAIL_URL: `smtp://127.0.0.1:${port}` });
    await queue(test, { ...invitation, now: '2020-01-01T00:00:00Z' });
    void test.app.get(DeliveryService).deliverDue();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    await test.app.close();
    expect(performance.now() - begun).toBeLessThan(1000);
    await test.stop().catch(() => undefined);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});
