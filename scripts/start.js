import { buildIfStale } from "./build.js";

const OLDEST_NODE = [20, 19];

checkNode();
await buildIfStale();
process.env.NODE_ENV ??= "production";
const { launch } = await import("../build/launch.js");
await launch();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `La conciergerie demande Node 20.19 ou plus récent ; cette machine a Node ${process.versions.node}.`,
  );
  process.exit(1);
}
