import { Inject } from '@nestjs/common';
import {
  Args,
  Field,
  ID,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { CurrentActor, Public, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Http, type GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { OwnUnits } from '../../platform/graphql/own-units.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { clearCookie, originOf, setCookie } from './session-cookie.js';
import { ChangeMyPasswordInput, CreateAccessTokenInput, SignInInput } from './session.inputs.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { type Opened, SignInService } from './sign-in.service.js';

const SessionConnection = Connection(Session, 'Session', '登录会话');

@ObjectType({ description: '新访问令牌 — a token and its secret, shown this once.' })
class NewAccessToken {
  @Field(() => String, {
    description: '令牌 — send it as `Authorization: Bearer …`; it is never shown again.',
  })
  token: string;

  @Field(() => Session, { description: '会话 — what the token opens.' })
  session: Session;
}

/** Signing in and out, and what one is signed in with. */
@Resolver(() => Session)
export class SessionsResolver {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Query(() => Account, {
    nullable: true,
    description: '我的账号 — your account; null for nobody.',
  })
  me(@CurrentActor() actor: Actor): Promise<Account | null> {
    return this.sessions.accountOf(actor);
  }

  @SignedIn()
  @Query(() => SessionConnection, {
    description: '我的登录 — browsers and programs that can act as you, last used first.',
  })
  mySessions(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<Page<Session>> {
    return this.sessions.pageOf(actor, page);
  }

  @Public()
  @OwnUnits()
  @Mutation(() => Account, {
    description: '登录 — sets a cookie for pages; programs use createAccessToken once signed in.',
  })
  async signIn(
    @Args('input', { description: '用户名和密码 — name and password.' }) input: SignInInput,
    @Http() http: GraphqlContext,
  ): Promise<Account> {
    return this.handCookie(http, await this.signIns.signIn(input, originOf(http.req)));
  }

  @SignedIn()
  @OwnUnits()
  @Mutation(() => Account, {
    description:
      '修改密码 — sets a new password; ends every session and token, and signs this browser in anew.',
  })
  async changeMyPassword(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '新旧密码 — old and new password.' })
    input: ChangeMyPasswordInput,
    @Http() http: GraphqlContext,
  ): Promise<Account> {
    const opened = await this.signIns.changePassword(actor, input, originOf(http.req));
    return this.handCookie(http, opened);
  }

  @SignedIn()
  @OwnUnits()
  @Mutation(() => NewAccessToken, {
    description:
      '新建访问令牌 — a token for a program. It takes no idempotency key, since the answer is a secret.',
  })
  async createAccessToken(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '令牌 — the token.' }) input: CreateAccessTokenInput,
    @Http() http: GraphqlContext,
  ): Promise<NewAccessToken> {
    const { req } = http;
    const { secret, session } = await this.signIns.createAccessToken(actor, input, originOf(req));
    return { token: secret, session };
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: '吊销令牌 — ends one of your tokens at once.' })
  revokeAccessToken(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — id of the token’s session.' }) id: string,
  ): Promise<boolean> {
    return this.sessions.end(actor, id);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: '退出登录 — ends this session.' })
  async signOut(@CurrentActor() actor: Actor, @Http() http: GraphqlContext): Promise<boolean> {
    clearCookie(http.res, this.config.secureCookies);
    return this.sessions.end(actor, actor.sessionId ?? '');
  }

  @SignedIn()
  @Mutation(() => Boolean, {
    description: '全部退出 — ends every session and token of yours, this one too.',
  })
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Http() http: GraphqlContext,
  ): Promise<boolean> {
    clearCookie(http.res, this.config.secureCookies);
    return this.sessions.endAll(actor);
  }

  @ResolveField(() => Boolean, { description: '当前会话 — whether this request uses it.' })
  current(@Parent() session: Session, @CurrentActor() actor: Actor): boolean {
    return session.id === actor.sessionId;
  }

  private handCookie(http: GraphqlContext, { account, secret, session }: Opened): Account {
    const lastsMs = Date.parse(session.expiresAt) - Date.parse(session.createdAt);
    setCookie(http.res, this.config.secureCookies, { secret, lastsMs });
    return account;
  }
}
