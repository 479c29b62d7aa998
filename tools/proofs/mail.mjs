// @ts-check
import { join } from 'node:path';
import { runApi } from '../product/api.mjs';
import { askAt } from '../product/ask.mjs';
import { id } from '../product/few-people-rows.mjs';
import { writeFewPeople } from '../product/few-people.mjs';
import { withProduct } from '../product/on-test-cluster.mjs';
import { eventually, planSession, waitAt, waiting, waitNoMore, withdraw } from './mail/deeds.mjs';
import { judge } from './mail/judge.mjs';
import { startMailServer } from './mail/mail-server.mjs';

/** The twin hands a mail to the server as soon as it is queued: before the deed is kept. */
const BREAKS = [
  {
    file: 'messages/delivery.service.ts',
    from: 'onModuleInit(): void {',
    to: `onModuleInit(): void {
    Reflect.set(globalThis, 'sendAtOnce', (row) =>
      this.transport.send({ messageId: row.id, to: row.recipient, subject: 'x', text: 'x', calendar: null, writtenAt: row.at }));`,
  },
  {
    file: 'messages/message.service.ts',
    from: '    await this.jobs.sendMails(',
    to: `    for (const row of rows) await Reflect.get(globalThis, 'sendAtOnce')(row).catch(() => undefined);
    await this.jobs.sendMails(`,
  },
];

const STEPS = /** @type {const} */ ([
  'before the commit',
  'in the commit',
  'after the commit',
  'in the greeting',
  'while the server has it in hand',
  'after sending, before it is noted',
]);
/** In the short form each start costs a second. */
const SHORT_STEPS = /** @type {readonly (typeof STEPS)[number][]} */ ([
  'before the commit',
  'after sending, before it is noted',
]);

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'mail',
  line: 'A real mail server, down for a day, and kill -9 at every step: each mail one row, none lost, none after a withdrawal.',
  run: ({ long, twin, log }) =>
    withProduct({ breaks: twin ? BREAKS : [] }, async ({ api: first, sql, env, folder }) => {
      const cookies = await writeFewPeople(sql);
      const cookie = cookies['coordination-office'];
      await first.stop();
      const post = await startMailServer();
      const start = () => runApi(join(folder, 'main.js'), { ...env, MAIL_URL: post.url });
      let api = await start();
      let door = askAt(api.port);
      const kill = async () => {
        process.kill(api.pid, 'SIGKILL');
        await eventually(() => !api.isAlive());
        door.close();
      };
      const restart = async () => {
        await waitNoMore(sql);
        Object.assign(post.conduct, { manner: 'takes', onContent: () => {}, delay: 0 });
        api = await start();
        door = askAt(api.port);
      };
      const nothingOpen = async () =>
        (await sql.query('select 1 from message where sent_at is null and withdrawn_at is null limit 1')).rows
          .length === 0;
      /** What waits for its next attempt has waited for long enough. */
      const aDayLater = () =>
        sql.query(`
          update message set due_at = due_at - interval '1 day' where sent_at is null and withdrawn_at is null;
          update job.job set start_after = start_after - interval '1 day' where state in ('created', 'retry')`);
      /** @type {Map<string, number>} */
      const withdrawnAt = new Map();
      const withdrawOf = async (/** @type {number} */ person) => {
        const answer = await withdraw(door.ask, cookie, person);
        if (answer.status !== 200) throw new Error(`The withdrawal answered ${answer.status}: ${answer.text}`);
        withdrawnAt.set(id('registration', person), performance.now());
      };
      let kills = 0;
      try {
        for (let round = 0; round < (long ? 5 : 1); round += 1) {
          for (const step of long ? STEPS : SHORT_STEPS) {
            await killAt(step);
            kills += 1;
            await restart();
            await eventually(nothingOpen);
          }
        }
        log(`killed ${kills} times`);

        // While the mail server has a mail in hand, its registration is withdrawn.
        post.conduct.delay = 300;
        await new Promise((/** @type {(value: void) => void} */ reached) => {
          post.conduct.onContent = reached;
          void planSession(door.ask, cookie);
        });
        await withdrawOf(1);
        post.conduct.delay = 0;
        await eventually(nothingOpen, 20_000);

        // The mail server is away for a day; in the meantime a registration is withdrawn and the process killed.
        await post.close();
        const before = post.arrivals.length;
        for (let deed = 0; deed < (long ? 20 : 2); deed += 1) await planSession(door.ask, cookie);
        await eventually(async () => {
          const { rows } = await sql.query(
            'select count(*)::int as n from message where attempts > 0 and sent_at is null',
          );
          return rows[0].n >= 8;
        });
        await kill();
        kills += 1;
        api = await start();
        door = askAt(api.port);
        await withdrawOf(2);
        await aDayLater();
        await post.open();
        if (long) {
          await kill();
          kills += 1;
          await restart();
        }
        const isDone = await eventually(nothingOpen, 20_000);
        if (!isDone) log('some mails still wait');
        const duringOutage = post.arrivals.length - before;

        const verdict = await judge(sql, post.arrivals, withdrawnAt);
        for (const what of verdict.broken.slice(0, 12)) log(`broken: ${what}`);
        return {
          holds: verdict.broken.length === 0,
          figures: {
            'killed with -9': kills,
            'logical mails, each one row': verdict.rows,
            'mails that the server took': post.arrivals.length,
            'of these after it was away for a day': duringOutage,
            'repeated after a crash, with the same Message-ID and text': verdict.repeated,
            'withdrawn before they left': verdict.withdrawn,
            'lost, without a kept deed, after a withdrawal': `${verdict.lost}, ${verdict.unfounded}, ${verdict.late}`,
          },
        };
      } finally {
        door.close();
        await api.stop();
        await post.close();
      }

      /** @param {(typeof STEPS)[number]} step */
      async function killAt(step) {
        const plan = () => void planSession(door.ask, cookie);
        switch (step) {
          case 'before the commit':
          case 'in the commit':
            await waitAt(sql, step);
            plan();
            await eventually(async () => (await waiting(sql)) > 0);
            return kill();
          case 'after the commit':
            post.conduct.manner = 'refuses';
            await planSession(door.ask, cookie);
            return kill();
          case 'in the greeting':
            post.conduct.manner = 'hangs-up';
            await planSession(door.ask, cookie);
            await new Promise((next) => setTimeout(next, 300));
            await kill();
            return void (await aDayLater());
          case 'while the server has it in hand': {
            post.conduct.manner = 'stalls';
            const inHand = new Promise(
              (/** @type {(value: void) => void} */ reached) => (post.conduct.onContent = reached),
            );
            plan();
            await inHand;
            return kill();
          }
          case 'after sending, before it is noted':
            await waitAt(sql, step);
            plan();
            await eventually(async () => (await waiting(sql)) > 0);
            return kill();
        }
      }
    }),
};
