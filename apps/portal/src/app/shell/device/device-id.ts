const place = 'mittler.device';
let unkept: string | null = null;

/** Names this device to the server, by an id that was made here and says nothing of its owner. */
export function deviceId(): string {
  try {
    const kept = localStorage.getItem(place);
    if (kept !== null) return kept;
    const made = crypto.randomUUID();
    localStorage.setItem(place, made);
    return made;
  } catch {
    // Without storage it is a new device with every visit.
    return (unkept ??= crypto.randomUUID());
  }
}

/** Whether anything of a room was ever kept here. */
export function isDeviceKnown(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}
