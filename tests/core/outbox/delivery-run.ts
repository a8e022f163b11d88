import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface DeliveryWorker {
  loaded: Promise<void>;
  done: Promise<void>;
  go(): void;
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL("./delivery-worker.ts", import.meta.url));

/** Starts a process that delivers the mails of a base once told to, and may be killed at any moment. */
export function startDeliveryWorker(uri: string, smtpUrl: string, moment: Date): DeliveryWorker {
  const child = fork(script, [uri, smtpUrl], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NOW: moment.toISOString(), LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const closed = once(child, "close");
  const said = (word: string) =>
    new Promise<void>((resolve) => child.on("message", (message) => message === word && resolve()));
  return {
    loaded: said("loaded"),
    done: said("done"),
    go: () => void child.send("go"),
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
