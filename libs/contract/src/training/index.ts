export * from './institution';
export * from './course';
export * from './session';
export * from './my-course';
export * from './fact';
