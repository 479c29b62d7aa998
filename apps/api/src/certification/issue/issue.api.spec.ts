import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, signIn, type SignedIn } from '../../../test/make';
import { makeFacts, makeTrained, makeTraining, mark } from '../../../test/make-trained';
import { LedgerService } from '../../ledger/ledger.service';
import { CertificateRecheck } from '../register/certificate-recheck';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

const certificateTables = ['certificate', 'certificate_counter', 'fact', 'standing', 'audit_entry'] as const;

interface Outcome {
  readonly is: string;
  readonly code: string | null;
  readonly certificateId: string;
  readonly number: string;
  readonly unmet: readonly { readonly requirement: string; readonly missing: number }[];
  readonly missingItems: readonly string[];
}

function issueAs(who: SignedIn, body: object) {
  return test.http.post('/api/certificates').set('Cookie', who.cookie).send(body);
}

async function issue(
  enrolments: readonly string[],
  wish: { readonly issuedOn?: string; readonly ruleSetId?: string } = {},
): Promise<readonly Outcome[]> {
  const orders = enrolments.map((enrolmentId) => ({
    enrolmentId,
    ...(wish.ruleSetId ? { ruleSetId: wish.ruleSetId } : {}),
  }));
  const answer = await issueAs(office, { issuedOn: wish.issuedOn ?? '2026-11-22', orders });
  expect(answer.status).toBe(200);
  await expectAnswer(test, 'IssueOutcomes', answer.body);
  return answer.body.outcomes;
}

async function ruleSetId(version: string): Promise<string> {
  const [row] = await test.database.query(`select id from rule_set where scheme = 'zmediatausbv' and version = $1`, [
    version,
  ]);
  return row.id;
}

describe('Issuing certificates', () => {
  it('needs somebody who is signed in', async () => {
    await expectRefusal(
      test,
      await test.http.post('/api/certificates').send({ issuedOn: '2026-11-22', orders: [] }),
      401,
      'not-signed-in',
    );
  });

  it('is the coordination office alone: no trainee, trainer, coordinator, approver, auditor or administrator may', async () => {
    const { enrolment, person, department } = await makeTrained(test);
    const before = await digestOf(test, ...certificateTables);
    const others = [
      await signIn(test, { person }),
      await signIn(test, { roles: ['trainer', 'auditor', 'administrator'] }),
      await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: department.municipality }] }),
      await signIn(test, { roles: [{ role: 'approver', department: department.id }] }),
    ];
    for (const other of others) {
      await expectRefusal(
        test,
        await issueAs(other, { issuedOn: '2026-11-22', orders: [{ enrolmentId: enrolment }] }),
        403,
        'not-allowed',
      );
    }
    expect(await digestOf(test, ...certificateTables)).toBe(before);
  });

  it('refuses what can not be read: no order, too many, the same person twice, a number made up', async () => {
    const enrolmentId = randomUUID();
    const bodies = [
      {},
      { issuedOn: '2026-11-22', orders: [] },
      { issuedOn: '2026-02-30', orders: [{ enrolmentId }] },
      { issuedOn: '2026-11-22', orders: [{ enrolmentId }, { enrolmentId }] },
      { issuedOn: '2026-11-22', orders: [{ enrolmentId, number: 'MB-2026-000001' }] },
      { issuedOn: '2026-11-22', orders: [{ enrolmentId, assessment: { certificate: { met: true } } }] },
      { issuedOn: '2026-11-22', orders: Array.from({ length: 501 }, () => ({ enrolmentId: randomUUID() })) },
    ];
    for (const body of bodies) await expectRefusal(test, await issueAs(office, body), 422, 'invalid');
  });

  it('refuses a date in the future for all', async () => {
    const { enrolment } = await makeTrained(test);
    const answer = await issueAs(office, { issuedOn: '2026-11-23', orders: [{ enrolmentId: enrolment }] });
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/issuedOn', rule: 'notInFuture' }]);
  });
});

describe('A certificate is refused', () => {
  it('to an enrolment that there is not', async () => {
    expect(await issue([randomUUID()])).toMatchObject([{ is: 'refused', code: 'not-found' }]);
  });

  it('where area 6 is short by a minute, which is named', async () => {
    const { enrolment } = await makeTrained(test, { short: 1 });
    const before = await digestOf(test, ...certificateTables);
    const [outcome] = await issue([enrolment]);
    expect(outcome).toMatchObject({ is: 'refused', code: 'not-entitled', certificateId: null, number: null });
    expect(outcome?.unmet.map(({ requirement, missing }) => [requirement, missing])).toEqual([
      ['area-6', 1],
      ['total', 1],
      // Her course has not ended while hours are missing, whatever the office has recorded.
      ['course-finished', 1],
    ]);
    expect(await digestOf(test, ...certificateTables)).toBe(before);
  });

  it('where the fifth case is missing', async () => {
    const { enrolment } = await makeTrained(test, { withoutLastCase: true });
    const [outcome] = await issue([enrolment]);
    expect(outcome?.code).toBe('not-entitled');
    expect(outcome?.unmet).toMatchObject([{ requirement: 'supervised-mediations', missing: 1 }]);
  });

  it('where a mark was corrected to less since the list was read', async () => {
    const { enrolment } = await makeTrained(test);
    const [row] = await test.database.query(`select id from fact where enrolment_id = $1 and area = '6'`, [enrolment]);
    await makeCorrection(enrolment, row.id);
    expect(await issue([enrolment])).toMatchObject([{ code: 'not-entitled' }]);
  });

  it('on a date before all was met, and not on that day itself', async () => {
    const { enrolment } = await makeTrained(test);
    expect(await issue([enrolment], { issuedOn: '2026-09-01' })).toMatchObject([{ code: 'not-entitled' }]);
    expect(await issue([enrolment], { issuedOn: '2026-09-02' })).toMatchObject([{ is: 'issued' }]);
  });

  it('to somebody who has dropped out meanwhile, also with an earlier date', async () => {
    const { enrolment } = await makeTrained(test);
    await makeFacts(test, enrolment, [{ kind: 'dropped-out', on: '2026-11-20' }]);
    expect(await issue([enrolment])).toMatchObject([{ code: 'not-entitled' }]);
    expect(await issue([enrolment], { issuedOn: '2026-10-01' })).toMatchObject([{ code: 'not-entitled' }]);
  });

  it('by a rule set that is not open to her, or that there is not', async () => {
    const { enrolment } = await makeTrained(test);
    expect(await issue([enrolment], { ruleSetId: await ruleSetId('2017-09-01') })).toMatchObject([
      { code: 'rule-set-unknown' },
    ]);
    expect(await issue([enrolment], { ruleSetId: randomUUID() })).toMatchObject([{ code: 'rule-set-unknown' }]);
  });

  it('without the birth date, which it must name (§ 2 Abs. 6 Nr. 1)', async () => {
    const { enrolment } = await makeTrained(test, { birthDate: null });
    expect(await issue([enrolment])).toMatchObject([{ is: 'refused', code: 'birth-date-missing' }]);
  });

  it('without date, place and supervisor of a case that counts (§ 2 Abs. 6 Nr. 5 to 7)', async () => {
    const { enrolment } = await makeTrained(test);
    await test.database.query(
      `delete from mediation_case where fact_id = (select max(fact_id::text)::uuid from mediation_case where enrolment_id = $1)`,
      [enrolment],
    );
    expect(await issue([enrolment])).toMatchObject([
      {
        code: 'certificate-item-missing',
        missingItems: ['supervision-date-and-place', 'supervisor', 'anonymised-cases'],
      },
    ]);
  });

  it('to a person who was deactivated', async () => {
    const { enrolment, person } = await makeTrained(test);
    await test.database.query('update person set deactivated_at = now() where id = $1', [person]);
    expect(await issue([enrolment])).toMatchObject([{ code: 'person-deactivated' }]);
  });

  it('with a name that the paper can not show', async () => {
    const { enrolment } = await makeTrained(test, { familyName: 'Yama 山' });
    expect(await issue([enrolment])).toMatchObject([{ code: 'paper-not-printable' }]);
  });

  it('and takes no number', async () => {
    const training = await makeTraining(test, { prefix: 'GAP' });
    const first = await makeTrained(test, { training });
    const refused = await makeTrained(test, { training, birthDate: null });
    const second = await makeTrained(test, { training });
    const outcomes = await issue([first.enrolment, refused.enrolment, second.enrolment]);
    expect(outcomes.map(({ number }) => number)).toEqual(['GAP-2026-000001', null, 'GAP-2026-000002']);
  });
});

describe('A certificate is issued', () => {
  it('with number, check code, fact, standing and an audit entry without names', async () => {
    const training = await makeTraining(test, { prefix: 'MB' });
    const { enrolment } = await makeTrained(test, { training, familyName: 'Ahrendsberg' });
    const [outcome] = await issue([enrolment], { issuedOn: '2026-09-14' });
    expect(outcome).toMatchObject({ is: 'issued', code: null, number: 'MB-2026-000001' });
    const [row] = await test.database.query('select * from certificate where id = $1', [outcome?.certificateId]);
    expect(row).toMatchObject({ enrolment_id: enrolment, issued_on: '2026-09-14', issued_by: office.id, source: null });
    expect(row.check_code).toMatch(/^[2-9A-HJKMNP-Z]{12}$/);
    const [fact] = await test.database.query('select * from fact where id = $1', [row.fact_id]);
    expect(fact).toMatchObject({ kind: 'certificate-issued', on_date: '2026-09-14', recorded_by: office.id });
    const [standing] = await test.database.query('select * from standing where enrolment_id = $1 and leads', [
      enrolment,
    ]);
    expect(standing).toMatchObject({ certified_on: '2026-09-14', title_until: '2030-09-14' });
    const [entry] = await test.database.query(`select * from audit_entry where subject_id = $1`, [
      outcome?.certificateId,
    ]);
    expect(entry).toMatchObject({ deed: 'certificate.issued', actor: office.id });
    expect(JSON.stringify(entry.detail)).not.toContain('Ahrendsberg');
  });

  it('once: repeating the request answers the one that exists and writes nothing', async () => {
    const { enrolment } = await makeTrained(test);
    const [first] = await issue([enrolment]);
    const before = await digestOf(test, ...certificateTables);
    expect(await issue([enrolment])).toMatchObject([
      { is: 'refused', code: 'already-certified', certificateId: first?.certificateId, number: first?.number },
    ]);
    expect(await digestOf(test, ...certificateTables)).toBe(before);
  });

  it('once when two offices issue at the same moment', async () => {
    const other = await signIn(test, { roles: ['coordination-office'] });
    const { enrolment } = await makeTrained(test);
    const body = { issuedOn: '2026-11-22', orders: [{ enrolmentId: enrolment }] };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => issueAs(index % 2 === 0 ? office : other, body)),
    );
    const outcomes = answers.flatMap(({ body: { outcomes: each } }) => each as Outcome[]);
    expect(outcomes.filter(({ is }) => is === 'issued')).toHaveLength(1);
    expect(outcomes.filter(({ code }) => code === 'already-certified')).toHaveLength(5);
    expect(new Set(outcomes.map(({ number }) => number)).size).toBe(1);
    const rows = await test.database.query('select from certificate where enrolment_id = $1', [enrolment]);
    const facts = await test.database.query(
      `select from fact where enrolment_id = $1 and kind = 'certificate-issued'`,
      [enrolment],
    );
    expect([rows.length, facts.length]).toEqual([1, 1]);
  });

  it('under numbers without gap or double where twenty are issued at once', async () => {
    const training = await makeTraining(test, { prefix: 'ZW' });
    const enrolments: string[] = [];
    for (let number = 0; number < 20; number += 1) enrolments.push((await makeTrained(test, { training })).enrolment);
    const outcomes = await Promise.all(enrolments.map((enrolment) => issue([enrolment])));
    const numbers = outcomes
      .flat()
      .map(({ number }) => number)
      .sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => `ZW-2026-${String(index + 1).padStart(6, '0')}`));
    const codes = await test.database.query(`select distinct check_code from certificate where number like 'ZW-%'`);
    expect(codes).toHaveLength(20);
  });

  it('in the series of the year on the paper, and past a number that was imported', async () => {
    const training = await makeTraining(test, { prefix: 'JAHR' });
    const [one, two] = [await makeTrained(test, { training, text: 'old' }), await makeTrained(test, { training })];
    const [imported] = await issue([(await makeTrained(test, { training })).enrolment]);
    expect(imported?.number).toBe('JAHR-2026-000001');
    await test.database.query('update certificate_counter set last = 0 where prefix = $1', ['JAHR']);
    expect(await issue([two.enrolment])).toMatchObject([{ number: 'JAHR-2026-000002' }]);
    expect(await issue([one.enrolment], { issuedOn: '2022-12-01' })).toMatchObject([{ number: 'JAHR-2022-000001' }]);
  });

  it('by the newest text where both are complete, and by the old one where it is wished for', async () => {
    const [auto, wished] = [await makeTrained(test, { text: 'both' }), await makeTrained(test, { text: 'both' })];
    const [old, recent] = [await ruleSetId('2017-09-01'), await ruleSetId('2024-03-01')];
    const [byAuto] = await issue([auto.enrolment]);
    const [byWish] = await issue([wished.enrolment], { ruleSetId: old });
    expect(await ruleSetOf(byAuto)).toBe(recent);
    expect(await ruleSetOf(byWish)).toBe(old);
    // Who has one by the old text, whose title ends on 29 February 2028 without § 4, may earn the new one too.
    expect(await issue([wished.enrolment])).toMatchObject([
      { code: 'already-certified', certificateId: byWish?.certificateId },
    ]);
    expect(await issue([wished.enrolment], { ruleSetId: recent })).toMatchObject([{ is: 'issued' }]);
  });

  it('and replays to what it was issued on, whatever is recorded later', async () => {
    const { enrolment } = await makeTrained(test);
    const [outcome] = await issue([enrolment], { issuedOn: '2026-09-14' });
    expect(await recheck(outcome)).toBe('same');
    const [row] = await test.database.query(`select id from fact where enrolment_id = $1 and area = '6'`, [enrolment]);
    await makeCorrection(enrolment, row.id, '2026-11-22T09:00:00.001Z');
    await makeFacts(test, enrolment, [mark('1', 600, '2026-02-01')], '2026-11-22T09:00:00.002Z');
    expect(await recheck(outcome)).toBe('same');
  });

  it('and a record that was tampered with does not replay', async () => {
    const { enrolment } = await makeTrained(test);
    const [outcome] = await issue([enrolment]);
    await test.database.query('alter table fact disable trigger fact_unchanged');
    await test.database.query(`update fact set minutes = minutes - 1 where enrolment_id = $1 and area = '6'`, [
      enrolment,
    ]);
    await test.database.query('alter table fact enable trigger fact_unchanged');
    expect(await recheck(outcome)).toBe('different');
  });
});

describe('The list of candidates', () => {
  it('is the office alone', async () => {
    await expectRefusal(test, await test.http.get('/api/certificates/candidates'), 401, 'not-signed-in');
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    await expectRefusal(
      test,
      await test.http.get('/api/certificates/candidates').set('Cookie', coordinator.cookie),
      403,
      'not-allowed',
    );
  });

  it('refuses a filter that can not be', async () => {
    const answer = await test.http.get('/api/certificates/candidates?course=1').set('Cookie', office.cookie);
    await expectRefusal(test, answer, 422, 'invalid');
  });

  it('names those who are ready, with what is in the way, and counts what keeps the others', async () => {
    const training = await makeTraining(test);
    const department = await makeDepartment(test, '05315');
    await makeTrained(test, { training, department, familyName: 'Zabel', text: 'both' });
    await makeTrained(test, { training, department, familyName: 'Äbersold', birthDate: null });
    await makeTrained(test, { training, short: 90 });
    await makeTrained(test, { training, withoutLastCase: true });
    const done = await makeTrained(test, { training });
    await issue([done.enrolment]);
    const answer = await test.http
      .get(`/api/certificates/candidates?course=${training.course}`)
      .set('Cookie', office.cookie);
    await expectAnswer(test, 'Candidates', answer.body);
    expect(answer.body.candidates).toMatchObject([
      { familyName: 'Äbersold', obstacle: 'birth-date-missing', ruleSets: [{ version: '2024-03-01', chosen: true }] },
      {
        familyName: 'Zabel',
        obstacle: null,
        municipality: '05315',
        ruleSets: [
          { version: '2017-09-01', chosen: false, readyUntil: '2028-02-29' },
          { version: '2024-03-01', chosen: true },
        ],
      },
    ]);
    expect(answer.body.counts).toMatchObject({ ready: 2, readyWithObstacle: 1, inTraining: 2, certified: 1 });
    expect(
      answer.body.counts.missing.map((line: { requirement: string; people: number }) => [
        line.requirement,
        line.people,
      ]),
    ).toEqual([
      ['area-6', 1],
      ['course-finished', 1],
      ['supervised-mediations', 1],
      ['total', 1],
    ]);
  });

  it('goes on page by page in the order of names', async () => {
    const training = await makeTraining(test);
    for (const familyName of ['Cordes', 'Ötting', 'Adam', 'Olbers', 'Çelik'])
      await makeTrained(test, { training, familyName });
    const names: string[] = [];
    let after = '';
    do {
      const answer = await test.http
        .get(`/api/certificates/candidates?course=${training.course}&limit=2${after}`)
        .set('Cookie', office.cookie);
      names.push(...answer.body.candidates.map((each: { familyName: string }) => each.familyName));
      expect(answer.body.counts === null).toBe(after !== '');
      after = answer.body.next === null ? '' : `&after=${answer.body.next}`;
    } while (after !== '');
    expect(names).toEqual(['Adam', 'Çelik', 'Cordes', 'Olbers', 'Ötting']);
  });
});

async function makeCorrection(enrolment: string, replaces: string, at = '2026-11-02T08:00:00.000Z'): Promise<void> {
  await test.database.transaction((tx) =>
    test.app
      .get(LedgerService, { strict: false })
      .record(
        null,
        [{ id: randomUUID(), enrolmentId: enrolment, replaces, blockId: null, content: mark('6', 300, '2025-01-17') }],
        at,
        tx,
      ),
  );
}

async function recheck(outcome: Outcome | undefined): Promise<string | undefined> {
  const [found] = await test.app
    .get(CertificateRecheck, { strict: false })
    .recheck([outcome?.certificateId ?? ''], test.database.manager);
  return found?.is;
}

async function ruleSetOf(outcome: Outcome | undefined): Promise<string> {
  const [row] = await test.database.query('select rule_set_id from certificate where id = $1', [
    outcome?.certificateId,
  ]);
  return row.rule_set_id;
}
