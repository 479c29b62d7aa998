import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type IdentifiedPerson, type KnownPerson, matchPerson } from './match-person';

const nobody: IdentifiedPerson = {
  externalId: null,
  givenName: 'Ada',
  familyName: 'Groß',
  birthDate: null,
  email: null,
};
const given = (said: Partial<IdentifiedPerson> = {}): IdentifiedPerson => ({ ...nobody, ...said });
const known = (id: string, said: Partial<IdentifiedPerson> = {}): KnownPerson => ({ ...nobody, ...said, id });

describe('A line means', () => {
  it('nobody known where nothing agrees', () => {
    expect(matchPerson(given(), [])).toEqual({ is: 'new' });
    expect(matchPerson(given(), [known('a', { familyName: 'Klein' })])).toEqual({ is: 'new' });
  });

  it('the one with the same stable id, whatever else has changed by marriage', () => {
    const line = given({ externalId: '17', familyName: 'Klein', email: 'neu@x.example' });
    expect(matchPerson(line, [known('a', { externalId: '17', email: 'alt@x.example' })])).toEqual({
      is: 'found',
      id: 'a',
      by: 'external-id',
    });
  });

  it('else the one with the same e-mail, in whatever case', () => {
    expect(matchPerson(given({ email: 'ADA@x.example' }), [known('a', { email: 'ada@X.example' })])).toEqual({
      is: 'found',
      id: 'a',
      by: 'email',
    });
  });

  it('else the one with the same name and birth date, umlauts and accents aside', () => {
    const line = given({ familyName: 'GROSS', givenName: 'Adá', birthDate: '1980-01-02' });
    expect(matchPerson(line, [known('a', { birthDate: '1980-01-02' })])).toEqual({
      is: 'found',
      id: 'a',
      by: 'name-and-birth-date',
    });
  });

  it('nobody known where a namesake was born on another day', () => {
    expect(matchPerson(given({ birthDate: '1980-01-02' }), [known('a', { birthDate: '1980-01-03' })])).toEqual({
      is: 'new',
    });
  });
});

describe('A line is doubtful', () => {
  it('where the name alone agrees', () => {
    expect(
      matchPerson(given({ birthDate: '1980-01-02', email: 'a@x.example' }), [known('a', { email: 'b@x.example' })]),
    ).toEqual({
      is: 'doubtful',
      possible: [{ id: 'a', agrees: ['name'], differs: ['email'] }],
    });
  });

  it('where two people of that name were born on that day', () => {
    const twins = [known('a', { birthDate: '1980-01-02' }), known('b', { birthDate: '1980-01-02' })];
    expect(matchPerson(given({ birthDate: '1980-01-02' }), twins)).toMatchObject({
      is: 'doubtful',
      possible: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('where the id is one person’s and the e-mail another’s', () => {
    const line = given({ externalId: '17', email: 'b@x.example' });
    const people = [
      known('a', { externalId: '17' }),
      known('b', { familyName: 'Klein', givenName: 'Bea', email: 'b@x.example' }),
    ];
    expect(matchPerson(line, people)).toMatchObject({
      is: 'doubtful',
      possible: [{ id: 'a' }, { id: 'b', differs: ['name'] }],
    });
  });

  it('where what agrees stands beside another birth date or another id', () => {
    const born = given({ externalId: '17', birthDate: '1980-01-02' });
    expect(matchPerson(born, [known('a', { externalId: '17', birthDate: '1980-01-03' })])).toMatchObject({
      is: 'doubtful',
    });
    const numbered = given({ externalId: '17', email: 'a@x.example' });
    expect(matchPerson(numbered, [known('a', { externalId: '18', email: 'a@x.example' })])).toMatchObject({
      is: 'doubtful',
      possible: [{ differs: ['external-id'] }],
    });
  });

  it('where an address belongs to somebody of quite another name', () => {
    const line = given({ email: 'amt@x.example' });
    const shared = known('a', { givenName: 'Bea', familyName: 'Klein', email: 'amt@x.example' });
    expect(matchPerson(line, [shared])).toMatchObject({ is: 'doubtful' });
    expect(matchPerson(line, [{ ...shared, givenName: 'Ada' }])).toMatchObject({ is: 'found' });
  });
});

describe('Matching', () => {
  const person = fc.record({
    externalId: fc.constantFrom(null, '1', '2'),
    givenName: fc.constantFrom('Ada', 'Bea'),
    familyName: fc.constantFrom('Groß', 'Gross', 'Klein'),
    birthDate: fc.constantFrom(null, '1980-01-01', '1981-01-01'),
    email: fc.constantFrom(null, 'a@x.example', 'b@x.example'),
  });
  const people = fc
    .array(person, { maxLength: 4 })
    .map((all) => all.map((each, index) => ({ ...each, id: `p${index}` })));

  it('does not depend on the order of the people', () => {
    fc.assert(
      fc.property(person, people, (line, all) => {
        const sorted = (match: ReturnType<typeof matchPerson>): unknown =>
          match.is === 'doubtful' ? [...match.possible].sort((a, b) => a.id.localeCompare(b.id)) : match;
        expect(sorted(matchPerson(line, [...all].reverse()))).toEqual(sorted(matchPerson(line, all)));
      }),
    );
  });

  it('finds somebody only by what agrees, never beside another birth date or id', () => {
    fc.assert(
      fc.property(person, people, (line, all) => {
        const match = matchPerson(line, all);
        if (match.is !== 'found') return;
        const found = all.find(({ id }) => id === match.id);
        expect(match.by).not.toBe('name');
        for (const field of ['externalId', 'birthDate'] as const) {
          if (line[field] !== null && found?.[field] !== null) expect(found?.[field]).toBe(line[field]);
        }
      }),
    );
  });
});
