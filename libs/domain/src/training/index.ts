export * from './german-time';
export * from './session-plan';
export * from './series';
export * from './registration';
