/** `sv-SE` writes days as the database keeps them. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day in Asia/Shanghai, `2023-04-10`. */
export const dayOf = (moment: Date): string => DAY.format(moment);

export const today = (): string => dayOf(new Date());
