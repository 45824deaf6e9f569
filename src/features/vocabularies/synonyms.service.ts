import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { logger } from '../../platform/logger.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { synonymsIn } from './vocabulary-rules.js';
import { Vocabulary, VocabularyTerm } from './vocabulary-term.entity.js';

/** Another server's changes are seen after so long. */
const REFRESH_MS = 60_000;

/** Tells the search which words mean the same: the terms of SYNONYM that are in use. */
@Injectable()
export class SynonymsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.load();
    this.timer = setInterval(() => void this.reload(), REFRESH_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Reads them anew once the unit of work under way is committed. */
  changed(vocabulary: Vocabulary): void {
    if (vocabulary === Vocabulary.SYNONYM) this.db.afterCommit(() => this.load());
  }

  private async load(): Promise<void> {
    const terms = await this.db.find(
      VocabularyTerm,
      sql`t.vocabulary = ${Vocabulary.SYNONYM} AND t.active = TRUE`,
    );
    this.index.useSynonyms(terms.map(({ name }) => synonymsIn(name)));
  }

  private async reload(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      logger.warn({ err: error }, 'synonyms could not be read again');
    }
  }
}
