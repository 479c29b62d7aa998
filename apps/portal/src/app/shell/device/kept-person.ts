import type { Me } from '@mittler/contract';

const personPlace = 'mittler.person';
const signOutPlace = 'mittler.sign-out';

/**
 * Keeps who is signed in and her roles, so that the portal opens without a network, until her session ends. No secret
 * lies here: the session itself is a cookie that no script can read. Birth date and address are left out.
 */
export function keepPerson(me: Me): void {
  try {
    const person = { ...me.person, email: null, birthDate: null };
    localStorage.setItem(personPlace, JSON.stringify({ ...me, person }));
  } catch {
    // Without storage the portal opens with a network alone.
  }
}

/** Who was signed in last, while her session may still hold. */
export function keptPerson(now: number): Me | null {
  try {
    const me = JSON.parse(localStorage.getItem(personPlace) ?? 'null') as Me | null;
    return me !== null && Date.parse(me.session.endsAt) > now ? me : null;
  } catch {
    return null;
  }
}

export function forgetPerson(): void {
  try {
    localStorage.removeItem(personPlace);
  } catch {
    // Nothing was kept.
  }
}

/** She signed out while the server could not be reached: the session has to be ended there as soon as it can. */
export function oweSignOut(isOwed: boolean): void {
  try {
    if (isOwed) localStorage.setItem(signOutPlace, '1');
    else localStorage.removeItem(signOutPlace);
  } catch {
    // The session then ends by itself.
  }
}

export function isSignOutOwed(): boolean {
  try {
    return localStorage.getItem(signOutPlace) !== null;
  } catch {
    return false;
  }
}
