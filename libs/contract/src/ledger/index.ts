export * from './assessment';
export * from './progress';
export * from './rule-set';
