// @ts-check
export { StartRefusal } from './refusal.mjs';
export { startPostgres } from './server.mjs';
