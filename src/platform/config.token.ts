/** Injection token of the {@link Config} that the server was started with. */
export const CONFIG = Symbol('config');
