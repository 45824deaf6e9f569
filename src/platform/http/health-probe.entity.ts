import { Entity, PrimaryColumn } from 'typeorm';
import { NotAudited } from '../audit/audit.subscriber.js';

/** A row that is written and deleted again, to see that writing works. */
@NotAudited()
@Entity('health_probes')
export class HealthProbe {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;
}
