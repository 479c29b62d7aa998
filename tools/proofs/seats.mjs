// @ts-check
import { join } from 'node:path';
import { runApi } from '../product/api.mjs';
import { askAt } from '../product/ask.mjs';
import { writeFewPeople } from '../product/few-people.mjs';
import { withProduct } from '../product/on-test-cluster.mjs';
import { judgeRound } from './seats/judge.mjs';
import { openCourse, playRound, writePeople } from './seats/round.mjs';

/** The twin counts, then inserts: nothing is held in between, and the database's own check is taken away. */
const counted = '(select count(*) from registration t where t.course_id = c.id and holds_seat(t.state))';
const BREAKS = [
  { file: 'registration/registration-row.ts', from: 'where c.id = $1 for no key update of c', to: 'where c.id = $1' },
  { file: 'seat/room-for.ts', from: 'c.seats_taken >= c.capacity', to: `${counted} >= c.capacity` },
  { file: 'seat/seat.service.ts', from: 'c.seats_taken < c.capacity', to: `${counted} < c.capacity` },
];
const PEOPLE = 200;
/** As the house measured it: 200 want one of 20 seats. Other rounds have other numbers. */
const SEATS = 20;

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'seats',
  line: '200 at once want 20 seats, cancel and move up, on two replicas: never one too many, in order, each seat once.',
  run: ({ long, twin, log }) =>
    withProduct({ breaks: twin ? BREAKS : [] }, async ({ api, sql, env, folder }) => {
      const replica = await runApi(join(folder, 'main.js'), env);
      const doors = [askAt(api.port, PEOPLE / 2), askAt(replica.port, PEOPLE / 2)];
      try {
        const cookies = await writeFewPeople(sql);
        await writePeople(sql, PEOPLE + 40);
        if (twin) await sql.query('alter table course drop constraint course_seats');
        const rounds = long ? 100 : 2;
        const office = { cookie: cookies['coordination-office'], asks: doors.map(({ ask }) => ask) };
        const sum = { sold: 0, oversold: 0, worst: 0, refused: 0, cancelled: 0, promoted: 0, pairs: 0 };
        /** @type {number[]} */
        const took = [];
        /** @type {string[]} */
        const broken = [];
        for (let round = 0; round < rounds; round += 1) {
          const capacity = round === 0 ? SEATS : 1 + Math.floor(Math.random() * 39);
          const course = await openCourse(sql, round, capacity, round % 2 === 0 ? 72 : null);
          const played = await playRound(office, sql, course, {
            people: long || round === 0 ? PEOPLE : PEOPLE / 4,
            late: 20,
          });
          const verdict = await judgeRound(sql, course, played);
          if (long || round === 0) took.push(played.milliseconds);
          broken.push(...verdict.broken.map((what) => `round ${round + 1}, ${capacity} seats: ${what}`));
          sum.sold += verdict.seats;
          sum.oversold += verdict.most > verdict.capacity ? 1 : 0;
          sum.worst = Math.max(sum.worst, verdict.most - verdict.capacity);
          sum.refused += played.failures.length;
          sum.cancelled += verdict.freed;
          sum.promoted += verdict.promoted;
          sum.pairs += verdict.pairs;
        }
        for (const what of broken.slice(0, 12)) log(`broken: ${what}`);
        return {
          holds: broken.length === 0,
          figures: {
            [`rounds, with ${long ? PEOPLE : '200 and then 50'} at once and 20 late ones, on two replicas`]: rounds,
            'seats held at the end of all rounds': sum.sold,
            'rounds with a seat too many': sum.oversold,
            'seats too many at worst': Math.max(0, sum.worst),
            'seats freed or added': sum.cancelled,
            'people who moved up': sum.promoted,
            'pairs of acknowledged waiting places compared': sum.pairs,
            '200 registrations took, ms, median': median(took),
            'not as declared': broken.length,
          },
        };
      } finally {
        for (const { close } of doors) close();
        await replica.stop();
      }
    }),
};

/** @param {readonly number[]} values */
const median = (values) => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
