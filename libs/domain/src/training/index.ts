export * from './german-time';
export * from './session-plan';
