export * from './candidate';
export * from './certificate';
export * from './verification';
