import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportPreview } from '@mittler/contract';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import { csvList, done, freshName, type ImportSteps, importSteps } from '../../../test/make-import';

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

const head = 'Personalnummer;Nachname;Vorname;Geburtsdatum;E-Mail;Kommune;Amt';
const read = (...lines: readonly string[]): Promise<ImportPreview> => steps.preview(csvList(head, ...lines));
const first = async (made: ImportPreview) => (await steps.lines(made))[0];

describe('Whom a line means', () => {
  it('is found by the stable id, even under a new name', async () => {
    const name = freshName();
    const known = await makePerson(test, { familyName: name, givenName: 'Ada', externalId: `X-${name}` });
    const made = await read(`X-${name};Neuname;Ada;;;Hamm;Sozialamt`);
    expect(await first(made)).toMatchObject({
      outcome: 'change',
      personId: known.id,
      matchedBy: 'external-id',
      changes: [{ field: 'family-name', from: name, to: 'Neuname' }],
    });
  });

  it('is found by Mittler’s own identifier', async () => {
    const known = await makePerson(test, { familyName: freshName() });
    const made = await read(`${known.id};${known.familyName};Vorname;;;Hamm;Sozialamt`);
    expect(await first(made)).toMatchObject({ personId: known.id, matchedBy: 'external-id', changes: [] });
  });

  it('else by e-mail, whatever its case', async () => {
    const name = freshName();
    const known = await makePerson(test, {
      familyName: name,
      givenName: 'Ada',
      email: `${name}@hamm.example`.toLowerCase(),
    });
    const made = await read(`;${name};Ada;;${name.toUpperCase()}@HAMM.example;Hamm;Sozialamt`);
    expect(await first(made)).toMatchObject({ personId: known.id, matchedBy: 'email', changes: [] });
  });

  it('else by name and birth date, however umlauts are typed', async () => {
    const name = freshName();
    const known = await makePerson(test, { familyName: name, givenName: 'Jörg', birthDate: '1980-02-01', email: null });
    const made = await read(`;${name.replace('Ä', 'Ae')};Joerg;01.02.1980;;Hamm;Sozialamt`);
    expect(await first(made)).toMatchObject({ personId: known.id, matchedBy: 'name-and-birth-date' });
  });

  it('is somebody new where the birth date tells a namesake apart', async () => {
    const name = freshName();
    await makePerson(test, { familyName: name, givenName: 'Ada', birthDate: '1980-02-01' });
    expect(await first(await read(`;${name};Ada;02.02.1980;;Hamm;Sozialamt`))).toMatchObject({ outcome: 'add' });
  });

  it('is asked where the name alone agrees', async () => {
    const name = freshName();
    const department = await makeDepartment(test, '05515', `Amt ${name}`);
    const known = await makePerson(test, { familyName: name, givenName: 'Ada', department: department.id });
    expect(await first(await read(`;${name};Ada;;;Hamm;Sozialamt`))).toMatchObject({
      outcome: 'ask',
      possible: [
        { personId: known.id, municipality: 'Münster', department: department.name, agrees: ['name'], differs: [] },
      ],
    });
  });

  it('is asked where id and birth date, or id and e-mail, contradict each other', async () => {
    const name = freshName();
    const ada = await makePerson(test, {
      familyName: name,
      givenName: 'Ada',
      externalId: `Y-${name}`,
      birthDate: '1980-01-01',
    });
    const berta = await makePerson(test, {
      familyName: `${name}b`,
      givenName: 'Berta',
      email: `${name.slice(-3)}@b.example`,
    });
    expect(await first(await read(`Y-${name};${name};Ada;31.12.1980;;Hamm;Sozialamt`))).toMatchObject({
      outcome: 'ask',
      possible: [{ personId: ada.id, differs: ['birth-date'] }],
    });
    const both = await first(await read(`Y-${name};${name};Ada;;${berta.email};Hamm;Sozialamt`));
    expect(both?.outcome).toBe('ask');
    expect(both?.possible.map(({ personId }) => personId).sort()).toEqual([ada.id, berta.id].sort());
  });

  it('is asked where one address belongs to somebody of another name', async () => {
    const name = freshName();
    const known = await makePerson(test, { familyName: name, givenName: 'Ada' });
    const line = await first(await read(`;Ganz;Anders;;${known.email};Hamm;Sozialamt`));
    expect(line).toMatchObject({ outcome: 'ask', possible: [{ agrees: ['email'], differs: ['name'] }] });
  });
});

describe('Answers', () => {
  async function doubtful(): Promise<{ readonly made: ImportPreview; readonly name: string; readonly person: string }> {
    const name = freshName();
    const { id } = await makePerson(test, { familyName: name, givenName: 'Ada', birthDate: null });
    return { made: await read(`;${name};Ada;01.01.1990;;Hamm;Sozialamt`), name, person: id };
  }

  it('are refused for a line or a person that is not there, or without a person', async () => {
    const { made } = await doubtful();
    for (const answer of [
      { line: 99, answer: 'new' },
      { line: 2, answer: 'person', personId: randomUUID() },
      { line: 2, answer: 'person' },
      { line: 2, answer: 'perhaps' },
    ]) {
      await expectRefusal(test, await steps.put(made, 'answers', { answers: [answer] }), 422, 'invalid');
    }
  });

  it('are needed before anything is written', async () => {
    const { made } = await doubtful();
    const answer = await steps.step(made, 'apply');
    await expectRefusal(test, answer, 409, 'import-open-questions');
    expect(answer.body.facts).toEqual({ count: 1, lines: [2] });
  });

  it('say that this person is meant', async () => {
    const { made, person } = await doubtful();
    const answered = done(
      await steps.put(made, 'answers', { answers: [{ line: 2, answer: 'person', personId: person }] }),
    );
    await expectAnswer(test, 'ImportPreview', answered);
    expect(await first(answered)).toMatchObject({
      outcome: 'change',
      personId: person,
      matchedBy: 'answer',
      answer: 'person',
    });
    await steps.applied(answered);
    const [row] = await test.database.query('select birth_date from person where id = $1', [person]);
    expect(row).toEqual({ birth_date: '1990-01-01' });
  });

  it('say that it is somebody new, or that the line is left out', async () => {
    const { made, name } = await doubtful();
    const asNew = done(await steps.put(made, 'answers', { answers: [{ line: 2, answer: 'new' }] }));
    expect(await first(asNew)).toMatchObject({ outcome: 'add', personId: null });
    const skipped = done(await steps.put(asNew, 'answers', { answers: [{ line: 2, answer: 'skip' }] }));
    expect(skipped.lines).toMatchObject({ skip: 1, ask: 0, add: 0 });
    const before = await digestOf(test, 'person', 'department', 'membership');
    await steps.applied(skipped);
    expect(await digestOf(test, 'person', 'department', 'membership')).toBe(before);
    expect(await test.database.query('select from person where family_name = $1', [name])).toHaveLength(1);
  });

  it('can’t make a second person with an address that is taken', async () => {
    const known = await makePerson(test, { familyName: freshName(), birthDate: '1980-01-01' });
    const made = await read(`;Ganz;Anders;;${known.email};Hamm;Sozialamt`);
    const answered = done(await steps.put(made, 'answers', { answers: [{ line: 2, answer: 'new' }] }));
    expect(await first(answered)).toMatchObject({ outcome: 'refuse', problems: [{ code: 'email-taken' }] });
  });

  it('are refused with an old version', async () => {
    const { made } = await doubtful();
    await steps.put(made, 'answers', { answers: [{ line: 2, answer: 'new' }] });
    await expectRefusal(
      test,
      await steps.put(made, 'answers', { answers: [{ line: 2, answer: 'skip' }] }),
      412,
      'stale',
    );
  });
});

describe('A line is refused', () => {
  const refusals: readonly (readonly [string, string, readonly Readonly<Record<string, unknown>>[]])[] = [
    [
      'without a name',
      ';;;01.01.1980;;Hamm;Amt',
      [
        { code: 'missing', column: 'Nachname' },
        { code: 'missing', column: 'Vorname' },
      ],
    ],
    [
      'with a day that does not exist',
      ';A;B;30.02.1980;;Hamm;Amt',
      [{ code: 'impossible-date', column: 'Geburtsdatum', found: '30.02.1980' }],
    ],
    [
      'with a birth in the future',
      ';A;B;01.01.2027;;Hamm;Amt',
      [{ code: 'date-in-future', column: 'Geburtsdatum', found: '2027-01-01' }],
    ],
    [
      'with what is no address',
      ';A;B;;a.b.example;Hamm;Amt',
      [{ code: 'not-an-email', column: 'E-Mail', found: 'a.b.example' }],
    ],
    ['without a municipality', ';A;B;;;;Amt', [{ code: 'municipality-missing', column: 'Kommune' }]],
    [
      'with a municipality that nobody knows',
      ';A;B;;;Atlantis;Amt',
      [{ code: 'municipality-unknown', column: 'Kommune', found: 'Atlantis' }],
    ],
    ['without a department', ';A;B;;;Hamm;', [{ code: 'department-missing', column: 'Amt' }]],
  ];
  it.each(refusals)('%s', async (_, line, problems) => {
    expect(await first(await read(line))).toMatchObject({ outcome: 'refuse', problems });
  });

  it('when it stands in the file twice, and names the first', async () => {
    const name = freshName();
    const made = await read(
      `;${name};Ada;01.01.1980;;Hamm;Amt`,
      `;B;C;;;Hamm;Amt`,
      `;${name};ADA;01.01.1980;;Hamm;Amt`,
    );
    expect((await steps.lines(made, 'refuse'))[0]).toMatchObject({
      line: 4,
      problems: [{ code: 'line-repeated', found: '2' }],
    });
  });

  it('when the person is deactivated', async () => {
    const known = await makePerson(test, { familyName: freshName() });
    await test.database.query('update person set deactivated_at = $2 where id = $1', [
      known.id,
      '2026-01-01T00:00:00Z',
    ]);
    const line = await first(await read(`;${known.familyName};Vorname;;${known.email};Hamm;Amt`));
    expect(line).toMatchObject({ outcome: 'refuse', problems: [{ code: 'person-deactivated' }] });
  });

  it('and the rest of the file is written', async () => {
    const name = freshName();
    const made = await read(`;${name};Ada;30.02.1980;;Hamm;Amt`, `;${name};Berta;01.02.1980;;Hamm;Amt`);
    expect((await steps.applied(made)).lines).toMatchObject({ add: 1, refuse: 1 });
    expect(await test.database.query('select given_name from person where family_name = $1', [name])).toEqual([
      { given_name: 'Berta' },
    ]);
  });
});

describe('A person who is known', () => {
  it('keeps what the file leaves empty', async () => {
    const known = await makePerson(test, {
      familyName: freshName(),
      birthDate: '1980-01-01',
      externalId: `K-${freshName()}`,
    });
    const made = await read(`;${known.familyName};Vorname;;${known.email};Hamm;Amt`);
    expect((await first(made))?.changes).toEqual([]);
  });

  it('keeps the address with which she signs in', async () => {
    const known = await makePerson(test, { familyName: freshName(), birthDate: '1980-01-01' });
    await test.database.query("insert into credential (person_id, password_hash, set_at) values ($1, 'x', now())", [
      known.id,
    ]);
    const made = await read(`;${known.familyName};Vorname;01.01.1980;neu-${known.email};Hamm;Amt`);
    expect(await first(made)).toMatchObject({ outcome: 'change', changes: [], notes: ['email-kept'] });
    await steps.applied(made);
    const [row] = await test.database.query('select email::text as email from person where id = $1', [known.id]);
    expect(row).toEqual({ email: known.email });
  });
});

describe('The place', () => {
  it.each([
    ['05915', 'Hamm'],
    ['5915', 'Hamm'],
    ['Stadt Hamm', 'Hamm'],
    ['HAMM', 'Hamm'],
    ['Soest, Kreis', 'Kreis Soest'],
    ['Kreis Soest', 'Kreis Soest'],
    ['Kreisverwaltung Soest', 'Kreis Soest'],
    ['Städteregion Aachen', 'Städteregion Aachen'],
  ])('%s is %s', async (said, municipality) => {
    const line = await first(await read(`;${freshName()};Ada;;;${said};Jugendamt`));
    expect(line?.adds.membership).toBe(`${municipality}, Jugendamt`);
  });

  it('of another kind than the file says is not guessed', async () => {
    const line = await first(await read(`;${freshName()};Ada;;;Stadt Soest;Jugendamt`));
    expect(line).toMatchObject({
      outcome: 'refuse',
      problems: [{ code: 'municipality-unknown', found: 'Stadt Soest' }],
    });
  });

  it('is an existing department by code or by name', async () => {
    const department = await makeDepartment(test, '05915', 'Fachbereich Jugend');
    await test.database.query("update department set code = '51' where id = $1", [department.id]);
    const made = await steps.preview(
      csvList(
        'Nachname;Vorname;Kommune;Amt;Amtsnummer',
        `${freshName()};A;Hamm;Jugend;51`,
        `${freshName()};B;Hamm;FACHBEREICH JUGEND;`,
      ),
    );
    const lines = await steps.lines(made);
    expect(lines.map(({ adds }) => [adds.membership, adds.newDepartment])).toEqual([
      ['Hamm, Fachbereich Jugend', null],
      ['Hamm, Fachbereich Jugend', null],
    ]);
  });
});
