import { Foundation1795460829253 } from './migrations/1795460829253-foundation.js';
import { Region } from './features/regions/region.entity.js';
import { AuditLine } from './platform/audit/audit-line.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';

/** Every table of the product. */
export const ENTITIES = [AuditLine, IdempotencyKey, Region];

/** Every migration, oldest first. */
export const MIGRATIONS = [Foundation1795460829253];
