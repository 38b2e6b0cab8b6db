// SPDX-License-Identifier: GPL-3.0-or-later
//
// Has the CQL of a knowledge base translated and run by the public engine, and
// compares every definition with our evaluator, on random cases: concepts with
// what ORACLE says, items and arguments with the plans of “cutiplan-cli batch”.
//
// check-cql.mjs CLI ORACLE GENERATOR ODD KNOWLEDGE [CASES [GENERATED]]
//
// CASES of the knowledge base (40), and ten times as many of ODD, a small one,
// and of each of GENERATED (6) more from GENERATOR. The packages are looked for in CUTIPLAN_NPM,
// else in BUILD/npm.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [cli, oracle, generator, odd, shipped, cases = '40', generated = '6'] = process.argv.slice(2);
const home = path.resolve(process.env.CUTIPLAN_NPM || path.join(path.dirname(cli), '..', '..', 'npm'));
const require = createRequire(path.join(home, 'package.json'));

async function load(name) {
  try {
    return await import(pathToFileURL(require.resolve(name)));
  } catch {
    console.log(`SKIP: the npm package “${name}” is not in ${home}; see the README`);
    process.exit(77);
  }
}
const engine = (await load('cql-execution')).default;
const translator = await load('@cqframework/cql/cql-to-elm');

// The translator brings no description of CQL's own types.
const types = ['Any', 'Boolean', 'Integer', 'Long', 'Decimal', 'String', 'DateTime', 'Date', 'Time'].map((name) =>
  `<typeInfo xsi:type="SimpleTypeInfo" name="${name}"${name === 'Any' ? '' : ' baseType="System.Any"'}/>`);
const classes = { Quantity: { value: 'Decimal', unit: 'String' }, Ratio: { numerator: 'Quantity', denominator: 'Quantity' },
                  Code: { code: 'String', system: 'String', version: 'String', display: 'String' },
                  Concept: { display: 'String' }, Vocabulary: { id: 'String', version: 'String', name: 'String' },
                  CodeSystem: {}, ValueSet: {} };
for (const [name, elements] of Object.entries(classes)) {
  const base = name === 'CodeSystem' || name === 'ValueSet' ? 'System.Vocabulary' : 'System.Any';
  const inside = Object.entries(elements).map(([element, type]) => `<element name="${element}" type="System.${type}"/>`);
  types.push(`<typeInfo xsi:type="ClassInfo" name="${name}" baseType="${base}">${inside.join('')}</typeInfo>`);
}
const system = '<?xml version="1.0" encoding="UTF-8"?><modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" '
  + 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="System" version="1.0.0" '
  + `url="urn:hl7-org:elm-types:r1" targetQualifier="system">${types.join('')}</modelInfo>`;

function translate(cql) {
  const models = new translator.ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(translator.createModelInfoProvider((id) =>
    id === 'System' ? translator.stringAsSource(system) : null));
  const manager = new translator.LibraryManager(models, new translator.CqlCompilerOptions().withOptions([]));
  const result = translator.CqlTranslator.fromText(cql, manager);
  const errors = result.errors.asJsReadonlyArrayView().map((error) => error.message);
  if (errors.length > 0)
    throw new Error(`the translator refuses it: ${errors.slice(0, 5).join('; ')}`);
  const noise = new Set(['localId', 'locator', 'annotation']);
  return JSON.parse(result.toJson(), (key, value) => (noise.has(key) ? undefined : value));
}

let compared = 0;
const differences = [];

const run = (program, args, input) => execFileSync(program, args, { input, maxBuffer: 1 << 30, encoding: 'utf8' });
const parseLines = (text) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const truths = { true: true, false: false, unknown: null };

// What a plan says of the items that this run is about.
function addPlan(expected, plan, lesion) {
  for (const item of plan.advice) {
    if (!(`${item.id} applies` in expected) || item.lesion !== lesion)
      continue;
    expected[`${item.id} verdict`] = item.verdict;
    expected[`${item.id} firm`] = item.firm;
    for (const argument of item.arguments)
      expected[`${item.id} / ${argument.id}`] = truths[argument.truth];
    for (const caution of item.cautions)
      expected[`${item.id} caution / ${caution.id}`] = truths[caution.truth];
  }
}

async function compare(folder, seed, count) {
  const library = new engine.Library(translate(run(cli, ['knowledge', folder, '--format', 'cql'])));
  const service = new engine.CodeService({});
  const lines = parseLines(run(oracle, [folder, String(seed), String(count)]));
  const input = lines.filter((line) => line.case).map((line) => JSON.stringify(line.case)).join('\n');
  const plans = parseLines(run(cli, ['batch', '--knowledge', folder], input));
  let plan;
  for (const line of lines) {
    if (line.case) {
      plan = plans.shift();
      continue;
    }
    const { lesion, parameters, expected } = line;
    addPlan(expected, plan, lesion);
    const executor = new engine.Executor(library, service, parameters);
    const results = (await executor.exec(new engine.PatientSource([]))).unfilteredResults;
    for (const [name, wanted] of Object.entries(expected)) {
      const got = results[name] === undefined && name in library.expressions ? null : results[name];
      compared++;
      if (got !== wanted && differences.length < 10)
        differences.push(`${path.basename(folder)}: “${name}” is ${got}, not ${wanted}: ${process.env.VERBOSE ? JSON.stringify(parameters) : ''}`);
    }
  }
  console.log(`${folder}: ${lines.filter((line) => !line.case).length} runs`);
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'cuti-cql-'));
try {
  for (let seed = 1; seed <= Number(generated); seed++) {
    const folder = path.join(scratch, `generated-${seed}`);
    execFileSync(generator, ['knowledge', String(seed), folder], { stdio: 'inherit' });
    await compare(folder, seed, 10 * Number(cases));
  }
  await compare(odd, 1, 10 * Number(cases));
  await compare(shipped, 1, Number(cases));
} finally {
  fs.rmSync(scratch, { recursive: true });
}
console.log(`${compared} definitions compared, ${differences.length === 10 ? 'ten or more' : differences.length} differ`);
for (const difference of differences)
  console.log(difference);
process.exit(differences.length > 0 ? 1 : 0);
