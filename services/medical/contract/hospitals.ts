import * as z from 'zod/mini';
import { openBilingual, openLine } from '../../../shared/casework/applicant.ts';
import { fields, operation, text, told } from '../../../shared/contract/index.ts';
import { specialities } from './answers.ts';

const hospitalId = z.strictObject({ hospitalId: fields.id() });

/** Where an office is reached, by its own telephone too; a run of 11 digits is somebody's mobile or identity number. */
const officeLine = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(100),
    z.regex(
      /^(?!.*\d{11})[^\p{Cc}]*$/u,
      told(
        '必须是一行文字，不含控制字符，也不含 11 位及以上的连续数字（手机、证件号码）',
        'must be one line without control characters and without a run of 11 or more digits (mobile and identity numbers)',
        '请改填办公电话',
        'give the telephone of the office instead',
      ),
    ),
  );
const office = z.strictObject({ zh: officeLine, en: officeLine });

/** A hospital that takes part, what it offers, and its named coordinator. */
export const hospitalDetails = z.strictObject({
  names: openBilingual(100),
  district: openBilingual(50),
  departments: z.array(openBilingual(50)).check(z.minLength(1), z.maxLength(50)),
  /** Kinds of appointment that it offers; none while it takes no part. */
  kinds: z.array(z.enum(specialities)).check(z.maxLength(specialities.length)),
  /** The name is for staff and for who has an appointment; role and office are for everybody. */
  coordinator: z.strictObject({ name: openLine(50), role: openBilingual(50), office }),
});
export type HospitalDetails = z.output<typeof hospitalDetails>;

const output = z.extend(hospitalDetails, { hospitalId: fields.id() });
const { coordinator: _coordinator, ...open } = hospitalDetails.shape;

/** What everybody may know of a hospital, and which appointments are coming up there. */
const listedHospital = z.strictObject({
  ...open,
  hospitalId: fields.id(),
  // Where an office is reached is no personal data.
  coordinator: z.strictObject({ role: fields.words, office: fields.words }),
  /** Of each kind how many are coming up, taken or free; `more` when there are more than were counted. */
  slots: z.array(
    z.strictObject({
      speciality: z.enum(specialities),
      upcoming: z.int(),
      more: z.boolean(),
      earliest: z.optional(fields.instant()),
    }),
  ),
});
export type ListedHospital = z.output<typeof listedHospital>;

/** Nobody's: for examples and demonstrations. */
export const madeUpHospital = {
  hospitalId: 'demo-hospital-900',
  names: { zh: '示例医院（演示数据）', en: 'Example hospital (made up)' },
  district: { zh: '徐汇区', en: 'Xuhui' },
  departments: [{ zh: '体检中心', en: 'Check-up centre' }],
  kinds: ['check-up' as const],
  coordinator: {
    name: '演示协调员 / made up',
    role: { zh: '人才医疗服务联络人', en: 'Contact for talents' },
    office: { zh: '一层服务台，021-0000 0000', en: 'Ground floor, 021-0000 0000' },
  },
};

export const hospitalOperations = {
  listHospitals: operation({
    id: 'listMedicalHospitals',
    method: 'GET',
    path: '/medical/hospitals',
    summary: text(
      '合作医院：所在区、科室、联络人岗位与办公联系方式、各类号源',
      'Hospitals that take part: district, departments, coordinator’s role and office, slots by kind',
    ),
    roles: 'anyone',
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(listedHospital),
  }),
  getHospital: operation({
    id: 'getMedicalHospital',
    method: 'GET',
    path: '/medical/hospitals/{hospitalId}',
    summary: text('查看合作医院的设置', 'Show a hospital’s settings'),
    roles: ['caseworker', 'leader'],
    params: hospitalId,
    output,
    versioned: true,
  }),
  setHospital: operation({
    id: 'setMedicalHospital',
    method: 'POST',
    path: '/medical/hospitals',
    summary: text('登记或修改合作医院与联络人', 'Register a hospital or change what is said of it'),
    roles: ['caseworker', 'leader'],
    body: output,
    output,
    versioned: true,
    example: madeUpHospital,
  }),
};
