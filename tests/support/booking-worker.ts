import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { connectDatabase } from "~/core/db/connect.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { followUps } from "~/server/follow-ups";

/** A process that asks for beds with the others: it waits for the word, then tells what it was answered. */
const [uri = "", lodgingId = "", beds = "", attempts = "0"] = process.argv.slice(2);
const bedIds = beds.split(",");

registerFollowUps(followUps);
await connectDatabase(uri);
const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
writeSync(1, "ready\n");
await orders.next();
const answers = await Promise.all(Array.from({ length: Number(attempts) }, (_, nth) => ask(nth)));
await settle();
writeSync(1, `${JSON.stringify(answers)}\n`);
process.exit(0);

async function ask(nth: number): Promise<string> {
  const bedId = bedIds[nth % bedIds.length] ?? "";
  const stay = { bedId, candidateId: newId(), fromOn: "2026-11-02", toOn: "2027-05-03" };
  try {
    await bookBed({ id: null }, lodgingId, stay);
    return "booked";
  } catch (error) {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  }
}
