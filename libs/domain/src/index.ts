export * from './calendar';
export * from './ledger';
export * from './people/role';
