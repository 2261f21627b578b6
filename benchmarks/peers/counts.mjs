// Counts by level and by series and level: the same columns and questions as KeyedBenchmarks of Cx.Core.Benchmarks, in DuckDB and Polars.
// One thread each, as one writer of a store has. Time is the best of five, per row.
import { DuckDBInstance } from '@duckdb/node-api';

process.env.POLARS_MAX_THREADS = '1';
const pl = (await import('nodejs-polars')).default;

const rows = Number(process.argv[2] ?? 20_000_000);
const series = 1024;
const best = 5;

// The draw of Columns.cs, word by word: Marsaglia's xorshift on 32 bits.
function columns(count) {
  let state = 20031201;
  const next = (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const keys = new Int32Array(count);
  const codes = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    keys[i] = next(series);
    const draw = next(100);
    // 3 % not answered, 1 % skipped, 1 % not applicable; the rest 0–10, most of them high.
    codes[i] = draw < 3 ? 0 : draw < 4 ? 254 : draw < 5 ? 255 : 11 - Math.floor(Math.sqrt(next(121)));
  }
  return { keys, codes };
}

function expected({ keys, codes }) {
  const byLevel = new Float64Array(256);
  const bySeries = new Map();
  for (let i = 0; i < keys.length; i++) {
    byLevel[codes[i]]++;
    const cell = keys[i] * 256 + codes[i];
    bySeries.set(cell, (bySeries.get(cell) ?? 0) + 1);
  }
  return { byLevel, bySeries };
}

async function timed(name, run, check) {
  let least = Infinity;
  for (let i = 0; i < best; i++) {
    const began = process.hrtime.bigint();
    const result = await run();
    const took = Number(process.hrtime.bigint() - began) / rows;
    if (i === 0) check(await result);
    least = Math.min(least, took);
  }
  console.log(`| ${name.padEnd(30)} | ${least.toFixed(2).padStart(8)} |`);
}

function same(name, what, is, shouldBe) {
  if (is !== shouldBe) throw new Error(`${name}: ${what} is ${is}, expected ${shouldBe}. Repair the script before timing it.`);
}

const data = columns(rows);
const truth = expected(data);
const sum = (values) => values.reduce((a, b) => a + Number(b), 0);

console.log(`${rows.toLocaleString('en-US')} rows, ${series} series, 1 thread\n`);
console.log(`| ${'engine and question'.padEnd(30)} | ${'ns / row'.padStart(8)} |`);
console.log(`|${'-'.repeat(32)}|${'-'.repeat(9)}:|`);

{
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('SET threads=1');
  await connection.run('CREATE TABLE answers (key INTEGER, code UTINYINT)');
  const appender = await connection.createAppender('answers');
  for (let i = 0; i < rows; i++) {
    appender.appendInteger(data.keys[i]);
    appender.appendUTinyInt(data.codes[i]);
    appender.endRow();
  }
  appender.closeSync();
  const ask = (sql) => async () => (await connection.runAndReadAll(sql)).getRows();
  await timed('DuckDB, by level', ask('SELECT code, count(*) FROM answers GROUP BY code'), (found) => {
    for (const [code, count] of found) same('DuckDB', `level ${code}`, Number(count), truth.byLevel[code]);
  });
  await timed('DuckDB, by series and level', ask('SELECT key, code, count(*) FROM answers GROUP BY key, code'), (found) => {
    same('DuckDB', 'groups', found.length, truth.bySeries.size);
    same('DuckDB', 'total', sum(found.map((row) => row[2])), rows);
  });
  connection.closeSync();
}

{
  const frame = pl.DataFrame({ key: pl.Series('key', data.keys), code: pl.Series('code', data.codes) });
  await timed('Polars, by level', () => frame.groupBy('code').agg(pl.col('key').count().alias('n')), (found) => {
    const codes = found.getColumn('code').toArray();
    const counts = found.getColumn('n').toArray();
    codes.forEach((code, i) => same('Polars', `level ${code}`, Number(counts[i]), truth.byLevel[code]));
  });
  await timed('Polars, by series and level', () => frame.groupBy('key', 'code').agg(pl.len().alias('n')), (found) => {
    same('Polars', 'groups', found.height, truth.bySeries.size);
    same('Polars', 'total', sum(found.getColumn('n').toArray()), rows);
  });
}
