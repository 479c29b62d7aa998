import './index';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  CivilDate,
  Email,
  Id,
  InstantField,
  Line,
  Lines,
  Minutes,
  MunicipalityKey,
  PersonName,
  Version,
} from './field';

class Everything {
  @PersonName() name!: string;
  @Line(5) line!: string;
  @Lines(20) lines!: string;
  @Email() email!: string;
  @CivilDate() date!: string;
  @InstantField() instant!: string;
  @Minutes(90) minutes!: number;
  @Id() id!: string;
  @MunicipalityKey() key!: string;
  @Version() version!: number;
}

const right = {
  name: 'Jürgen',
  line: 'kurz',
  lines: 'eins\nzwei',
  email: 'j.ahl@stadt.example',
  date: '2028-02-29',
  instant: '2026-11-22T08:00:00.000Z',
  minutes: 90,
  id: '3f1f2f6e-5d0a-4b8e-9a67-0d8b7d5c2e11',
  key: '05515',
  version: 1,
};

const wrongIn = (change: object): readonly string[] =>
  validateSync(plainToInstance(Everything, { ...right, ...change })).map(({ property }) => property);

describe('a field', () => {
  it('accepts what it is for', () => expect(wrongIn({})).toEqual([]));

  it.each<[string, object]>([
    ['name', { name: '' }],
    ['name', { name: '   ' }],
    ['name', { name: 'A\u0000B' }],
    ['name', { name: 'A\nB' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 7 }],
    ['line', { line: 'zu lang' }],
    ['lines', { lines: 'a\u0007' }],
    ['email', { email: 'niemand' }],
    ['email', { email: `${'x'.repeat(250)}@stadt.example` }],
    ['email', { email: '\ud800@stadt.example' }],
    ['date', { date: '2026-02-29' }],
    ['date', { date: '1899-12-31' }],
    ['date', { date: '2200-01-01' }],
    ['date', { date: '29.02.2028' }],
    ['date', { date: '2026-11-22T00:00:00Z' }],
    ['instant', { instant: '2026-11-22' }],
    ['instant', { instant: '2026-02-30T08:00:00Z' }],
    ['instant', { instant: '9999-12-31T23:59:59Z' }],
    ['instant', { instant: '2026-11-22T08:00:00+01:00' }],
    ['minutes', { minutes: 91 }],
    ['minutes', { minutes: -1 }],
    ['minutes', { minutes: 1.5 }],
    ['minutes', { minutes: '90' }],
    ['id', { id: '1' }],
    ['key', { key: 5515 }],
    ['key', { key: '0551' }],
    ['version', { version: 0 }],
  ])('%s refuses %j', (property, change) => expect(wrongIn(change)).toEqual([property]));

  it('brings names from different keyboards into one form', () => {
    const decomposed = 'Ju\u0308rgen ';
    expect(plainToInstance(Everything, { ...right, name: decomposed }).name).toBe('J\u00fcrgen');
  });
});
