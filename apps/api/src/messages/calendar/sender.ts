import type { Settings } from '../../settings';
import type { CalendarSender } from './event-text';

/** The sender of mails as the organiser of their events: "Name <address>", or an address alone. */
export function senderOf({ mailFrom, publicUrl }: Pick<Settings, 'mailFrom' | 'publicUrl'>): CalendarSender {
  const [, name = '', address = mailFrom] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(mailFrom) ?? [];
  return { name: name || 'Mittler', address: address.trim(), host: new URL(publicUrl).hostname };
}
