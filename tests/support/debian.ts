import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs a package on a Debian of ours; does nothing elsewhere, nor when it cannot be had. */
export function installFromDebian(name: string): void {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return;
  console.log(`${name} est absent : installation par apt-get…`);
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", name], options);
  } catch {
    console.log(`${name} ne s’est pas installé.`);
  }
}
