/**
 * The same portions, the first of them made at once: what is wrong with a question is then said before
 * anything of the answer is sent. A generator would not do: one that nobody has read from yet ends
 * without its `finally`.
 */
export async function begun<T>(portions: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const source = portions[Symbol.asyncIterator]();
  let first: IteratorResult<T> | null = await source.next();
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        const made = first;
        first = null;
        return made ? Promise.resolve(made) : source.next();
      },
      async return() {
        await source.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}

/** The same portions; when they are all made, when making fails or nobody reads on, it ends, once. */
export function ending<T>(portions: AsyncIterable<T>, end: () => void): AsyncIterable<T> {
  const source = portions[Symbol.asyncIterator]();
  let ended = false;
  const endOnce = () => {
    if (!ended) end();
    ended = true;
  };
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          const made = await source.next();
          if (made.done) endOnce();
          return made;
        } catch (error) {
          endOnce();
          throw error;
        }
      },
      async return() {
        endOnce();
        await source.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}
