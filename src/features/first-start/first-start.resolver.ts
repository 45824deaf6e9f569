import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public } from '../../platform/access/access.decorators.js';
import { OwnUnits } from '../../platform/graphql/own-units.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { SetUpFirstAdministratorInput } from './first-start.inputs.js';
import { FirstStartService } from './first-start.service.js';

@Resolver()
export class FirstStartResolver {
  constructor(private readonly firstStart: FirstStartService) {}

  @Public()
  @OwnUnits()
  @Mutation(() => Account, {
    description:
      '建立首位管理员 — makes the first administrator with the code that the server printed; CONFLICT once there is any account.',
  })
  setUpFirstAdministrator(
    @Args('input', { description: '首次设置 — administrator, unit and region.' })
    input: SetUpFirstAdministratorInput,
  ): Promise<Account> {
    return this.firstStart.setUp(input);
  }
}
