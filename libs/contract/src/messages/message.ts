/** What mails are for. Those about an account or a decision always arrive; the others a person can do without. */
export const messageCategories = ['account', 'decision', 'invitation-to-session', 'reminder', 'notice'] as const;
export type MessageCategory = (typeof messageCategories)[number];

export const optionalCategories = ['invitation-to-session', 'reminder', 'notice'] as const satisfies MessageCategory[];
export type OptionalCategory = (typeof optionalCategories)[number];
