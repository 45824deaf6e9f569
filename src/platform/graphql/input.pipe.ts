import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  ValidationPipe,
} from '@nestjs/common';
import { InvalidInput } from '../errors.js';
import { toInvalidInput } from './validation.js';

const NUL = '\0';

/** No text of ours holds a NUL, and PostgreSQL cannot keep one. */
function refuseNul(value: unknown, path: string): void {
  if (typeof value === 'string' && value.includes(NUL))
    throw InvalidInput.at(path, '含有不可用的字符', 'holds a character that cannot be used');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseNul(inner, path ? `${path}.${key}` : key);
}

/** Checks every input by its class-validator rules; paths start with the argument's name. */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly pipes = new Map<string, ValidationPipe>();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type !== 'custom') refuseNul(value, metadata.data ?? '');
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
