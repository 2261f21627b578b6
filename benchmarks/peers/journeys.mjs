// What customers did, in DuckDB and Polars: transitions with mean times, ways, an ordered first-entry funnel, retention by month and hand-offs.
// The same CSV goes to `cx journey graph` where CX names the tool. Every answer is compared before a time is shown; times are the median of five warm runs after a cold one.
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
const runs = 5;

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
const truth = { pairs: new Map(), handoffs: 0 };
{
  // In the order of time, a second apart: no two of a customer at one instant.
  const file = createWriteStream(csv);
  file.write('seq,customer,event,channel,ts\n');
  const last = new Array(customers);
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
    lines.push(`${i},c${customer},e${event},h${channel},${new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString()}`);
    if (lines.length === 10_000) {
      if (!file.write(lines.join('\n') + '\n')) await once(file, 'drain');
      lines = [];
    }
  }
  if (lines.length > 0) file.write(lines.join('\n') + '\n');
  file.end();
  await once(file, 'finish');
}

function same(name, what, is, shouldBe) {
  if (Math.abs(is - shouldBe) > 1e-9 * Math.max(1, Math.abs(shouldBe))) throw new Error(`${name}: ${what} is ${is}, expected ${shouldBe}. Repair the script before timing it.`);
}

function checkGraph(name, edges) {
  same(name, 'edges', edges.length, truth.pairs.size);
  for (const [from, to, count, mean] of edges) {
    const [expected, seconds] = truth.pairs.get(Number(from.slice(1)) * names + Number(to.slice(1)));
    same(name, `${from} > ${to}`, Number(count), expected);
    same(name, `mean of ${from} > ${to}`, Number(mean), seconds / expected);
  }
}

async function timed(name, run, check) {
  const times = [];
  for (let i = 0; i <= runs; i++) {
    const began = process.hrtime.bigint();
    const result = await run();
    times.push(Number(process.hrtime.bigint() - began) / interactions);
    if (i === 0) check?.(result);
  }
  const warm = times.slice(1).sort((a, b) => a - b);
  console.log(`| ${name.padEnd(44)} | ${times[0].toFixed(1).padStart(7)} | ${warm[runs >> 1].toFixed(1).padStart(7)} |`);
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
    await timed(`${name}: transitions`, ask(`SELECT event, next, count(*), avg(nextMs - ms) / 1000 FROM (${next}) WHERE next IS NOT NULL GROUP BY ALL`), (rows) => checkGraph(name, rows));
    await timed(`${name}: hand-offs`, ask(`SELECT count(*) FROM (${next}) WHERE nextChannel <> channel`), ([[count]]) => same(name, 'hand-offs', Number(count), truth.handoffs));
    await timed(`${name}: ways`, ask(`SELECT count(*), max(n) FROM (SELECT way, count(*) AS n FROM (SELECT string_agg(event, '>' ORDER BY ms, seq) AS way FROM events GROUP BY customer) GROUP BY way)`));
    const window = 7 * 86400 * 1000;
    await timed(`${name}: first-entry funnel`, ask(`WITH a AS (SELECT customer, min(ms) AS t FROM events WHERE event = 'e0' GROUP BY customer),
      b AS (SELECT customer, a.t AS s, min(events.ms) AS t FROM a JOIN events USING (customer) WHERE event = 'e3' AND events.ms > a.t AND events.ms <= a.t + ${window} GROUP BY ALL),
      c AS (SELECT customer, b.s AS s, min(events.ms) AS t FROM b JOIN events USING (customer) WHERE event = 'e5' AND events.ms > b.t AND events.ms <= b.s + ${window} GROUP BY ALL)
      SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM c)`));
    await timed(`${name}: retention`, ask(`WITH birth AS (SELECT customer, min(ms) AS t FROM events WHERE event = 'e0' GROUP BY customer)
      SELECT date_trunc('month', make_timestamp(t * 1000)) AS cohort, (ms - t) // ${window} AS age, count(DISTINCT customer) FROM birth JOIN events USING (customer) WHERE event = 'e3' AND ms > t GROUP BY ALL`));
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
  }

  if (process.env.CX) {
    const [tool, ...first] = process.env.CX.split(' ');
    await timed('cx journey graph, load included', () => JSON.parse(execFileSync(tool, [...first, 'journey', 'graph', csv, '--case', 'customer', '--activity', 'event', '--time', 'ts', '--format', 'json'], { maxBuffer: 1 << 28 })),
      (graph) => checkGraph('cx', graph.edges.map((edge) => [edge.from, edge.to, edge.count, edge.meanSeconds])));
  } else {
    console.log('\ncx: not run. Name the tool to compare it: CX="dotnet artifacts/bin/Cx.Cli/release/cx.dll" node journeys.mjs');
  }
} finally {
  rmSync(folder, { recursive: true });
}
