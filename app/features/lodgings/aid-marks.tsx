interface MarksProps {
  aids: readonly { key: string; mark: string }[];
  /** Who loses them, for those who do not see beside what it is said. */
  of: string;
}

/** « perd l’IFH »: each aid in a word, which leads to its whole sentence. */
export function AidMarks({ aids, of }: MarksProps) {
  if (aids.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3">
      {aids.map(({ key, mark }) => (
        <a key={key} href={`#aide-${key}`} className="text-attention">
          {mark}
          <span className="visually-hidden">, {of}</span>
        </a>
      ))}
    </p>
  );
}

/** The whole sentence of each aid that is lost, once for the page. */
export function LostAids({ aids }: { aids: readonly { key: string; words: string }[] }) {
  return (
    <>
      {aids.map(({ key, words }) => (
        <p key={key} id={`aide-${key}`} className="mt-3 max-w-[75ch] text-attention">
          {words}
        </p>
      ))}
    </>
  );
}
