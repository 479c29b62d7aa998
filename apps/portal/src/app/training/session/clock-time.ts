/** A time of day as people type it (9:00, 09.00, 900) as "09:00"; null: it is none. */
export function clockTime(typed: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})(?:\s*Uhr)?$/.exec(typed.trim()) ?? [];
  return hours === undefined || minutes === undefined ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

/** The instant so many minutes later. */
export function instantAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
