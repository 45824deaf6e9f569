import type { OrganizerRole, Reason } from '../reading.types.js';
import type { UnitSpan } from '../entities/organizations.js';
import { ACTING, HOLDING, ROLE_FRAMES } from './role-frames.js';

/** A unit with what it does in a sentence. Offsets count in the sentence. */
export interface RoleSpan {
  readonly unit: UnitSpan;
  readonly role: OrganizerRole;
  readonly reasons: readonly Reason[];
}

/** Units side by side: A、B和C等部门. */
interface Group {
  readonly units: readonly UnitSpan[];
  readonly start: number;
  readonly end: number;
  /** Where the words about its people end: 民警, 工作人员. */
  readonly tail: number;
}

const BETWEEN = /^(?:[、和与及暨\s]|以及|,和|、和)$/;
const STAFF =
  /^(?:的)?(?:[^,。;、在向为]{0,6}?)(?:志愿者|工作人员|民警|辅警|干警|社工|网格员|法律明白人|干部|法官|检察官|律师|党员干部|党员|普法(?:员|工作者|志愿者|宣传员|讲师)|宣讲员|讲解员|教师|老师|官兵|执法人员|专职[^,。;]{0,4}|调解员|职工|人员)(?:们|代表|小分队|服务队|队伍|队)?(?:[和与、](?:志愿者|工作人员|网格员|民警|社工|党员|干部|干警|律师))?/;
/** People of a unit who are its public, not its staff. */
const PUBLIC =
  /^(?:的)?(?:全体|部分|广大|[^,。;、在向为给对]{0,4}?)(?:居民|村民|群众|学生|师生|小朋友|同学|孩子|家长|少先队员|儿童|老人|业主|商户)/;
/** `X小学师生走进…`: the unit's people go to see something; the unit holds the visit. */
const GO_TO_SEE =
  /^(?:的)?[^,。;、]{0,12}?(?:师生|学生|同学|少先队员|党员)(?:们|代表)*[^,。;]{0,6}(?:走进|来到|赴|前往|参观|到)/;
const BEFORE = 14;
const BEHIND = 26;

function groupsOf(masked: string, units: readonly UnitSpan[]): Group[] {
  const groups: UnitSpan[][] = [];
  let last: UnitSpan | undefined;
  for (const unit of units) {
    const gap = last ? masked.slice(last.end, unit.start) : null;
    if (gap !== null && (gap === '' || BETWEEN.test(gap))) groups.at(-1)?.push(unit);
    else groups.push([unit]);
    last = unit;
  }
  return groups.map((members) => groupOf(masked, members));
}

function groupOf(masked: string, units: readonly UnitSpan[]): Group {
  const start = units[0]?.start ?? 0;
  const end = units.at(-1)?.end ?? start;
  const staff = STAFF.exec(masked.slice(end, end + BEHIND))?.[0].length ?? 0;
  return { units, start, end, tail: end + staff };
}

/** The roles that a sentence gives to the units named in it. */
export function rolesIn(masked: string, units: readonly UnitSpan[]): RoleSpan[] {
  const spans: RoleSpan[] = [];
  let subject: Group | null = null;
  for (const group of groupsOf(masked, units)) {
    const frame = frameOf(masked, group);
    if (frame) spans.push(...(frame.role ? all(group, frame.role, []) : []));
    else if (!subject && acts(masked, group)) {
      subject = group;
      spans.push(...subjectRoles(group));
    }
  }
  return spans;
}

function frameOf(masked: string, group: Group): (typeof ROLE_FRAMES)[number] | undefined {
  const before = masked.slice(Math.max(0, group.start - BEFORE), group.start);
  const behind = [group.end, group.tail].map((from) => masked.slice(from, from + BEHIND));
  return ROLE_FRAMES.find(({ pattern }) =>
    behind.some((after) => pattern.test(`${before}@${after}`)),
  );
}

/** Whether the group is what holds the event or does what the caption shows. */
function acts(masked: string, group: Group): boolean {
  const behind = masked.slice(group.end);
  if (PUBLIC.test(behind) && group.tail === group.end && !GO_TO_SEE.test(behind)) return false;
  const sentence = masked.slice(group.tail);
  return HOLDING.test(sentence) || ACTING.test(sentence);
}

const subjectRoles = (group: Group): RoleSpan[] =>
  all(group, 'host', group.tail > group.end ? ['UNIT_FROM_PERSON'] : []);

const all = (group: Group, role: OrganizerRole, reasons: readonly Reason[]): RoleSpan[] =>
  group.units.map((unit) => ({ unit, role, reasons }));
