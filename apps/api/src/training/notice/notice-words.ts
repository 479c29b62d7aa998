import type { Language } from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';

const zone = { timeZone: 'Europe/Berlin' } as const;
const locale: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const day = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale[language], {
    ...zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
const time = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale[language], { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const dayOf: Readonly<Record<Language, Intl.DateTimeFormat>> = { de: day('de'), en: day('en') };
const timeOf: Readonly<Record<Language, Intl.DateTimeFormat>> = { de: time('de'), en: time('en') };

/** "Montag, 30. November 2026" */
export function dateWords(date: IsoDate, language: Language): string {
  // Noon in UTC is that day in Germany all year round.
  return dayOf[language].format(Date.parse(`${date}T12:00:00Z`));
}

/** "Montag, 30. November 2026, 09:00 Uhr", by the clocks in Germany. */
export function instantWords(instant: Instant, language: Language): string {
  const at = Date.parse(instant);
  const clock = timeOf[language].format(at);
  return `${dayOf[language].format(at)}, ${language === 'de' ? `${clock} Uhr` : clock}`;
}

/** "Montag, 30. November 2026, 09:00 bis 12:15 Uhr"; the second day is named where it is another. */
export function spanWords(startsAt: Instant, endsAt: Instant, language: Language): string {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  const begins = `${dayOf[language].format(from)}, ${timeOf[language].format(from)}`;
  if (dayOf[language].format(from) !== dayOf[language].format(to)) {
    return `${begins} ${language === 'de' ? 'Uhr bis' : 'to'} ${instantWords(endsAt, language)}`;
  }
  const ends = timeOf[language].format(to);
  return language === 'de' ? `${begins} bis ${ends} Uhr` : `${begins} to ${ends}`;
}
