import { newId, now } from '../database/columns.js';
import type { Database } from '../database/database.js';
import { currentRequest } from '../request-context.js';
import { AuditAction, AuditLine } from './audit-line.entity.js';

/** Writes down that the present actor looked at what not everyone may see, and how it was asked for. */
export async function noteReading(
  db: Database,
  entity: string,
  recordId: string,
  asked: Record<string, unknown> | null = null,
): Promise<void> {
  const request = currentRequest();
  await db.transact(async () => {
    const lines = db.repo(AuditLine);
    await lines.save(
      lines.create({
        id: newId(),
        at: now(),
        accountId: request?.actor.accountId ?? null,
        organizationId: request?.actor.organizationId ?? null,
        accountName: request?.actor.accountName ?? 'system',
        action: AuditAction.READ,
        entity,
        recordId,
        recordVersion: null,
        before: null,
        after: asked,
        requestId: request?.requestId ?? null,
      }),
    );
  });
}
