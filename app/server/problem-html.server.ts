const PROBLEMS = {
  403: {
    title: "Envoi refusé",
    text: "Ce formulaire n’a pas été envoyé depuis notre site. Revenez à la page précédente, rechargez-la, puis envoyez de nouveau.",
  },
  413: {
    title: "Envoi trop volumineux",
    text: "Ce qui a été envoyé dépasse ce que nous acceptons. Revenez à la page précédente et raccourcissez votre texte.",
  },
  503: {
    title: "Un instant, nous revenons",
    text: "La base de données redémarre. Cette page se recharge d’elle-même ; rien de ce qui a été enregistré n’est perdu.",
  },
  unsaved: {
    title: "Votre envoi n’a pas été enregistré",
    text: "La base de données redémarre. Revenez à la page précédente, où ce que vous avez écrit devrait être resté, puis envoyez de nouveau dans une minute.",
  },
} as const;

/** A whole page in plain HTML, for when the application itself cannot answer. */
export function problemHtml(status: keyof typeof PROBLEMS): string {
  const { title, text } = PROBLEMS[status];
  const refresh = status === 503 ? '<meta http-equiv="refresh" content="3">' : "";
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}<meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="/favicon.svg"></head><body style="font:17px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.25rem"><main><h1 style="font-size:26px">${title}</h1><p>${text}</p></main></body></html>`;
}
