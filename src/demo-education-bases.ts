import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoRegister } from './demo-register.js';
import type { EducationBaseLevel } from './features/education-bases/education-base-status.policy.js';
import { EducationBasesService } from './features/education-bases/education-bases.service.js';
import { VocabulariesService } from './features/vocabularies/vocabularies.service.js';
import { Vocabulary } from './features/vocabularies/vocabulary-term.entity.js';
import { Actor } from './platform/access/actor.js';
import { Database } from './platform/database/database.js';
import { sql, type Sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

/** A base as the data file holds it: words for ids. */
interface PrintedBase {
  name: string;
  kind: string;
  level: EducationBaseLevel;
  region: string;
  operator: string;
  venue: string;
  namedOn: string;
  /** Title of the activity at which it was named. */
  namedAt: string;
}

/** Enters the bases of the week as those of an earlier list; one that is there already is left alone. */
export class DemoEducationBases {
  private readonly db: Database;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly register: DemoRegister,
  ) {
    this.db = app.get(Database);
  }

  async load(report: (line: string) => void): Promise<void> {
    const file = new URL('./data/demo/education-bases-2023.json', import.meta.url);
    const { educationBases } = JSON.parse(await readFile(file, 'utf8')) as {
      educationBases: PrintedBase[];
    };
    report(`登记教育基地 (registering education bases): ${educationBases.length}`);
    await this.db.transact(async () => {
      for (const base of educationBases) await this.enter(base);
    });
  }

  private async enter(printed: PrintedBase): Promise<void> {
    const { name, level, namedOn: day } = printed;
    if (await this.db.one(sql`SELECT id FROM education_bases WHERE name = ${name}`)) return;
    const vocabularies = this.app.get(VocabulariesService, { strict: false });
    const [kind] = await vocabularies.requireTerms(Vocabulary.BASE_KIND, [printed.kind], 'demo');
    const activityId = await this.idWhere(
      sql`SELECT id FROM activities WHERE title = ${printed.namedAt}`,
    );
    const regionId = await this.idWhere(sql`SELECT id FROM regions WHERE code = ${printed.region}`);
    await this.app.get(EducationBasesService, { strict: false }).register(Actor.system, {
      ...{ name, level, regionId, kindId: found(kind).id, evenIfDuplicate: false },
      operatorId: this.register.idOf('organization', printed.operator),
      venueId: this.register.idOf('venue', printed.venue),
      naming: { day, activityId },
    });
  }

  private async idWhere(query: Sql): Promise<string> {
    return found(await this.db.one<{ id: string }>(query)).id;
  }
}
