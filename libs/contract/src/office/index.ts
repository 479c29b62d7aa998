export * from './start';
export * from './import';
export * from './import-line';
export * from './import-column';
