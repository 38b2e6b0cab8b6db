// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds exported bundles against HL7 FHIR R4: the structures and required codes
// by the npm package “fhir”, and rules of the standard that it does not know.
//
// check-fhir.js CLI RESOURCES [NUMBER]
//
// Looks at the sample and at NUMBER of the worked cases (24; “all”), evenly
// spread. The package is looked for in CUTIPLAN_NPM, else in BUILD/npm.
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { execFileSync } = require('child_process');

const SKIP = 77;
const [cli, resources, number = '24'] = process.argv.slice(2);
const home = path.resolve(process.env.CUTIPLAN_NPM || path.join(path.dirname(cli), '..', '..', 'npm'));

let Fhir;
try {
  ({ Fhir } = require(path.join(home, 'node_modules', 'fhir')));
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND')
    throw error;
  console.log(`SKIP: the npm package “fhir” is not in ${home}; npm install --prefix ${home} fhir@4.12.0`);
  process.exit(SKIP);
}

function workedCases() {
  const folder = path.join(resources, 'knowledge', 'cases');
  const all = fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const content = JSON.parse(fs.readFileSync(path.join(folder, name)));
    const list = Array.isArray(content) ? content : content.cases || [content];
    return list.map((entry, i) => ({ name: `${name}#${i}`, case: entry.case }));
  });
  const step = number === 'all' ? 1 : Math.max(1, Math.floor(all.length / Number(number)));
  return all.filter((_, i) => i % step === 0);
}

function exportCase(file, more = []) {
  return JSON.parse(execFileSync(cli, ['plan', file, '--format', 'fhir', ...more],
                                 { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }));
}

// The sample with something said to its advice.
function answered(sample) {
  const plan = JSON.parse(execFileSync(cli, ['plan', sample, '--format', 'json'], { maxBuffer: 1 << 28 }));
  const replies = [{ answer: 'accepted' }, { answer: 'declined', reason: 'other', note: 'a “note”' },
                   { answer: 'deferred', until: '2026-12-24' }, { answer: 'discuss' }];
  const responses = plan.advice.slice(0, 80).map(({ id, lesion }, i) =>
    ({ advice: id, lesion, ...replies[i % 4], by: 'Dr Example', at: '2026-11-20T10:00:00+01:00' }));
  return { ...JSON.parse(fs.readFileSync(sample)), responses, mdt: { date: '2026-11-24', decision: 'As proposed.' } };
}

// What the validator does not look at.
function* walk(value, where, parent) {
  yield [value, where, parent];
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      yield* walk(inner, `${where}.${key}`, value);
}

// Where items stand, as “/lesions/lesion.id”: answers stand where their questions do.
function* linkPaths(holder, where = '') {
  for (const item of holder.item || []) {
    yield `${where}/${item.linkId}`;
    yield* linkPaths(item, `${where}/${item.linkId}`);
  }
}
let questions;

function* brokenRules(bundle) {
  const resources = bundle.entry.map((entry) => entry.resource);
  const urls = new Map(bundle.entry.map((entry) => [entry.fullUrl, entry.resource.resourceType]));

  if (urls.size !== bundle.entry.length)
    yield 'bdl-7: an address stands twice';
  for (const [value, where, parent] of walk(bundle, 'Bundle')) {
    const key = where.slice(where.lastIndexOf('.') + 1);
    if (value === null || value === '')
      yield `${where}: null or empty`;
    if (typeof value === 'string' && (/^\s*$/.test(value) || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)))
      yield `${where}: not a text of FHIR`;
    if (value !== null && typeof value === 'object' && Object.keys(value).length === 0)
      yield `ele-1: ${where} is empty`;
    if (key === 'reference' && typeof value === 'string' && urls.get(value) !== parent.type)
      yield `${where}: ${parent.type} ${value} is not in the bundle`;
    if (parent && Array.isArray(parent) && where.includes('.extension.')
        && value.url && !!value.extension === Object.keys(value).some((name) => name.startsWith('value')))
      yield `ext-1: ${where} needs either a value or parts`;
    if (value && value.codeFilter && value.codeFilter.some((filter) => !!filter.path === !!filter.searchParam))
      yield `drq-1: ${where}`;
  }
  const actions = (list) => list.flatMap((action) => [action, ...actions(action.action || [])]);
  for (const resource of resources) {
    if (resource.resourceType === 'QuestionnaireResponse')
      for (const link of linkPaths(resource))
        if (!questions.has(link))
          yield `the questionnaire does not ask for ${link} there`;
    if (resource.intent !== undefined && resource.intent !== 'proposal')
      yield `${resource.resourceType}: ${resource.intent} is no proposal`;
    if (resource.resourceType === 'RequestGroup')
      for (const action of actions(resource.action || []))
        if (!!action.resource === !!action.action)
          yield `rqg-1: ${action.title}`;
    if (resource.resourceType === 'CarePlan')
      for (const activity of resource.activity)
        if (activity.detail && activity.reference)
          yield 'cpl-3';
    if (resource.resourceType === 'DocumentReference')
      for (const { attachment } of resource.content) {
        const bytes = Buffer.from(attachment.data, 'base64');
        if (bytes.length !== attachment.size
            || crypto.createHash('sha1').update(bytes).digest('base64') !== attachment.hash)
          yield 'the hash is not that of the document';
      }
  }
}

const fhir = new Fhir();
let failed = 0, n = 0;

function check(name, bundle) {
  const result = fhir.validate(bundle, { errorOnUnexpected: true });
  const problems = result.messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `${location}: ${message}`);
  problems.push(...brokenRules(bundle));
  n++;
  if (problems.length > 0) {
    failed++;
    console.log(`not ok: ${name}\n  ${problems.slice(0, 10).join('\n  ')}`);
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutiplan-fhir-'));
try {
  const sample = path.join(resources, 'sample.cutiplan');
  const knowledge = JSON.parse(execFileSync(cli, ['knowledge', path.join(resources, 'knowledge'), '--format', 'fhir'],
                                            { maxBuffer: 1 << 28 }));
  questions = new Set(linkPaths(knowledge.entry.map(({ resource }) => resource)
    .find(({ resourceType }) => resourceType === 'Questionnaire')));
  check('knowledge', knowledge);
  check('sample', exportCase(sample));
  check('sample without identity', exportCase(sample, ['--no-identity']));
  for (const worked of [{ name: 'answered', case: answered(sample) }, ...workedCases()]) {
    const file = path.join(folder, 'case.cutiplan');
    fs.writeFileSync(file, JSON.stringify({ format: 'cutiplan-case/1', ...worked.case }));
    check(worked.name, exportCase(file));
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
console.log(`${n} bundles, ${failed} not valid`);
process.exit(failed > 0 ? 1 : 0);
