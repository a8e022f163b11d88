import { buildIfStale } from "../../scripts/build.js";
import { fillDemonstration } from "./demonstration";

const [dataDir = ""] = process.argv.slice(2);

await buildIfStale();
await fillDemonstration(dataDir);
