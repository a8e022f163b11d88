import { Link, useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatCapped, plural } from "~/vocabulary/typography";
import { EmptyState } from "./empty-state";

export interface PaginationProps {
  /** From 1. */
  page: number;
  hasNext: boolean;
  /** How many were counted, at most `cap` + 1. */
  total?: number;
  cap?: number;
  one: string;
  many: string;
}

/** Previous and next, keeping every filter of the address. */
export function Pagination({ page, hasNext, total, cap = 1000, one, many }: PaginationProps) {
  const { search } = useLocation();
  if (page === 1 && !hasNext && total === undefined) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">
        {total !== undefined && `${formatCapped(total, cap)} ${plural(total, one, many)}`}
        {total !== undefined && (page > 1 || hasNext) && " · "}
        {(page > 1 || hasNext) && `page ${page}`}
      </p>
      <div className="flex gap-2">
        {page > 1 && (
          <Link rel="prev" to={pageHref(search, page - 1)} className="button">
            <ChevronLeft aria-hidden="true" />
            Précédente
          </Link>
        )}
        {hasNext && (
          <Link rel="next" to={pageHref(search, page + 1)} className="button">
            Suivante
            <ChevronRight aria-hidden="true" />
          </Link>
        )}
      </div>
    </nav>
  );
}

export type BeyondLastPageProps = Required<Omit<PaginationProps, "hasNext" | "cap">> &
  Pick<PaginationProps, "cap">;

/** An address that asks for a page the list does not have: the way back to the first one, filters kept. */
export function BeyondLastPage({ page, total, cap = 1000, one, many }: BeyondLastPageProps) {
  const { search } = useLocation();
  return (
    <EmptyState
      title={`Il n’y a pas de page ${page}.`}
      why={`La liste compte ${formatCapped(total, cap)} ${plural(total, one, many)}.`}
      act={
        <Link to={pageHref(search, 1)} className="button">
          Revenir à la première page
        </Link>
      }
    />
  );
}

interface PagedListProps extends Omit<BeyondLastPageProps, "cap">, Pick<PaginationProps, "hasNext"> {
  rows: readonly unknown[];
  /** Stands for a list which has no row at all. */
  empty: ReactNode;
  children: ReactNode;
}

/** The rows of one page, then the way to the others. */
export function PagedList({ rows, empty, children, hasNext, ...page }: PagedListProps) {
  if (rows.length === 0) return page.total > 0 ? <BeyondLastPage {...page} /> : empty;
  return (
    <>
      {children}
      <Pagination {...page} hasNext={hasNext} />
    </>
  );
}

function pageHref(search: string, page: number): string {
  const params = new URLSearchParams(search);
  if (page === 1) params.delete("page");
  else params.set("page", String(page));
  return `?${params}`;
}
