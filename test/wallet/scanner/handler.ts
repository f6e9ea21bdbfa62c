import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import { eicar } from '../../../services/wallet/testing/samples.ts';
import { fileEventTypes, scannerSource } from '../../../shared/files/event.ts';

/** What a test asks of the scanner's role beside scanning. */
export type Errand = { read: { bucket: string; key: string } } | { tellAs: string };

const files = new S3Client({ forcePathStyle: true });
const bus = new EventBridgeClient();

/** A scanner outside as docs/operations.md describes one, which knows one piece of malware: the test string. */
export async function scan(event: SQSEvent | Errand): Promise<unknown> {
  if ('read' in event) return bytesOf(event.read.bucket, event.read.key);
  if ('tellAs' in event) return tell(event.tellAs, {});
  for (const { body } of event.Records) await look(JSON.parse(body));
  return {};
}

async function look({ detail }: { detail: { bucket: { name: string }; object: { key: string } } }): Promise<void> {
  const [bucket, key] = [detail.bucket.name, detail.object.key];
  const found = (await bytesOf(bucket, key)).includes(eicar.toString('latin1'));
  const verdict = { bucket, key, verdict: found ? 'threats' : 'clean', scanner: 'made-up 1.0' };
  await tell(scannerSource, verdict);
  await tell(scannerSource, verdict);
}

async function bytesOf(bucket: string, key: string): Promise<string> {
  const { Body } = await files.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []).toString('latin1');
}

const tell = (source: string, detail: object) =>
  bus.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: source,
          DetailType: fileEventTypes.verdict,
          EventBusName: process.env.BUS_NAME,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
