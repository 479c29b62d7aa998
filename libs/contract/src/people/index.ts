export * from './account';
export * from './member';
export * from './person';
export * from './role';
export * from './unit';
