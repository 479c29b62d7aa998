import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA, HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { INestApplicationContext } from '@nestjs/common';
import { answersKey, type Answer, type ClassOf, uploadKey } from './answers';
import { policyKey, type PolicyRule } from '../policy';

/** One route as the router has it, with all that is declared of it. */
export interface Route {
  readonly method: string;
  /** Path below /api with parameters in braces, e.g. "/sessions/{id}/roll". */
  readonly path: string;
  readonly room: string;
  readonly operation: string;
  readonly policy: readonly PolicyRule[] | undefined;
  readonly answer: Answer | undefined;
  readonly status: number;
  readonly body: Type | undefined;
  readonly query: Type | undefined;
  readonly parameters: readonly string[];
  /** Fields of the form that comes with a file. */
  readonly upload: ClassOf | undefined;
}

type Arguments = Readonly<Record<string, { readonly index: number; readonly data?: unknown }>>;
const plain: readonly unknown[] = [String, Number, Boolean, Array, Object];

/** All routes of the application, read from the router's own metadata: nothing can be forgotten in a list. */
export function routesOf(app: INestApplicationContext): readonly Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as object;
      return scanner.getAllMethodNames(prototype).flatMap((name) => routeOf(metatype as Type, prototype, name));
    })
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function routeOf(controller: Type, prototype: object, name: string): Route[] {
  const handler: unknown = Reflect.get(prototype, name);
  if (typeof handler !== 'function') return [];
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const path = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)]
    .map((part) => String(part ?? '').replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
  const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as readonly Type[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Arguments;
  const typeOf = (kind: RouteParamtypes): Type | undefined => {
    const found = Object.entries(args).find(([key]) => key.startsWith(`${kind}:`));
    const type = found ? types[found[1].index] : undefined;
    return type && !plain.includes(type) ? type : undefined;
  };
  const verb = RequestMethod[method];
  return [
    {
      method: verb,
      path: `/${path.replace(/:(\w+)/g, '{$1}')}`,
      room: controller.name.replace(/Controller$/, ''),
      operation: name,
      policy: (Reflect.getMetadata(policyKey, handler) ??
        Reflect.getMetadata(policyKey, controller)) as Route['policy'],
      answer: Reflect.getMetadata(answersKey, handler) as Answer | undefined,
      status: (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (verb === 'POST' ? 201 : 200),
      body: typeOf(RouteParamtypes.BODY),
      query: typeOf(RouteParamtypes.QUERY),
      upload: Reflect.getMetadata(uploadKey, handler) as ClassOf | undefined,
      parameters: [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter ?? ''),
    },
  ];
}

/** @throws Error that names the routes without a policy or a declared answer: such a build must not start */
export function checkRoutes(routes: readonly Route[]): void {
  const open = routes.filter((route) => !route.policy?.length || !route.answer);
  if (open.length > 0) {
    throw new Error(`Routes without a policy or an answer: ${open.map((r) => `${r.method} ${r.path}`).join(', ')}`);
  }
}
