import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders with tests that take longest, since they start platforms or whole command lines. */
const first = ['/test/', '/infra/'];

const rankOf = ({ moduleId, project }: TestSpecification): number => {
  const place = first.findIndex((folder) => moduleId.slice(project.config.root.length).startsWith(folder));
  return place < 0 ? first.length : place;
};

/** Begins with the tests that take longest: one that came last would keep one of the machine's cores alone at work. */
export class PlatformsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
