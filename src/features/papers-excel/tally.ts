/** A word of an editable list, with its place in it. */
interface Term {
  name: string;
  position: number;
}

/** What is counted of an activity. */
export interface Tallied {
  status: string;
  type: Term;
  actualHeadcount: number | null;
  headcountEstimated: boolean;
  materials: { quantity: number; countingWord: string; estimated: boolean; material: Term }[];
}

export interface Held {
  activities: number;
  people: number;
}

const nothing = (): Held => ({ activities: 0, people: 0 });

/** What is given out to be read is counted in copies. */
const COPIES = new Set(['份', '册']);

/**
 * Sums over activities that were held: each once, however many units held it together, and only when it
 * is closed, when its figures are known.
 */
export class Tally {
  readonly all = nothing();
  /** How many of the people are an estimate. */
  estimated = 0;
  /** Pieces of reading matter. */
  copies = 0;
  private readonly byType = new Map<string, Held & Term>();
  private readonly byMaterial = new Map<string, Term & { unit: string; quantity: number }>();

  add({ status, type, actualHeadcount, headcountEstimated, materials }: Tallied): void {
    if (status !== 'CLOSED') return;
    const people = actualHeadcount ?? 0;
    const ofType = this.byType.get(type.name) ?? { ...type, ...nothing() };
    this.byType.set(type.name, ofType);
    for (const sum of [this.all, ofType]) {
      sum.activities += 1;
      sum.people += people;
    }
    if (headcountEstimated) this.estimated += people;
    for (const { material, countingWord: unit, quantity } of materials) {
      const key = `${material.name} ${unit}`;
      const sum = this.byMaterial.get(key) ?? { ...material, unit, quantity: 0 };
      this.byMaterial.set(key, { ...sum, quantity: sum.quantity + quantity });
      if (COPIES.has(unit)) this.copies += quantity;
    }
  }

  /** Types of work in the order of their list. */
  get types(): (Held & Term)[] {
    return [...this.byType.values()].sort(inOrder);
  }

  get materials(): (Term & { unit: string; quantity: number })[] {
    return [...this.byMaterial.values()].sort(inOrder);
  }
}

const inOrder = (a: Term, b: Term): number => a.position - b.position || (a.name < b.name ? -1 : 1);
