// Fills the CHT form in CHT's own form engine, by its test harness, and launches the app by CHT's own widget: five launches, as in Forms.java.
//   launch.cjs PROJECT PROGRAM: a project of cht-conf with the converted form; the program takes and gives one JSON object of texts.
'use strict';
const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const browser = require('./browser.cjs');

// The harness asks this package for a browser, which would fetch one.
const resolver = require.resolve('puppeteer-chromium-resolver');
require.cache[resolver] = { id: resolver, filename: resolver, loaded: true, exports: async () => browser };
const Harness = require('cht-conf-test-harness');

const [project, program] = process.argv.slice(2);
const ask = extras => JSON.parse(execFileSync(program, { input: JSON.stringify(extras) }));

(async () => {
  fs.writeFileSync(path.join(project, 'app_settings.json'), JSON.stringify({ contact_summary: 'return {};' }));
  fs.writeFileSync(path.join(project, 'harness.defaults.json'), JSON.stringify({ coreVersion: '4.11' }));
  const harness = new Harness({ directory: project, args: ['--no-sandbox', '--disable-gpu'], headless: true });
  await harness.start();
  const page = harness.page;
  await page.exposeFunction('askTheApp', ask);
  const asked = [];
  await page.exposeFunction('tellAsked', intent => { asked.push(intent); });
  await page.evaluate(() => {
    window.CHTCore.AndroidAppLauncher = {
      isEnabled: () => true,
      launchAndroidApp: async intent => { await window.tellAsked(intent); const given = await window.askTheApp(intent.extras); window.answered += 1; return given; },
    };
    window.answered = 0;
  });
  await harness.loadForm('aidpost_triage');
  const fill = answers => page.evaluate(given => {
    for (const [name, value] of Object.entries(given)) {
      const inputs = [...document.querySelectorAll(`[name="/data/${name}"], [data-name="/data/${name}"]`)];
      const radio = inputs.filter(input => input.type === 'radio');
      if (radio.length > 0) {
        const one = radio.find(input => input.value === value) || radio.find(input => input.checked);
        one.checked = value !== null;
        one.dispatchEvent(new Event('change', { bubbles: true }));
      } else {
        inputs[0].value = value;
        inputs[0].dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
  }, answers);
  const launch = async answers => {
    await fill(answers);
    const before = await page.evaluate(() => window.answered);
    await page.evaluate(() => $('.launch-app').click());
    await page.waitForFunction(count => window.answered > count, {}, before);
    // The widget fills the form after the promise of the app's answer.
    await page.evaluate(() => new Promise(done => setTimeout(done, 50)));
    const shown = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[name*="/triage_outputs/"]')]
      .map(input => [input.name.split('/').pop(), input.value])));
    return { shown, intent: asked.at(-1), extras: asked.at(-1).extras };
  };

  let { shown, extras, intent } = await launch({ asked_age: '408' });
  assert.strictEqual(intent.action, 'org.example.TRIAGE');
  assert.deepStrictEqual([extras.signs_stridor, extras.checklist_complete, shown.aidpost_acuity], ['', '', 'not_triageable']);
  ({ shown, extras } = await launch({
    asked_heart_rate: '80', asked_respiratory_rate: '16', asked_temperature: '36.8', asked_spo2: '98', asked_sex: 'male', asked_avpu: 'alert',
    asked_stridor: 'no', asked_convulsions: 'no', asked_went_through: 'yes',
  }));
  assert.deepStrictEqual([extras.signs_stridor, extras.checklist_complete], ['absent', 'true']);
  assert.deepStrictEqual([shown.aidpost_acuity, shown.aidpost_findings_count], ['green', '0']);
  ({ shown, extras } = await launch({ asked_stridor: 'yes', asked_convulsions: 'yes', asked_heart_rate: '160' }));
  assert.deepStrictEqual([extras.signs_stridor, shown.aidpost_acuity], ['present', 'red']);
  assert.notStrictEqual(shown.aidpost_findings_2_criterion, '');
  ({ shown } = await launch({ asked_convulsions: 'no', asked_heart_rate: '80' }));
  assert.strictEqual(shown.aidpost_findings_count, '1');
  assert.notStrictEqual(shown.aidpost_findings_0_criterion, '');
  assert.strictEqual(shown.aidpost_findings_1_criterion + shown.aidpost_findings_2_criterion, '', 'an earlier answer stays');
  ({ shown, extras } = await launch({ asked_stridor: null, asked_told: 'He makes a harsh noise when he breathes in, = and, \'so\' "on".' }));
  assert.deepStrictEqual([extras.signs_stridor, shown.aidpost_acuity], ['', 'red']);

  const { errors, report } = await harness.fillForm([]);
  assert.deepStrictEqual(errors, []);
  assert.strictEqual(report.fields.triage.triage_outputs.aidpost_acuity, 'red');
  await harness.stop();
  console.log('clients: forms: cht: five launches by CHT\'s own widget in cht-conf-test-harness, and its report holds the answer');
})().catch(error => { console.error(error); process.exit(1); });
