import 'reflect-metadata';

export * from './field';
export * from './problem';
export * from './ledger';
export * from './certification';
