/** The day is the 15th of April; the first was in 2016. */
const SECURITY_DAY = '04-15';
const YEAR_ZERO = 2015;

export const FIRST_YEAR = YEAR_ZERO + 1;

interface Window {
  startsOn: string;
  endsOn: string | null;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The N of the year's N-th National Security Education Day. */
export const editionOf = (year: number): number => year - YEAR_ZERO;

/** National Security Education Day, if it lies in the window. */
export function securityDayIn({ startsOn, endsOn }: Window): string | null {
  for (let year = yearOf(startsOn); year <= yearOf(endsOn ?? startsOn); year += 1) {
    const day = `${year}-${SECURITY_DAY}`;
    if (day >= startsOn && (endsOn === null || day <= endsOn)) return day;
  }
  return null;
}

/** The edition that the window asks for, when another was given; null when all is well. */
export function expectedEdition(campaign: Window & { edition: number | null }): number | null {
  const { edition, startsOn, endsOn } = campaign;
  if (edition === null) return null;
  const first = editionOf(yearOf(startsOn));
  const last = editionOf(yearOf(endsOn ?? startsOn));
  if (edition >= first && edition <= last) return null;
  return first;
}

/** The same day a year later; the 29th of February becomes the 28th. */
export function aYearLater(day: string): string {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${yearOf(day) + 1}${rest}`;
}

/** A name with its year and edition moved on: `2023年…(第8届)` becomes `2024年…(第9届)`. */
export function nameNextYear(name: string, startsOn: string, edition: number | null): string {
  const year = yearOf(startsOn);
  const moved = name.replaceAll(String(year), String(year + 1));
  return edition === null
    ? moved
    : moved.replace(new RegExp(`第${edition}([届个次])`), `第${edition + 1}$1`);
}

const THEMES: Readonly<Record<number, string>> = {
  2021: '践行总体国家安全观,统筹发展和安全,统筹传统安全和非传统安全,营造庆祝建党100周年良好氛围',
  2022: '树牢总体国家安全观,感悟新时代国家安全成就,为迎接党的二十大胜利召开营造良好氛围',
  2023: '贯彻总体国家安全观,增强全民国家安全意识和素养,夯实以新安全格局保障新发展格局的社会基础',
  2024: '总体国家安全观 创新引领10周年',
  2025: '全民国家安全教育 走深走实十周年',
};

/** The nation-wide theme of the year's day, where it is known. */
export const themeOf = (year: number): string | null => THEMES[year] ?? null;
