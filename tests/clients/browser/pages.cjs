// Opens pages in Chromium, on a phone and on paper: axe finds nothing, nothing is wider than the screen, and what decides is shown.
//   pages.cjs FOLDER PICTURES: FOLDER/letters.json names the letters, with what each must show; the other pages of FOLDER only pass axe.
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const axe = require('axe-core');
const { launch } = require('./browser.cjs');

const [folder, pictures] = process.argv.slice(2).map(name => path.resolve(name));
const letters = new Map(JSON.parse(fs.readFileSync(path.join(folder, 'letters.json'))).map(letter => [letter.file, letter.must]));
// Marks of a text's direction and white space are not seen.
const plain = text => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').toLowerCase();
const SHEETS = 2;
const wrong = [];
const tell = (file, what) => wrong.push(`${file}: ${what}`);
const sheets = {};
let leftOff = 0;
let looked = 0;

const accessible = async (page, file, how) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  violations.forEach(found => tell(file, `axe, ${how}: ${found.id} at ${found.nodes[0].target}: ${found.help}`));
};

const onAPhone = async (page, file) => {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await accessible(page, file, scheme);
  }
  const [inside, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  const unseen = await page.evaluate(() => [...document.images].filter(image => !(image.complete && image.naturalWidth > 0)).length);
  if (unseen > 0) tell(file, `${unseen} pictures that Chromium does not show`);
  if (inside > screen) tell(file, `${inside} pixels wide on a screen of ${screen}`);
};

const onPaper = async (page, file, must) => {
  await page.emulateMediaType('print');
  const shown = plain(await page.evaluate(() => document.body.innerText));
  must.filter(text => !shown.includes(plain(text))).forEach(text => tell(file, `does not show: ${text}`));
  const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
  const count = (pdf.match(/\/Type \/Page\b(?!s)/g) || []).length;
  sheets[count] = (sheets[count] || 0) + 1;
  const cut = await page.evaluate(() => document.querySelectorAll('.left-out').length);
  leftOff += cut > 0;
  if (cut > 0 && count < SHEETS) tell(file, `leaves something off on ${count} sheet`);
  // Only what decides may take a third, beside which the rest is cut to what it must tell.
  if (count > SHEETS && must.length < 30) tell(file, `${count} sheets for ${must.length} lines that decide`);
  await page.emulateMediaType('screen');
};

(async () => {
  const browser = await launch();
  for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.html')).sort()) {
    const page = await browser.newPage();
    page.on('requestfailed', request => tell(file, `asked for ${request.url()}`));
    page.on('pageerror', error => tell(file, error.message));
    await page.setViewport({ width: 390, height: 800 });
    await page.goto(pathToFileURL(path.join(folder, file)));
    await onAPhone(page, file);
    if (letters.has(file)) await onPaper(page, file, letters.get(file));
    if (pictures && (!letters.has(file) || looked < 4)) await page.screenshot({ path: path.join(pictures, `${file}.png`), fullPage: true });
    await page.close();
    looked += 1;
  }
  await browser.close();
  const counts = Object.entries(sheets).map(([count, times]) => `${times} on ${count} sheet(s)`).join(', ');
  console.log(`clients: pages: ${looked} by axe ${axe.version} in Chromium, light and dark, ${letters.size} of them letters: ${counts}; ${leftOff} leave off something that does not decide`);
  wrong.forEach(line => console.error(`clients: pages: ${line}`));
  process.exitCode = wrong.length > 0 || letters.size === 0 || looked === letters.size ? 1 : 0;
})();
