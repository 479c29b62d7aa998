export { countNames, stateNames as countedStates } from './count-table';
export type { CountName, Counts, HiddenKind, ShownCount, ShownCounts, SuppressedTable } from './count-table';
export { suppressSmall } from './suppress-small';
