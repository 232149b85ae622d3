import { useEffect, useRef, type DependencyList } from 'react';

/** Keeps the end of the page in view as it grows, unless the reader has scrolled up. Returns what takes them back to it. */
export function useFollowedEnd(changes: DependencyList): () => void {
  const isFollowing = useRef(true);

  useEffect(() => {
    let top = window.scrollY;
    // Growth moves the end away, but never the reader up: only that ends the following.
    function look(): void {
      const { scrollHeight } = document.documentElement;
      if (window.innerHeight + window.scrollY >= scrollHeight - 80) isFollowing.current = true;
      else if (window.scrollY < top) isFollowing.current = false;
      top = window.scrollY;
    }
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);

  useEffect(() => {
    if (isFollowing.current) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, changes);

  return () => {
    isFollowing.current = true;
  };
}
