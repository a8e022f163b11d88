import "./settings-first";
import { env } from "~/core/env.server";
import { examine, findingLine } from "~/server/doctor.server";
import { runCommand } from "./base";

await runCommand(async () => {
  const findings = await examine(env());
  for (const finding of findings) console.log(findingLine(finding));
  if (findings.some(({ repair }) => repair)) process.exitCode = 1;
});
