// One Chromium and one made-up server for a file of tests. Screenshots are kept in build/screenshots, to be looked at; nothing compares them.
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

interface Served {
  server: { close(): void };
  url: string;
}

export interface Room {
  browser: Browser;
  url: string;
  close(): Promise<void>;
}

const root = process.cwd();

export async function open(options: { empty?: boolean; token?: string } = {}): Promise<Room> {
  const module = (await import(pathToFileURL(`${root}/mock/server.mjs`).href)) as { serve(o: object): Promise<Served> };
  const { server, url } = await module.serve(options);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  await mkdir(`${root}/build/screenshots`, { recursive: true });
  return {
    browser,
    url,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

export interface Visit {
  page: Page;
  /// What the browser complained of: errors of scripts, and what the policy of the page refused.
  complaints: string[];
  /// Addresses outside of the server that were asked for.
  outside: string[];
  go(fragment: string): Promise<void>;
  shot(name: string): Promise<void>;
  done(): Promise<void>;
}

export async function visit(room: Room, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await room.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(room.url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  return {
    page,
    complaints,
    outside,
    go: async (fragment) => {
      await page.goto('about:blank');
      await page.goto(`${room.url}/${fragment}`);
      await page.waitForSelector('main .loaded, main textarea, main .notice');
    },
    shot: async (name) => {
      await page.screenshot({ path: `${root}/build/screenshots/${name}.png` });
    },
    done: () => context.close(),
  };
}

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary: string }[];
}

/// Findings of axe-core that are serious or critical, in words.
export async function serious(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource());
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)')) as Finding[];
  return found
    .filter((finding) => finding.impact === 'serious' || finding.impact === 'critical')
    .map((finding) => `${finding.id}: ${finding.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${node.failureSummary.slice(0, 200)})`).join(' | ')}`);
}

let axe: string | undefined;

async function axeSource(): Promise<string> {
  axe ??= (createRequire(`${root}/package.json`)('axe-core') as { source: string }).source;
  return axe;
}
