export interface RunningPostgres {
  pid: number;
  /** The address of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

export function startPostgres(options?: {
  data?: string;
  settings?: Record<string, string>;
}): Promise<RunningPostgres>;
