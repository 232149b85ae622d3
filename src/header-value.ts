/** Whether a header can carry a text: no line break, no control character but the tab, nothing outside of Latin-1. */
export function isHeaderValue(value: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}
