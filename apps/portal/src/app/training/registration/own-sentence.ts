import type { RegistrationAnswer } from '@mittler/contract';
import { awaits } from '@mittler/domain';
import { format } from '../../shell/format';
import { said } from '../../shell/language';
import { registrationTexts } from './texts';

type Told = Pick<RegistrationAnswer, 'state' | 'worksCouncil' | 'line' | 'acceptUntil' | 'department' | 'course'>;

/** Where her registration stands, said to herself. */
export function registrationSentence(registration: Told): string {
  const { sentence } = said(registrationTexts).mine;
  const { state, worksCouncil, line, acceptUntil } = registration;
  if (awaits(state, worksCouncil) === 'works-council') return sentence.council;
  switch (state) {
    case 'registered':
      return sentence.registered(registration.department.name);
    case 'admitted':
      return acceptUntil === null ? sentence.admittedOpen : sentence.admitted(format.dateTime(acceptUntil));
    case 'waiting':
      return line === null ? sentence.waitingOpen : sentence.waiting(line);
    case 'confirmed':
      return sentence.confirmed(format.weekdayDate(registration.course.startsOn));
    case 'approved':
    case 'declined':
    case 'taking-part':
    case 'completed':
    case 'withdrawn':
    case 'substituted':
    case 'not-attended':
    case 'lapsed':
      return sentence[state];
  }
}

/** What comes next, or what she can do; empty where nothing does. */
export function whatNext(registration: Told): string {
  const { next } = said(registrationTexts).mine;
  const { state, worksCouncil, course } = registration;
  const awaited = awaits(state, worksCouncil);
  switch (awaited) {
    case 'department':
      return next.department(course.approveUntil === null ? null : format.date(course.approveUntil));
    case 'office':
    case 'works-council':
    case 'seat':
    case 'acceptance':
    case 'course':
      return next[awaited];
    case null:
      return state === 'declined' || state === 'withdrawn' || state === 'lapsed' ? next.anew : '';
  }
}
