export * from './calendar';
export * from './ledger';
export * from './people/role';
export * from './training';
export * from './attendance';
export * from './supervision';
export * from './office';
export * from './reporting';
