export * from './date-past-hours';
export * from './find-municipality';
export * from './match-person';
export * from './plain-name';
