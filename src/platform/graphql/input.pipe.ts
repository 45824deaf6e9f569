import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  ValidationPipe,
} from '@nestjs/common';
import { refuseUnusable } from './unusable-text.js';
import { toInvalidInput } from './validation.js';

/** Checks every input by its class-validator rules; paths start with the argument's name. */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly pipes = new Map<string, ValidationPipe>();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    // The asker, the loaders and the like are ours: nobody sent them.
    if (metadata.type === 'custom') return value;
    refuseUnusable(value, metadata.data ?? '');
    return this.pipeFor(metadata.data ?? '').transform(value, metadata);
  }

  private pipeFor(argument: string): ValidationPipe {
    let pipe = this.pipes.get(argument);
    if (!pipe) {
      pipe = new ValidationPipe({
        transform: true,
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: false,
        exceptionFactory: (errors) => toInvalidInput(errors, argument),
      });
      this.pipes.set(argument, pipe);
    }
    return pipe;
  }
}
