import type { Language } from '@mittler/contract';

/** What a mail can be about, and what its text needs: links, never a name (the address may be wrong). */
export interface TemplateContent {
  readonly invitation: { readonly link: string; readonly days: string };
  readonly 'password-reset': { readonly link: string; readonly minutes: string };
  readonly 'email-change': { readonly link: string; readonly hours: string };
  readonly 'email-changed': { readonly portal: string };
  readonly 'password-changed': { readonly portal: string };
}

export type Template = keyof TemplateContent;

interface Text {
  readonly subject: string;
  readonly body: readonly string[];
}

/** Words in braces stand for the content's fields. Plain text alone: nothing in it can be disguised. */
export const messageTexts: Readonly<Record<Language, Readonly<Record<Template, Text>>>> = {
  de: {
    invitation: {
      subject: 'Ihr Zugang zu Mittler',
      body: [
        'Guten Tag,',
        '',
        'für Sie wurde ein Zugang zu Mittler eingerichtet. Dort sehen Sie Ihre Termine, Ihren Stand und Ihre Bescheinigungen.',
        'Bitte legen Sie Ihr Passwort fest:',
        '',
        '{link}',
        '',
        'Der Link gilt {days} Tage und nur einmal. Geben Sie ihn nicht weiter.',
        'Wenn Sie diese Nachricht nicht erwartet haben, brauchen Sie nichts zu tun.',
      ],
    },
    'password-reset': {
      subject: 'Neues Passwort für Mittler',
      body: [
        'Guten Tag,',
        '',
        'für Ihren Zugang zu Mittler wurde ein neues Passwort angefordert. Hier legen Sie es fest:',
        '',
        '{link}',
        '',
        'Der Link gilt {minutes} Minuten und nur einmal.',
        'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
      ],
    },
    'email-change': {
      subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse',
      body: [
        'Guten Tag,',
        '',
        'diese Adresse soll für einen Zugang zu Mittler gelten. Bitte bestätigen Sie das:',
        '',
        '{link}',
        '',
        'Der Link gilt {hours} Stunden und nur einmal. Bis dahin bleibt die bisherige Adresse.',
        'Wenn Sie das nicht waren, brauchen Sie nichts zu tun.',
      ],
    },
    'email-changed': {
      subject: 'Ihre E-Mail-Adresse in Mittler wurde geändert',
      body: [
        'Guten Tag,',
        '',
        'für Ihren Zugang zu Mittler ({portal}) gilt ab jetzt eine andere E-Mail-Adresse. An diese Adresse schreiben wir nicht mehr.',
        'Wenn Sie das nicht waren, wenden Sie sich bitte sofort an Ihre Koordinierungsstelle.',
      ],
    },
    'password-changed': {
      subject: 'Ihr Passwort für Mittler wurde geändert',
      body: [
        'Guten Tag,',
        '',
        'das Passwort für Ihren Zugang zu Mittler ({portal}) wurde geändert. Alle anderen Anmeldungen wurden beendet.',
        'Wenn Sie das nicht waren, wenden Sie sich bitte sofort an Ihre Koordinierungsstelle.',
      ],
    },
  },
  en: {
    invitation: {
      subject: 'Your access to Mittler',
      body: [
        'Hello,',
        '',
        'you have been given access to Mittler. It shows your sessions, your progress and your certificates.',
        'Please set your password:',
        '',
        '{link}',
        '',
        'The link is valid for {days} days and works once. Do not pass it on.',
        'If you did not expect this message, you need not do anything.',
      ],
    },
    'password-reset': {
      subject: 'New password for Mittler',
      body: [
        'Hello,',
        '',
        'a new password was asked for your access to Mittler. Set it here:',
        '',
        '{link}',
        '',
        'The link is valid for {minutes} minutes and works once.',
        'If it was not you, you need not do anything: your password stays as it is.',
      ],
    },
    'email-change': {
      subject: 'Please confirm your new e-mail address',
      body: [
        'Hello,',
        '',
        'this address is to be used for an access to Mittler. Please confirm it:',
        '',
        '{link}',
        '',
        'The link is valid for {hours} hours and works once. Until then the present address stays.',
        'If it was not you, you need not do anything.',
      ],
    },
    'email-changed': {
      subject: 'Your e-mail address in Mittler was changed',
      body: [
        'Hello,',
        '',
        'another e-mail address is now used for your access to Mittler ({portal}). We will not write to this address any more.',
        'If it was not you, please tell your coordination office at once.',
      ],
    },
    'password-changed': {
      subject: 'Your password for Mittler was changed',
      body: [
        'Hello,',
        '',
        'the password of your access to Mittler ({portal}) was changed. All other sign-ins have ended.',
        'If it was not you, please tell your coordination office at once.',
      ],
    },
  },
};

/** Subject and body of a mail. Nothing in it can begin a new header: control characters become spaces. */
export function written(
  template: Template,
  language: Language,
  content: Readonly<Record<string, string>>,
): { subject: string; text: string } {
  const fill = (line: string): string =>
    line.replace(/\{(\w+)\}/g, (_, field: string) => (content[field] ?? '').replace(/\p{Cc}+/gu, ' '));
  const { subject, body } = messageTexts[language][template];
  return { subject: fill(subject), text: `${body.map(fill).join('\n')}\n` };
}
