import { notFound, requireNothing } from "~/core/auth/guards.server";

/** Any other address: a calm page rather than a bare one. */
export async function loader() {
  requireNothing();
  throw notFound();
}

export default function NotFound() {
  return null;
}
