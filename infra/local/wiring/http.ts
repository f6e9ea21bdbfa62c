import { createHttpApi } from '../http-api/serve.ts';
import type { Platform } from '../resources/platform.ts';
import type { Base } from './base.ts';
import type { Functions } from './functions.ts';

/** Lets the opened ports answer for the declared HTTP APIs, in the order of their declaration. */
export function wireHttpApis(platform: Platform, base: Base, { host, specs }: Functions): void {
  const names = new Map([...specs.values()].map(({ arn, name }) => [arn, name]));
  for (const [index, api] of [...platform.apis.values()].entries()) {
    const handler = createHttpApi({
      api,
      region: base.survey.region,
      account: base.survey.account,
      partition: base.survey.partition,
      now: () => base.clock.now(),
      invoke: (arn, event) => host.invoke(names.get(arn) ?? arn, event),
      permitted: (resource, sourceArn) =>
        platform.access.authorizeService({
          service: 'apigateway.amazonaws.com',
          action: 'lambda:InvokeFunction',
          resource,
          sourceArn,
        }),
      onTrouble: base.report,
    });
    base.servers.listeners[index]?.handle(handler);
  }
}
