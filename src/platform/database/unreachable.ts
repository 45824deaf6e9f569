/** The PostgreSQL of DATABASE_URL cannot be reached, or does not let this server in. */
export class DatabaseUnreachable extends Error {
  constructor(cause: { code: string; message: string }) {
    super(`无法连接数据库 (cannot connect to the database): ${cause.message || cause.code}`, {
      cause,
    });
  }
}

/** A refusal by the network or by PostgreSQL has a code; anything else is a fault of ours. */
const isRefusal = (error: unknown): error is { code: string; message: string } =>
  typeof (error as { code?: unknown } | null)?.code === 'string';

/** Runs what opens the first connection; a refusal is told in words that an operator can act on. */
export async function reaching<T>(connect: () => Promise<T>): Promise<T> {
  try {
    return await connect();
  } catch (error) {
    throw isRefusal(error) ? new DatabaseUnreachable(error) : error;
  }
}
