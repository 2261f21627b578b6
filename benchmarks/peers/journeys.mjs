// What customers did, in DuckDB and Polars: transitions with mean times, ways, a first-entry funnel, retention by month and hand-offs.
// The same CSV goes to the library where LIBRARY names JourneyQuestions, and to `cx journey` where CX names the tool.
// Every answer is held against one that this script finds by itself, event by event, before a time is shown;
// times are the median of five warm runs after a cold one.
//   node journeys.mjs [interactions] [customers]
import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.POLARS_MAX_THREADS ??= '1';
const pl = (await import('nodejs-polars')).default;

const interactions = Number(process.argv[2] ?? 5_000_000);
const customers = Number(process.argv[3] ?? 200_000);
const names = 12;
const channels = 5;
const runs = Number(process.env.RUNS ?? 5);
const steps = [0, 3, 5];
const deep = 4;
const week = 7 * 86_400;
const start = Date.UTC(2026, 0, 1);
const monthOf = (second) => new Date(start + second * 1000).toISOString().slice(0, 7);

// Marsaglia's xorshift on 32 bits.
let state = 20031201;
const draw = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};

const folder = mkdtempSync(join(tmpdir(), 'journeys-'));
const csv = join(folder, 'events.csv');
const truth = { pairs: new Map(), handoffs: 0, ways: new Map(), reached: [0, 0, 0], retention: new Map() };
{
  // In the order of time, a second apart: no two of a customer at one instant.
  const file = createWriteStream(csv);
  file.write('seq,customer,event,channel,ts\n');
  const last = new Array(customers);
  const begun = new Array(customers).fill('');
  const count = new Uint16Array(customers);
  // The funnel of each customer: the first first step, and the first of each later one in time.
  const entered = new Float64Array(customers).fill(-1);
  const level = new Uint8Array(customers);
  const born = new Float64Array(customers).fill(-1);
  const ages = new Array(customers);
  let lines = [];
  for (let i = 0; i < interactions; i++) {
    const [customer, event, channel] = [draw(customers), draw(names), draw(channels)];
    const before = last[customer];
    if (before) {
      const key = before[0] * names + event;
      const pair = truth.pairs.get(key) ?? [0, 0];
      pair[0]++;
      pair[1] += i - before[2];
      truth.pairs.set(key, pair);
      if (before[1] !== channel) truth.handoffs++;
    }
    last[customer] = [event, channel, i];
    if (count[customer]++ < deep) begun[customer] += (begun[customer] ? '>' : '') + 'e' + event;
    if (event === steps[0] && level[customer] === 0) {
      level[customer] = 1;
      entered[customer] = i;
    } else if (level[customer] > 0 && level[customer] < 3 && event === steps[level[customer]] && i - entered[customer] <= week) {
      level[customer]++;
    }
    if (event === 3 && born[customer] >= 0) (ages[customer] ??= new Set()).add(Math.floor((i - born[customer]) / week));
    if (event === 0 && born[customer] < 0) born[customer] = i;
    lines.push(`${i},c${customer},e${event},h${channel},${new Date(start + i * 1000).toISOString()}`);
    if (lines.length === 10_000) {
      if (!file.write(lines.join('\n') + '\n')) await once(file, 'drain');
      lines = [];
    }
  }
  if (lines.length > 0) file.write(lines.join('\n') + '\n');
  file.end();
  await once(file, 'finish');
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let customer = 0; customer < customers; customer++) {
    if (begun[customer]) add(truth.ways, begun[customer]);
    for (let j = 0; j < level[customer]; j++) truth.reached[j]++;
    for (const age of ages[customer] ?? []) add(truth.retention, `${monthOf(born[customer])} ${age}`);
  }
}

function same(name, what, is, shouldBe) {
  if (!(Math.abs(is - shouldBe) <= 1e-9 * Math.max(1, Math.abs(shouldBe)))) throw new Error(`${name}: ${what} is ${is}, expected ${shouldBe}. Repair the script before timing it.`);
}

function checkGraph(name, edges) {
  same(name, 'edges', edges.length, truth.pairs.size);
  for (const [from, to, count, mean] of edges) {
    const [expected, seconds] = truth.pairs.get(Number(from.slice(1)) * names + Number(to.slice(1)));
    same(name, `${from} > ${to}`, Number(count), expected);
    same(name, `mean of ${from} > ${to}`, Number(mean), seconds / expected);
  }
}

function checkCounts(name, what, rows, expected) {
  same(name, what, rows.length, expected.size);
  for (const [key, count] of rows) same(name, `${what} ${key}`, Number(count), expected.get(key) ?? NaN);
}

const checkWays = (name, rows) => checkCounts(name, 'ways', rows, truth.ways);
const checkFunnel = (name, row) => row.forEach((count, j) => same(name, `step ${j + 1}`, Number(count), truth.reached[j]));
const checkRetention = (name, rows) => checkCounts(name, 'cells', rows, truth.retention);

function show(name, times) {
  const warm = times.slice(1).map((time) => time / interactions).sort((a, b) => a - b);
  console.log(`| ${name.padEnd(44)} | ${(times[0] / interactions).toFixed(1).padStart(7)} | ${warm[runs >> 1].toFixed(1).padStart(7)} |`);
}

async function timed(name, run, check) {
  const times = [];
  for (let i = 0; i <= runs; i++) {
    const began = process.hrtime.bigint();
    const result = await run();
    times.push(Number(process.hrtime.bigint() - began));
    if (i === 0) check?.(result);
  }
  show(name, times);
}

console.log(`${interactions.toLocaleString('en-US')} interactions of ${customers.toLocaleString('en-US')} customers, ns per interaction\n`);
console.log(`| ${'engine and question'.padEnd(44)} | ${'cold'.padStart(7)} | ${'warm'.padStart(7)} |`);
console.log(`|${'-'.repeat(46)}|${'-'.repeat(8)}:|${'-'.repeat(8)}:|`);

try {
  for (const threads of [1, 0]) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    if (threads > 0) await connection.run(`SET threads=${threads}`);
    const name = threads > 0 ? `DuckDB, ${threads} thread` : 'DuckDB, its own threads';
    const ask = (sql) => async () => (await connection.runAndReadAll(sql)).getRows();
    await timed(`${name}: load`, ask(`CREATE OR REPLACE TABLE events AS SELECT seq, customer, event, channel, epoch_ms(ts::TIMESTAMP) AS ms FROM read_csv('${csv}')`));
    const next = `SELECT customer, event, channel, ms, lead(event) OVER w AS next, lead(channel) OVER w AS nextChannel, lead(ms) OVER w AS nextMs FROM events WINDOW w AS (PARTITION BY customer ORDER BY ms, seq)`;
    const window = week * 1000;
    const questions = {
      transitions: [`SELECT event, next, count(*), avg(nextMs - ms) / 1000 FROM (${next}) WHERE next IS NOT NULL GROUP BY ALL`, (rows) => checkGraph(name, rows)],
      'hand-offs': [`SELECT count(*) FROM (${next}) WHERE nextChannel <> channel`, ([[count]]) => same(name, 'hand-offs', Number(count), truth.handoffs)],
      ways: [`SELECT way, count(*) FROM (SELECT string_agg(event, '>' ORDER BY ms, seq) AS way FROM (SELECT * FROM events QUALIFY row_number() OVER (PARTITION BY customer ORDER BY ms, seq) <= ${deep}) GROUP BY customer) GROUP BY way`, (rows) => checkWays(name, rows)],
      'first-entry funnel': [`WITH a AS (SELECT customer, min(ms) AS t FROM events WHERE event = 'e${steps[0]}' GROUP BY customer),
        b AS (SELECT customer, a.t AS s, min(events.ms) AS t FROM a JOIN events USING (customer) WHERE event = 'e${steps[1]}' AND events.ms > a.t AND events.ms <= a.t + ${window} GROUP BY ALL),
        c AS (SELECT customer, b.s AS s, min(events.ms) AS t FROM b JOIN events USING (customer) WHERE event = 'e${steps[2]}' AND events.ms > b.t AND events.ms <= b.s + ${window} GROUP BY ALL)
        SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM c)`, ([row]) => checkFunnel(name, row)],
      retention: [`WITH birth AS (SELECT customer, min(ms) AS t FROM events WHERE event = 'e0' GROUP BY customer)
        SELECT strftime(make_timestamp(t * 1000), '%Y-%m') || ' ' || ((ms - t) // ${window}) AS cell, count(DISTINCT customer) FROM birth JOIN events USING (customer) WHERE event = 'e3' AND ms > t GROUP BY ALL`, (rows) => checkRetention(name, rows)],
    };
    for (const [question, [sql, check]] of Object.entries(questions)) await timed(`${name}: ${question}`, ask(sql), check);
    await timed(`${name}: all five`, async () => {
      for (const [sql] of Object.values(questions)) await ask(sql)();
    });
    connection.closeSync();
  }

  {
    const name = `Polars, ${process.env.POLARS_MAX_THREADS} thread`;
    let frame;
    await timed(`${name}: load and sort`, () => {
      frame = pl.readCSV(csv, { dtypes: { ts: pl.Utf8 } }).withColumn(pl.col('seq').mul(1000).alias('ms')).sort(['customer', 'seq']);
    });
    // Times are the seconds of the sequence: the script made them so, and no text is parsed that DuckDB parses when it loads.
    await timed(`${name}: transitions`, () => frame
      .withColumns(pl.col('event').shift(-1).over('customer').alias('next'), pl.col('ms').shift(-1).over('customer').sub(pl.col('ms')).alias('gap'))
      .filter(pl.col('next').isNotNull())
      .groupBy(['event', 'next']).agg(pl.col('gap').count().alias('n'), pl.col('gap').mean().div(1000).alias('mean')).rows(), (rows) => checkGraph(name, rows));
    await timed(`${name}: hand-offs`, () => frame
      .withColumns(pl.col('channel').shift(-1).over('customer').alias('next'))
      .filter(pl.col('next').isNotNull().and(pl.col('next').neq(pl.col('channel')))).height, (count) => same(name, 'hand-offs', count, truth.handoffs));
    await timed(`${name}: ways`, () => frame
      .groupBy('customer').agg(pl.col('event').head(deep).alias('way'))
      .select(pl.col('way').lst.join('>').alias('way')).groupBy('way').agg(pl.col('way').count().alias('n')).rows(), (rows) => checkWays(name, rows));
    const first = (event, as) => frame.filter(pl.col('event').eq(pl.lit(event))).select(pl.col('customer'), pl.col('ms').alias(as));
    await timed(`${name}: first-entry funnel`, () => {
      const a = first(`e${steps[0]}`, 's').groupBy('customer').agg(pl.col('s').min().alias('s')).withColumns(pl.col('s').alias('t'));
      const after = (chain, event) => chain.join(first(event, 'at'), { on: 'customer' })
        .filter(pl.col('at').gt(pl.col('t')).and(pl.col('at').minus(pl.col('s')).lessThanEquals(week * 1000)))
        .groupBy('customer').agg(pl.col('s').first().alias('s'), pl.col('at').min().alias('t'));
      const b = after(a, `e${steps[1]}`);
      return [a.height, b.height, after(b, `e${steps[2]}`).height];
    }, (row) => checkFunnel(name, row));
    await timed(`${name}: retention`, () => first('e0', 's').groupBy('customer').agg(pl.col('s').min().alias('s'))
      .join(first('e3', 'at'), { on: 'customer' }).filter(pl.col('at').gt(pl.col('s')))
      .withColumns(pl.col('at').minus(pl.col('s')).div(week * 1000).floor().alias('age'), pl.col('s').greaterThanEquals(pl.lit(31 * 86_400_000)).alias('february'))
      .select('customer', 'february', 'age').unique()
      .groupBy(['february', 'age']).agg(pl.col('customer').count().alias('n')).rows().map(([february, age, n]) => [`2026-${february ? '02' : '01'} ${age}`, n]), (rows) => checkRetention(name, rows));
  }

  if (process.env.LIBRARY) {
    const name = 'Cx.Core';
    const [program, ...first] = process.env.LIBRARY.split(' ');
    const answers = JSON.parse(execFileSync(program, [...first, csv, String(runs)], { maxBuffer: 1 << 28 }));
    checkGraph(name, answers.edges);
    same(name, 'hand-offs', answers.handoffs, truth.handoffs);
    checkWays(name, answers.ways);
    checkFunnel(name, answers.reached);
    checkRetention(name, answers.cells);
    show(`${name}, 1 thread: load and sort`, answers.load);
    show(`${name}, 1 thread: all five, one pass`, answers.five);
  } else {
    console.log('\nCx.Core: not run. Build it and name it: dotnet build JourneyQuestions.cs -c Release -o FOLDER; LIBRARY="dotnet FOLDER/JourneyQuestions.dll" node journeys.mjs');
  }

  if (process.env.CX) {
    const [tool, ...first] = process.env.CX.split(' ');
    const ask = (command, ...more) => () => JSON.parse(execFileSync(tool, [...first, 'journey', command, csv, '--case', 'customer', '--activity', 'event', '--time', 'ts', '--channel', 'channel', '--format', 'json', ...more], { maxBuffer: 1 << 28 }));
    await timed('cx journey graph, load included', ask('graph'), (graph) => checkGraph('cx', graph.edges.map((edge) => [edge.from, edge.to, edge.count, edge.meanSeconds])));
    await timed('cx journey funnel, load included', ask('funnel', '--steps', steps.map((step) => `e${step}`).join(','), '--window', '7d', '--anchor', 'first'), (funnel) => checkFunnel('cx', funnel.steps.map((step) => step.reached)));
    await timed('cx journey variants, load included', ask('variants', '--max-depth', String(deep), '--top', '1000000'), (table) => checkWays('cx', table.top.map((way) => [way.steps.join('>'), way.count])));
    await timed('cx journey retention, load included', ask('retention', '--birth', 'e0', '--return', 'e3', '--period', '7d'), (triangle) => checkRetention('cx', triangle.cohorts
      .flatMap((cohort) => cohort.cells.filter((cell) => cell.retained > 0).map((cell) => [`${cohort.start.slice(0, 7)} ${cell.age}`, cell.retained]))));
  } else {
    console.log('\ncx: not run. Name the tool to compare it: CX="dotnet artifacts/bin/Cx.Cli/release/cx.dll" node journeys.mjs');
  }
} finally {
  rmSync(folder, { recursive: true });
}
