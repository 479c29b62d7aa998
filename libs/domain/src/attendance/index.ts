export * from './cut-along-blocks';
export * from './mark-problems';
export * from './roll';
