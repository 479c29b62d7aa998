import { SetMetadata } from '@nestjs/common';

export const answersKey = Symbol('answers');

export type ClassOf<T = object> = abstract new (...args: never[]) => T;

export interface Answer {
  /** The class of the JSON answer; null where there is none (204). */
  readonly of: ClassOf | null;
  readonly isList: boolean;
  /** Media type of an answer that is a file. */
  readonly file?: string;
}

/** What a route answers: makes the OpenAPI document and lets the tests check every real answer against it. */
export const Answers = (of: ClassOf): MethodDecorator =>
  SetMetadata(answersKey, { of, isList: false } satisfies Answer);
export const AnswersList = (of: ClassOf): MethodDecorator =>
  SetMetadata(answersKey, { of, isList: true } satisfies Answer);
export const AnswersNothing = (): MethodDecorator =>
  SetMetadata(answersKey, { of: null, isList: false } satisfies Answer);
export const AnswersFile = (file: string): MethodDecorator =>
  SetMetadata(answersKey, { of: null, isList: false, file } satisfies Answer);

export const uploadKey = Symbol('upload');

/** The route takes a form (multipart/form-data): the fields of the class, then a file named "file". */
export const TakesFile = (fields: ClassOf): MethodDecorator => SetMetadata(uploadKey, fields);
