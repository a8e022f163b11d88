import { AsyncLocalStorage } from "node:async_hooks";
import type { User } from "../auth/actor";

/** What one HTTP request carries along, set by the host. */
export interface RequestScope {
  id: string;
  /** The client's address, as the host established it. */
  address: string;
  nonce: string;
  /** The session, looked up once however many loaders ask. */
  user?: Promise<User | null>;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** Runs the handling of one request with its own scope. */
export function runInScope<Result>(scope: RequestScope, work: () => Result): Result {
  return storage.run(scope, work);
}

/** The scope of the current request; undefined in a task or a test. */
export function requestScope(): RequestScope | undefined {
  return storage.getStore();
}
