/** The part of a region that access rules need: its place in the tree. */
export interface Place {
  /** Ids from the root to the region, each followed by `/`. */
  path: string;
}

export interface ActorFacts {
  accountId: string | null;
  accountName: string;
  /** The sign-in or token by which the account asks. */
  sessionId?: string | null;
  organizationId: string | null;
  region: (Place & { id: string; level: string }) | null;
  roles: readonly string[];
  permissions: ReadonlySet<string>;
  /** A command or the server itself: everything is allowed and recorded as such. */
  system?: boolean;
}

/** Whoever asks: an account on duty for a unit, nobody, or the server itself. */
export class Actor {
  constructor(private readonly facts: ActorFacts) {}

  static readonly anonymous = new Actor({
    accountId: null,
    accountName: '',
    organizationId: null,
    region: null,
    roles: [],
    permissions: new Set(),
  });

  static readonly system = new Actor({
    accountId: null,
    accountName: 'system',
    organizationId: null,
    region: null,
    roles: [],
    permissions: new Set(),
    system: true,
  });

  get accountId(): string | null {
    return this.facts.accountId;
  }
  get accountName(): string {
    return this.facts.accountName;
  }
  get sessionId(): string | null {
    return this.facts.sessionId ?? null;
  }
  get organizationId(): string | null {
    return this.facts.organizationId;
  }
  get region(): ActorFacts['region'] {
    return this.facts.region;
  }
  get roles(): readonly string[] {
    return this.facts.roles;
  }
  get isSystem(): boolean {
    return this.facts.system === true;
  }
  get signedIn(): boolean {
    return this.facts.accountId !== null || this.isSystem;
  }

  can(permission: string): boolean {
    return this.isSystem || this.facts.permissions.has(permission);
  }

  /** Whether the place lies in the actor's region or anywhere below it. */
  covers(place: Place | null | undefined): boolean {
    if (this.isSystem) return true;
    const own = this.facts.region;
    return !!own && !!place && place.path.startsWith(own.path);
  }

  belongsTo(organizationId: string | null | undefined): boolean {
    return !!organizationId && this.facts.organizationId === organizationId;
  }
}
