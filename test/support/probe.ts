import { Controller, Get, Module, Post } from '@nestjs/common';
import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Region } from '../../src/features/regions/region.entity.js';
import { Public, SignedIn } from '../../src/platform/access/access.decorators.js';
import { Database } from '../../src/platform/database/database.js';
import { Keyset } from '../../src/platform/database/paging.js';
import { and, raw, sql } from '../../src/platform/database/sql.js';
import { NotFound } from '../../src/platform/errors.js';
import { Connection, type Page, PageArgs } from '../../src/platform/graphql/connection.js';
import { IsText, IsWithin } from '../../src/platform/graphql/validation.js';

/** A small feature for tests of the platform: a list with a list in it, an input, and faults. */
enum ProbeKind {
  RED = 'RED',
  BLUE = 'BLUE',
}
registerEnumType(ProbeKind, { name: 'ProbeKind' });

@ObjectType()
class Probe {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

const ProbeConnection = Connection(Probe, 'Probe', '探针');

@InputType()
class InnerInput {
  @Field(() => ProbeKind)
  kind: ProbeKind;
}

@InputType()
class ProbeInput {
  @Field(() => String)
  @IsText(5)
  title: string;

  @Field(() => Int)
  @IsWithin(1, 9)
  size: number;

  @Field(() => GraphQLLocalDate, { nullable: true })
  day?: string;

  @Field(() => InnerInput, { nullable: true })
  @ValidateNested()
  @Type(() => InnerInput)
  inner?: InnerInput;

  @Field(() => [InnerInput], { nullable: true })
  @ValidateNested({ each: true })
  @Type(() => InnerInput)
  many?: InnerInput[];
}

@Resolver(() => Probe)
class ProbeResolver {
  constructor(private readonly db: Database) {}

  @Public()
  @Query(() => ProbeConnection)
  probes(@Args() page: PageArgs): Promise<Page<Probe>> {
    return this.list(page);
  }

  @Public()
  @Query(() => ProbeConnection)
  probesByName(@Args() page: PageArgs): Promise<Page<Probe>> {
    return this.list(page, 'NAME_DESC');
  }

  @ResolveField(() => ProbeConnection)
  siblings(@Parent() _probe: Probe, @Args() page: PageArgs): Promise<Page<Probe>> {
    return this.list(page);
  }

  @ResolveField(() => String, { nullable: true })
  broken(@Parent() _probe: Probe): string {
    throw new Error('the password is 12345');
  }

  @Public()
  @Query(() => String)
  echo(@Args('input') input: ProbeInput): string {
    return input.title;
  }

  @SignedIn()
  @Query(() => String)
  secret(): string {
    return 'for accounts';
  }

  @Public()
  @Query(() => [String])
  fault(): string[] {
    throw new Error('the password is 12345');
  }

  @Public()
  @Mutation(() => Boolean)
  touch(): boolean {
    return true;
  }

  private async list(page: PageArgs, order = 'NAME_ASC'): Promise<Page<Probe>> {
    const descending = order === 'NAME_DESC';
    const columns = [
      { expression: 't.name', kind: 'text' as const, descending },
      { expression: 't.id', kind: 'text' as const, descending },
    ];
    const keyset = new Keyset(order, columns, page);
    const mapper = this.db.mapperOf(Region);
    const rows = await this.db.all(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM regions t WHERE ${keyset.where([raw('1 = 1')])} ${keyset.tail}`,
    );
    return keyset.page(
      rows,
      (row) => mapper.read<Probe>(row),
      () => this.db.count(sql`regions t WHERE ${and([])}`),
    );
  }
}

@Controller('probe')
class ProbeController {
  @Public()
  @Get('missing')
  missing(): never {
    throw new NotFound();
  }

  @Public()
  @Get('fault')
  fault(): never {
    throw new Error('the password is 12345');
  }

  @Public()
  @Post('take')
  take(): object {
    return { taken: true };
  }

  @Get('unruled')
  unruled(): object {
    return { leaked: true };
  }
}

@Module({ providers: [ProbeResolver], controllers: [ProbeController] })
export class ProbeModule {}
