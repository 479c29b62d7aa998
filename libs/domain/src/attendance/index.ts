export * from './check-in-code';
export * from './cut-along-blocks';
export * from './device-queue';
export * from './mark-problems';
export * from './mark-verdict';
export * from './meeting-list';
export * from './meeting-minutes';
export * from './roll';
