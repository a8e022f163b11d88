import { solve } from "~/features/allocations/solve.server";
import { sampleProblem } from "./allocation-sample";

const SEEDS = [1, 2, 3, 4, 5];
const SIZES = { interns: 200, seats: 150, beds: 120, couples: 20 };

export interface MeasuredAllocation {
  seed: number;
  milliseconds: number;
  isOptimal: boolean;
  gap: number;
  served: number;
  worst: number;
  total: number;
}

/** How long it takes to allocate semesters of 200 interns, 150 seats and 120 beds, the thread’s start among it. */
export async function measureAllocation(): Promise<MeasuredAllocation[]> {
  const measured: MeasuredAllocation[] = [];
  for (const seed of SEEDS) {
    const { worth, ...ended } = await solve(sampleProblem(seed, SIZES), { priceSeconds: 0 });
    const { milliseconds, isOptimal, gap } = ended;
    const { served, worst, total } = worth;
    measured.push({ seed, milliseconds, isOptimal, gap, served, worst, total });
  }
  return measured;
}
