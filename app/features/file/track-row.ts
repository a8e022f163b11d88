/** A line of either project: what it is, what is known of it and, where there is room, its state. */
export const TRACK_ROW =
  "grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 border-t border-line py-2.5 md:grid-cols-[7rem_minmax(0,1fr)_auto] items-baseline";
