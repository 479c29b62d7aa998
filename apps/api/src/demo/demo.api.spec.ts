import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths, type IsoDate, registrationStates } from '@mittler/domain';
import { startApp, type TestApp } from '../../test/app';
import { digestOf } from '../../test/make';
import { StandingService } from '../ledger/standing.service';
import { demoAccounts, demoPassword } from './accounts';
import { fillDemo } from './fill-demo';

const today = '2026-11-22';
let test: TestApp;
let seconds: number;

beforeAll(async () => {
  test = await startApp({ MITTLER_DEMO: '1' });
  await test.database.query('delete from municipality');
  const begun = performance.now();
  await fillDemo(test.app, today);
  seconds = (performance.now() - begun) / 1000;
  test.clock.set(`${today}T09:00:00.000Z`);
}, 120_000);
afterAll(() => test.stop());

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  Number((await test.database.query(`select count(*) as count from ${sql}`, values))[0].count);

describe('the demo', () => {
  it('has 16 invented towns with three departments each and about 160 trainees', async () => {
    expect(await count("municipality where key like '00%'")).toBe(16);
    expect(await count('department')).toBe(48);
    const trainees = await count('(select distinct person_id from enrolment) people');
    expect(trainees).toBeGreaterThan(150);
    expect(trainees).toBeLessThan(190);
  });

  it('has only towns whose keys no real one has, and addresses that reach nobody', async () => {
    expect(await count("municipality where key not like '00%'")).toBe(0);
    expect(await count("person where email not like '%.example'")).toBe(0);
  });

  it('has people at every stage', async () => {
    const leads = 'standing where leads and';
    expect(await count(`${leads} began_on is null`)).toBeGreaterThan(10);
    expect(await count(`${leads} ready_from <= $1 and certified_on is null`, today)).toBeGreaterThanOrEqual(6);
    expect(
      await count(`${leads} certified_on <= $1 and (title_until is null or title_until >= $1)`, today),
    ).toBeGreaterThan(30);
    const horizon = addMonths(today, 12);
    expect(await count(`${leads} title_until between $1 and $2`, today, horizon)).toBeGreaterThanOrEqual(5);
    expect(await count(`${leads} title_until < $1`, today)).toBeGreaterThanOrEqual(5);
    expect(await count(`${leads} dropped_out_on <= $1`, today)).toBeGreaterThanOrEqual(3);
    expect(
      await count(`${leads} counted_minutes >= needed_minutes and counted_cases between 1 and needed_cases - 1`),
    ).toBeGreaterThan(5);
    expect(await count(`${leads} counted_minutes between 1 and needed_minutes - 1`)).toBeGreaterThan(10);
    expect(await count('(select enrolment_id from standing group by 1 having count(*) > 1) several')).toBeGreaterThan(
      10,
    );
    expect(await count("fact where kind = 'suspension'")).toBeGreaterThan(0);
  });

  it('has certificates of 2020 and of 2022 by the old text', async () => {
    expect(await count("certificate where issued_on between '2020-01-01' and '2020-12-31'")).toBeGreaterThan(5);
    expect(await count("certificate where issued_on between '2022-01-01' and '2022-12-31'")).toBeGreaterThan(5);
  });

  it('has a session today with nothing recorded, one of the past left open, and some to come', async () => {
    const berlin = "(starts_at at time zone 'Europe/Berlin')::date";
    expect(await count(`session where ${berlin} = $1`, today)).toBe(1);
    expect(await count(`session where ${berlin} < $1 and roll_closed_at is null`, today)).toBe(1);
    expect(await count(`session where ${berlin} > $1`, today)).toBeGreaterThan(3);
  });

  it('has people on every part of the way to a seat, and something to do for those who are to be tried', async () => {
    const states = await test.database.query('select distinct state from registration');
    expect(states.map(({ state }: { state: string }) => state).sort()).toEqual(
      registrationStates.filter((state) => state !== 'not-attended').sort(),
    );
    const mail = (name: string) => `${name}@mittler.example`;
    const of = `registration r join person p on p.id = r.person_id where`;
    expect(
      await count(`${of} p.email = $1 and r.state = 'admitted' and r.accept_until > $2`, mail('teilnehmerin'), today),
    ).toBe(1);
    expect(
      await count(
        `registration r join role_grant g on g.department_id = r.department_id and g.role = 'approver'
           join person p on p.id = g.person_id where p.email = $1 and r.state = 'registered'`,
        mail('dienststelle'),
      ),
    ).toBe(3);
    expect(
      await count(
        `registration r join department d on d.id = r.department_id join role_grant g on g.municipality_key = d.municipality_key
           join person p on p.id = g.person_id where p.email = $1 and r.state = 'approved' and r.works_council = 'asked'`,
        mail('kommune'),
      ),
    ).toBe(2);
  });

  it('has announced courses with free seats, a full one whose line is not empty, and one with a quota that is used up', async () => {
    expect(await count('course where announced_at is not null and starts_on > $1', today)).toBe(4);
    expect(await count('course where seats_taken < capacity and starts_on > $1', today)).toBeGreaterThanOrEqual(2);
    const waiting = `exists (select from registration r where r.course_id = c.id and r.state = 'waiting')`;
    expect(await count(`course c where c.seats_taken = c.capacity and ${waiting}`)).toBe(1);
    expect(await count(`seat_quota q join course c on c.id = q.course_id where q.taken = q.seats and ${waiting}`)).toBe(
      1,
    );
    expect(await count('enrolment e where not exists (select from registration r where r.enrolment_id = e.id)')).toBe(
      0,
    );
  });

  it('keeps for everybody what assess() says', async () => {
    const rows = await test.database.query(
      'select enrolment_id, rule_set_id, counted_minutes, certified_on, title_until, ready_from from standing',
    );
    const ids = [...new Set<string>(rows.map((row: { enrolment_id: string }) => row.enrolment_id))];
    const judged = await test.app
      .get(StandingService, { strict: false })
      .assessments(ids, today, test.database.manager);
    for (const row of rows) {
      const one = judged.get(row.enrolment_id)?.find(({ ruleSetId }) => ruleSetId === row.rule_set_id);
      expect(one?.assessment.dates).toMatchObject({
        certifiedOn: row.certified_on,
        titleUntil: row.title_until,
        readyFrom: row.ready_from,
      });
    }
  });

  it('lets the accounts in that it names', async () => {
    for (const { email } of demoAccounts) {
      const answer = await test.http.post('/api/sign-in').send({ email, password: demoPassword });
      expect([email, answer.status]).toEqual([email, 200]);
    }
  });

  it('adds nothing where there are people already', async () => {
    const before = await digestOf(test, 'person', 'fact', 'standing', 'certificate');
    expect(await fillDemo(test.app, today)).toBe(false);
    expect(await digestOf(test, 'person', 'fact', 'standing', 'certificate')).toBe(before);
  });

  it('is filled within seconds', () => {
    process.stdout.write(`demo filled in ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThan(60);
  });
});

describe('whenever it is started', () => {
  it.each<IsoDate>(['2027-12-31', '2028-02-29'])(
    'on %s it is whole',
    async (day) => {
      const other = await startApp({ MITTLER_DEMO: '1' });
      try {
        expect(await fillDemo(other.app, day)).toBe(true);
        const [row] = await other.database.query('select count(*) as count from certificate');
        expect(Number(row.count)).toBeGreaterThan(30);
      } finally {
        await other.stop();
      }
    },
    120_000,
  );
});
