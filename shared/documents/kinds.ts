import * as z from 'zod/mini';
import { type Text, text } from '../contract/text.ts';

/** Codes of the documents that the services ask for (domain.md, Documents). */
export const documentKinds = z.enum([
  'ID',
  'SI',
  'FORM',
  'HKB',
  'RP',
  'MAR',
  'PROP',
  'LEASE',
  'CON',
  'TAX',
  'DEG',
  'LIC',
  'CSCSE',
  'RET',
  'TTL',
  'INTRO',
  'ARC',
  'NOCR',
  'COLL',
  'BIR',
  'KREG',
  'TAL',
  'GCON',
]);

/** The code of a kind. */
export type DocumentCode = z.infer<typeof documentKinds>;

/** What a document is called, which services ask for it, and whether it is treated as sensitive. */
export interface DocumentKind {
  text: Text;
  services: readonly string[];
  sensitive: boolean;
}

const kind = (zh: string, en: string, services: string, sensitive = false): DocumentKind => ({
  text: text(zh, en),
  services: services.split(' '),
  sensitive,
});

/** Every kind. Which service asks for which is inferred, not published by the district (to be confirmed). */
export const documentCatalogue: Readonly<Record<DocumentCode, DocumentKind>> = {
  ID: kind('身份证', 'Identity card', 'hukou housing education medical'),
  SI: kind('社会保险证明', 'Proof of social insurance', 'hukou housing education medical'),
  FORM: kind('申请表', 'Application form', 'hukou housing education medical'),
  HKB: kind('户口簿', 'Household register', 'hukou housing education'),
  RP: kind('居住证', 'Residence permit', 'hukou housing education'),
  MAR: kind('婚姻证明', 'Proof of marital status', 'hukou housing education', true),
  PROP: kind('房产或无房证明', 'Proof of owning a home, or none', 'hukou housing education'),
  LEASE: kind('租赁备案', 'Registered lease', 'hukou housing education'),
  CON: kind('劳动合同', 'Employment contract', 'hukou housing'),
  TAX: kind('个人所得税证明', 'Proof of income tax', 'hukou housing', true),
  DEG: kind('学历学位证书', 'Degree or diploma', 'hukou housing'),
  LIC: kind('营业执照', 'Business licence', 'hukou housing'),
  CSCSE: kind('国外学历学位认证', 'Recognition of a foreign degree', 'hukou'),
  RET: kind('留学回国人员证明', 'Proof of return from study abroad', 'hukou'),
  TTL: kind('职称证书', 'Professional title', 'hukou'),
  INTRO: kind('单位介绍信', 'Letter of the employer', 'hukou'),
  ARC: kind('人事档案', 'Personnel file', 'hukou'),
  NOCR: kind('无犯罪记录证明', 'Certificate of no criminal record', 'hukou', true),
  COLL: kind('集体户落户同意书', 'Consent of the collective household', 'hukou'),
  BIR: kind('出生医学证明', 'Birth certificate', 'hukou education', true),
  KREG: kind('入学登记', 'School registration', 'education'),
  TAL: kind('人才认定', 'Recognition as talent', 'housing education medical'),
  GCON: kind('监护人同意书', 'Consent of the guardian', 'education medical', true),
};
