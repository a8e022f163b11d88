import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the process to kill says on its output. */
export type CrashLine =
  | { is: "loaded" }
  | { is: "repaired" }
  | { is: "acknowledged"; command: string; facts: string[] };

export interface CrashWorker {
  /** Waits until the process says this, after what it was last waited for. */
  until(word: CrashLine["is"]): Promise<void>;
  go(): void;
  /** The facts promised by the commands that have returned. */
  promises(): string[];
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL("./crash-worker.ts", import.meta.url));

/** Starts a process that writes through commands; a seed decides what it does. */
export function startCrashWorker(uri: string, seed: number, moment: Date): CrashWorker {
  const child = spawn(process.execPath, ["--import", "tsx", script, uri, String(seed)], {
    env: { ...process.env, NOW: moment.toISOString() },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const said = listen(child);
  const closed = once(child, "close");
  return {
    until: (word) => Promise.race([said.until(word), closed.then(() => refuseEnd(word))]),
    go: () => child.stdin.write("go\n"),
    promises: () => said.lines.flatMap((line) => (line.is === "acknowledged" ? line.facts : [])),
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

function listen({ stdout }: ChildProcess): { lines: CrashLine[]; until(word: string): Promise<void> } {
  const lines: CrashLine[] = [];
  const arrival = new EventEmitter();
  let read = 0;
  let rest = "";
  stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = `${rest}${text}`.split("\n");
    // Only a whole line was said.
    rest = parts.pop() ?? "";
    lines.push(...parts.map((part): CrashLine => JSON.parse(part)));
    arrival.emit("lines");
  });
  return {
    lines,
    until: async (word) => {
      for (;;) {
        const found = lines.findIndex(({ is }, index) => index >= read && is === word);
        if (found >= 0) {
          read = found + 1;
          return;
        }
        await once(arrival, "lines");
      }
    },
  };
}

function refuseEnd(word: string): never {
  throw new Error(`the process ended before it was « ${word} »`);
}
