import type { User } from "./actor";

/** The key of what belongs to nobody in particular: every colleague sees it. */
export const TEAM = "team";

/** Who may see a file or a request: its référent·e, whoever follows its territories, all when it has none. */
export function visibilityKeys({
  referentId,
  territories,
}: {
  referentId?: string;
  territories: string[];
}): string[] {
  const keys = [
    ...(referentId ? [`referent:${referentId}`] : []),
    ...territories.map((code) => `territory:${code}`),
  ];
  return keys.length > 0 ? keys : [TEAM];
}

/** The condition every finder of files starts from: what this colleague may see, and nothing else. */
export function visibleFor(user: User): { visibleTo?: { $in: string[] } } {
  if (user.isWholeDepartement) return {};
  return {
    visibleTo: {
      $in: [
        TEAM,
        ...[user.id, ...user.delegators].map((id) => `referent:${id}`),
        ...user.territories.map((code) => `territory:${code}`),
      ],
    },
  };
}
