let known;

const storages = () => [globalThis.GqlTypeMetadataStorage, globalThis.GqlLazyMetadataStorageHost];

/** Loads the product, and notes the GraphQL types and operations that it declares. */
export async function noteProduct() {
  if (known) return;
  await import('../../../dist/app.module.js');
  const [types, lazy] = storages();
  const { lazyMetadataByTarget: later } = lazy;
  lazy.load([...later.keys()].filter((target) => typeof target === 'function'));
  known = {
    targets: new Set(types.metadataByTargetCollection.storageMap.keys()),
    enums: new Set([...types.enums, ...types.unions]),
    later: new Map([...later].map(([target, work]) => [target, work.length])),
  };
}

const retain = (list, isKept) => list.splice(0, list.length, ...list.filter(isKept));

/** Nest keeps declarations for good: those of a test file must not reach the schema of the next. */
export function forgetOthers() {
  if (!known) return;
  const [types, lazy] = storages();
  const { all, storageMap } = types.metadataByTargetCollection;
  const ofProduct = ({ target }) => known.targets.has(target);
  const { queries, mutations, subscriptions, fieldResolvers } = types;
  const lists = [queries, mutations, subscriptions, fieldResolvers];
  lists.push(all.argumentType, all.inputType, all.objectType, all.resolver);
  for (const list of lists) retain(list, ofProduct);
  for (const list of [types.enums, types.unions]) retain(list, (one) => known.enums.has(one));
  for (const keyed of [storageMap, all.interface])
    for (const target of keyed.keys()) if (!known.targets.has(target)) keyed.delete(target);
  types.metadataByTargetCollection.storageList = [...storageMap.values()];
  for (const [target, work] of lazy.lazyMetadataByTarget) {
    if (known.later.has(target)) work.length = known.later.get(target);
    else lazy.lazyMetadataByTarget.delete(target);
  }
}
