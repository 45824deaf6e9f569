import { Connection } from '../../platform/graphql/connection.js';
import { EducationBase } from './education-base.entity.js';

/** Pages of bases, here and on the records that bases hang on. */
export const EducationBaseConnection = Connection(EducationBase, 'EducationBase', '教育基地');
