import type { RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import type { Spoken } from '../../shell/language';

/** The states of a registration and what the works council says, in the words of the screen. */
interface StateTexts {
  readonly states: Readonly<Record<RegistrationState, string>>;
  readonly councils: Readonly<Record<WorksCouncilStatus, string>>;
}

export const stateTexts: Spoken<StateTexts> = {
  de: {
    states: {
      registered: 'wartet auf Genehmigung',
      declined: 'abgelehnt',
      approved: 'genehmigt',
      admitted: 'Platz angeboten',
      waiting: 'auf der Warteliste',
      confirmed: 'hat einen Platz',
      'taking-part': 'nimmt teil',
      completed: 'abgeschlossen',
      withdrawn: 'zurückgezogen',
      substituted: 'ersetzt',
      'not-attended': 'nicht erschienen',
      lapsed: 'Angebot abgelaufen',
    },
    councils: {
      'not-needed': 'nicht beteiligt',
      asked: 'gefragt',
      agreed: 'hat zugestimmt',
      objected: 'hat widersprochen',
    },
  },
  en: {
    states: {
      registered: 'waits for approval',
      declined: 'declined',
      approved: 'approved',
      admitted: 'seat offered',
      waiting: 'on the waiting list',
      confirmed: 'has a seat',
      'taking-part': 'takes part',
      completed: 'completed',
      withdrawn: 'withdrawn',
      substituted: 'substituted',
      'not-attended': 'did not attend',
      lapsed: 'offer lapsed',
    },
    councils: {
      'not-needed': 'not involved',
      asked: 'asked',
      agreed: 'agreed',
      objected: 'objected',
    },
  },
};
