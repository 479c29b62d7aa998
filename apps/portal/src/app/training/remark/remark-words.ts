import type { DoubleBooking, SessionRemark } from '@mittler/contract';
import { wallClockAt } from '@mittler/domain';
import { format } from '../../shell/format';
import { said } from '../../shell/language';
import { remarkTexts } from './texts';

/** A double booking stops the plan; anything else is for whoever plans to judge. */
export const stops = ({ kind }: SessionRemark): boolean =>
  kind === 'trainer-double-booked' || kind === 'person-double-booked' || kind === 'room-double-booked';

/** Who or what is taken when, and by which session. */
export function clashWords(clash: DoubleBooking): string {
  const texts = said(remarkTexts);
  const who =
    clash.person !== null
      ? format.fullName(clash.person)
      : (clash.room?.name ?? (clash.role === 'room' ? texts.theRoom : texts.somebody));
  const when = `${format.shortWeekdayDate(wallClockAt(clash.startsAt).date)} ${format.span(clash.startsAt, clash.endsAt)}`;
  return texts.clash(who, when, clash.title, clash.sessionId === null ? texts.inThisPlan : clash.course);
}

/** The remark as a sentence. */
export function remarkWords(remark: SessionRemark): string {
  const texts = said(remarkTexts);
  switch (remark.kind) {
    case 'holiday':
      if (remark.holiday === undefined) return '';
      return remark.isHalfDay === true ? texts.halfDay(remark.holiday) : texts.holiday(remark.holiday);
    case 'outside-course':
      return texts.outside;
    case 'trainer-not-qualified':
      return texts.notQualified(
        remark.trainer === undefined ? texts.somebody : format.fullName(remark.trainer),
        remark.areas ?? [],
      );
    case 'room-too-small':
      return texts.tooSmall(remark.seats ?? 0, remark.people ?? 0);
    case 'trainer-double-booked':
    case 'person-double-booked':
    case 'room-double-booked':
      return remark.clash === undefined ? '' : clashWords(remark.clash);
  }
}

/** What is said of every one of several sessions, so that it is said once; what stops one of them is never among it. */
export function remarksOfAll(sessions: readonly (readonly SessionRemark[])[]): readonly SessionRemark[] {
  const [first, ...others] = sessions;
  if (first === undefined || others.length === 0) return [];
  return first.filter((remark) => !stops(remark) && others.every((remarks) => !isNew(remark, remarks)));
}

/** The remarks that are not among those that were said before. */
export function without(remarks: readonly SessionRemark[], said: readonly SessionRemark[]): readonly SessionRemark[] {
  return remarks.filter((each) => isNew(each, said));
}

function isNew(remark: SessionRemark, known: readonly SessionRemark[]): boolean {
  const words = remarkWords(remark);
  return known.every((each) => remarkWords(each) !== words);
}
