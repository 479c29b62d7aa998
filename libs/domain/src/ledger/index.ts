export * from './fact';
export * from './rule-set';
export * from './assessment';
