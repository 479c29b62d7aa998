export * from './roll';
export * from './mark';
