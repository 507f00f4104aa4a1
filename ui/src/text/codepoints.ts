// Offsets of the API count Unicode code points; strings of the browser count UTF-16 units. Linear to make, logarithmic to ask.

export class CodePoints {
  readonly length: number; // in code points
  private readonly astral: number[] = []; // code points that take two units, ascending

  constructor(readonly text: string) {
    let points = 0;
    for (let i = 0; i < text.length; i++, points++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next < 0xe000) {
          this.astral.push(points);
          i++;
        }
      }
    }
    this.length = points;
  }

  /// UTF-16 index of a code point; clamped to the text.
  unit(point: number): number {
    const p = Math.max(0, Math.min(point, this.length));
    return p + this.astralBefore(p);
  }

  slice(begin: number, end: number): string {
    return this.text.slice(this.unit(begin), this.unit(end));
  }

  private astralBefore(point: number): number {
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.astral[middle] as number) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
