// The system's Chromium through puppeteer-core, which brings no browser of its own.
'use strict';
const { existsSync } = require('fs');
const puppeteer = require('puppeteer-core');

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM || places.find(existsSync);

exports.puppeteer = puppeteer;
exports.executablePath = executablePath;
exports.launch = () => puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
