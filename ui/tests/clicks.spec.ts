// What one does with the page: clicks, keys, the address, writing, hostile articles.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, type Room, visit } from './browser.ts';

let room: Room;
before(async () => {
  room = await open({ token: 'open sesame' });
});
after(async () => room.close());

test('words and notes lead to each other, and the address follows', async () => {
  const { page, go, complaints, done } = await visit(room);
  await go('#/article/1');
  await page.click('[data-claim="1004"]');
  await page.waitForSelector('[data-note="1004"].chosen');
  assert.match(page.url(), /claim=1004/);
  await page.click('[data-note="1002"] .note-head');
  await page.waitForSelector('[data-claim="1002"].chosen');
  assert.match(page.url(), /claim=1002/);
  const level = await page.evaluate(() => {
    const top = (selector: string): number => (document.querySelector(selector) as Element).getClientRects()[0]?.top ?? 0;
    return Math.abs(top('[data-claim="1002"]') - top('[data-note="1002"]'));
  });
  assert.ok(level < 12, `the chosen note stands ${level} px beside its line`);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.note.chosen'));
  assert.doesNotMatch(page.url(), /claim=/);
  assert.deepEqual(complaints, []);
  await done();
});

test('notes never lie over each other', async () => {
  const { page, go, done } = await visit(room);
  await go('#/article/1?claim=1003');
  await page.waitForSelector('.note.chosen');
  await page.waitForTimeout(300);
  const boxes = await page.$$eval('.note', (notes) => notes.map((note) => note.getBoundingClientRect()).map((box) => [box.top, box.bottom] as const));
  for (let i = 1; i < boxes.length; i++) assert.ok((boxes[i]?.[0] ?? 0) >= (boxes[i - 1]?.[1] ?? 0) - 1, `note ${i}`);
  await done();
});

test('nested claims are nested elements; a second click goes outwards', async () => {
  const { page, go, done } = await visit(room);
  await go('#/article/9');
  const inner = page.locator('[data-claim] [data-claim]').first();
  await inner.click();
  await page.waitForSelector('[data-claim] [data-claim].chosen');
  await inner.click();
  await page.waitForFunction(() => document.querySelector('.words.chosen')?.querySelector('[data-claim]') !== null);
  await done();
});

test('events, times, quantities and one speaker on demand', async () => {
  const { page, go, done } = await visit(room);
  await go('#/article/1');
  for (const kind of ['event', 'time', 'quantity']) {
    assert.equal(await page.locator(`.l-${kind}`).count(), 0);
    await page.click(`.t-${kind}`);
    await page.waitForSelector(`.l-${kind}`);
  }
  await page.click('.speaker >> nth=0');
  await page.waitForSelector('.words.dim');
  await page.click('.facts button >> nth=0');
  await page.waitForSelector('.spot');
  await done();
});

test('a pasted text and a chosen file are read at once', async () => {
  const { page, go, shot, done } = await visit(room);
  await go('#/read');
  await page.fill('textarea', 'Er sagte: „Das Schiff fuhr ab.“ Mehr nicht. <script>window.hacked = 1</script>');
  await page.click('button[type=submit]');
  await page.waitForSelector('.text .words');
  assert.equal(await page.innerText('.text .words'), '„Das Schiff fuhr ab.“');
  await shot('read-result');
  await page.click('main button >> nth=0');
  await page.setInputFiles('input[type=file]', { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<p>Sie sagte: „Nein.“</p>') });
  await page.waitForFunction(() => document.querySelector('.text .words')?.textContent === '„Nein.“');
  assert.equal(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked), undefined);
  await done();
});

test('keys: skip link, slash, arrows, focus that is seen', async () => {
  const { page, go, done } = await visit(room);
  await go('#/start');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
  assert.match(page.url(), /#\/search/);
  await page.keyboard.type('Container');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.results a[data-item]');
  await page.focus('.results a[data-item] >> nth=0');
  await page.keyboard.press('ArrowDown');
  const at = await page.evaluate(() => [...document.querySelectorAll('.results a[data-item]')].indexOf(document.activeElement as Element));
  assert.equal(at, 1);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.words.chosen');
  await done();
});

test('filters and facets stand in the address', async () => {
  const { page, go, done } = await visit(room);
  await go('#/search?words=Container');
  const before = await page.locator('.results > li').count();
  await page.click('.facets a >> nth=0');
  await page.waitForFunction(() => location.hash.includes('outlet='));
  await page.waitForFunction((count) => document.querySelectorAll('.results > li').length < count, before);
  await go('#/flows');
  await page.click('.filters summary');
  await page.selectOption('.filters select[name=type]', 'SANCTION');
  await page.waitForFunction(() => location.hash.includes('type=SANCTION'));
  await page.waitForFunction(() => document.querySelectorAll('.flow-list li').length === 1);
  await done();
});

test('a flow, a point and a number lead to their sentences', async () => {
  const { page, go, done } = await visit(room);
  await go('#/flows');
  await page.click('.flow-list a >> nth=0');
  await page.click('.flow-detail .claim-words >> nth=0');
  await page.waitForSelector('.words.chosen');
  await go('#/timeline');
  await page.click('.suggestions a >> nth=0');
  await page.waitForSelector('.plot .dot a');
  await page.locator('.plot .dot a').first().dispatchEvent('click');
  await page.waitForSelector('.words.chosen');
  await go('#/case/1');
  await page.click('.interval-number >> nth=1');
  await page.waitForSelector('.words.chosen');
  assert.match(await page.innerText('.words.chosen'), /350 Container/);
  await go('#/flows?show=sankey');
  await page.focus('.sankey [role=button] >> nth=0');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.flow-detail .claim-words');
  await done();
});

test('language and colours can be switched and stay', async () => {
  const { page, go, done } = await visit(room);
  await go('#/conflicts');
  await page.click('.switch button[lang=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en' && document.querySelector('h1')?.textContent === 'Conflicts');
  await page.selectOption('.theme select', 'dark');
  const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await go('#/sources');
  assert.equal(await page.innerText('h1'), 'Sources');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), dark);
  await done();
});

test('merging needs the token; a decision can be undone', async () => {
  const { page, go, done } = await visit(room);
  await go('#/actor/1');
  await page.click('.decide summary');
  await page.fill('[name=token]', 'wrong');
  await page.click('.decide button[type=submit]');
  await page.fill('[name=other]', 'Varnik');
  await page.click('.decide button[type=submit]');
  await page.click('.merge-list button >> nth=0');
  await page.waitForSelector('.decide [role=alert]');
  await page.fill('[name=token]', 'open sesame');
  await page.click('.decide button[type=submit]');
  await page.fill('[name=other]', 'Varnik');
  await page.click('.decide button[type=submit]');
  await page.click('.merge-list button >> nth=0');
  await page.waitForSelector('.decisions li');
  await page.click('.decisions button >> nth=0');
  await page.waitForSelector('.decisions li.undone');
  await done();
});

test('what is seen can be taken along', async () => {
  const { page, go, done } = await visit(room);
  await go('#/flows');
  await page.click('.export summary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.export-body button >> nth=0')]);
  assert.equal(file.suggestedFilename(), 'flows.csv');
  await go('#/flows?type=TRANSFER&goods=Waffe');
  await page.click('.export summary');
  const link = await page.getAttribute('.export-body a >> nth=2', 'href');
  assert.equal(link, '/api/v1/export?format=graphml&type=TRANSFER');
  assert.equal((await page.request.get(room.url + link)).status(), 200);
  await done();
});

test('hostile articles are text', async () => {
  const { page, go, complaints, done } = await visit(room);
  const begun = Date.now();
  await go('#/article/10');
  await page.waitForSelector('.words');
  assert.ok(Date.now() - begun < 15_000, 'a long word freezes the page');
  assert.equal(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked), undefined);
  assert.equal(await page.locator('main script, main img, main iframe, article svg[onload]').count(), 0);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  assert.match(await page.innerText('article.text'), /\[U\+202E\]umgekehrt\[U\+202C\]/);
  assert.equal(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.querySelector('main')?.textContent ?? '')), false);
  assert.ok(await page.evaluate(() => (document.querySelector('article.text')?.textContent ?? '').length < 100_000), 'all of a long word is drawn at once');
  await page.click('article.text .notice button');
  await page.click('article.text .notice button');
  await page.waitForSelector('[data-claim]:has-text("Satz, den Eve bestreitet")');
  for (const view of ['#/flows', '#/flows?show=sankey', '#/timeline', '#/sources', '#/actors', '#/articles']) await go(view);
  assert.equal(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked), undefined);
  assert.deepEqual(complaints, []);
  await done();
});
