import type { RecordCase } from '@mittler/contract';
import { addDays, conflictFields, daysBetween, type IsoDate, laterOf, partyClasses } from '@mittler/domain';
import type { DemoTrainee } from './cast';
import { demoId, Random } from './random';

const supervisors = [
  ['Dr. Henrike Sollmann', 'Ulmenweg 11', '00101', 'Auenfeld'],
  ['Jobst Reinecke-Thum', 'Brückstraße 30', '00102', 'Brückstadt'],
  ['Prof. Dr. Adaeze Winterberg', 'Am Markt 2', '00110', 'Ostermark'],
] as const;

/** How many supervised mediations her stage has by today. */
function countOf({ stage, course, turn }: DemoTrainee): number {
  if (course.programme === 'modules') return 0;
  switch (stage) {
    case 'steady':
      return course.code === 'running' ? 3 - (turn % 4) : 0;
    case 'waits-for-cases':
      return course.isOldText ? 0 : turn % 4;
    case 'one-case-short':
      return course.isOldText ? 0 : 4;
    case 'ready':
    case 'certified':
    case 'renewing':
    case 'expiring':
    case 'lapsed':
      return course.isOldText ? 1 : 5;
    case 'saved-by-suspension':
      return course.isOldText ? 1 : 5;
    case 'midway':
    case 'misses-an-area':
    case 'too-much-virtual':
    case 'not-begun':
    case 'dropped-out':
      return 0;
  }
}

/** The cases up to the certificate, spread over the second half of the course and the time after it. */
export function casesOf(trainee: DemoTrainee, today: IsoDate): readonly RecordCase[] {
  const { course } = trainee;
  const count = Math.max(0, countOf(trainee));
  const last = course.issuedOn === null ? addDays(today, -16) : addDays(course.issuedOn, -20);
  const middle = course.sessions[Math.floor(course.sessions.length / 2)]?.day ?? course.startsOn;
  // By the old text the Einzelsupervision follows a mediation within a year of the course.
  const first = course.isOldText ? laterOf(middle, addDays(course.endsOn, -30)) : middle;
  const step = Math.floor(Math.max(0, daysBetween(first, last) - 14) / Math.max(1, count));
  return Array.from({ length: count }, (_, index) =>
    caseOn(trainee, addDays(first, index * step + (trainee.turn % 9)), index, course.isOldText),
  );
}

/** The four further Einzelsupervisionen of § 4 Abs. 1 of the old text, within two years of the issue. */
export function furtherCasesOf(trainee: DemoTrainee, issuedOn: IsoDate): readonly RecordCase[] {
  return [1, 2, 3, 4].map((turn) => caseOn(trainee, addDays(issuedOn, turn * 140), turn + 10, true));
}

function caseOn(trainee: DemoTrainee, mediatedOn: IsoDate, index: number, isIndividual: boolean): RecordCase {
  const random = new Random(trainee.turn * 31 + index * 7 + trainee.familyName.length);
  const [name, street, postcode, town] = random.of(supervisors);
  return {
    id: demoId('case', trainee.enrolmentId, index),
    mediatedOn,
    role: random.next() < 0.6 ? 'mediator' : 'co-mediator',
    setting: isIndividual || random.next() < 0.5 ? 'individual' : 'group',
    minutes: 60 + random.below(10) * 15,
    agreement: random.next() < 0.75,
    field: random.of(conflictFields),
    parties: random.of(partyClasses.slice(0, 3)),
    sessions: 1 + random.below(4),
    supervisedOn: addDays(mediatedOn, 7),
    confirmedOn: addDays(mediatedOn, 9),
    supervisionTown: town,
    supervisorName: name,
    supervisorStreet: street,
    supervisorPostcode: postcode,
    supervisorTown: town,
  };
}
