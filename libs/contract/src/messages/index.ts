export * from './message';
export * from './template';
