import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startApp, type TestApp } from '../../../test/app';
import { MessageService } from '../message.service';
import { JobService } from './job.service';

async function eventually<T>(ask: () => Promise<T | undefined>, patience = 8_000): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error('It never came about.');
    await pause(100);
  }
}

async function queueMail(test: TestApp): Promise<string> {
  await test.database.transaction((tx) =>
    test.app.get(MessageService).queue(
      {
        template: 'password-changed',
        language: 'de',
        recipient: 'anna@stadt.example',
        personId: null,
        content: { portal: 'https://mittler.example' },
        now: new Date().toISOString(),
      },
      tx,
    ),
  );
  const [{ id }] = await test.database.query('select id from message order by created_at desc limit 1');
  return id;
}

const isSent = (test: TestApp, id: string): Promise<true | undefined> =>
  eventually(async () => {
    const [{ sent_at }] = await test.database.query('select sent_at from message where id = $1', [id]);
    return sent_at === null ? undefined : true;
  });

describe('a process that does the work outside of requests', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp({ MITTLER_JOBS: 'on' });
  });
  afterAll(() => test.stop());

  it('sends a mail as soon as its deed is kept', async () => {
    const id = await queueMail(test);
    await isSent(test, id);
    expect(existsSync(join(test.dataFolder, 'mail', `${id}.eml`))).toBe(true);
    const left = await eventually(async () => {
      const rows = await test.database.query(`select state from job.job where name = 'mail'`);
      return rows.every(({ state }: { state: string }) => state === 'completed') ? rows : undefined;
    });
    expect(left).toHaveLength(1);
  });

  it('keeps no job of a deed that was rolled back', async () => {
    await test.database
      .transaction(async (tx) => {
        await test.app.get(JobService).sendMails([crypto.randomUUID()], new Date().toISOString(), tx);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const jobs = await test.database.query(`select 1 from job.job where name = 'mail' and state <> 'completed'`);
    expect(jobs).toEqual([]);
  });

  it('makes no second job for a mail that has one waiting', async () => {
    const id = crypto.randomUUID();
    const later = new Date(Date.now() + 3_600_000).toISOString();
    for (let i = 0; i < 3; i++) {
      await test.database.transaction((tx) => test.app.get(JobService).sendMails([id], later, tx));
    }
    const jobs = await test.database.query(`select 1 from job.job where name = 'mail' and singleton_key = $1`, [id]);
    expect(jobs).toHaveLength(1);
  });

  it('gives up a mail whose job broke the process again and again', async () => {
    const id = crypto.randomUUID();
    await test.database.query(
      `insert into message (id, template, language, recipient, content, created_at, due_at)
       values ($1, 'password-changed', 'de', 'x@stadt.example', '{}', now(), now() + interval '1 day')`,
      [id],
    );
    await Reflect.get(test.app.get(JobService), 'mails').bury(id);
    const [row] = await test.database.query('select given_up_at, last_error from message where id = $1', [id]);
    expect(row).toMatchObject({ given_up_at: expect.any(String), last_error: 'broken' });
  });

  it('keeps a schedule for everything that comes back, by the clocks in Germany', async () => {
    const schedules = await test.database.query(`select key, timezone from job.schedule order by key`);
    expect(schedules).toEqual(expect.arrayContaining([{ key: 'mails-removed', timezone: 'Europe/Berlin' }]));
  });
});

describe('a mail that was written while no such process ran', () => {
  it('leaves when one starts, though its job is lost', async () => {
    const first = await startApp();
    const id = await queueMail(first);
    await first.database.query(`delete from job.job`);
    const job = first.app.get(JobService);
    Reflect.set(job, 'settings', { jobs: true });
    const begun = performance.now();
    await job.onApplicationBootstrap();
    expect(performance.now() - begun).toBeLessThan(2000);
    await isSent(first, id);
    const stopped = performance.now();
    await first.stop();
    expect(performance.now() - stopped).toBeLessThan(2000);
  });
});
