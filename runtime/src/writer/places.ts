// Where a text stands: which characters it cannot hold as they are is told by these bits. Each is a constant of its own, so
// that it can stand wherever it is used.
export const raw = 0;
export const text = 1;
export const attribute = 2;
export const cdata = 4;
