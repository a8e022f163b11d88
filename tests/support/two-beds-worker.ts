import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { connectDatabase } from "~/core/db/connect.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { followUps } from "~/server/follow-ups";

/** A process that asks for its own beds for every intern, all at once; it tells each answer as it comes. */
const [uri = "", beds = "", interns = ""] = process.argv.slice(2);
const sides = beds.split(",").map((side) => side.split(":"));

registerFollowUps(followUps);
await connectDatabase(uri);
const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
writeSync(1, "ready\n");
await orders.next();
await Promise.all(interns.split(",").flatMap((intern, rank) => sides.map((side) => ask(intern, rank, side))));
await settle();
writeSync(1, "done\n");
process.exit(0);

/** Every intern has days of their own, so that only the second bed is refused, and never the bed itself. */
async function ask(candidateId: string, rank: number, [lodgingId = "", bedId = ""]: string[]): Promise<void> {
  const stay = { bedId, candidateId, fromOn: `2026-11-${rank + 10}`, toOn: `2026-11-${rank + 11}` };
  const answer = await bookBed({ id: null }, lodgingId, stay).catch((error: unknown) => {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  });
  writeSync(1, `${JSON.stringify({ candidateId, answer })}\n`);
}
