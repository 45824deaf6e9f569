export interface Postgres {
  url(database: string): string;
  stop(): Promise<void>;
}

export function startPostgres(programs?: string | null): Promise<Postgres>;
