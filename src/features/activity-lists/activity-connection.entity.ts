import { Connection } from '../../platform/graphql/connection.js';
import { Activity } from '../activities/activity.entity.js';

/** One page of a list of activities, wherever it hangs. */
export const ActivityConnection = Connection(Activity, 'Activity', '活动');
