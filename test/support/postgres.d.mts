export interface Postgres {
  /** The address of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

export function startPostgres(
  programs?: string | null,
  kept?: { data?: string; settings?: Record<string, string> },
): Promise<Postgres>;
