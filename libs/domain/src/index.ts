export * from './calendar';
export * from './ledger';
