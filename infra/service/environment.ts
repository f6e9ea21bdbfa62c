import { platformNames } from '../names.ts';
import { toldByPlatform } from '../parameters.ts';
import type { ServiceResources } from './grants.ts';
import type { ServicePlan } from './plan.ts';

type Variables = Record<string, string>;

/** What every function of a service is told (parsed by shared/service/environment.ts). */
export function commonEnvironment({ stack, stage, service, names }: ServicePlan): Variables {
  const told = (name: Parameters<typeof toldByPlatform>[2]) => toldByPlatform(stack, stage.name, name);
  return {
    STAGE: stage.name,
    SERVICE: service.contract.service,
    LOG_TABLE: names.log,
    VIEWS_TABLE: names.views,
    BUS_NAME: platformNames(stage.name).bus,
    TOKEN_ISSUER: told('tokenIssuer'),
    TOKEN_AUDIENCE: told('tokenAudience'),
    TOKEN_JWKS_URI: told('tokenJwksUri'),
    LOG_LEVEL: stage.logLevel,
    ...(stage.loopbackTargets && { LOOPBACK_TARGETS: 'allowed' }),
  };
}

/** What a function is told besides that runs the service's own code with a kit. */
export const kitEnvironment = ({ work, files }: ServiceResources): Variables => ({
  ...(work && { WORK_QUEUE_URL: work.queueUrl }),
  ...(files && { FILES_BUCKET: files.bucketName }),
});

/** What a function is told that gives out addresses for files: whether nobody would scan what came. */
export const scanEnvironment = ({ stage, service }: ServicePlan): Variables =>
  service.files && stage.malwareScan === 'none' ? { FILE_SCANNER: 'none' } : {};

/** What a function is told that seals and opens personal data. */
export const sealingEnvironment = ({ stack, stage, service }: ServicePlan): Variables =>
  service.personal
    ? { KEYS_TABLE: platformNames(stage.name).keysTable, KEY_ARN: toldByPlatform(stack, stage.name, 'personalKeyArn') }
    : {};

/** What a function is told that keeps messages, or shows those that were kept. */
export const mailboxEnvironment = ({ stage, service }: ServicePlan): Variables =>
  service.outlet && stage.mailbox ? { MAILBOX: 'kept' } : {};

/** What a function is told that hands messages to the outside. */
export const outletEnvironment = ({ outlet }: ServiceResources): Variables =>
  outlet ? { OUTLET_QUEUE_URL: outlet.queueUrl } : {};

/** What a function is told that keeps secrets. */
export const secretsEnvironment = ({ secretsKeyArn }: ServiceResources): Variables =>
  secretsKeyArn === undefined ? {} : { SECRETS_KEY_ARN: secretsKeyArn };
