/** A row of the statements: an activity with its venue and one of its organizers. */
export interface ShownRow {
  id: string;
  title: string;
  status: string;
  starts_on: string | null;
  ends_on: string | null;
  start_time: string | null;
  end_time: string | null;
  expected_headcount: number | null;
  brief: string | null;
  venue_id: string | null;
  venue_name: string;
  venue_address: string | null;
  role: string | null;
  position: number;
  unit_id: string;
  unit_name: string;
}

interface Organizer {
  role: string;
  position: number;
  organization: { id: string; name: string };
}

const activityOf = (row: ShownRow, organizers: Organizer[]) => ({
  id: row.id,
  title: row.title,
  status: row.status,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  startTime: row.start_time,
  endTime: row.end_time,
  expectedHeadcount: row.expected_headcount,
  brief: row.brief,
  venue: row.venue_id && { id: row.venue_id, name: row.venue_name, address: row.venue_address },
  organizers,
});

/** The activities that the rows tell of, each with its organizers in their order. */
export function activitiesIn(rows: readonly ShownRow[]) {
  const found: ReturnType<typeof activityOf>[] = [];
  for (const row of rows) {
    let last = found.at(-1);
    if (last?.id !== row.id) found.push((last = activityOf(row, [])));
    if (row.role === null) continue;
    const organization = { id: row.unit_id, name: row.unit_name };
    last.organizers.push({ role: row.role, position: row.position, organization });
  }
  return found;
}

export interface HitRow {
  id: string;
  title: string;
  day: string | null;
}

export interface FiguresRow {
  id: string;
  name: string;
  activities: number;
  participants: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const PAGE = 20;

/** The answers in the form in which the server gives them. */
export const answers = {
  street(rows: readonly ShownRow[]) {
    const nodes = activitiesIn(rows);
    const pageInfo = { hasNextPage: nodes.length > PAGE };
    return { data: { activities: { nodes: nodes.slice(0, PAGE), pageInfo } } };
  },
  one: (rows: readonly ShownRow[]) => ({ data: { activity: activitiesIn(rows)[0] ?? null } }),
  search(rows: readonly HitRow[]) {
    const nodes = rows.slice(0, PAGE).map((row) => ({ kind: 'ACTIVITY', ...row }));
    return { data: { search: { nodes, pageInfo: { hasNextPage: rows.length > PAGE } } } };
  },
  figures(found: readonly FiguresRow[]) {
    const rows = found.map(({ id, name, ...row }) => ({ region: { id, name }, ...row }));
    const total = {
      activities: sum(found.map(({ activities }) => activities)),
      participants: sum(found.map(({ participants }) => participants)),
    };
    return { data: { activityFigures: { rows, total } } };
  },
  created: (rows: readonly ShownRow[]) => ({ data: { createActivity: activitiesIn(rows)[0] } }),
};
