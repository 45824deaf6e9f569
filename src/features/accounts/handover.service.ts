import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '../../platform/access/actor.js';
import { InvalidInput } from '../../platform/errors.js';
import type { HandOverRecordsInput } from './account.inputs.js';
import { AccountsService } from './accounts.service.js';
import { RecordHandovers } from './record-handover.port.js';

@ObjectType({ description: '移交结果 — how many records of one kind changed hands.' })
export class HandedOver {
  @Field(() => String, { description: '记录种类 — kind of record, as audit lines call it.' })
  kind: string;

  @Field(() => Int, { description: '数量 — how many.' })
  count: number;
}

/** Passes a person's records on when the post changes. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly handovers: RecordHandovers,
  ) {}

  /**
   * All records of all kinds that the person keeps for the successor's unit, or none; each leaves its
   * audit line.
   */
  async handOver(actor: Actor, input: HandOverRecordsInput): Promise<HandedOver[]> {
    const { fromAccountId, toAccountId } = input;
    const from = await this.accounts.load(actor, fromAccountId);
    const to = await this.accounts.load(actor, toAccountId);
    if (from.id === to.id)
      throw InvalidInput.at('input.toAccountId', '不能移交给本人', 'must be another account');
    if (!to.active)
      throw InvalidInput.at('input.toAccountId', '接收人的账号已停用', 'must be an active account');
    const moved: HandedOver[] = [];
    for (const handover of this.handovers.all())
      moved.push({ kind: handover.kind, count: await handover.handOver(from.id, to) });
    return moved;
  }
}
