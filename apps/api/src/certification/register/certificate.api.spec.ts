import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, signIn, type SignedIn } from '../../../test/make';
import { type MadeTrainee, makeTrained, type TrainedWish } from '../../../test/make-trained';
import { pdfText } from '../../../test/pdf-text';
import { IssueService } from '../issue/issue.service';
import { CertificateImport } from './certificate-import';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp({ PUBLIC_URL: 'http://mittler.example' });
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

interface Certified extends MadeTrainee {
  readonly certificate: string;
  readonly number: string;
}

async function makeCertified(wish: TrainedWish = {}, issuedOn = '2026-09-14'): Promise<Certified> {
  const trainee = await makeTrained(test, wish);
  const { outcomes } = await test.app
    .get(IssueService, { strict: false })
    .issue(
      { personId: office.id, signInId: randomUUID(), roles: [] },
      { issuedOn, orders: [{ enrolmentId: trainee.enrolment }] },
    );
  const { certificateId, number } = outcomes[0] ?? {};
  if (!certificateId || !number) throw new Error(`not issued: ${JSON.stringify(outcomes)}`);
  return { ...trainee, certificate: certificateId, number };
}

const get = (who: SignedIn, path: string) => test.http.get(path).set('Cookie', who.cookie);

function coordinatorOf(municipality: string): Promise<SignedIn> {
  return signIn(test, { roles: [{ role: 'municipal-coordinator', municipality }] });
}

describe('The register', () => {
  it('needs somebody who is signed in', async () => {
    await expectRefusal(test, await test.http.get('/api/certificates'), 401, 'not-signed-in');
    await expectRefusal(
      test,
      await test.http.post('/api/certificates/search').send({ words: 'A' }),
      401,
      'not-signed-in',
    );
  });

  it('is for the office and for municipal coordinators', async () => {
    const other = await signIn(test, { roles: ['trainer', 'auditor', 'administrator'] });
    await expectRefusal(test, await get(other, '/api/certificates'), 403, 'not-allowed');
    const search = await test.http.post('/api/certificates/search').set('Cookie', other.cookie).send({ words: 'A' });
    await expectRefusal(test, search, 403, 'not-allowed');
  });

  it('refuses filters that can not be, and names in an address', async () => {
    for (const query of ['state=gone', 'issuedFrom=2026-02-30', 'limit=0', 'limit=201', 'after=zzz', 'words=Muster']) {
      await expectRefusal(test, await get(office, `/api/certificates?${query}`), 422, 'invalid');
    }
  });

  it('shows the office all, and filters by course, municipality, day of issue and state', async () => {
    const department = await makeDepartment(test, '05112');
    const one = await makeCertified({ department, text: 'old' }, '2022-12-01');
    const two = await makeCertified({ department, training: one.training });
    const course = `course=${one.training.course}`;
    const list = async (query: string) => {
      const { body } = await get(office, `/api/certificates?${course}&${query}`);
      await expectAnswer(test, 'Certificates', body);
      return body.certificates.map(({ id }: { id: string }) => id);
    };
    expect(await list('')).toEqual([two.certificate, one.certificate]);
    expect(await list('municipality=05112&issuedFrom=2026-01-01')).toEqual([two.certificate]);
    expect(await list('issuedUntil=2025-12-31')).toEqual([one.certificate]);
    // By the old text without the four Einzelsupervisionen the title ended (§ 4 Abs. 1, § 7 Abs. 4).
    expect(await list('state=lapsed')).toEqual([one.certificate]);
    expect(await list('state=valid')).toEqual([two.certificate]);
    expect(await list('municipality=05113')).toEqual([]);
  });

  it('goes on page by page, the newest issue first', async () => {
    const { training, certificate: first } = await makeCertified({}, '2026-09-10');
    const second = await makeCertified({ training }, '2026-09-11');
    const third = await makeCertified({ training }, '2026-09-11');
    const page = await get(office, `/api/certificates?course=${training.course}&limit=2`);
    const rest = await get(office, `/api/certificates?course=${training.course}&limit=2&after=${page.body.next}`);
    const ids = [...page.body.certificates, ...rest.body.certificates].map(({ id }: { id: string }) => id);
    expect(new Set(ids.slice(0, 2))).toEqual(new Set([second.certificate, third.certificate]));
    expect(ids.slice(2)).toEqual([first]);
    expect(rest.body.next).toBeNull();
  });

  it('finds by name and by the beginning of a number, and takes no pattern', async () => {
    const { certificate, number } = await makeCertified({ givenName: 'Özlem', familyName: 'Größenwahn' });
    const search = async (words: string) => {
      const answer = await test.http.post('/api/certificates/search').set('Cookie', office.cookie).send({ words });
      expect(answer.status).toBe(200);
      return answer.body.certificates.map(({ id }: { id: string }) => id);
    };
    expect(await search('größenw')).toEqual([certificate]);
    expect(await search('özlem größenwahn')).toEqual([certificate]);
    expect(await search('Größenwahn, Öz')).toEqual([certificate]);
    expect(await search(number.toLowerCase())).toEqual([certificate]);
    expect(await search('%ößen')).toEqual([]);
  });

  it('shows a municipal coordinator her own people, without birth date, check code and reasons', async () => {
    const [own, foreign] = [await makeDepartment(test, '05513'), await makeDepartment(test, '05914')];
    const certified = await makeCertified({ department: own });
    const other = await makeCertified({ department: foreign });
    const coordinator = await coordinatorOf('05513');
    const { body } = await get(coordinator, '/api/certificates');
    expect(body.certificates.map(({ id }: { id: string }) => id)).toEqual([certified.certificate]);
    expect((await get(coordinator, '/api/certificates?municipality=05914')).body.certificates).toEqual([]);
    expect((await get(coordinator, `/api/certificates?person=${other.person}`)).body.certificates).toEqual([]);
    const one = await get(coordinator, `/api/certificates/${certified.certificate}`);
    await expectAnswer(test, 'OneCertificate', one.body);
    expect(one.text).not.toContain('1987-08-17');
    expect(Object.keys(one.body)).not.toEqual(expect.arrayContaining(['birthDate']));
    expect(Object.keys(one.body)).not.toEqual(expect.arrayContaining(['checkCode']));
  });
});

describe('One certificate', () => {
  it('is not found by anybody whose it is not: another trainee, a trainer, another municipality, an administrator', async () => {
    const { certificate } = await makeCertified({ department: await makeDepartment(test, '05513') });
    const strangers = [
      await signIn(test),
      await signIn(test, { roles: ['trainer'] }),
      await signIn(test, { roles: ['administrator', 'auditor'] }),
      await coordinatorOf('05914'),
    ];
    for (const stranger of strangers) {
      await expectRefusal(test, await get(stranger, `/api/certificates/${certificate}`), 404, 'not-found');
      await expectRefusal(test, await get(stranger, `/api/certificates/${certificate}/pdf`), 404, 'not-found');
    }
    await expectRefusal(test, await test.http.get(`/api/certificates/${certificate}`), 401, 'not-signed-in');
    await expectRefusal(test, await test.http.get(`/api/certificates/${certificate}/pdf`), 401, 'not-signed-in');
    await expectRefusal(test, await get(office, `/api/certificates/${randomUUID()}`), 404, 'not-found');
    await expectRefusal(test, await get(office, '/api/certificates/1'), 404, 'not-found');
  });

  it('is read by the office and by its holder, with birth date and check code', async () => {
    const { certificate, person, number } = await makeCertified();
    const holder = await signIn(test, { person });
    for (const reader of [office, holder]) {
      const answer = await get(reader, `/api/certificates/${certificate}`);
      await expectAnswer(test, 'OneCertificate', answer.body);
      expect(answer.body).toMatchObject({
        number,
        birthDate: '1987-08-17',
        state: 'valid',
        rightUntil: '2030-09-14',
        hasPaper: true,
      });
      expect(answer.body.checkCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      expect(answer.body.areas[1]).toEqual({
        number: '2',
        title: 'Ablauf und Rahmenbedingungen der Mediation',
        minutes: 2400,
        virtualMinutes: 0,
      });
    }
    const own = await get(holder, '/api/me/certificates');
    await expectAnswer(test, 'MyCertificates', own.body);
    expect(own.body.certificates.map(({ id }: { id: string }) => id)).toEqual([certificate]);
    await expectRefusal(test, await test.http.get('/api/me/certificates'), 401, 'not-signed-in');
  });

  it('keeps what was printed when person and institution are called otherwise later', async () => {
    const { certificate, person, training } = await makeCertified({ familyName: 'Vorher' });
    await test.database.query(`update person set family_name = 'Nachher' where id = $1`, [person]);
    await test.database.query(`update institution set town = 'Neustadt', street = 'Neue Straße 1' where id = $1`, [
      training.institution,
    ]);
    const { body } = await get(office, `/api/certificates/${certificate}`);
    expect(body.familyName).toBe('Vorher');
    const text = await paperOf(office, certificate);
    expect(text).toContain('Vorher');
    expect(text).toContain('Lindenplatz 4, 00123 Auenfeld');
    expect(text).not.toContain('Neustadt');
  });
});

async function paperOf(who: SignedIn, certificate: string): Promise<string> {
  const answer = await get(who, `/api/certificates/${certificate}/pdf`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="Bescheinigung-[\w-]+\.pdf"$/);
  return pdfText(answer.body);
}

describe('The paper', () => {
  it('has all seven items of § 2 Abs. 6 in the new text', async () => {
    const { certificate, person, number } = await makeCertified({ givenName: 'Leonie', familyName: 'Ahrendsberg' });
    const text = await paperOf(await signIn(test, { person }), certificate);
    const items = [
      ['Leonie Ahrendsberg', 'geboren am 17.08.1987'],
      [/Landesakademie \d+/, 'Lindenplatz 4, 00123 Auenfeld'],
      ['17.01.2025 bis 26.09.2025, Auenfeld, Bürgerhaus am Lindenplatz.', 'praktische Übungen und Rollenspiele'],
      [
        'Einführung und Grundlagen der Mediation 18',
        'Ablauf und Rahmenbedingungen der Mediation 40',
        'Persönliche Kompetenz, Haltung und Rollenverständnis 12',
        '130',
      ],
      [
        '20.10.2025, Brückstadt',
        '03.12.2025, Brückstadt',
        '18.03.2026, Brückstadt',
        '17.06.2026, Brückstadt',
        '02.09.2026, Brückstadt',
      ],
      ['Dr. Henrike Sollmann, Ulmenweg 11, 00123 Auenfeld'],
      ['Nachbarschaft, 2 Parteien, 3 Sitzungen, Co-Mediator:in, mit Vereinbarung'],
    ];
    for (const item of items.flat()) expect(text).toMatch(typeof item === 'string' ? new RegExp(escaped(item)) : item);
    // The mediation's own day is never printed.
    expect(text).not.toContain('06.10.2025');
    expect(text).toContain(number);
    expect(text).toContain('40 Zeitstunden bis 14.09.2030');
    expect(text).toContain('mittler.example/pruefen');
    expect(text).not.toContain('gesiegelt');
  });

  it('has the six items of § 2 Abs. 6 in the old text: one Einzelsupervision, no cases', async () => {
    const { certificate } = await makeCertified(
      { givenName: 'Leonie', familyName: 'Ahrendsberg', text: 'old' },
      '2022-12-01',
    );
    const text = await paperOf(office, certificate);
    for (const item of [
      'Leonie Ahrendsberg',
      'geboren am 17.08.1987',
      'Lindenplatz 4, 00123 Auenfeld',
      '15.01.2021 bis 30.06.2022, Auenfeld, Bürgerhaus am Lindenplatz.',
      'Ablauf und Rahmenbedingungen der Mediation 30',
      'Einzelsupervision',
      '11.07.2022, Brückstadt',
      'Dr. Henrike Sollmann, Ulmenweg 11, 00123 Auenfeld',
      'in der Fassung bis 29.02.2024',
      '4 Einzelsupervisionen bis 01.12.2024',
    ]) {
      expect(text).toContain(item);
    }
    expect(text).not.toContain('Nachbarschaft');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('Revoking', () => {
  const revoke = (who: SignedIn, certificate: string, body: object) =>
    test.http.post(`/api/certificates/${certificate}/revocation`).set('Cookie', who.cookie).send(body);

  it('is the office alone', async () => {
    const { certificate, number, person, department } = await makeCertified();
    const body = { number, reason: 'Irrtum' };
    await expectRefusal(
      test,
      await test.http.post(`/api/certificates/${certificate}/revocation`).send(body),
      401,
      'not-signed-in',
    );
    for (const other of [
      await signIn(test, { person }),
      await coordinatorOf(department.municipality),
      await signIn(test, { roles: ['administrator'] }),
    ]) {
      await expectRefusal(test, await revoke(other, certificate, body), 403, 'not-allowed');
    }
  });

  it('asks for a reason and for the number once more', async () => {
    const { certificate, number } = await makeCertified();
    await expectRefusal(test, await revoke(office, certificate, { number }), 422, 'invalid');
    await expectRefusal(test, await revoke(office, certificate, { number, reason: '' }), 422, 'invalid');
    const wrong = await revoke(office, certificate, { number: 'MB-2026-999999', reason: 'Irrtum' });
    await expectRefusal(test, wrong, 422, 'invalid');
    expect(wrong.body.fields).toEqual([{ pointer: '/number', rule: 'numberOfCertificate' }]);
    await expectRefusal(test, await revoke(office, randomUUID(), { number, reason: 'Irrtum' }), 404, 'not-found');
  });

  it('leaves the certificate in the register, takes the standing back, and a new one may be issued', async () => {
    const { certificate, number, enrolment, person } = await makeCertified();
    const answer = await revoke(office, certificate, { number, reason: 'Falscher Name' });
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'OneCertificate', answer.body);
    expect(answer.body).toMatchObject({
      state: 'revoked',
      revokedOn: '2026-11-22',
      revocation: { on: '2026-11-22', reason: 'Falscher Name' },
    });
    const [standing] = await test.database.query(
      'select certified_on, ready_from from standing where enrolment_id = $1 and leads',
      [enrolment],
    );
    expect(standing).toMatchObject({ certified_on: null, ready_from: '2026-09-02' });
    const [entry] = await test.database.query(
      `select detail from audit_entry where subject_id = $1 and deed = 'certificate.revoked'`,
      [certificate],
    );
    expect(JSON.stringify(entry.detail)).not.toContain('Falscher');
    const before = await digestOf(test, 'certificate_revocation', 'fact', 'audit_entry');
    await expectRefusal(
      test,
      await revoke(office, certificate, { number, reason: 'Noch einmal' }),
      409,
      'certificate-revoked',
    );
    expect(await digestOf(test, 'certificate_revocation', 'fact', 'audit_entry')).toBe(before);
    const again = await test.http
      .post('/api/certificates')
      .set('Cookie', office.cookie)
      .send({ issuedOn: '2026-11-22', orders: [{ enrolmentId: enrolment }] });
    expect(again.body.outcomes[0]).toMatchObject({ is: 'issued' });
    expect(again.body.outcomes[0].number).not.toBe(number);
    const own = await get(await signIn(test, { person }), '/api/me/certificates');
    expect(own.body.certificates.map(({ state }: { state: string }) => state).sort()).toEqual(['revoked', 'valid']);
  });

  it('happens once where two do it at the same moment', async () => {
    const { certificate, number } = await makeCertified();
    const answers = await Promise.all([1, 2, 3].map(() => revoke(office, certificate, { number, reason: 'Irrtum' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('An imported certificate', () => {
  const imports = () => test.app.get(CertificateImport, { strict: false });
  const add = (enrolmentId: string, number: string, issuedOn: string) =>
    test.database.transaction((tx) =>
      imports().add(
        office.id,
        [{ enrolmentId, number, issuedOn, source: 'Liste 2023, Zeile 7' }],
        '2026-11-22T09:00:00.000Z',
        tx,
      ),
    );

  it('is in the register with its source, carries the standing by the text of its day, and has no paper', async () => {
    const { enrolment, person } = await makeTrained(test, { text: 'old' });
    const [id = ''] = await add(enrolment, 'ALT-17/2022', '2022-12-01');
    const { body } = await get(office, `/api/certificates/${id}`);
    await expectAnswer(test, 'OneCertificate', body);
    expect(body).toMatchObject({
      number: 'ALT-17/2022',
      source: 'Liste 2023, Zeile 7',
      hasPaper: false,
      checkCode: null,
      ruleSetVersion: '2017-09-01',
    });
    await expectRefusal(test, await get(office, `/api/certificates/${id}/pdf`), 409, 'certificate-without-paper');
    const [standing] = await test.database.query(
      'select certified_on from standing where enrolment_id = $1 and leads',
      [enrolment],
    );
    expect(standing).toEqual({ certified_on: '2022-12-01' });
    expect(person).toBe(body.personId);
  });

  it('is refused where number or certificate exists', async () => {
    const [one, two] = [await makeTrained(test), await makeCertified()];
    await expect(add(one.enrolment, two.number, '2026-09-14')).rejects.toMatchObject({ code: 'already-exists' });
    await expect(add(two.enrolment, 'ALT-1', '2026-09-14')).rejects.toMatchObject({ code: 'already-certified' });
    await expect(add(randomUUID(), 'ALT-2', '2026-09-14')).rejects.toMatchObject({ code: 'not-found' });
    await expect(add(one.enrolment, 'ALT-3', '2016-09-14')).rejects.toMatchObject({ code: 'rule-set-unknown' });
  });

  it('goes when its import is undone; one that was issued stays, whatever is asked', async () => {
    const [one, two] = [await makeTrained(test), await makeCertified()];
    const [id = ''] = await add(one.enrolment, 'ALT-UNDO', '2026-09-14');
    await test.database.transaction((tx) =>
      imports().undo(office.id, [id, two.certificate], '2026-11-22T09:00:01.000Z', tx),
    );
    await expectRefusal(test, await get(office, `/api/certificates/${id}`), 404, 'not-found');
    expect((await get(office, `/api/certificates/${two.certificate}`)).status).toBe(200);
    const [standing] = await test.database.query(
      'select certified_on from standing where enrolment_id = $1 and leads',
      [one.enrolment],
    );
    expect(standing).toEqual({ certified_on: null });
  });
});

describe('A certificate that was issued', () => {
  it('can be changed or deleted by no statement of the application', async () => {
    const { certificate } = await makeCertified();
    for (const statement of [
      `update certificate set number = 'X-1' where id = '${certificate}'`,
      `delete from certificate where id = '${certificate}'`,
      `with erasing as (select set_config('mittler.erasing', 'x', true)) delete from certificate using erasing where id = '${certificate}'`,
    ]) {
      await expect(test.database.query(statement)).rejects.toThrow();
    }
  });

  it('keeps its holder from being deleted', async () => {
    const { person } = await makeCertified();
    const [{ version }] = await test.database.query('select version from person where id = $1', [person]);
    const answer = await test.http.delete(`/api/people/${person}?version=${version}`).set('Cookie', office.cookie);
    await expectRefusal(test, answer, 409, 'has-certificate');
    expect(await test.database.query('select from person where id = $1', [person])).toHaveLength(1);
  });

  it('was earned: no request of the API records an issue as a fact beside it', async () => {
    const { enrolment } = await makeTrained(test, { short: 60 });
    const { body } = await test.http.get('/api/openapi.json');
    const writing = Object.entries(body.paths as Record<string, object>).filter(
      ([path, methods]) => path.includes('/enrolments/') && 'post' in methods,
    );
    for (const [path] of writing) {
      await test.http
        .post(path.replace('{id}', enrolment).replace(/\{\w+\}/g, randomUUID()))
        .set('Cookie', office.cookie)
        .send({ id: randomUUID(), kind: 'certificate-issued', on: '2026-09-14', certificate: randomUUID() });
    }
    const facts = await test.database.query(
      `select from fact where enrolment_id = $1 and kind = 'certificate-issued'`,
      [enrolment],
    );
    expect(facts).toEqual([]);
  });
});
