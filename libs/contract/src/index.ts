import 'reflect-metadata';

export * from './field';
export * from './problem';
