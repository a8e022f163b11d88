import "./settings-first";
import path from "node:path";
import { parseArgs } from "node:util";
import { formatInTimeZone } from "date-fns-tz";
import { backUp } from "~/core/db/backup.server";
import { formatCount } from "~/vocabulary/typography";
import { runCommand, withBase } from "./base";

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const folder = path.resolve(positionals[0] ?? defaultName());
  await withBase(async () => {
    console.log(`Sauvegarde dans ${folder}…`);
    const { collections } = await backUp(folder);
    const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
    console.log(
      `Sauvegarde faite et relue : ${formatCount(documents, "document", "documents")}, ${formatCount(collections.length, "collection", "collections")}.`,
    );
    console.log(`Pour la restaurer : npm run restore -- ${folder}`);
  });
});

function defaultName(): string {
  return `sauvegarde-${formatInTimeZone(new Date(), "Europe/Paris", "yyyy-MM-dd-HH'h'mm")}`;
}
