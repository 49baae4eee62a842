/** The little that migrations and snapshots need of a Postgres, embedded or real. */
export type SqlClient = {
  /** One statement with parameters. */
  query<T extends object>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Many statements, no parameters; one failing statement undoes all of them. */
  script(sql: string): Promise<void>;
};
