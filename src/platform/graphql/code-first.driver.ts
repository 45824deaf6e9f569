import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaFactory } from '@nestjs/graphql';
import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
} from 'graphql';
import { interceptMutations, MutationInterceptor } from './mutation.interceptor.js';

/** What answers each field of each type, guards and pipes included. */
type Resolvers = Readonly<Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>>;

type Classes = Parameters<GraphQLSchemaFactory['create']>[0];

/**
 * Builds the schema from the decorated classes and puts their resolvers into it. The driver of the
 * library prints that schema, parses it and makes a second one of it, to take the resolvers from there:
 * a fifth of the start.
 */
export class CodeFirstDriver extends ApolloDriver {
  @Inject(GraphQLSchemaFactory)
  private readonly schemas: GraphQLSchemaFactory;

  @Inject(ModulesContainer)
  private readonly modules: ModulesContainer;

  @Inject(MutationInterceptor)
  private readonly mutations: MutationInterceptor;

  override async generateSchema(options: ApolloDriverConfig): Promise<GraphQLSchema> {
    const classes = this.classes();
    interceptMutations(classes, this.mutations);
    const resolvers = await this.resolvers();
    const built = await this.schemas.create(classes, options.buildSchemaOptions ?? {});
    for (const one of resolvers) putInto(built, one);
    const { transformSchema = (schema: GraphQLSchema) => schema } = options;
    const schema = await transformSchema(built);
    return options.sortSchema ? lexicographicSortSchema(schema) : schema;
  }

  /** Asked without types, the library only looks for resolvers. */
  private async resolvers(): Promise<Resolvers[]> {
    const found: Resolvers[] = [];
    await this.graphQlFactory.generateSchema<ApolloDriverConfig>({
      typeDefs: [],
      transformResolvers(resolvers) {
        found.push(...([resolvers].flat() as Resolvers[]));
        return resolvers;
      },
    });
    return found;
  }

  private classes(): Classes {
    const providers = [...this.modules.values()].flatMap((module) => [
      ...module.providers.values(),
    ]);
    return providers.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype] : []));
  }
}

function putInto(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries(fields)) {
      const field = type.getFields()[name];
      if (field) field.resolve = resolve;
    }
  }
}
