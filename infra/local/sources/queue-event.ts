import type { MessageAttribute, ReceivedMessage } from '../servers/queues.ts';

/** Messages as Lambda hands them to a function. */
export function queueEvent(messages: readonly ReceivedMessage[], queueArn: string, region: string) {
  return {
    Records: messages.map(({ messageId, receiptHandle, body, attributes, messageAttributes, md5OfBody }) => ({
      messageId,
      receiptHandle,
      body,
      attributes,
      messageAttributes: Object.fromEntries(
        Object.entries(messageAttributes).map(([name, attribute]) => [name, attributeOf(attribute)]),
      ),
      md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

function attributeOf({ DataType, StringValue, BinaryValue }: MessageAttribute) {
  return {
    dataType: DataType,
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
  };
}

/** A message as filter criteria see it: a JSON body is matched by its parts. */
export function filteredShape(message: ReceivedMessage): unknown {
  return { ...message, body: parsed(message.body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** About 6 MB of JSON at most; a body may double when it is quoted. */
const batchBytes = 6_000_000;
const besidesBody = 1_000;

/** Cuts messages into batches that Lambda takes. */
export function withinPayload(messages: readonly ReceivedMessage[]): ReceivedMessage[][] {
  const batches: ReceivedMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const weight = message.body.length * 2 + besidesBody;
    const batch = batches.at(-1);
    if (batch && bytes + weight <= batchBytes) batch.push(message);
    else batches.push([message]);
    bytes = batch && bytes + weight <= batchBytes ? bytes + weight : weight;
  }
  return batches;
}
