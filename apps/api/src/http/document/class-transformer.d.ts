declare module 'class-transformer/cjs/storage.js' {
  import type { MetadataStorage } from 'class-transformer/types/MetadataStorage';
  /** What the decorators of class-transformer collected; the schemas of nested classes come from it. */
  export const defaultMetadataStorage: MetadataStorage;
}
