import { type Text, text } from '../../../shared/contract/text.ts';
import { departmentFigures, type Figure } from './department-figures.ts';

const count = (title: Text, definition: Text): Figure => ({ unit: 'count', title, definition });
/** Every figure that is computed; each from events alone, none typed in. */
export const figures: Readonly<Record<string, Figure>> = {
  'signings.projects': count(
    text('签约项目', 'Projects signed'),
    text('每个项目只在首次签约时计一次', 'A project counts once, at its first signing'),
  ),
  'signings.memoranda': count(
    text('合作备忘录', 'Memoranda signed'),
    text('与签约项目分开计数', 'Counted apart from projects'),
  ),
  'signings.capital-increases': count(
    text('增资', 'Capital increases'),
    text('增资的次数；金额只计增量', 'How many; the amount adds only the increment'),
  ),
  'signings.amount-cny': {
    unit: 'CNY fen',
    title: text('签约金额（已知部分，人民币）', 'Signed amount (what is known, CNY)'),
    definition: text(
      '已知的签约金额与增资增量之和；未公布的金额不计',
      'Signed amounts that are known and increments; amounts that were not published are not counted',
    ),
  },
  'applications.submitted': count(
    text('提交的联合申请', 'Joint applications submitted'),
    text('人才提交的联合申请', 'Joint applications that talents submitted'),
  ),
  'applications.completed': count(
    text('办结的联合申请', 'Joint applications completed'),
    text('所有服务都有结果的申请', 'Applications all of whose services have an outcome'),
  ),
  'applications.withdrawn': count(
    text('撤回的联合申请', 'Joint applications withdrawn'),
    text('所有服务都被撤回的申请', 'Applications all of whose services were withdrawn'),
  ),
  ...departmentFigures,
  'resources.requested': count(
    text('资源申请', 'Resource requests'),
    text('企业对孵化器资源的申请', 'Requests for incubator resources'),
  ),
  'resources.granted': count(text('资源准予', 'Resource grants'), text('准予的申请', 'Requests that were granted')),
  'resources.waitlisted': count(
    text('资源候补', 'Resource requests waitlisted'),
    text('进入候补的申请', 'Requests that went to the waitlist'),
  ),
};
