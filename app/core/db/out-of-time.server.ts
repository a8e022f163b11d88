/** MongoDB's « MaxTimeMSExpired ». */
const OUT_OF_TIME = 50;

/** Whether the engine stopped a reading at the time limit it was given. */
export function isOutOfTime(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === OUT_OF_TIME;
}
