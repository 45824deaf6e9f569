import { Foundation1795460829253 } from './migrations/1795460829253-foundation.js';
import { Places1795461000000 } from './migrations/1795461000000-places.js';
import { Organization } from './features/organizations/organization.entity.js';
import { RegionName } from './features/regions/region-name.entity.js';
import { Accounts1795463000000 } from './migrations/1795463000000-accounts.js';
import { Account } from './features/accounts/account.entity.js';
import { SetupCode } from './features/first-start/setup-code.entity.js';
import { Region } from './features/regions/region.entity.js';
import { Session } from './features/sessions/session.entity.js';
import { SignInFailures } from './features/sessions/sign-in-failures.entity.js';
import { AuditLine } from './platform/audit/audit-line.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';

/** Every table of the product. */
export const ENTITIES = [
  Account,
  AuditLine,
  IdempotencyKey,
  Organization,
  Region,
  RegionName,
  Session,
  SetupCode,
  SignInFailures,
];

/** Every migration, oldest first. */
export const MIGRATIONS = [Foundation1795460829253, Places1795461000000, Accounts1795463000000];
