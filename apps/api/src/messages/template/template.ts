import { type MessageCategory, type Template, templates } from '@mittler/contract';

/** What a mail can be about, and what its text needs: links, dates and places, never a name (the address may be wrong). */
export interface TemplateContent extends Readonly<Record<Template, object>> {
  readonly invitation: { readonly link: string; readonly days: string };
  readonly 'password-reset': { readonly link: string; readonly minutes: string };
  readonly 'email-change': { readonly link: string; readonly hours: string };
  readonly 'email-changed': { readonly portal: string };
  readonly 'password-changed': { readonly portal: string };
  readonly 'registration-received': CourseContent;
  readonly 'approval-asked': CourseContent & { readonly days: string };
  readonly 'approver-missing': CourseContent;
  readonly 'registration-approved': CourseContent;
  readonly 'registration-declined': CourseContent & { readonly reason: string };
  readonly 'registration-admitted': CourseContent & { readonly until: string };
  readonly 'registration-waiting': CourseContent;
  readonly 'registration-confirmed': CourseContent;
  readonly 'registration-withdrawn': CourseContent;
  readonly 'registration-substituted': CourseContent;
  readonly 'registration-lapsed': CourseContent;
  readonly 'session-invitation': SessionContent;
  readonly 'session-moved': SessionContent;
  readonly 'session-cancelled': SessionContent;
  readonly 'session-left': SessionContent;
  readonly 'session-soon': SessionContent;
  readonly 'acceptance-due': CourseContent & { readonly until: string };
  readonly 'approval-open': { readonly count: string; readonly link: string };
  readonly 'registration-ends': CourseContent & { readonly until: string };
  readonly 'rolls-open': { readonly count: string; readonly link: string };
}

interface CourseContent {
  readonly course: string;
  /** First day of the course, as people write it. */
  readonly starts: string;
  readonly place: string;
  readonly link: string;
}

interface SessionContent {
  readonly course: string;
  readonly session: string;
  /** Day, from and to by the clocks in Germany. */
  readonly when: string;
  readonly place: string;
  readonly link: string;
}

/** Which choice of a person a mail goes by. */
export const categoryOf: Readonly<Record<Template, MessageCategory>> = {
  invitation: 'account',
  'password-reset': 'account',
  'email-change': 'account',
  'email-changed': 'account',
  'password-changed': 'account',
  'registration-received': 'notice',
  'approval-asked': 'decision',
  'approver-missing': 'decision',
  'registration-approved': 'notice',
  'registration-declined': 'decision',
  'registration-admitted': 'decision',
  'registration-waiting': 'decision',
  'registration-confirmed': 'decision',
  'registration-withdrawn': 'decision',
  'registration-substituted': 'decision',
  'registration-lapsed': 'decision',
  'session-invitation': 'invitation-to-session',
  // Nobody shall stand before a closed door because she wanted fewer mails.
  'session-moved': 'decision',
  'session-cancelled': 'decision',
  'session-left': 'decision',
  'session-soon': 'reminder',
  'acceptance-due': 'reminder',
  'approval-open': 'reminder',
  'registration-ends': 'reminder',
  'rolls-open': 'reminder',
};

export function isTemplate(value: string): value is Template {
  return templates.some((template) => template === value);
}
