import 'reflect-metadata';

export * from './field';
export * from './problem';
export * from './ledger';
export * from './certification';
export * from './paging';
export * from './audit';
export * from './messages';
export * from './people';
export * from './reporting';
export * from './office';
export * from './training';
export * from './participation';
export * from './attendance';
export * from './supervision';
