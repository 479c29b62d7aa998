import type { HolidayCode } from '@mittler/domain';
import type { Spoken } from '../shell/language';

/** The holidays of North Rhine-Westphalia by name. */
export const holidayNames: Spoken<Readonly<Record<HolidayCode, string>>> = {
  de: {
    'new-year': 'Neujahr',
    'good-friday': 'Karfreitag',
    'easter-monday': 'Ostermontag',
    'labour-day': 'Tag der Arbeit',
    ascension: 'Christi Himmelfahrt',
    'whit-monday': 'Pfingstmontag',
    'corpus-christi': 'Fronleichnam',
    'german-unity': 'Tag der Deutschen Einheit',
    'all-saints': 'Allerheiligen',
    christmas: '1. Weihnachtstag',
    'second-christmas': '2. Weihnachtstag',
    'christmas-eve': 'Heiligabend',
    'new-years-eve': 'Silvester',
  },
  en: {
    'new-year': 'New Year’s Day',
    'good-friday': 'Good Friday',
    'easter-monday': 'Easter Monday',
    'labour-day': 'Labour Day',
    ascension: 'Ascension Day',
    'whit-monday': 'Whit Monday',
    'corpus-christi': 'Corpus Christi',
    'german-unity': 'Day of German Unity',
    'all-saints': 'All Saints’ Day',
    christmas: 'Christmas Day',
    'second-christmas': 'Boxing Day',
    'christmas-eve': 'Christmas Eve',
    'new-years-eve': 'New Year’s Eve',
  },
};
