import { type GraphQLSchema, isScalarType } from 'graphql';

/** The scalars of the library in our words, for whoever reads the schema. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  DateTimeISO: '时间 — a moment, ISO 8601 in UTC: `2023-04-10T01:00:00.000Z`.',
  DateTime: '时间 — a moment, ISO 8601: `2023-04-10T01:00:00.000Z`.',
  Date: '日期 — a day: `2023-04-10`.',
  LocalDate: '日期 — a day in Asia/Shanghai: `2023-04-10`.',
  LocalTime: '时刻 — a time of day in Asia/Shanghai: `09:30` or `09:30:00`.',
  JSON: 'JSON 值 — any JSON value.',
  JSONObject: 'JSON 对象 — an object of any JSON values.',
  URL: '网址 — an absolute address.',
  Latitude: '纬度 — degrees north, -90 to 90.',
  Longitude: '经度 — degrees east, -180 to 180.',
};

export function describeScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const description = DESCRIPTIONS[type.name];
    if (isScalarType(type) && description) type.description = description;
  }
  return schema;
}
