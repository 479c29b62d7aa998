export * from './iso-date';
export * from './period';
export * from './holidays';
