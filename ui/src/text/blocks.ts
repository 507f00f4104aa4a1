// The text of an article in blocks: paragraphs, and pieces of paragraphs where one is so long that drawing it would freeze the page.

export interface Block {
  begin: number; // code points
  end: number;
}

export const longestBlock = 20_000; // code points

export function blocks(text: string, longest = longestBlock): Block[] {
  const found: Block[] = [];
  let begin = 0;
  let point = 0;
  const close = (): void => {
    if (point > begin) found.push({ begin, end: point });
  };
  for (const character of text) {
    if (character === '\n') {
      close();
      begin = point + 1;
    } else if (point - begin >= longest) {
      close();
      begin = point;
    }
    point++;
  }
  close();
  return found;
}

/// How many blocks may be drawn at first: those that begin within `budget` code points.
export function within(list: readonly Block[], budget: number): number {
  const first = list.findIndex((block) => block.begin >= budget);
  return first < 0 ? list.length : Math.max(1, first);
}
