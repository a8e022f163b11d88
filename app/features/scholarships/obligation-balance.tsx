import { formatDayLong, NBSP } from "~/vocabulary/typography";

export interface Balance {
  on: string;
  due: number;
  served: number;
  suspended: number;
  remaining: number;
  dueWords: string;
  servedWords: string;
  suspendedWords: string;
  remainingWords: string;
  missedWords?: string;
  endsOn?: string;
}

/** What is due, as what was served, suspended and remains: a bar, and the same in a sentence. */
export function ObligationBalance({ balance }: { balance: Balance }) {
  const { on, due, served, suspended, remaining, endsOn, missedWords } = balance;
  const parts = [
    { key: "served", days: served, words: `servi${NBSP}: ${balance.servedWords}`, fill: "bg-accent" },
    {
      key: "suspended",
      days: suspended,
      words: `suspendu${NBSP}: ${balance.suspendedWords}`,
      fill: "bg-field",
    },
    { key: "remaining", days: remaining, words: `reste${NBSP}: ${balance.remainingWords}`, fill: "bg-line" },
  ];
  return (
    <div className="max-w-[44rem]">
      <p className="font-semibold">{sentence(balance)}</p>
      <div className="mt-3 flex h-3 overflow-hidden rounded-full border border-line" aria-hidden="true">
        {parts.map(({ key, days, fill }) => (
          <div key={key} className={fill} style={{ width: `${(days / Math.max(1, due)) * 100}%` }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-muted">
        {parts
          .filter(({ key, days }) => days > 0 || key !== "suspended")
          .map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
      </ul>
      <p className="mt-2 text-muted">
        {`Au ${formatDayLong(on)}${NBSP}: ${balance.dueWords} dus.`}
        {missedWords && ` ${missedWords} n’ont été ni servis ni suspendus${NBSP}: ils ne comptent pas.`}
        {endsOn && ` Si chaque jour à venir est servi, l’engagement finit le ${formatDayLong(endsOn)}.`}
        {!endsOn && remaining > 0 && " La fin se connaîtra quand la suspension aura un dernier jour."}
      </p>
    </div>
  );
}

function sentence({ remaining, remainingWords }: Balance): string {
  return remaining === 0 ? "Tout est servi." : `Il reste ${remainingWords} à servir.`;
}
