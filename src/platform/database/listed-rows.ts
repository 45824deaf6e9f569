import type { DeepPartial, FindOptionsWhere, Repository } from 'typeorm';
import type { BaseRow } from './columns.js';

/** A row that hangs on a record and stands at a place in a list of it, counted from 1. */
export type ListedRow = BaseRow & { position: number };

/**
 * Makes the rows of `scope` (such as `{ activityId }`) the wanted ones, in their order, and answers
 * whether anything changed. Rows are the same when all that is given of them is; those that stay keep
 * their ids, and every one that comes, goes or moves is saved or removed as a record, and so audited.
 */
export async function listRows<T extends ListedRow>(
  repo: Repository<T>,
  scope: Partial<T>,
  wanted: readonly Partial<T>[],
): Promise<boolean> {
  const left = await repo.findBy(scope as FindOptionsWhere<T>);
  const kept = wanted.map((values, place) => {
    const index = left.findIndex((row) => isLike(row, values));
    const [row] = index < 0 ? [] : left.splice(index, 1);
    return { row, values, position: place + 1 };
  });
  for (const row of left) await repo.remove(row);
  const placed = kept
    .filter(({ row, position }) => row?.position !== position)
    .map(({ row, values, position }) => {
      const next = row ?? repo.create({ ...scope, ...values } as DeepPartial<T>);
      return Object.assign(next, { position });
    });
  if (placed.length) await repo.save(placed);
  return left.length > 0 || placed.length > 0;
}

/** The same for a scope that has only just been made, in which nothing can stand yet. */
export async function listNewRows<T extends ListedRow>(
  repo: Repository<T>,
  scope: Partial<T>,
  wanted: readonly Partial<T>[],
): Promise<boolean> {
  const rows = wanted.map((values, place) =>
    repo.create({ ...scope, ...values, position: place + 1 } as unknown as DeepPartial<T>),
  );
  if (rows.length) await repo.save(rows);
  return rows.length > 0;
}

const isLike = (row: object, values: object): boolean =>
  Object.entries(values).every(
    ([property, value]) => (row as Record<string, unknown>)[property] === value,
  );
