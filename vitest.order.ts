import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files named first, then the biggest: a long one started last would end alone. */
export function startingWith(...names: readonly string[]): typeof BaseSequencer {
  const isFirst = ({ moduleId }: TestSpecification): boolean => names.some((name) => moduleId.endsWith(name));
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await super.sort(files);
      return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
    }
  };
}
