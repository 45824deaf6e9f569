import { Foundation1795460829253 } from './migrations/1795460829253-foundation.js';
import { Places1795461000000 } from './migrations/1795461000000-places.js';
import { Organization } from './features/organizations/organization.entity.js';
import { RegionName } from './features/regions/region-name.entity.js';
import { Region } from './features/regions/region.entity.js';
import { AuditLine } from './platform/audit/audit-line.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';

/** Every table of the product. */
export const ENTITIES = [AuditLine, IdempotencyKey, Organization, Region, RegionName];

/** Every migration, oldest first. */
export const MIGRATIONS = [Foundation1795460829253, Places1795461000000];
