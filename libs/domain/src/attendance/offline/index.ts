export * from './server';
export * from './step';
export * from './world';
