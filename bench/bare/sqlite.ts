import Driver from 'better-sqlite3';
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

const file = process.env.BENCH_DATABASE;
const reader = new Driver(file, { readonly: true });
const writer = new Driver(file);
writer.pragma('journal_mode = WAL');
writer.pragma('synchronous = FULL');
writer.pragma('foreign_keys = ON');
writer.pragma('busy_timeout = 5000');

/** `+?`: SQLite built with STAT4 prepares a statement again for each value of a bare `?`. */
const prepare = <Row>(database: Driver.Database, text: string) =>
  database.prepare<unknown[], Row>(text.replaceAll('?', '+?'));

const street = prepare<ShownRow>(reader, streetFor('+'));
const one = prepare<ShownRow>(reader, ONE);
const search = prepare<HitRow>(reader, SEARCH);
const figures = prepare<FiguresRow>(reader, FIGURES);
const created = prepare<ShownRow>(writer, CREATED);
const create = prepare(writer, CREATE);
const createOrganizers = prepare(writer, CREATE_ORGANIZERS);

const add = writer.transaction((given: NewActivity) => {
  const values = valuesOf(given, newId);
  create.run(...values.activity);
  createOrganizers.run(...values.organizers);
  return values.id;
});

listen({
  '/street': (asked) => {
    const region = need(asked, 'region');
    const from = need(asked, 'from');
    const end = `${need(asked, 'to')}T24`;
    return answers.street(street.all(region, region, from, end, region, region, from, from));
  },
  '/one': (asked) => answers.one(one.all(need(asked, 'id'))),
  '/search': (asked) => {
    const pattern = `%${need(asked, 'text')}%`;
    return answers.search(search.all(pattern, pattern, pattern));
  },
  '/figures': (asked) =>
    answers.figures(figures.all(need(asked, 'from'), `${need(asked, 'to')}T24`)),
  '/create': (_asked, body) =>
    answers.created(created.all(add.immediate(JSON.parse(body) as NewActivity))),
});
