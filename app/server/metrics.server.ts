import { collectDefaultMetrics, Gauge, register } from "prom-client";
import { Mail } from "#models/mail";

collectDefaultMetrics();

void new Gauge({
  name: "conciergerie_mails",
  help: "Mails of the outbox by state",
  labelNames: ["state"],
  async collect() {
    for (const state of ["waiting", "failed"] as const) {
      this.set({ state }, await Mail.countDocuments({ state }, { limit: 10_000 }));
    }
  },
});

export const METRICS_TYPE = register.contentType;

/** The figures of this process, for Prometheus. */
export async function metricsText(): Promise<string> {
  return register.metrics();
}
