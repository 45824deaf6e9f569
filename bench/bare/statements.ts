/**
 * What the bare handlers send, on both databases; `?` marks a parameter. Each answer comes from one
 * statement, as whoever writes such a handler by hand would write it.
 */

const SHOWN = `a.id, a.title, a.status, a.starts_on, a.ends_on, a.start_time, a.end_time,
  a.expected_headcount, a.brief, v.id AS venue_id, v.name AS venue_name, v.address AS venue_address,
  o.role, o.position, u.id AS unit_id, u.name AS unit_name`;

const BESIDE = `LEFT JOIN venues v ON v.id = a.venue_id
  LEFT JOIN activity_organizers o ON o.activity_id = a.id
  LEFT JOIN organizations u ON u.id = o.organization_id`;

/**
 * `+` leaves a column out of SQLite's choice of an index: what began earlier and goes on is found by
 * its end, since few activities last for days.
 */
const OF_STREET = `IN (SELECT id FROM regions WHERE parent_id = ? UNION ALL SELECT ?)`;
const IS_PUBLIC = `status IN ('PUBLISHED', 'CLOSED')`;

/** Street twice, first day, the text after the last; then street twice, first day twice. */
export const streetFor = (without: string): string => `WITH found AS MATERIALIZED (
    SELECT id, sort_at FROM activities
    WHERE region_id ${OF_STREET} AND ${without}${IS_PUBLIC} AND sort_at >= ? AND sort_at < ?
    UNION ALL
    SELECT id, sort_at FROM activities
    WHERE ${without}region_id ${OF_STREET} AND ${without}${IS_PUBLIC}
      AND ends_on >= ? AND ${without}sort_at < ?),
  page AS (SELECT * FROM found ORDER BY sort_at, id LIMIT 21)
  SELECT ${SHOWN} FROM page JOIN activities a ON a.id = page.id ${BESIDE}
  ORDER BY page.sort_at, page.id, o.position`;

/** The id. */
export const ONE = `SELECT ${SHOWN} FROM activities a ${BESIDE}
  WHERE a.id = ? AND a.status IN ('PUBLISHED', 'CLOSED') ORDER BY o.position`;

/** The same of an activity that is not public yet. */
export const CREATED = `SELECT ${SHOWN} FROM activities a ${BESIDE}
  WHERE a.id = ? ORDER BY o.position`;

/** The word in `%` three times. The texts are those that the server searches, in one place. */
export const SEARCH = `SELECT d.record_id AS id, d.title, a.starts_on AS day
  FROM search_documents d JOIN activities a ON a.id = d.record_id
  WHERE d.kind = 'ACTIVITY' AND (d.names LIKE ? OR d.body LIKE ?) AND a.${IS_PUBLIC}
  ORDER BY CASE WHEN d.names LIKE ? THEN 1 ELSE 2 END, d.place DESC LIMIT 21`;

/** First day, the text after the last. */
export const FIGURES = `SELECT s.id, s.name, CAST(count(*) AS integer) AS activities,
    CAST(sum(CASE WHEN a.status = 'CLOSED' THEN a.actual_headcount ELSE 0 END) AS integer)
      AS participants
  FROM activities a JOIN regions r ON r.id = a.region_id
    JOIN regions s ON s.id = CASE WHEN r.level = 'COMMUNITY' THEN r.parent_id ELSE r.id END
  WHERE a.sort_at >= ? AND a.sort_at < ? AND a.${IS_PUBLIC}
  GROUP BY s.id, s.name, s.code ORDER BY s.code`;

const marks = (count: number): string => Array(count).fill('?').join(', ');

const ACTIVITY_COLUMNS = [
  'id',
  'created_at',
  'updated_at',
  'title',
  'type_id',
  'region_id',
  'owner_organization_id',
  'owner_account_id',
  'registered_by_id',
  'starts_on',
  'start_time',
  'end_time',
  'sort_at',
  'venue_id',
  'expected_headcount',
  'brief',
] as const;

export const CREATE = `INSERT INTO activities (${ACTIVITY_COLUMNS.join(', ')},
    version, status, headcount_estimated, audiences_overlap, parts)
  VALUES (${marks(ACTIVITY_COLUMNS.length)}, 1, 'DRAFT', FALSE, FALSE, ?)`;

const ORGANIZER = `(${marks(7)})`;

export const CREATE_ORGANIZERS = `INSERT INTO activity_organizers
  (id, created_at, updated_at, activity_id, organization_id, role, position)
  VALUES ${ORGANIZER}, ${ORGANIZER}`;

/** What a bare handler is told of a new activity: all that the server knows from the session, too. */
export interface NewActivity {
  accountId: string;
  unitId: string;
  regionId: string;
  title: string;
  typeId: string;
  startsOn: string;
  startTime: string;
  endTime: string;
  venueId: string;
  expectedHeadcount: number;
  brief: string;
  organizers: { organizationId: string; role: string }[];
}

/** The values of {@link CREATE} and {@link CREATE_ORGANIZERS}. */
export function valuesOf(given: NewActivity, newId: () => string) {
  const id = newId();
  const at = new Date().toISOString();
  const { accountId, startsOn, startTime } = given;
  return {
    id,
    activity: [
      id,
      at,
      at,
      given.title,
      given.typeId,
      given.regionId,
      given.unitId,
      accountId,
      accountId,
      startsOn,
      startTime,
      given.endTime,
      `${startsOn}T${startTime}`,
      given.venueId,
      given.expectedHeadcount,
      given.brief,
      '{"revision":0,"changed":[]}',
    ],
    organizers: given.organizers.flatMap(({ organizationId, role }, index) => [
      newId(),
      at,
      at,
      id,
      organizationId,
      role,
      index + 1,
    ]),
  };
}
