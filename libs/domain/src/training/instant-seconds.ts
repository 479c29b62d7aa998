import { addDays, daysBetween, type Instant } from '../calendar';

const epoch = '1970-01-01';
const daySeconds = 86_400;

/** Seconds since 1970 in UTC, with the fraction. */
export function secondsOf(instant: Instant): number {
  const [hours, minutes, seconds] = [instant.slice(11, 13), instant.slice(14, 16), instant.slice(17, -1)].map(Number);
  return (
    daysBetween(epoch, instant.slice(0, 10)) * daySeconds + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
  );
}

/** The instant so many whole seconds after 1970. */
export function instantOf(seconds: number): Instant {
  const days = Math.floor(seconds / daySeconds);
  const rest = seconds - days * daySeconds;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${addDays(epoch, days)}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}Z`;
}
