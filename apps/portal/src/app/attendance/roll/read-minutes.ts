/** "90", or "1:30" as hours and minutes; null where it is neither. */
export function readMinutes(text: string): number | null {
  const [, hours, minutes] = /^(?:(\d{1,2}):(?=[0-5]\d$))?(\d{1,4})$/.exec(text.trim()) ?? [];
  return minutes === undefined ? null : Number(hours ?? 0) * 60 + Number(minutes);
}
