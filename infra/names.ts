/** The functions that a service can have. */
export const functionKinds = ['api', 'relay', 'projector', 'inbox', 'deadlines', 'work', 'files'] as const;
export type FunctionKind = (typeof functionKinds)[number];

/** Queues of a service that hold what could not be handled. */
export type DeadLetters = 'inbox-dlq' | 'relay-dlq' | 'projector-dlq' | 'work-dlq' | 'files-dlq';

/** Fixed names of what a stage has once; stacks find each other by them. */
export const platformNames = (stage: string) => ({
  bus: `plus-${stage}`,
  archive: `plus-${stage}`,
  api: `plus-${stage}`,
  unrouted: `plus-${stage}-unrouted`,
  keysTable: `plus-${stage}-keys`,
  personalKeyAlias: `alias/plus-${stage}-personal`,
  alarmKeyAlias: `alias/plus-${stage}-alarms`,
  alarmTopic: `plus-${stage}-alarms`,
  accessLogs: `/aws/vendedlogs/plus-${stage}-api`,
  dashboard: `plus-${stage}`,
});

/** Fixed names of what each service of a stage has. */
export const serviceNames = (stage: string, service: string) => {
  const name = (part: string) => `plus-${stage}-${service}-${part}`;
  return {
    log: name('log'),
    views: name('views'),
    inbox: name('inbox'),
    work: name('work'),
    outlet: name('out'),
    files: name('files'),
    toScan: name('to-scan'),
    scannerPolicy: name('scanner'),
    function: (kind: FunctionKind) => name(kind),
    deadLetters: (queue: DeadLetters) => name(queue),
    wantedRule: (number: number) => name(`wanted-${number}`),
    filesRule: name('files'),
    deadlinesRule: name('deadlines'),
    secretsKeyAlias: `alias/${name('secrets')}`,
  };
};
export type ServiceNames = ReturnType<typeof serviceNames>;

/** Names of the SSM parameters through which the platform tells the other stacks what has no fixed name. */
export const parameterNames = (stage: string) => ({
  apiId: `/plus/${stage}/api/id`,
  apiUrl: `/plus/${stage}/api/url`,
  tokenIssuer: `/plus/${stage}/token/issuer`,
  tokenAudience: `/plus/${stage}/token/audience`,
  tokenJwksUri: `/plus/${stage}/token/jwks-uri`,
  personalKeyArn: `/plus/${stage}/personal-key/arn`,
  alarmTopicArn: `/plus/${stage}/alarm-topic/arn`,
});
export type ParameterName = keyof ReturnType<typeof parameterNames>;

/** Names of the stacks of a stage. */
export const stackNames = (stage: string) => ({
  platform: `plus-${stage}-platform`,
  service: (service: string) => `plus-${stage}-${service}`,
  operations: `plus-${stage}-operations`,
});
