import pg from 'pg';
import { v7 as newId } from 'uuid';
import { answers, type FiguresRow, type HitRow, type ShownRow } from './answers.ts';
import { listen, need } from './http.ts';
import {
  CREATE,
  CREATE_ORGANIZERS,
  CREATED,
  FIGURES,
  type NewActivity,
  ONE,
  SEARCH,
  streetFor,
  valuesOf,
} from './statements.ts';

/** As many connections as the server has. */
const POOL_SIZE = 12;
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: POOL_SIZE });

/** A named statement, which each connection plans once. */
function named(name: string, text: string) {
  let count = 0;
  const numbered = text.replace(/\?/g, () => `$${++count}`);
  return (values: unknown[]) => ({ name, text: numbered, values });
}

const street = named('street', streetFor(''));
const one = named('one', ONE);
const search = named('search', SEARCH);
const figures = named('figures', FIGURES);
const created = named('created', CREATED);
const create = named('create', CREATE);
const createOrganizers = named('create-organizers', CREATE_ORGANIZERS);

async function add(given: NewActivity): Promise<ShownRow[]> {
  const client = await pool.connect();
  try {
    const values = valuesOf(given, newId);
    await client.query('BEGIN');
    await client.query(create(values.activity));
    await client.query(createOrganizers(values.organizers));
    await client.query('COMMIT');
    return (await client.query<ShownRow>(created([values.id]))).rows;
  } finally {
    client.release();
  }
}

listen({
  '/street': async (asked) => {
    const region = need(asked, 'region');
    const from = need(asked, 'from');
    const end = `${need(asked, 'to')}T24`;
    const values = [region, region, from, end, region, region, from, from];
    return answers.street((await pool.query<ShownRow>(street(values))).rows);
  },
  '/one': async (asked) => answers.one((await pool.query<ShownRow>(one([need(asked, 'id')]))).rows),
  '/search': async (asked) => {
    const pattern = `%${need(asked, 'text')}%`;
    const { rows } = await pool.query<HitRow>(search([pattern, pattern, pattern]));
    return answers.search(rows);
  },
  '/figures': async (asked) => {
    const days = [need(asked, 'from'), `${need(asked, 'to')}T24`];
    return answers.figures((await pool.query<FiguresRow>(figures(days))).rows);
  },
  '/create': async (_asked, body) => answers.created(await add(JSON.parse(body) as NewActivity)),
});
