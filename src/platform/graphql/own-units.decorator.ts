import { SetMetadata } from '@nestjs/common';

export const OWN_UNITS = 'own-units';

/**
 * The mutation makes its units of work by itself instead of running in one: for what must stay
 * although the mutation fails (a counted failure), or takes long before it writes (a password hash).
 */
export const OwnUnits = () => SetMetadata(OWN_UNITS, true);
