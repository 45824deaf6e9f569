import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { Account } from '../../../src/features/accounts/account.entity.js';
import { Permission } from '../../../src/features/accounts/role.policy.js';
import { Venue } from '../../../src/features/venues/venue.entity.js';
import { Requires, SignedIn } from '../../../src/platform/access/access.decorators.js';
import { Database } from '../../../src/platform/database/database.js';
import { Conflict, say } from '../../../src/platform/errors.js';
import { Load } from '../../../src/platform/graphql/graphql-context.js';
import { Loaders } from '../../../src/platform/graphql/loaders.js';

@InputType()
export class CountInput {
  @Field(() => ID)
  @IsString()
  id: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  by?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  idempotencyKey?: string | null;
}

@ObjectType()
export class Counted {
  @Field(() => Venue)
  venue: Venue;

  @Field(() => Account)
  by: Account;

  @Field(() => [String])
  warnings: string[];
}

/** Runs what it is given as if it had come from another request. */
const elsewhere = AsyncLocalStorage.snapshot();

/** What the tests tell the operations below, and learn from them. */
export const counting = {
  runs: 0,
  failsAfterWriting: false,
  /** Another unit of work that commits between this one's read and its write. */
  meanwhile: undefined as (() => Promise<unknown>) | undefined,
};

/** Counts up a venue's capacity, reading first and writing later. */
@Resolver()
export class CountingResolver {
  constructor(private readonly db: Database) {}

  @SignedIn()
  @Mutation(() => Venue)
  async countUp(@Args('input') input: CountInput, @Load() load: Loaders): Promise<Venue> {
    counting.runs += 1;
    const repo = this.db.repo(Venue);
    const venue = await repo.findOneByOrFail({ id: input.id });
    await load.byId(Venue, input.id);
    await nextTurn();
    const { meanwhile } = counting;
    counting.meanwhile = undefined;
    if (meanwhile) await elsewhere(meanwhile);
    venue.capacity = (venue.capacity ?? 0) + (input.by ?? 1);
    input.by = 1000;
    await repo.save(venue);
    await nextTurn();
    if (counting.failsAfterWriting) throw new Conflict(say('试', 'test'));
    return venue;
  }

  @Requires(Permission.ManageVenues)
  @Mutation(() => Counted)
  async countUpWithNotes(
    @Args('input') input: CountInput,
    @Load() load: Loaders,
  ): Promise<Counted> {
    const venue = await this.countUp(input, load);
    const by = await this.db.manager
      .createQueryBuilder(Account, 'a')
      .addSelect('a.passwordHash')
      .getOneOrFail();
    return { venue, by, warnings: ['一', '二'] };
  }
}
