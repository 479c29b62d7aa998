import { addDays, addMonths, type IsoDate } from '@mittler/domain';
import type { FactContent, NewFact } from '../ledger/fact-row';
import type { DemoTrainee } from './cast';
import { demoId } from './random';

/** Further training of § 3 ZMediatAusbV after the issue, day by day: [days after the issue, minutes]. */
function eventsOf({ stage, turn }: DemoTrainee, isOldText: boolean): readonly (readonly [number, number])[] {
  const eachYear = [
    [300, 600],
    [660, 600],
    [1020, 600],
  ] as const;
  switch (stage) {
    case 'renewing':
      return isOldText
        ? [...eachYear, [1380, 660], [1700, 480], [2100, 300 + (turn % 3) * 120]]
        : [[120, 360 + (turn % 4) * 120]];
    case 'expiring':
      // A third has the 40 hours together, the others are short of some.
      return turn % 3 === 0 ? [...eachYear, [1300, 600]] : [...eachYear.slice(0, 2), [1200, 120 * (turn % 3)]];
    case 'lapsed':
      return eachYear.slice(0, 1 + (turn % 3));
    case 'saved-by-suspension':
      return isOldText ? [...eachYear, [1600, 660]] : [];
    case 'certified':
    case 'steady':
    case 'midway':
    case 'misses-an-area':
    case 'too-much-virtual':
    case 'not-begun':
    case 'dropped-out':
    case 'waits-for-cases':
    case 'one-case-short':
    case 'ready':
      return [];
  }
}

export interface DatedFact {
  readonly day: IsoDate;
  readonly fact: NewFact;
}

const fact = (trainee: DemoTrainee, code: string, content: FactContent): NewFact => ({
  id: demoId('fact', trainee.enrolmentId, code),
  enrolmentId: trainee.enrolmentId,
  replaces: null,
  blockId: null,
  content,
});

/** What happened after the certificate, oldest first. */
export function renewalsOf(trainee: DemoTrainee, issuedOn: IsoDate, today: IsoDate): readonly DatedFact[] {
  const events = eventsOf(trainee, trainee.course.isOldText).map(([days, minutes]): DatedFact => {
    const day = addDays(issuedOn, days);
    return {
      day,
      fact: fact(trainee, `renewal ${days}`, {
        kind: 'external-evidence',
        on: day,
        purpose: 'renewal',
        area: null,
        module: null,
        modality: 'room',
        minutes,
      }),
    };
  });
  return [...events.filter(({ fact: { content } }) => minutesOf(content) > 0), ...hindrance(trainee, issuedOn)]
    .filter(({ day }) => day <= today)
    .sort((a, b) => a.day.localeCompare(b.day));
}

const minutesOf = (content: FactContent): number => (content.kind === 'external-evidence' ? content.minutes : 0);

/** § 8 ZMediatAusbV: nine months without fault move the end of the cycle, and the last hours still count. */
function hindrance(trainee: DemoTrainee, issuedOn: IsoDate): readonly DatedFact[] {
  if (trainee.stage !== 'saved-by-suspension' || !trainee.course.isOldText) return [];
  const from = addMonths(issuedOn, 18);
  return [
    {
      day: addMonths(issuedOn, 28),
      fact: fact(trainee, 'suspension', { kind: 'suspension', on: from, until: addMonths(from, 9) }),
    },
  ];
}

/** The office records the course as finished for those who came to its end. */
export function finishOf(trainee: DemoTrainee): DatedFact | null {
  const { stage, course } = trainee;
  if (['dropped-out', 'midway', 'not-begun'].includes(stage) || course.code === 'running' || course.code === 'modules')
    return null;
  const day = course.endsOn;
  return { day, fact: fact(trainee, 'finished', { kind: 'course-finished', on: day, exercisesIncluded: true }) };
}

export function dropOutOn(trainee: DemoTrainee, day: IsoDate): DatedFact {
  return { day, fact: fact(trainee, 'dropped-out', { kind: 'dropped-out', on: day }) };
}
