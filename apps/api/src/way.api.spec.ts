import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../test/app';
import { makePerson, signIn, type SignedIn } from '../test/make';

/** The whole way, over HTTP alone: a list comes in, a course is held, papers go out, a report is read. */

let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;

// As a German Excel saves it: semicolons, windows-1252, German dates, the office's own words for the columns.
const list = [
  'Teilnehmende am Lehrgang 2025;;;;;;',
  'Nachname;Vorname;geb. am;E-Mail-Adresse;Kommune;Amt;Amtsnr.',
  'Müßiggang;Jörg;24.12.1985;joerg@muenster.example;Münster;Jugendamt;51',
  'Öztürk;Ayşe;3.4.1979;ayse@muenster.example;Münster;Ordnungsamt;32',
  'Große-Böhmer;Änne;17.08.1990;aenne@bochum.example;Bochum;Integrationszentrum;',
]
  .join('\r\n')
  .replace('ş', 's');

/** [area, minutes in the room, minutes virtual]: 130 hours, 44 of them virtual. */
const hours = [
  ['1', 720, 360],
  ['2', 780, 420],
  ['2', 780, 420],
  ['3', 480, 240],
  ['4', 720, 360],
  ['5', 480, 240],
  ['6', 240, 120],
  ['7', 480, 240],
  ['8', 480, 240],
] as const;

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

const as = (who: SignedIn) => ({
  get: (path: string) => test.http.get(`/api${path}`).set('Cookie', who.cookie),
  post: (path: string, body: object = {}) => test.http.post(`/api${path}`).set('Cookie', who.cookie).send(body),
});

beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  trainer = await signIn(test, { roles: ['trainer'] });
});
afterAll(() => test.stop());

let courseId: string;
let enrolments: ReadonlyMap<string, string>;
let code: string;

describe('the way from the list to the report', () => {
  it('begins with an institution, a programme and a course', async () => {
    const institution = await as(office).post('/institutions', {
      name: 'Akademie Musterland',
      street: 'Hauptstraße 1',
      postcode: '48143',
      town: 'Münster',
      signatoryName: 'Dr. Ute Beispiel',
      signatoryRole: 'Leitung',
      numberPrefix: 'AM',
    });
    const programme = await as(office).post('/programmes', { name: 'Mediation', scheme: 'zmediatausbv' });
    const course = await as(office).post('/courses', {
      institutionId: institution.body.id,
      programmeId: programme.body.id,
      name: 'Lehrgang 2025',
      hostMunicipality: '05515',
      venue: 'Rathaus',
      town: 'Münster',
      startsOn: '2025-02-03',
      endsOn: '2025-12-12',
    });
    expect([institution.status, programme.status, course.status]).toEqual([201, 201, 201]);
    courseId = course.body.id;
  });

  it('takes a German list: shown first, written only when confirmed', async () => {
    const upload = await test.http
      .post('/api/imports')
      .set('Cookie', office.cookie)
      .field('courseId', courseId)
      .attach('file', Buffer.from(list, 'latin1'), 'Teilnehmende.csv');
    expect(upload.status).toBe(201);
    expect((await test.database.query('select count(*) from enrolment'))[0].count).toBe(0);
    const { id, version } = upload.body;
    const applied = await as(office).post(`/imports/${id}/apply`, { version });
    expect([applied.status, applied.body.state]).toEqual([200, 'applied']);
    const { body } = await as(office).get(`/courses/${courseId}/participants`);
    const people = body.participants as readonly { enrolmentId: string; familyName: string }[];
    expect(people.map(({ familyName }) => familyName).sort()).toEqual(['Große-Böhmer', 'Müßiggang', 'Öztürk']);
    enrolments = new Map(people.map(({ familyName, enrolmentId }) => [familyName, enrolmentId]));
  });

  it('lets the trainer record every session, and close its roll', async () => {
    const blocks = hours.flatMap(([area, room, virtual]) => [
      { area, minutes: room, modality: 'room' as const },
      { area, minutes: virtual, modality: 'virtual' as const },
    ]);
    for (const [index, { area, minutes, modality }] of blocks.entries()) {
      const day = `2025-${String(3 + Math.floor(index / 3)).padStart(2, '0')}-${String(5 + (index % 3) * 7).padStart(2, '0')}`;
      const half = Math.ceil(minutes / 2);
      const created = await as(office).post(`/courses/${courseId}/sessions`, {
        title: `Bereich ${area}`,
        venue: 'Rathaus',
        town: 'Münster',
        startsAt: `${day}T06:00:00Z`,
        endsAt: `${day}T22:00:00Z`,
        trainerIds: [trainer.id],
        blocks: [half, minutes - half].map((plannedMinutes, position) => ({
          area,
          purpose: 'training',
          modality,
          plannedMinutes,
          startsAt: position === 0 ? `${day}T06:00:00Z` : later(`${day}T06:00:00Z`, half),
        })),
      });
      expect([created.body.fields ?? created.status]).toEqual([201]);
      const marks = [...enrolments].flatMap(([name, enrolmentId]) =>
        (created.body.blocks as readonly { id: string; plannedMinutes: number }[]).map(({ id, plannedMinutes }) => {
          const isAway = name === 'Öztürk' && area === '6' && modality === 'room';
          return {
            id: randomUUID(),
            enrolmentId,
            blockId: id,
            attendance: isAway ? 'absent' : 'present',
            minutes: isAway ? 0 : plannedMinutes,
            modality,
            check: modality === 'room' ? 'roll-call' : 'meeting-log',
            interactionEnsured: modality === 'virtual',
          };
        }),
      );
      const recorded = await as(trainer).post(`/sessions/${created.body.id}/marks`, { marks });
      expect(recorded.body.outcomes.every((each: { outcome: string }) => each.outcome === 'recorded')).toBe(true);
      const closed = await as(trainer).post(`/sessions/${created.body.id}/roll/closings`, { id: randomUUID() });
      expect(closed.status).toBe(200);
    }
  });

  it('tells the trainee what is done and what is missing', async () => {
    const people = [...enrolments.values()].map((enrolmentId) => ({ id: randomUUID(), enrolmentId }));
    await as(office).post(`/courses/${courseId}/finishes`, { on: '2025-12-12', exercisesIncluded: true, people });
    const [{ person_id: person }] = await test.database.query('select person_id from enrolment where id = $1', [
      enrolments.get('Öztürk'),
    ]);
    const { body } = await as(await signIn(test, { person })).get('/me/progress');
    const { findings } = body.enrolments[0].standings[0].assessment.certificate;
    const open = findings.filter((finding: { met: boolean }) => !finding.met);
    expect(
      open.map((finding: { kind: string; subject: string | null; missing: number }) => [
        finding.kind,
        finding.subject,
        finding.missing,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['area-minutes', '6', 240],
        ['total-minutes', null, 240],
        ['cases', null, 5],
      ]),
    );
    // Her hours are not complete, so the three years of § 2 Abs. 5 have not begun; for her colleague they have.
    const done = await as(office).get(`/enrolments/${enrolments.get('Müßiggang')}/progress`);
    const cases = done.body.standings[0].assessment.certificate.findings.find(
      (finding: { kind: string }) => finding.kind === 'cases',
    );
    expect(cases).toMatchObject({ missing: 5, dueBy: '2028-12-12', dueIs: 'law' });
  });

  it('takes five confirmed cases each', async () => {
    for (const enrolmentId of enrolments.values()) {
      for (const day of ['02', '03', '04', '05', '06']) {
        const answer = await as(office).post(`/enrolments/${enrolmentId}/cases`, {
          id: randomUUID(),
          mediatedOn: `2026-03-${day}`,
          role: 'mediator',
          setting: 'individual',
          minutes: 90,
          agreement: true,
          field: 'neighbourhood',
          parties: '2',
          sessions: 2,
          supervisedOn: `2026-04-${day}`,
          confirmedOn: `2026-04-${day}`,
          supervisionTown: 'Münster',
          supervisorName: 'Dr. Henrike Sollmann',
          supervisorStreet: 'Ulmenweg 11',
          supervisorPostcode: '48143',
          supervisorTown: 'Münster',
        });
        expect(answer.body.fields ?? answer.status).toBe(200);
      }
    }
  });

  it('issues to those who have earned it, and says why not to the other', async () => {
    const orders = [...enrolments.values()].map((enrolmentId) => ({ enrolmentId }));
    const { body } = await as(office).post('/certificates', { issuedOn: '2026-11-22', orders });
    const outcome = (name: string) =>
      body.outcomes.find((each: { enrolmentId: string }) => each.enrolmentId === enrolments.get(name));
    expect(outcome('Müßiggang')).toMatchObject({ is: 'issued', number: expect.stringMatching(/^AM-2026-/) });
    expect(outcome('Große-Böhmer').is).toBe('issued');
    expect(outcome('Öztürk')).toMatchObject({ is: 'refused', code: 'not-entitled' });
    expect(outcome('Öztürk').unmet.map((finding: { subject: string | null }) => finding.subject)).toContain('6');
    const pdf = await as(office).get(`/certificates/${outcome('Müßiggang').certificateId}/pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const one = await as(office).get(`/certificates/${outcome('Müßiggang').certificateId}`);
    code = one.body.checkCode;
  });

  it('lets anybody check the paper that she was shown', async () => {
    const { body } = await test.http.post('/api/verifications').send({ code });
    expect(body).toMatchObject({
      is: 'valid',
      name: 'Jörg Müßiggang',
      issuedOn: '2026-11-22',
      rightUntil: '2030-11-22',
    });
    expect(JSON.stringify(body)).not.toContain('1985');
  });

  it('ends in the report of municipalities and departments', async () => {
    const { body } = await as(office).get('/reports/certification?on=2026-11-22');
    const rows = body.municipalities.map((each: { name: string; figures: Record<string, { value: number }> }) => [
      each.name,
      each.figures['enrolled']?.value,
      each.figures['certified']?.value,
      each.figures['inTraining']?.value,
    ]);
    expect(rows).toEqual([
      ['Bochum', 1, 1, 0],
      ['Münster', 2, 1, 1],
    ]);
    const before = await as(office).get('/reports/certification?on=2026-11-21');
    expect(before.body.total.enrolled.value).toBe(0);
  });

  it('leaves the list where it is once others build on it', async () => {
    const { body } = await as(office).get('/imports');
    const [{ id, version }] = body.imports;
    const undone = await as(office).post(`/imports/${id}/undo`, { version });
    expect([undone.status, undone.body.code]).toEqual([409, 'import-referenced']);
  });

  it('shows nothing of it to somebody of another town', async () => {
    const stranger = await signIn(test, {
      person: (await makePerson(test)).id,
      roles: [{ role: 'municipal-coordinator', municipality: '05911' }],
    });
    for (const id of [enrolments.get('Müßiggang'), enrolments.get('Öztürk')]) {
      expect((await as(stranger).get(`/enrolments/${id}/progress`)).status).toBe(404);
    }
    const { body } = await as(stranger).get('/reports/certification');
    expect(body.municipalities.map((each: { name: string }) => each.name)).toEqual(['Bochum']);
  });
});
