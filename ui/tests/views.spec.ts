// Every view: it shows what it should, without complaint, within the window, and axe finds nothing serious, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, type Room, serious, visit } from './browser.ts';

let room: Room;
before(async () => {
  room = await open({ token: 'open sesame' });
});
after(async () => room.close());

const views: [name: string, fragment: string, expects: string][] = [
  ['start', '#/start', '.headlines li'],
  ['articles', '#/articles', '.headlines li'],
  ['article', '#/article/1?claim=1000', '.note.chosen'],
  ['compare', '#/article/6?from=1&to=2', 'ins'],
  ['hostile', '#/article/10', '.hidden-sign'],
  ['read', '#/read', 'textarea'],
  ['actors', '#/actors', '.actor-list li'],
  ['actors-found', '#/actors?name=er', '.actor-list li'],
  ['actor', '#/actor/1', '.claims li'],
  ['flows', '#/flows', 'laut-network canvas'],
  ['flows-chosen', '#/flows?edge=TRANSFER~2~3~Waffe', '.flow-detail'],
  ['sankey', '#/flows?show=sankey', '.sankey .band'],
  ['timeline', '#/timeline?name=%232', '.plot .dot a'],
  ['timeline-whom', '#/timeline', '.suggestions a'],
  ['conflicts', '#/conflicts', '.case-card .interval'],
  ['case', '#/case/1', '.plot .dot a'],
  ['search', '#/search?words=Container', '.results mark'],
  ['sources', '#/sources', 'table.sources tbody tr'],
];

const looks = [
  { name: 'wide-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const },
  { name: 'narrow-dark', viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const },
  { name: 'least-light', viewport: { width: 360, height: 700 }, colorScheme: 'light' as const },
];

for (const look of looks) {
  test(`views, ${look.name}`, async (t) => {
    const { page, complaints, outside, go, shot, done } = await visit(room, { viewport: look.viewport, colorScheme: look.colorScheme });
    for (const [name, fragment, expects] of views) {
      await t.test(name, async () => {
        complaints.length = 0;
        await go(fragment);
        await page.waitForSelector(expects, { state: 'attached' });
        await page.waitForTimeout(250);
        await shot(`${name}-${look.name}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `wider than the window by ${over} px`);
        assert.deepEqual(complaints, []);
        if (look.name !== 'least-light' && name !== 'hostile') assert.deepEqual(await serious(page), []);
      });
    }
    assert.deepEqual(outside, []);
    assert.deepEqual(await page.context().cookies(), []);
    await done();
  });
}

test('an empty ledger says how to begin', async () => {
  const bare = await open({ empty: true });
  const { page, go, shot, complaints, done } = await visit(bare);
  await go('#/start');
  assert.match(await page.innerText('main'), /laut ingest --db crisis\.db/);
  await shot('start-empty');
  await go('#/flows');
  assert.match(await page.innerText('main'), /Das Ledger ist noch leer/);
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(complaints, []);
  await done();
  await bare.close();
});

test('errors say what to do, and can be tried again', async () => {
  const { page, go, shot, done } = await visit(room);
  await go('#/article/999');
  assert.match(await page.innerText('[role=alert]'), /gibt es im Ledger nicht/);
  await go('#/search?words=fehler');
  assert.match(await page.innerText('[role=alert]'), /Anführungszeichen schließen/);
  await page.route('**/api/v1/sources*', (route) => route.abort());
  await go('#/sources');
  assert.match(await page.innerText('[role=alert]'), /Der Server antwortet nicht/);
  await shot('error-offline');
  assert.deepEqual(await serious(page), []);
  await page.unroute('**/api/v1/sources*');
  await page.click('[role=alert] button');
  await page.waitForSelector('table.sources');
  await done();
});
