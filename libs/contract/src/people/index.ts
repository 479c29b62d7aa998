export * from './account';
export * from './person';
export * from './role';
export * from './unit';
