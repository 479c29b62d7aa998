import { Injectable, type PipeTransform } from '@nestjs/common';
import { Refusal } from './refusal';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An identifier in the path. One that can't exist answers like one that doesn't. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (uuid.test(value)) return value.toLowerCase();
    throw new Refusal('not-found');
  }
}
