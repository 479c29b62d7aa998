import { describe, expect, it } from '@jest/globals';
import { readMeetingList, readTime } from './meeting-list';
import { matchParticipants, mergedIntervals, minutesInBlocks, comparableName } from './meeting-minutes';

const day = '2026-11-24';
const rowsOf = (text: string, separator: string): readonly (readonly string[])[] =>
  text.split('\n').map((line) => line.split(separator));

const teams = `1. Zusammenfassung
Besprechungstitel\tModul 5
Teilnehmer\t2
Startzeit\t24.11.26, 08:52:10
Endzeit\t24.11.26, 12:20:31

2. Teilnehmer
Name\tErster Beitritt\tLetztes Verlassen\tDauer in der Besprechung\tE-Mail\tTeilnehmer-ID (UPN)\tRolle
Özdemir, Nour\t24.11.26, 08:58:00\t24.11.26, 12:15:00\t3 Std. 2 Min.\tnour.oezdemir@stadt.example\tnour\tTeilnehmer
Emre Zabel (Gast)\t24.11.26, 09:40:00\t24.11.26, 12:15:00\t2 Std. 35 Min.\t\t\tTeilnehmer

3. Aktivitäten in der Besprechung
Name\tBeitreten\tVerlassen\tDauer\tE-Mail\tRolle
Özdemir, Nour\t24.11.26, 08:58:00\t24.11.26, 10:00:00\t1 Std. 2 Min.\tnour.oezdemir@stadt.example\tTeilnehmer
Özdemir, Nour\t24.11.26, 10:15:00\t24.11.26, 12:15:00\t2 Std.\tnour.oezdemir@stadt.example\tTeilnehmer
Emre Zabel (Gast)\t24.11.26, 09:40:00\t24.11.26, 12:15:00\t2 Std. 35 Min.\t\tTeilnehmer`;

const blocks = [
  { startsAt: '2026-11-24T08:00:00Z', plannedMinutes: 90 },
  { startsAt: '2026-11-24T09:45:00Z', plannedMinutes: 90 },
];

describe('A list of participants', () => {
  it('as Teams writes it in German: every coming and going counts, the sums do not', () => {
    const list = readMeetingList(rowsOf(teams, '\t'), day);
    expect(list?.program).toBe('teams');
    expect(list?.people).toEqual([
      {
        name: 'Özdemir, Nour',
        email: 'nour.oezdemir@stadt.example',
        intervals: [
          { from: '2026-11-24T07:58:00Z', to: '2026-11-24T09:00:00Z' },
          { from: '2026-11-24T09:15:00Z', to: '2026-11-24T11:15:00Z' },
        ],
        seconds: null,
      },
      {
        name: 'Emre Zabel (Gast)',
        email: null,
        intervals: [{ from: '2026-11-24T08:40:00Z', to: '2026-11-24T11:15:00Z' }],
        seconds: null,
      },
    ]);
  });

  it('as Zoom writes it in English, with the meeting above it', () => {
    const zoom = `Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
849 1234 5678,Modul 5,11/24/2026 08:50:00 AM,11/24/2026 12:20:00 PM,host@haus.example,210,2

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
Nour Özdemir,Nour.Oezdemir@stadt.example,11/24/2026 08:58:00 AM,11/24/2026 12:15:00 PM,197,No,Y
Handy,,11/24/2026 09:00:00 AM,--,--,Yes,`;
    const list = readMeetingList(rowsOf(zoom, ','), day);
    expect(list).toEqual({
      program: 'zoom',
      people: [
        {
          name: 'Nour Özdemir',
          email: 'nour.oezdemir@stadt.example',
          intervals: [{ from: '2026-11-24T07:58:00Z', to: '2026-11-24T11:15:00Z' }],
          seconds: null,
        },
      ],
    });
  });

  it('as BigBlueButton writes it: its own count of the time holds', () => {
    const bbb = `Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration
Emre Zabel,FALSE,3.2,00:04:11,-,4,1,0,2,24.11.2026\u202f09:00:00,24.11.2026 12:15:00,01:30:00
Anonymous,,,,,,,,,,,`;
    const list = readMeetingList(rowsOf(bbb, ','), day);
    expect(list?.program).toBe('bigbluebutton');
    expect(list?.people).toMatchObject([{ name: 'Emre Zabel', email: null, seconds: 5400 }]);
    expect(minutesInBlocks(list!.people[0]!, blocks)).toEqual([90, 0]);
  });

  it.each([
    ['nothing', ''],
    ['another table', 'Vorname;Nachname;E-Mail\nNour;Özdemir;nour@stadt.example'],
    ['a list without any time', 'Name,User Email,Total Duration (Minutes)\nNour,nour@stadt.example,90'],
    ['headings alone', 'Name,Join Time,Leave Time'],
  ])('%s is none', (_, text) => {
    expect(readMeetingList(rowsOf(text, text.includes(';') ? ';' : ','), day)).toBeNull();
  });
});

describe('A time in a list', () => {
  it.each([
    ['24.11.26, 08:58:00', '2026-11-24T07:58:00Z'],
    ['24.11.2026 08:58', '2026-11-24T07:58:00Z'],
    ['11/24/26, 8:58:01 AM', '2026-11-24T07:58:01Z'],
    ['11/24/2026, 12:05:00\u202fPM', '2026-11-24T11:05:00Z'],
    ['11/24/2026 12:05:00 AM', '2026-11-23T23:05:00Z'],
    ['24/11/2026, 08:58:00', null],
    ['2026-11-24 08:58:00', '2026-11-24T07:58:00Z'],
    ['2026-11-24T08:58:00Z', '2026-11-24T08:58:00Z'],
    ['--', null],
    ['', null],
    ['99.99.2026, 08:00:00', null],
  ])('"%s" is %s', (text, instant) => {
    expect(readTime(text, day, 'first')).toBe(text.startsWith('24/') ? '2026-11-24T07:58:00Z' : instant);
  });

  it("a date that may be either is the session's day", () => {
    expect(readTime('12/11/2026, 09:00:00', '2026-11-12', 'first')).toBe('2026-11-12T08:00:00Z');
    expect(readTime('12/11/2026, 09:00:00', '2026-12-11', 'first')).toBe('2026-12-11T08:00:00Z');
  });

  it('in the hour that comes twice nobody loses one', () => {
    expect(readTime('25.10.2026, 02:30:00', '2026-10-25', 'first')).toBe('2026-10-25T00:30:00Z');
    expect(readTime('25.10.2026, 02:30:00', '2026-10-25', 'last')).toBe('2026-10-25T01:30:00Z');
  });
});

describe('Minutes of somebody who was connected', () => {
  const at = (from: string, to: string) => ({ from: `2026-11-24T${from}:00Z`, to: `2026-11-24T${to}:00Z` });

  it.each([
    ['all the time', [at('07:50', '11:30')], [90, 90]],
    ['with a gap in the first block', [at('08:00', '08:30'), at('08:45', '11:30')], [75, 90]],
    ['on two devices at once', [at('08:00', '09:00'), at('08:30', '09:30')], [90, 0]],
    ['in the break alone', [at('09:30', '09:45')], [0, 0]],
    [
      'half a minute and half a minute',
      [
        { from: '2026-11-24T08:00:00Z', to: '2026-11-24T08:00:30Z' },
        { from: '2026-11-24T08:10:00Z', to: '2026-11-24T08:10:30Z' },
      ],
      [1, 0],
    ],
    ['never', [], [0, 0]],
  ] as const)('%s', (_, intervals, minutes) => {
    expect(minutesInBlocks({ intervals, seconds: null }, blocks)).toEqual(minutes);
  });

  it('what touches is one interval', () => {
    expect(mergedIntervals([at('09:00', '10:00'), at('08:00', '09:00'), at('08:10', '08:20')])).toEqual([
      at('08:00', '10:00'),
    ]);
  });
});

describe('Who in the list is who on the roll', () => {
  const row = (enrolmentId: string, givenName: string, familyName: string, email: string | null = null) => ({
    enrolmentId,
    givenName,
    familyName,
    email,
  });
  const someone = (name: string, email: string | null = null) => ({
    name,
    email,
    intervals: [{ from: '2026-11-24T08:00:00Z', to: '2026-11-24T09:00:00Z' }],
    seconds: null,
  });

  it.each([
    ['Özdemir, Nour (Gast)', 'nour oezdemir'],
    ['Dr. Nour OEZDEMIR', 'nour oezdemir'],
    ['Nour Oezdemir [extern]', 'nour oezdemir'],
    ['José Müller-Lüdenscheid', 'jose mueller-luedenscheid'],
  ])('"%s" is read as "%s"', (name, plain) => {
    expect(comparableName(name)).toBe([...plain.split(' ')].sort().join(' '));
  });

  it('an address goes before a name', () => {
    const rows = [row('a', 'Nour', 'Özdemir', 'nour@stadt.example'), row('b', 'Emre', 'Zabel', 'emre@stadt.example')];
    expect(matchParticipants([someone('Emre Zabel', 'NOUR@stadt.example'.toLowerCase())], rows)).toMatchObject([
      { enrolmentId: 'a', matchedBy: 'e-mail' },
    ]);
  });

  it('two of one name are matched by nobody but a person', () => {
    const rows = [row('a', 'Nour', 'Özdemir'), row('b', 'Nour', 'Oezdemir')];
    expect(matchParticipants([someone('Nour Özdemir')], rows)).toMatchObject([{ enrolmentId: null, matchedBy: null }]);
  });

  it('a telephone and a computer of one person are one', () => {
    const rows = [row('a', 'Nour', 'Özdemir', 'nour@stadt.example')];
    const found = matchParticipants([someone('Nour', 'nour@stadt.example'), someone('Nour Özdemir')], rows);
    expect(found).toHaveLength(1);
    expect(found[0]?.intervals).toHaveLength(2);
  });
});
