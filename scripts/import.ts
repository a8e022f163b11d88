import "./settings-first";
import path from "node:path";
import { parseArgs } from "node:util";
import { importBase } from "~/core/db/import.server";
import { SetupError } from "~/core/errors";
import { formatCount } from "~/vocabulary/typography";
import { finishEffects, refuseRunning, runCommand, withBase } from "./base";

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (!folder) throw new SetupError("Dites quel export reprendre : npm run import -- <dossier>");
  await refuseRunning();
  await withBase(async () => {
    console.log("Vérification, puis reprise…");
    const { collections } = await importBase(path.resolve(folder));
    await finishEffects();
    const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
    console.log(`Base reprise : ${formatCount(documents, "document", "documents")}.`);
    console.log("Les mots de passe n’y sont pas : chacun en choisit un par « Mot de passe oublié ».");
  });
});
