import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportPreview } from '@mittler/contract';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, makePerson, makeRole, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, makeEnrolment, makeMarks, makeSession } from '../../../test/make-course';
import { csvList, done, freshName, type ImportSteps, importSteps } from '../../../test/make-import';
import { makeRegistration, registrationIn } from '../../../test/make-registration';
import { inTransaction } from '../../database/transaction';
import { LedgerService } from '../../ledger/ledger.service';

let test: TestApp;
let office: SignedIn;
let steps: ImportSteps;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  steps = importSteps(test, office);
});
afterAll(() => test.stop());

const business = [
  'person',
  'department',
  'membership',
  'enrolment',
  'fact',
  'standing',
  'standing_past',
  'certificate',
];
const over = () => makeCourse(test, { startsOn: '2024-04-01', endsOn: '2025-06-30' });
const head = 'Personalnummer;Nachname;Vorname;Geburtsdatum;E-Mail;Kommune;Amt;B1;B2;Bescheinigung Nr;Bescheinigung am';

async function imported(
  lines: readonly string[],
  fields: Readonly<Record<string, string>> = {},
): Promise<ImportPreview> {
  return steps.applied(await steps.preview(csvList(head, ...lines), { modality: 'room', ...fields }));
}

const personOf = async (name: string): Promise<string> =>
  (await test.database.query('select id from person where family_name = $1', [name]))[0].id;
const enrolmentOf = async (name: string): Promise<string> =>
  (await test.database.query('select id from enrolment where person_id = $1', [await personOf(name)]))[0].id;

describe('Undoing an import', () => {
  it('is refused for one that is not there, not applied, or was seen in another version', async () => {
    const nothing = { id: randomUUID(), version: 1 } as ImportPreview;
    await expectRefusal(test, await steps.step(nothing, 'undo'), 404, 'not-found');
    const made = await steps.preview(csvList(head, `;${freshName()};A;;;Hamm;Amt;;;;`));
    await expectRefusal(test, await steps.step(made, 'undo'), 409, 'import-not-applied');
    const after = await steps.applied(made);
    await expectRefusal(test, await steps.step(after, 'undo', made.version), 412, 'stale');
  });

  it('removes people, departments, enrolments, hours and certificates that it had added', async () => {
    const course = await over();
    const before = await digestOf(test, ...business);
    const name = freshName();
    const made = await imported(
      [
        `;${name};Ada;01.01.1980;;Hamm;Amt ${name};18;20;U-${name};01.07.2025`,
        `;${name};Berta;02.01.1980;;Hamm;Amt ${name};;;;`,
      ],
      {
        courseId: course.id,
      },
    );
    expect(await digestOf(test, ...business)).not.toBe(before);
    const undone = done(await steps.step(made, 'undo'));
    await expectAnswer(test, 'ImportPreview', undone);
    expect(undone).toMatchObject({ state: 'undone', undoneAt: '2026-11-22T09:00:00.000Z' });
    expect(await digestOf(test, ...business)).toBe(before);
    await expectRefusal(test, await steps.step(undone, 'undo'), 409, 'import-not-applied');
    await expectRefusal(test, await steps.step(undone, 'apply'), 409, 'import-already-applied');
    // The same list can come again.
    expect(
      (
        await imported([`;${name};Ada;01.01.1980;;Hamm;Amt ${name};18;20;U-${name};01.07.2025`], {
          courseId: course.id,
        })
      ).adds.people,
    ).toBe(1);
  });

  it('sets back what it had changed of a person', async () => {
    const name = freshName();
    const known = await makePerson(test, {
      familyName: name,
      givenName: 'Ada',
      birthDate: '1980-01-01',
      email: `${name.slice(-3)}@alt.example`,
    });
    const row = () =>
      test.database.query('select given_name, birth_date, email::text, external_id from person where id = $1', [
        known.id,
      ]);
    const before = await row();
    const made = await imported([`N-${name};${name};Ada;01.01.1980;${name.slice(-3)}@neu.example;Hamm;Amt;;;;`]);
    expect(await row()).toEqual([
      { given_name: 'Ada', birth_date: '1980-01-01', email: `${name.slice(-3)}@neu.example`, external_id: `N-${name}` },
    ]);
    done(await steps.step(made, 'undo'));
    expect(await row()).toEqual(before);
  });

  it('retracts hours that it had added to an enrolment that goes on', async () => {
    const course = await over();
    const name = freshName();
    const department = await makeDepartment(test, '05915');
    const enrolment = await makeEnrolment(test, course, {
      familyName: name,
      givenName: 'Ada',
      department,
      enrolledOn: '2024-04-01',
    });
    await test.database.query("update person set birth_date = '1980-01-01' where id = $1", [enrolment.person]);
    const standing = () =>
      test.database.query('select counted_minutes from standing where enrolment_id = $1 and leads', [enrolment.id]);
    const before = await standing();
    const made = await imported([`;${name};Ada;01.01.1980;;Hamm;${department.name};2;;V-${name};01.07.2025`], {
      courseId: course.id,
    });
    expect(made.adds).toMatchObject({ people: 0, enrolments: 0, minutes: 120, certificates: 1 });
    expect(await standing()).toEqual([{ counted_minutes: 120 }]);
    test.clock.set('2026-11-22T09:05:00.000Z');
    done(await steps.step(made, 'undo'));
    expect(await standing()).toEqual(before);
    const facts = await test.database.query(
      'select kind from fact where enrolment_id = $1 order by received_at, kind',
      [enrolment.id],
    );
    const kinds = facts.map(({ kind }: { kind: string }) => kind);
    expect(kinds.sort()).toEqual(['certificate-issued', 'mark', 'retraction', 'retraction']);
  });

  it('lets hours speak again that it had corrected, and the first import can still be undone', async () => {
    const course = await over();
    const before = await digestOf(test, ...business);
    const name = freshName();
    const line = (hours: string) => `;${name};Ada;01.01.1980;;Hamm;Amt ${name};${hours};;;`;
    const first = await imported([line('2')], { courseId: course.id });
    test.clock.set('2026-11-22T09:10:00.000Z');
    const second = await imported([line('3,5')], { courseId: course.id });
    expect(second.adds).toMatchObject({ minutes: 90 });
    expect((await steps.lines(second))[0]?.adds.hours).toMatchObject([{ minutes: 210, instead: 120 }]);
    const counted = async () =>
      (
        await test.database.query('select counted_minutes from standing where enrolment_id = $1 and leads', [
          await enrolmentOf(name),
        ])
      )[0].counted_minutes;
    expect(await counted()).toBe(210);
    await expectRefusal(test, await steps.step(first, 'undo'), 409, 'import-referenced');
    test.clock.set('2026-11-22T09:15:00.000Z');
    done(await steps.step(second, 'undo'));
    expect(await counted()).toBe(120);
    done(await steps.step(first, 'undo'));
    expect(await digestOf(test, ...business)).toBe(before);
  });
});

describe('Undoing is refused when something refers to what was added, and says what', () => {
  const cases: readonly (readonly [string, string, (name: string) => Promise<unknown>])[] = [
    [
      'a mark of a roll',
      'facts',
      async (name) => {
        const [{ course_id: id, scheme }] = await test.database.query(
          'select course_id, scheme from enrolment where id = $1',
          [await enrolmentOf(name)],
        );
        const session = await makeSession(test, { id, scheme, name: '', programme: '', institution: '' });
        await makeMarks(test, session, [await enrolmentOf(name)]);
      },
    ],
    [
      'a correction of its hours',
      'facts',
      async (name) => {
        const enrolmentId = await enrolmentOf(name);
        const [{ id: replaces }] = await test.database.query(
          "select id from fact where enrolment_id = $1 and kind = 'mark' limit 1",
          [enrolmentId],
        );
        await inTransaction(test.app.get(DataSource), (tx) =>
          test.app.get(LedgerService, { strict: false }).record(
            office.id,
            [
              {
                id: randomUUID(),
                enrolmentId,
                replaces,
                blockId: null,
                content: { kind: 'retraction', on: '2026-11-22' },
              },
            ],
            '2026-11-22T10:00:00.000Z',
            tx,
          ),
        );
      },
    ],
    [
      'a second course',
      'enrolments',
      async (name) => makeEnrolment(test, await over(), { person: await personOf(name) }),
    ],
    [
      'a membership elsewhere',
      'memberships',
      async (name) => {
        const { id } = await makeDepartment(test);
        await test.database.query("insert into membership values ($1, $2, $3, '2026-01-01')", [
          randomUUID(),
          await personOf(name),
          id,
        ]);
      },
    ],
    [
      'a colleague in the new department',
      'memberships',
      async (name) => {
        const [{ id }] = await test.database.query('select id from department where name = $1', [`Amt ${name}`]);
        await makePerson(test, { department: id });
      },
    ],
    ['a role', 'roles', async (name) => makeRole(test, await personOf(name), 'trainer')],
    [
      'an account',
      'account',
      async (name) =>
        test.database.query("insert into credential (person_id, password_hash, set_at) values ($1, 'x', now())", [
          await personOf(name),
        ]),
    ],
    [
      'a change of her name',
      'person-changed',
      async (name) =>
        test.database.query("update person set given_name = 'Berta', version = version + 1 where id = $1", [
          await personOf(name),
        ]),
    ],
  ];
  it.each(cases)('%s', async (_, kind, refer) => {
    const name = freshName();
    const made = await imported(
      [`;${freshName()};Zoe;01.01.1980;;Hamm;Amt;2;;;`, `;${name};Ada;01.01.1980;;Hamm;Amt ${name};2;;;`],
      {
        courseId: (await over()).id,
      },
    );
    await refer(name);
    const before = await digestOf(test, ...business);
    const answer = await steps.step(made, 'undo');
    await expectRefusal(test, answer, 409, 'import-referenced');
    expect(answer.body.facts.references.filter((each) => each.kind === kind)).toMatchObject([{ lines: [3] }]);
    for (const reference of answer.body.facts.references) await expectAnswer(test, 'ImportReference', reference);
    expect(await digestOf(test, ...business)).toBe(before);
  });

  it('her own registration, which it had ended in the seat', async () => {
    const course = await over();
    const name = freshName();
    const department = await makeDepartment(test, '05915');
    const known = await makePerson(test, {
      familyName: name,
      givenName: 'Ada',
      birthDate: '1980-01-01',
      department: department.id,
    });
    const { id } = await makeRegistration(test, course, { person: known.id, department, state: 'approved' });
    const made = await imported([`;${name};Ada;01.01.1980;;Hamm;${department.name};2;;;`], { courseId: course.id });
    expect((await registrationIn(test, id)).enrolmentId).toBe(await enrolmentOf(name));
    const before = await digestOf(test, ...business, 'registration', 'registration_event');
    const answer = await steps.step(made, 'undo');
    await expectRefusal(test, answer, 409, 'import-referenced');
    expect(answer.body.facts.references).toEqual([{ kind: 'registrations', count: 1, lines: [2] }]);
    expect(await digestOf(test, ...business, 'registration', 'registration_event')).toBe(before);
  });

  it('a later change of a field that it had changed', async () => {
    const name = freshName();
    const known = await makePerson(test, { familyName: name, givenName: 'Ada', birthDate: '1980-01-01' });
    const made = await imported([`Q-${name};${name};Ada;01.01.1980;;Hamm;Amt;;;;`]);
    await test.database.query('update person set external_id = null where id = $1', [known.id]);
    const answer = await steps.step(made, 'undo');
    await expectRefusal(test, answer, 409, 'import-referenced');
    expect(answer.body.facts.references).toEqual([{ kind: 'person-changed', count: 1, lines: [2] }]);
  });
});

describe('A person who is deleted', () => {
  it('takes along what the file said of her, and the rest can still be undone', async () => {
    const before = await digestOf(test, ...business);
    const name = freshName();
    const made = await imported(
      [
        `;${name};Ada;01.01.1980;${name.slice(-3)}@w.example;Hamm;Amt für Sonderfälle;2;;;`,
        `;${name}b;Bea;02.01.1980;;Hamm;Amt für Sonderfälle;2;;;`,
      ],
      { courseId: (await over()).id },
    );
    const person = await personOf(name);
    const [{ version }] = await test.database.query('select version from person where id = $1', [person]);
    const deleted = await test.http
      .delete(`/api/people/${person}?version=${version}`)
      .set('Cookie', office.cookie)
      .send({ version });
    expect({ status: deleted.status, body: deleted.body }).toMatchObject({ status: 204 });
    const [row] = await test.database.query(
      'select import_row::text as text from import_row where import_id = $1 and line = 2',
      [made.id],
    );
    expect(row.text).not.toContain(name);
    expect(row.text).not.toContain('w.example');
    expect((await steps.lines(made)).map(({ familyName }) => familyName)).toEqual(['', `${name}b`]);
    done(await steps.step(made, 'undo'));
    expect(await digestOf(test, ...business)).toBe(before);
  });
});

describe('Discarding an import', () => {
  it('deletes what the file said of people, and nothing can follow', async () => {
    const made = await steps.preview(csvList(head, `;${freshName()};A;;;Hamm;Amt;;;;`));
    const gone = done(await steps.step(made, 'discard'));
    expect(gone).toMatchObject({ state: 'discarded', lines: { add: 0 } });
    expect(await test.database.query('select from import_row where import_id = $1', [made.id])).toEqual([]);
    for (const what of ['apply', 'discard'])
      await expectRefusal(test, await steps.step(gone, what), 409, 'import-already-applied');
  });

  it('is refused after it was applied', async () => {
    const made = await imported([`;${freshName()};A;;;Hamm;Amt;;;;`]);
    await expectRefusal(test, await steps.step(made, 'discard'), 409, 'import-already-applied');
  });
});
