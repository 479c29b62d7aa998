declare module '*/tools/postgres/test-cluster.mjs' {
  export interface TestDatabase {
    readonly name: string;
    /** As the application's own role. */
    readonly url: string;
    /** As superuser. */
    readonly adminUrl: string;
    drop(): Promise<void>;
  }
  export function createDatabase(template?: string | null, name?: string): Promise<TestDatabase>;
}
