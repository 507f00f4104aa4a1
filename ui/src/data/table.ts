// Rows as a table that a spreadsheet opens.

export type Cell = string | number | boolean | undefined | null;
export type Record_ = Record<string, Cell>;

/// CSV (RFC 4180), UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
export function csv(rows: readonly Record_[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  return lines.join('\r\n') + '\r\n';
}

function cell(value: Cell): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
