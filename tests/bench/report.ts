import type { MeasuredAllocation } from "./allocation";
import type { Both, Measured } from "./measure";
import type { ObservatoryTimes } from "./observatory";

const LABELS: Readonly<Record<string, string>> = {
  baselineHtml: "référence, HTML",
  baselineData: "référence, .data",
  listHtml: "liste, HTML",
  listData: "liste, .data",
  listNavigation: "liste, .data d’une navigation",
  boardHtml: "tableau, HTML",
  boardData: "tableau, .data",
  searchData: "recherche « elodie », .data",
  paletteData: "palette « gauth »",
  paletteNearData: "palette, une lettre fausse",
  fileData: "dossier à 40 éléments, .data",
  stageMove: "changement d’étape",
  note: "note sur un dossier",
  interest: "formulaire public",
};

interface Check {
  label: string;
  value: number;
  /** At most, or at least when `isFloor`. */
  target: number;
  unit: string;
  isFloor?: boolean;
}

/** Prints the figures of one base: each act, then the rest. */
export function printFigures({ size, acts, engine, memory, seen, readyMs, communesMs }: Measured): void {
  console.log(`\n${thousands(size)} dossiers`);
  console.table(
    Object.fromEntries(
      Object.entries(acts).map(([name, { one, sixteen }]) => [
        LABELS[name] ?? name,
        {
          "p50 ms": round(one.p50),
          "p95 ms": round(one.p95),
          "req/s": Math.round(one.perSecond),
          "p50 à 16": round(sixteen.p50),
          "p95 à 16": round(sixteen.p95),
          "req/s à 16": Math.round(sixteen.perSecond),
          "processeur ms": round(one.processor),
        },
      ]),
    ),
  );
  console.log(
    [
      `moteur : liste ${round(engine.listMs)} ms, recherche ${round(engine.searchMs)} ms`,
      `mémoire : application ${Math.round(memory.app)} Mo, moteur ${Math.round(memory.engine)} Mo`,
      `Chromium : lignes visibles ${Math.round(seen.coldMs)} ms à froid, ${Math.round(seen.warmMs)} ms à chaud, ${Math.round(seen.totalKb)} ko dont ${Math.round(seen.scriptKb)} ko de script`,
      `de la ligne au dossier ${Math.round(seen.fileMs)} ms, retour ${Math.round(seen.backMs)} ms, de la frappe aux résultats ${Math.round(seen.foundMs)} ms`,
      `tableau : cartes vivantes ${Math.round(seen.boardColdMs)} ms à froid, ${Math.round(seen.boardWarmMs)} ms à chaud`,
      `démarrage : ${Math.round(readyMs)} ms ; communes de deux départements : ${Math.round(communesMs)} ms`,
    ].join("\n"),
  );
}

/** Prints each target beside what was measured; a miss is printed with its size. */
export function printTargets(measured: Measured, growth: Check[] = []): void {
  console.log(`\nObjectifs à ${thousands(measured.size)} dossiers`);
  printChecks([...checksOf(measured), ...growth]);
}

/** Prints how long it takes to rank 500 options, beside its target. */
export function printRanking({ firstMs, medianMs }: { firstMs: number; medianMs: number }): void {
  console.log("\nClassement de 500 propositions");
  printChecks([
    { label: "la première fois", value: firstMs, target: 20, unit: "ms" },
    { label: "médiane", value: medianMs, target: 20, unit: "ms" },
  ]);
}

/** Prints how long large allocations take, and how they ended. */
export function printAllocation(measured: readonly MeasuredAllocation[]): void {
  console.log("\nRépartition de 200 internes, 150 places et 120 lits, 20 couples ou ami·e·s");
  for (const { seed, served, worst, total, isOptimal, gap } of measured) {
    const proof = isOptimal ? "optimale" : `à ${round(gap * 100)} % de l’optimum`;
    console.log(
      `  semestre ${seed} : ${served} servi·e·s, au pire ${worst} points, total ${total}, ${proof}`,
    );
  }
  printChecks(
    measured.map(({ seed, milliseconds }) => ({
      label: `semestre ${seed}`,
      ...{ value: milliseconds, target: 5000, unit: "ms" },
    })),
  );
}

/** Prints what the observatory takes on 10,000 needs and 2,000 places, beside its target, and what counting it takes. */
export function printObservatory(times: ObservatoryTimes): void {
  const { firstByteMs, dataMs, listMs, areasMs, communesMs, countMs, heldMs } = times;
  console.log("\nObservatoire de 10 000 besoins et 2 000 structures d’accueil");
  printChecks([
    { label: "premier octet, HTML", value: firstByteMs.p50, target: 50, unit: "ms" },
    { label: "premier octet, HTML, p95", value: firstByteMs.p95, target: 50, unit: "ms" },
    { label: "premier octet, .data", value: dataMs.p50, target: 50, unit: "ms" },
  ]);
  console.log(
    [
      `liste de la même base, HTML, premier octet ${round(listMs.p50)} ms`,
      `lecture : intercommunalités ${round(areasMs)} ms, communes de la plus grande ${round(communesMs)} ms`,
      `comptage entier ${Math.round(countMs)} ms en arrière-plan, ${Math.round(heldMs)} ms d’affilée au plus`,
    ].join("\n"),
  );
}

function printChecks(checks: readonly Check[]): void {
  console.table(
    Object.fromEntries(
      checks.map(({ label, value, target, unit, isFloor }) => {
        const miss = isFloor ? target - value : value - target;
        const sign = isFloor ? "≥" : "≤";
        return [
          label,
          {
            mesuré: `${round(value)} ${unit}`,
            objectif: `${sign} ${target} ${unit}`,
            "": miss > 0 ? `manqué de ${round(miss)} ${unit}` : "tenu",
          },
        ];
      }),
    ),
  );
}

/** How every act grew from a base to one ten times as large: at most 1.3 times. */
export function growthChecks(small: Measured, large: Measured): Check[] {
  return Object.keys(small.acts).map((name) => ({
    label: `${LABELS[name] ?? name} : ${thousands(large.size)} sur ${thousands(small.size)}`,
    value: actOf(large, name).one.p50 / actOf(small, name).one.p50,
    target: 1.3,
    unit: "×",
  }));
}

function checksOf(measured: Measured): Check[] {
  const { memory, seen, readyMs, communesMs } = measured;
  const p50 = (name: string) => actOf(measured, name).one.p50;
  const atMost = (label: string, value: number, target: number, unit: string): Check => ({
    label,
    value,
    target,
    unit,
  });
  const perSecond = (name: string): Check => ({
    label: `${LABELS[name]}, à 16`,
    value: actOf(measured, name).sixteen.perSecond,
    target: 220,
    unit: "/s",
    isFloor: true,
  });
  return [
    atMost("liste, .data, sur la référence", p50("listData") / p50("baselineData"), 1.4, "×"),
    atMost("liste, .data", p50("listData"), 5, "ms"),
    atMost("liste, HTML, sur la référence", p50("listHtml") / p50("baselineHtml"), 1.35, "×"),
    atMost("liste, HTML", p50("listHtml"), 8, "ms"),
    atMost("tableau, .data, sur la liste", p50("boardData") / p50("listData"), 2, "×"),
    atMost("tableau, HTML, sur la liste", p50("boardHtml") / p50("listHtml"), 2, "×"),
    atMost("tableau de 300 cartes, HTML et données", measured.boardKb, 250, "ko"),
    atMost("tableau, cartes vivantes, à froid", seen.boardColdMs, 1000, "ms"),
    atMost("recherche", p50("searchData"), 5.5, "ms"),
    atMost("palette", p50("paletteData"), 6, "ms"),
    atMost("palette, une lettre fausse", p50("paletteNearData"), 6, "ms"),
    atMost("dossier", p50("fileData"), 5.5, "ms"),
    atMost("changement d’étape", p50("stageMove"), 8, "ms"),
    perSecond("stageMove"),
    atMost("note sur un dossier", p50("note"), 8, "ms"),
    perSecond("note"),
    atMost("formulaire public", p50("interest"), 8, "ms"),
    perSecond("interest"),
    atMost("script de la liste, compressé", seen.scriptKb, 130, "ko"),
    atMost("lignes visibles à froid", seen.coldMs, 400, "ms"),
    atMost("lignes visibles à chaud", seen.warmMs, 200, "ms"),
    atMost("de la ligne au dossier", seen.fileMs, 110, "ms"),
    atMost("retour à la liste", seen.backMs, 80, "ms"),
    atMost("de la frappe aux résultats", seen.foundMs, 120, "ms"),
    atMost("mémoire en tout", memory.app + memory.engine, 450, "Mo"),
    atMost("démarrage", readyMs, 1200, "ms"),
    atMost("communes de deux départements", communesMs, 2000, "ms"),
  ];
}

function actOf({ acts }: Measured, name: string): Both {
  const act = acts[name];
  if (!act) throw new Error(`${name} was not measured`);
  return act;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function thousands(value: number): string {
  return value.toLocaleString("fr-FR");
}
