/** A promise, and what settles it from outside, as `Promise.withResolvers` of Node 22 gives them. */
export function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (fault: Error) => void = () => {};
  const promise = new Promise<T>((settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
